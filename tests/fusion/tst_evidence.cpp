// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/evidence.h"
#include "fusion/textsearch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using fusion::QuotedAnswer;

/// Quotes, looked up in answers.
class EvidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void quotesAreFound_data();
    void quotesAreFound();
    void foldingKeepsTheWayBack();
    void searchAgreesWithIndexOf();
    void J07_hostileAnswersAreSearchedInLinearTime_data();
    void J07_hostileAnswersAreSearchedInLinearTime();
    void J08_everyFoundPassageStandsInTheAnswer();
};

/// The passages as they stand in the source, with bars around.
static QString passages(const QString &source, const QString &quote)
{
    QStringList found;
    const QList<chat::TextRange> ranges = QuotedAnswer(source).find(quote);
    for (const chat::TextRange &range : ranges)
        found.append(source.sliced(range.start, range.end - range.start));
    return found.join(u" | "_s);
}

void EvidenceTest::quotesAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("found");

    const QString plain = u"Start the design now. Choosing the key takes two quarters. Do not wait for it."_s;
    QTest::newRow("a verbatim quote") << plain << u"Choosing the key takes two quarters."_s
                                      << u"Choosing the key takes two quarters."_s;
    QTest::newRow("J08 a quote that nobody said") << plain << u"Choosing the key takes three quarters."_s << u""_s;
    QTest::newRow("eleven characters are too few") << plain << u"Choosing th"_s << u""_s;
    QTest::newRow("twelve characters are enough") << plain << u"Choosing the"_s << u"Choosing the"_s;
    QTest::newRow("an empty quote") << plain << u""_s << u""_s;
    QTest::newRow("white space around the quote")
        << plain << u"  Start the design now.\n"_s << u"Start the design now."_s;
    QTest::newRow("another capital is another text") << plain << u"choosing the key takes"_s << u""_s;

    QTest::newRow("the middle left out") << plain << u"Start the design … takes two quarters."_s
                                         << u"Start the design | takes two quarters."_s;
    QTest::newRow("left out with three dots in brackets")
        << plain << u"Start the design [...] Do not wait"_s << u"Start the design | Do not wait"_s;
    QTest::newRow("dots at both ends") << plain << u"…the key takes two quarters…"_s << u"the key takes two quarters"_s;
    QTest::newRow("parts in the wrong order") << plain << u"takes two quarters … Start the design"_s << u""_s;
    QTest::newRow("one part missing") << plain << u"Start the design … takes nine quarters."_s << u""_s;
    QTest::newRow("parts too short to mean anything") << plain << u"St … the … key … two … wait"_s << u""_s;
    QTest::newRow("dots alone") << plain << u"… … … … … … …"_s << u""_s;
    QTest::newRow("an ellipsis that the answer itself has")
        << u"Wait... it is not so simple, is it?"_s << u"Wait... it is not so"_s << u"Wait... it is not so"_s;

    const QString marked = u"Use **vertical scaling** and [read replicas](https://example.org/a_(b)) up to `2 TB`.\n"
                           "Then\nshard."_s;
    QTest::newRow("markup in the quote as in the source")
        << marked << u"**vertical scaling** and [read replicas]"_s << u"**vertical scaling** and [read replicas]"_s;
    QTest::newRow("markup left out") << marked << u"Use vertical scaling and read replicas up to 2 TB."_s
                                     << u"Use **vertical scaling** and [read replicas](https://example.org/a_(b)) up "
                                        "to `2 TB`."_s;
    QTest::newRow("a line break read as a space")
        << marked << u"to 2 TB. Then shard."_s << u"to `2 TB`.\nThen\nshard."_s;
    QTest::newRow("other markup than the source")
        << marked << u"Use *vertical scaling* and read replicas"_s << u"Use **vertical scaling** and [read replicas"_s;
    QTest::newRow("the address of a link is no text") << marked << u"example.org/a b, nothing"_s << u""_s;

    const QString typeset = u"She said “it’s done” — twice, maybe 10–12 times."_s;
    QTest::newRow("straight quotation marks for curly ones")
        << typeset << u"said \"it's done\" - twice"_s << u"said “it’s done” — twice"_s;
    QTest::newRow("another dash") << typeset << u"maybe 10-12 times."_s << u"maybe 10–12 times."_s;
    QTest::newRow("guillemets") << u"Il dit «c’est fini», et part."_s << u"dit \"c'est fini\", et"_s
                                << u"dit «c’est fini», et"_s;
    QTest::newRow("a no-break space and a soft hyphen")
        << u"about 10\u00A0000 writes per sec\u00ADond, no more"_s << u"10 000 writes per second, no"_s
        << u"10\u00A0000 writes per sec\u00ADond, no"_s;
    QTest::newRow("emoji and combining signs")
        << u"Ja 👩‍👩‍👧 genau, né e\u0301té!"_s << u"👩‍👩‍👧 genau, né e\u0301té!"_s
        << u"👩‍👩‍👧 genau, né e\u0301té!"_s;
    QTest::newRow("code in a fence") << u"Do:\n\n```sql\nSELECT *\n  FROM t;\n```\n"_s << u"SELECT * FROM t;"_s
                                     << u"SELECT *\n  FROM t;"_s;
    QTest::newRow("a table's cells") << u"| Model | Speed |\n| --- | --- |\n| Alpha one | 12 ms |\n"_s
                                     << u"Alpha one 12 ms"_s << u"Alpha one | 12 ms"_s;
    QTest::newRow("an answer that is empty") << u""_s << u"Choosing the key"_s << u""_s;
}

