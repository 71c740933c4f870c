// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/questionset.h"

#include "chat/limits.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace compare;

/// Questions out of files of all forms, and what of them is not taken.
class QuestionSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void aFileHasItsForm_data();
    void aFileHasItsForm();
    void isRead_data();
    void isRead();
    void aRubricComesWithItsQuestion();
    void longFilesAreCut();
    void aSetHasItsLimit();
    void aThousandLinesSayWhyTheyAreSkipped();
};

static QuestionSet read(const QByteArray &bytes, QuestionFormat format)
{
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        qFatal("no buffer");
    return readQuestions(buffer, format);
}

void QuestionSetTest::aFileHasItsForm_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QuestionFormat>("format");
    QTest::newRow("by its name: CSV") << u"My.CSV"_s << QByteArray("[") << QuestionFormat::Csv;
    QTest::newRow("by its name: lines") << u"q.txt"_s << QByteArray("{") << QuestionFormat::Lines;
    QTest::newRow("by its name: JSON lines") << u"q.jsonl"_s << QByteArray() << QuestionFormat::JsonLines;
    QTest::newRow("by its beginning: a list") << u"q.json"_s << QByteArray(" \n[{") << QuestionFormat::Json;
    QTest::newRow("by its beginning: objects") << u"-"_s << QByteArray("{\"id\"") << QuestionFormat::JsonLines;
    QTest::newRow("by its beginning: words") << u"-"_s << QByteArray("Why?") << QuestionFormat::Lines;
}

void QuestionSetTest::aFileHasItsForm()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, head);
    QTEST(questionFormat(name, head), "format");
}

void QuestionSetTest::isRead_data()
{
    QTest::addColumn<QuestionFormat>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("questions");
    QTest::addColumn<QString>("skipped");
    using enum QuestionFormat;
    const auto row = [](const char *name, QuestionFormat format, const QByteArray &bytes, const QString &questions,
                        const QString &skipped = {}) {
        QTest::newRow(name) << format << bytes << questions << skipped;
    };
    row("lines", Lines, "Why?\r\n\n  How? \n", u"1 Why? | 2 How?"_s);
    row("a mark of byte order", Lines, "\xef\xbb\xbfWhy?", u"1 Why?"_s);
    row("nothing", Lines, "", {});
    row("a table with a head", Csv, "id,Domain,Question\nx,law,Why?\ny,,\"How, then?\"\n",
        u"x Why? (law) | y How, then?"_s);
    row("a table without a head", Csv, "Why?,law\nHow?,\n", u"1 Why? | 2 How?"_s);
    row("quotes in a table", Csv, "prompt\n\"He said \"\"no\"\".\nTwice.\"\nHow?\n",
        u"1 He said \"no\".\nTwice. | 2 How?"_s);
    row("semicolons", Csv, "id;prompt\nx;Why, then?\n", u"x Why, then?"_s);
    row("a quote that is not closed", Csv, "prompt\nWhy?\n\"How?\nWhen?", u"1 Why? | 2 How?\nWhen?"_s);
    row("a row without its question", Csv, "id,prompt\nx,\ny,Why?\n", u"y Why?"_s, u"2: There is no question."_s);
    row("objects", JsonLines,
        R"({"id":"a","problem":"Why?","domain":"law"})"
        "\n"
        R"({"question":"How?"})",
        u"a Why? (law) | 2 How?"_s);
    row("a line that is no object", JsonLines, "{\"prompt\":\"Why?\"}\n[1]\nHow?\n", u"1 Why?"_s,
        u"2: This is no object in JSON. | 3: This is no object in JSON."_s);
    row("an id twice", JsonLines,
        R"({"id":"a","prompt":"Why?"})"
        "\n\n"
        R"({"id":"a","prompt":"How?"})",
        u"a Why?"_s, u"3: The id “a” stands on line 1 already."_s);
    row("an answer that is no rubric", JsonLines, R"({"prompt":"Why?","answer":"Because."})", u"1 Why?"_s);
    row("a broken rubric", JsonLines, R"({"prompt":"Why?","answer":"{\"sections\":[]}"})", {},
        u"1: The rubric has no sections."_s);
    row("a list", Json, R"([{"prompt":"Why?"},{"id":7,"prompt":"How?"},3])", u"1 Why? | 7 How?"_s,
        u"3: There is no question."_s);
    row("a list cut off", Json, "[{\"prompt\":\"Why?\"},\n{\"pro", {},
        u"2: The list is broken here, and was not read: unterminated string."_s);
    row("too long", Lines, "Why?\n" + QByteArray(chat::maxPromptBytes + 1, 'a'), u"1 Why?"_s,
        u"2: The question is longer than 1 MB."_s);
}

void QuestionSetTest::isRead()
{
    QFETCH(const QuestionFormat, format);
    QFETCH(const QByteArray, bytes);
    const QuestionSet set = read(bytes, format);
    QStringList questions;
    for (const Question &one : set.questions)
        questions.append(one.id + u' ' + one.text + (one.domain.isEmpty() ? QString() : u" (%1)"_s.arg(one.domain)));
    QStringList skipped;
    for (const SkippedLine &one : set.skipped)
        skipped.append(u"%1: %2"_s.arg(one.line).arg(one.why));
    QTEST(questions.join(u" | "_s), "questions");
    QTEST(skipped.join(u" | "_s), "skipped");
    QVERIFY(!set.isCut);
}

void QuestionSetTest::aRubricComesWithItsQuestion()
{
    const QuestionSet set = read(
        R"({"id":"a","problem":"Why?","answer":"{\"sections\":[{\"criteria\":[{\"id\":\"c\",\"weight\":3,\"requirement\":\"Says so.\"}]}]}"})",
        QuestionFormat::JsonLines);
    QCOMPARE(set.questions.size(), 1);
    QVERIFY(set.questions.first().rubric);
    QCOMPARE(set.questions.first().rubric->count(), 1);
}

void QuestionSetTest::longFilesAreCut()
{
    QByteArray bytes;
    const QByteArray line = QByteArray(999'999, 'a') + '\n';
    while (bytes.size() <= QuestionSet::mostBytes)
        bytes += line;
    const QuestionSet set = read(bytes, QuestionFormat::Lines);
    QVERIFY(set.isCut);
    QCOMPARE(set.questions.size(), 64); // whole ones
    QVERIFY(set.skipped.isEmpty());
}

void QuestionSetTest::aSetHasItsLimit()
{
    QByteArray bytes;
    for (qsizetype i = 0; i <= QuestionSet::mostQuestions; ++i)
        bytes += "Why?\n";
    const QuestionSet set = read(bytes, QuestionFormat::Lines);
    QVERIFY(set.isCut);
    QCOMPARE(set.questions.size(), QuestionSet::mostQuestions);
}

void QuestionSetTest::aThousandLinesSayWhyTheyAreSkipped()
{
    const QuestionSet set = read(QByteArray("[]\n").repeated(5'000) + "\n\n[]", QuestionFormat::JsonLines);
    QCOMPARE(set.skipped.size(), QuestionSet::mostSkipped);
    QCOMPARE(set.skipped.last().line, 1'000);
    QCOMPARE(set.skippedCount, 5'001);
}

QTEST_APPLESS_MAIN(QuestionSetTest)
#include "tst_questionset.moc"
