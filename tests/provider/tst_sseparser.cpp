// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/sseparser.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using provider::SseParser;

/// Bytes to events: every row cut at every place gives the same events as in one piece.
class SseParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void givesTheSameEventsHoweverItIsCut_data();
    void givesTheSameEventsHoweverItIsCut();
    void keepsUtf8WholeForEverySplit();
    void takesALongLineInManyPieces();
    void refusesAnEndlessLine();
    void refusesAnEndlessEvent();
    void scansEachByteOnce();
    void survivesRandomBytes();
};

using Events = QList<QByteArray>;

static void collect(SseParser &parser, Events &events)
{
    while (const auto event = parser.next())
        events.append(event->toByteArray());
}

static Events parsed(const QList<QByteArray> &pieces)
{
    SseParser parser;
    Events events;
    for (const QByteArray &piece : pieces) {
        parser.feed(piece);
        collect(parser, events);
    }
    parser.end();
    collect(parser, events);
    return events;
}

void SseParserTest::givesTheSameEventsHoweverItIsCut_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Events>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const Events &expected) {
        QTest::newRow(name) << stream << expected;
    };
    row("P23: lines end with LF", "data: a\n\ndata: b\n\n", {"a", "b"});
    row("P23: lines end with CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", {"a", "b"});
    row("P23: lines end with CR", "data: a\r\rdata: b\r\r", {"a", "b"});
    row("P23: line ends are mixed", "data: a\r\n\ndata: b\r\r\ndata: c\n\r\n", {"a", "b", "c"});
    row("P23: LF CR is two line ends", "data: a\n\rdata: b\n\r", {"a", "b"});
    row("P24: a byte order mark comes first",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        {"a"});
    row("P24: a byte order mark later is no field name",
        "data: a\n\n\xEF\xBB\xBF"
        "data: b\n\n",
        {"a"});
    row("P24: comments are no data", ": OPENROUTER PROCESSING\n\ndata: a\n:ping\n\n", {"a"});
    row("P24: data may be empty", "data\n\ndata:\n\ndata: \n\n", {});
    row("P24: data without a colon is an empty line of data", "data: a\ndata\ndata: b\n\n", {"a\n\nb"});
    row("P24: one space after the colon goes, more stay", "data:a\n\ndata:  b\n\n", {"a", " b"});
    row("P24: event, id and retry are no data", "event: x\nid: 1\nretry: 5\ndata: a\n\nevent: y\n\n", {"a"});
    row("P24: a name that begins with data is another field", "database: x\ndata: a\n\n", {"a"});
    row("P25: several data lines make one event", "data: {\ndata: \"a\": 1\ndata: }\n\n", {"{\n\"a\": 1\n}"});
    row("P25: another field stands between data lines", "data: a\nid: 1\ndata: b\n\ndata: c\n\n", {"a\nb", "c"});
    row("the end of the stream ends the last event", "data: a\n\ndata: b", {"a", "b"});
    row("the end of the stream comes right after a line", "data: a\r\n", {"a"});
    row("nothing comes", "", {});
    row("no field at all", "hello\n\nworld\n\n", {});
    row("NUL stays", QByteArray("data: a\0b\n\n", 11), {QByteArray("a\0b", 3)});
}

void SseParserTest::givesTheSameEventsHoweverItIsCut()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const Events, expected);
    QCOMPARE(parsed({stream}), expected);
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        for (qsizetype second = first; second <= stream.size(); ++second) {
            const QList<QByteArray> pieces{stream.first(first), stream.sliced(first, second - first),
                                           stream.sliced(second)};
            QCOMPARE(parsed(pieces), expected);
        }
    }
    QList<QByteArray> bytes;
    for (const char byte : stream)
        bytes.append(QByteArray(1, byte));
    QCOMPARE(parsed(bytes), expected);
}

void SseParserTest::keepsUtf8WholeForEverySplit()
{
    const QString text = u"é 漢 🎉 👩‍👩‍👧‍👦 e\u0301"_s;
    const QByteArray stream = "data: " + text.toUtf8() + "\n\n";
    for (qsizetype cut = 0; cut <= stream.size(); ++cut)
        QCOMPARE(QString::fromUtf8(parsed({stream.first(cut), stream.sliced(cut)}).value(0)), text);
}

// P26: ten megabytes are allowed.
void SseParserTest::takesALongLineInManyPieces()
{
    const QByteArray piece(64 * 1024, 'x');
    SseParser parser;
    parser.feed("data: ");
    for (int count = 0; count < 160; ++count) {
        parser.feed(piece);
        QVERIFY(!parser.next());
    }
    parser.feed("\n\n");
    QCOMPARE(parser.next().value_or("").size(), 160 * piece.size());
    QVERIFY(!parser.isTooLarge());
}

// P26: a line without an end.
void SseParserTest::refusesAnEndlessLine()
{
    const QByteArray piece(1024 * 1024, 'x');
    SseParser parser;
    int fed = 0;
    for (; fed < 40 && !parser.isTooLarge(); ++fed) {
        parser.feed(piece);
        QVERIFY(!parser.next());
    }
    QCOMPARE(fed, 17);
    parser.feed("\n\ndata: a\n\n");
    QVERIFY(!parser.next());
}

// P26: short lines, but an event without an end.
void SseParserTest::refusesAnEndlessEvent()
{
    const QByteArray piece = "data: " + QByteArray(1024 * 1024, 'x') + '\n';
    SseParser parser;
    int fed = 0;
    for (; fed < 40 && !parser.isTooLarge(); ++fed) {
        parser.feed(piece);
        QVERIFY(!parser.next());
    }
    QCOMPARE(fed, 16);
}

// P26: with a scan from the line's start for every piece, this would take a quarter of an hour.
void SseParserTest::scansEachByteOnce()
{
    SseParser parser;
    parser.feed("data: ");
    const QByteArray piece(64, 'x');
    for (int count = 0; count < 200'000; ++count) {
        parser.feed(piece);
        QVERIFY(!parser.next());
    }
    parser.feed("\n\n");
    QVERIFY(parser.next());
}

void SseParserTest::survivesRandomBytes()
{
    static constexpr QByteArrayView alphabet[] = {
        "data:", "data",         ":",        " ",  "\n",   "\r",    "\r\n",
        "x",     "\xEF\xBB\xBF", "\xF0\x9F", "{}", "\n\n", "id: 1", QByteArrayView("\0", 1)};
    for (unsigned seed = 1; seed <= 400; ++seed) {
        std::mt19937 random(seed);
        QByteArray stream;
        for (int count = 0; count < 60; ++count)
            stream.append(alphabet[random() % std::size(alphabet)]);
        QList<QByteArray> pieces;
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype size = std::min<qsizetype>(random() % 7, stream.size() - at);
            pieces.append(stream.sliced(at, size));
            at += size;
        }
        QVERIFY2(parsed(pieces) == parsed({stream}), QByteArray::number(seed).constData());
    }
}

QTEST_GUILESS_MAIN(SseParserTest)
#include "tst_sseparser.moc"