void EvidenceTest::quotesAreFound()
{
    QFETCH(QString, source);
    QFETCH(QString, quote);
    QTEST(passages(source, quote), "found");
}

void EvidenceTest::foldingKeepsTheWayBack()
{
    const fusion::FoldedText result = fusion::folded(u"a \t\n b\u200Bc — „d“"_s);
    QCOMPARE(result.text, u"a bc - \"d\""_s);
    QCOMPARE(result.offsets, (QList<qsizetype>{0, 1, 5, 7, 8, 9, 10, 11, 12, 13}));
}

void EvidenceTest::searchAgreesWithIndexOf()
{
    const QStringList texts{u""_s, u"a"_s, u"aaaa"_s, u"abababac"_s, u"aabaabaaab"_s, u"xyxxyxyxyy"_s};
    for (const QString &text : texts) {
        for (const QString &needle : texts) {
            for (qsizetype from = 0; from <= text.size(); ++from)
                QCOMPARE(fusion::positionOf(needle, text, from), text.indexOf(needle, from));
        }
    }
}

void EvidenceTest::J07_hostileAnswersAreSearchedInLinearTime_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("quote");
    constexpr qsizetype megabyte = 1'000'000;
    // A quadratic search would compare 10^10 signs and meet the time limit of the test.
    QTest::newRow("one letter a million times") << QString(megabyte, u'a') << QString(2'000, u'a') + u'b';
    QTest::newRow("one letter and the other end") << QString(megabyte, u'a') << u'b' + QString(2'000, u'a');
    QTest::newRow("a million spaces") << QString(megabyte, u' ') << u"abc"_s + QString(2'000, u' ') + u"def"_s;
    QTest::newRow("a million asterisks") << QString(megabyte, u'*') << QString(2'000, u'*') + u'b';
    QTest::newRow("dots without end") << u"ab"_s.repeated(megabyte / 2) << u"abab…"_s.repeated(300) + u'c';
    QTest::newRow("brackets without end") << u"["_s.repeated(megabyte) << u"["_s.repeated(2'000) + u'b';
}

void EvidenceTest::J07_hostileAnswersAreSearchedInLinearTime()
{
    QFETCH(QString, source);
    QFETCH(QString, quote);
    QuotedAnswer answer(source);
    for (int i = 0; i < 8; ++i)
        QCOMPARE(answer.find(quote), QList<chat::TextRange>());
}

void EvidenceTest::J08_everyFoundPassageStandsInTheAnswer()
{
    const QString source = u"# Title\n\nSome *text* with “quotes”, a [link](x) and\n\n- a list\n- of `things`, and "
                           "more … at the end."_s;
    QuotedAnswer answer(source);
    // Whatever is cut out of the answer is found, and where it is found it reads the same.
    for (qsizetype start = 0; start + 12 <= source.size(); ++start) {
        for (qsizetype length = 12; start + length <= source.size(); length += 7) {
            const QString quote = source.sliced(start, length).trimmed();
            if (quote.size() < 12 || quote.contains(u'…'))
                continue;
            const QList<chat::TextRange> ranges = answer.find(quote);
            QCOMPARE(ranges.size(), 1);
            QCOMPARE(source.sliced(ranges.first().start, ranges.first().end - ranges.first().start), quote);
        }
    }
}

QTEST_APPLESS_MAIN(EvidenceTest)
#include "tst_evidence.moc"
