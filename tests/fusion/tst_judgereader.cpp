// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/judgereader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using chat::Finish;
using fusion::Finding;
using fusion::JudgeFault;
using fusion::JudgeReader;

namespace {

const QList<fusion::LetteredAnswer> answers{
    {.letter = u"A"_s, .attempt = {{2}, 1}, .text = u"Cats sleep most of the day. Dogs do not."_s},
    {.letter = u"B"_s, .attempt = {{1}, 1}, .text = u"Cats sleep about sixteen hours. Feed them twice."_s},
    {.letter = u"C"_s, .attempt = {{3}, 1}, .text = u"Cats hardly sleep at all."_s},
};

QString lines(const QList<chat::Evidence> &evidence)
{
    QString text;
    for (const chat::Evidence &each : evidence) {
        text += u" <%1 "_s.arg(each.attempt.member.toString());
        if (each.isFound())
            text += u"%1-%2>"_s.arg(each.ranges.first().start).arg(each.ranges.last().end);
        else
            text += u"not found>"_s;
    }
    return text;
}

QString names(const QList<chat::MemberId> &members)
{
    QStringList list;
    for (const chat::MemberId member : members)
        list.append(member.toString());
    return list.join(u',');
}

QString line(const chat::Point &point)
{
    QString text = u"%1 %2: %3 (%4)%5"_s.arg(point.number)
                       .arg(toString(point.category), point.text, names(point.members), lines(point.evidence));
    for (const chat::Stance &stance : point.stances)
        text += u" | %1 (%2)%3"_s.arg(stance.text, names(stance.members), lines(stance.evidence));
    return text;
}

QString line(const chat::Review &review)
{
    QString text = u"review %1: %2"_s.arg(review.member.toString(), review.gist);
    for (const chat::Concern &concern : review.concerns)
        text += u" | %1: %2%3"_s.arg(toString(concern.kind), concern.text, lines(concern.evidence));
    return text;
}

QString lines(const chat::Analysis &analysis)
{
    QStringList list;
    for (const chat::Point &point : analysis.points)
        list.append(line(point));
    for (const chat::Review &review : analysis.reviews)
        list.append(line(review));
    if (analysis.dropped > 0)
        list.append(u"dropped %1"_s.arg(analysis.dropped));
    return list.join(u'\n');
}

QString nameOf(JudgeFault::Kind kind)
{
    switch (kind) {
    case JudgeFault::Kind::Malformed:
        return u"malformed"_s;
    case JudgeFault::Kind::Empty:
        return u"empty"_s;
    case JudgeFault::Kind::Refused:
        return u"refused"_s;
    case JudgeFault::Kind::Cut:
        return u"cut"_s;
    case JudgeFault::Kind::TooLong:
        return u"too long"_s;
    }
    return {};
}

QString outcome(const QString &reply, Finish finish = Finish::Stop)
{
    JudgeReader reader(answers);
    (void)reader.read(reply);
    const auto result = reader.analysis(reply, finish);
    return result ? lines(*result) : nameOf(result.error().kind);
}

const QString sound = uR"({"consensus": [{"point": "Cats sleep", "members": ["A", "B"], "opposed": [],
  "evidence": [{"member": "A", "quote": "Cats sleep most of the day."}]}]})"_s;
const QString soundLine = u"1 consensus: Cats sleep (m1,m2) <m2 0-27>"_s;

} // namespace

/// What becomes of the judge's reply.
class JudgeReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void replies_data();
    void replies();
    void findingsComeWhileTheJudgeWrites();
    void anySplitOfTheReplyGivesTheSame();
    void J07_tooMuchIsCapped_data();
    void J07_tooMuchIsCapped();
    void J07_theWorstRepliesEnd_data();
    void J07_theWorstRepliesEnd();
};

void JudgeReaderTest::replies_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &reply, const QString &expected) {
        QTest::newRow(name) << reply << expected;
    };

    row("a sound reply", sound, soundLine);
    row("every kind of finding", uR"({
        "contradictions": [{"topic": "How long", "stances": [
            {"members": ["A", "B"], "stance": "Long", "evidence": [{"member": "B", "quote": "about sixteen hours"}]},
            {"members": ["C"], "stance": "Hardly", "evidence": [{"member": "C", "quote": "hardly sleep at all"}]}]}],
        "partial_coverage": [{"point": "P", "members": ["A", "C"], "evidence": []}],
        "unique_insights": [{"member": "B", "insight": "Feed", "evidence": [{"member": "B", "quote": "Feed them twice."}]}],
        "blind_spots": [{"point": "Age"}, "Breed"],
        "reviews": [{"member": "C", "gist": "No sleep.", "concerns": [
            {"kind": "inaccuracy", "point": "Wrong", "evidence": [{"member": "C", "quote": "Cats hardly sleep"}]}]}]})"_s,
        u"1 contradictions: How long (m1,m2,m3) | Long (m1,m2) <m1 11-30> | Hardly (m3) <m3 5-24>\n"
        "2 partial_coverage: P (m2,m3)\n"
        "3 unique_insights: Feed (m1) <m1 32-48>\n"
        "4 blind_spots: Age ()\n"
        "5 blind_spots: Breed ()\n"
        "review m3: No sleep. | inaccuracy: Wrong <m3 0-17>"_s);
    row("unknown keys are ignored", u"{\"thoughts\": [{\"a\": [1]}], "_s + sound.sliced(1), soundLine);
    row("letters in another manner", QString(sound).replace(u"[\"A\", \"B\"]"_s, u"[\" a\", \"Answer B\", \"A\"]"_s),
        soundLine);

    row("J01 prose", u"All of them agree that cats sleep."_s, u"malformed"_s);
    row("J01 prose with a brace", u"Sets are written {a, b}."_s, u"malformed"_s);
    row("J02 a code fence", u"```json\n"_s + sound + u"\n```"_s, soundLine);
    row("J02 prose around", u"Here is the {comparison}:\n\n"_s + sound + u"\n\nI hope that this {helps}!"_s, soundLine);
    row("J02 a byte order mark", QChar(0xFEFF) + sound, soundLine);
    row("J02 another object before", u"{\"note\": \"as asked\"}\n"_s + sound, soundLine);
    row("J02 a trailing comma", QString(sound).replace(u"]}]}"_s, u"]},]}"_s), u"malformed"_s);
    row("J02 a comment", QString(sound).replace(u"{\"consensus\""_s, u"{\"a\": 1, /* so */ \"consensus\""_s),
        u"malformed"_s);
    row("J02 single quotation marks", QString(sound).replace(u'"', u'\''), u"malformed"_s);

    row("J03 text for a list", uR"({"consensus": "none"})"_s, u"malformed"_s);
    row("J03 a number for a list of letters", uR"({"consensus": [{"point": "P", "members": 9, "evidence": []}]})"_s,
        u"malformed"_s);
    row("J03 a number for text", uR"({"blind_spots": [{"point": 9}]})"_s, u"malformed"_s);
    row("J03 a list for an object", uR"({"consensus": [["P", "A"]]})"_s, u"malformed"_s);
    row("J03 a missing key", uR"({"consensus": [{"claim": "P", "members": ["A", "B"]}]})"_s, u"malformed"_s);
    row("J03 an unknown kind of concern",
        uR"({"reviews": [{"member": "A", "gist": "G", "concerns": [{"kind": "ugly", "point": "P", "evidence": []}]}]})"_s,
        u"malformed"_s);
    row("J03 NaN", uR"({"blind_spots": [{"point": NaN}]})"_s, u"malformed"_s);
    row("J03 a number without bounds", uR"({"blind_spots": [{"point": 1e999}]})"_s, u"malformed"_s);
    row("J03 null for a list is none", u"{\"contradictions\": null, "_s + sound.sliced(1), soundLine);

    row("J04 nothing", u""_s, u"empty"_s);
    row("J04 white space", u" \n\t "_s, u"empty"_s);
    row("J04 an empty object", u"{}"_s, u"empty"_s);
    row("J04 an empty object in a fence", u"```json\n{ }\n```"_s, u"empty"_s);
    row("J04 null", u"null"_s, u"empty"_s);
    row("J04 empty lists", uR"({"consensus": [], "reviews": []})"_s, u"empty"_s);
    row("J06 a refusal", u"I'm sorry, but I can't help with comparing these."_s, u"refused"_s);
    row("J06 a refusal with a curly apostrophe", u"I can’t compare these answers."_s, u"refused"_s);
    row("a breakdown that begins with sorry is none", u"I'm sorry: {}"_s + sound, soundLine);

    row("J08 a letter beyond the answers", uR"({"unique_insights": [{"member": "I", "insight": "X", "evidence": []}],
        "blind_spots": [{"point": "Age"}]})"_s,
        u"1 blind_spots: Age ()\ndropped 1"_s);
    row("J08 an unknown letter among known ones",
        uR"({"consensus": [{"point": "P", "members": ["A", "Z"], "evidence": []}], "blind_spots": ["Age"]})"_s,
        u"1 blind_spots: Age ()\ndropped 1"_s);
    row("J08 evidence from an unknown letter",
        uR"({"unique_insights": [{"member": "A", "insight": "X", "evidence": [{"member": "Z", "quote": "Cats sleep most"}]}]})"_s,
        u"dropped 1"_s);
    row("J08 a quote that nobody said",
        uR"({"unique_insights": [{"member": "A", "insight": "X", "evidence": [{"member": "A", "quote": "Cats are liquid."}]}]})"_s,
        u"1 unique_insights: X (m2) <m2 not found>"_s);
    row("J08 a quote of another member",
        uR"({"unique_insights": [{"member": "A", "insight": "X", "evidence": [{"member": "A", "quote": "Feed them twice."}]}]})"_s,
        u"1 unique_insights: X (m2) <m2 not found>"_s);
    row("one stance only",
        uR"({"contradictions": [{"topic": "T", "stances": [{"members": ["A"], "stance": "S", "evidence": []}]}]})"_s,
        u"dropped 1"_s);
    row("two stances of one member", uR"({"contradictions": [{"topic": "T", "stances": [
        {"members": ["A"], "stance": "S", "evidence": []}, {"members": ["A"], "stance": "R", "evidence": []}]}]})"_s,
        u"dropped 1"_s);
    row("a stance that nobody holds", uR"({"contradictions": [{"topic": "T", "stances": [
        {"members": ["A"], "stance": "S", "evidence": []}, {"members": [], "stance": "R", "evidence": []}]}]})"_s,
        u"dropped 1"_s);
    row("a point without text", uR"({"blind_spots": [{"point": "  "}]})"_s, u"dropped 1"_s);
    row("a point without supporters", uR"({"consensus": [{"point": "P", "members": [], "evidence": []}]})"_s,
        u"dropped 1"_s);
    row("two reviews of one answer",
        uR"({"reviews": [{"member": "A", "gist": "G", "concerns": []}, {"member": "A", "gist": "H", "concerns": []}]})"_s,
        u"review m2: G\ndropped 1"_s);

    row("consensus of one is an insight", uR"({"consensus": [{"point": "P", "members": ["C"], "evidence": []}]})"_s,
        u"1 unique_insights: P (m3)"_s);
    row("consensus that somebody denies is partial",
        uR"({"consensus": [{"point": "P", "members": ["A", "B"], "opposed": ["C"], "evidence": []}]})"_s,
        u"1 partial_coverage: P (m1,m2)"_s);
}

void JudgeReaderTest::replies()
{
    QFETCH(QString, reply);
    QTEST(outcome(reply), "expected");
}

void JudgeReaderTest::findingsComeWhileTheJudgeWrites()
{
    JudgeReader reader(answers);
    QCOMPARE(reader.read(u"{\"blind_spots\": [{\"point\": \"A \\\"b\\\" ]}\"").size(), 0);
    const QList<Finding> first = reader.read(u"}, {\"po");
    QCOMPARE(first.size(), 1);
    QCOMPARE(line(std::get<chat::Point>(first.first())), u"1 blind_spots: A \"b\" ]} ()"_s);
    QCOMPARE(reader.read(u"int\": \"C\"").size(), 0);
    const QList<Finding> second = reader.read(u"}");
    // What ends with the list only is told with its end.
    const QList<Finding> third =
        reader.read(u"], \"reviews\": [{\"member\": \"A\", \"gist\": \"G\", \"concerns\": []}]}");
    QCOMPARE(second.size() + third.size(), 2);
    QCOMPARE(line(std::get<chat::Review>(third.last())), u"review m2: G"_s);
}

void JudgeReaderTest::anySplitOfTheReplyGivesTheSame()
{
    const QString reply = u"Well, {so}:\n"_s + sound + u" …"_s;
    for (qsizetype first = 0; first <= reply.size(); ++first) {
        JudgeReader reader(answers);
        (void)reader.read(QStringView(reply).first(first));
        (void)reader.read(QStringView(reply).sliced(first));
        const auto result = reader.analysis(reply, Finish::Stop);
        QVERIFY(result);
        QCOMPARE(lines(*result), soundLine);
    }
}

static QString manyPoints(int count)
{
    QStringList points(count, uR"({"point":"x"})"_s);
    return u"{\"blind_spots\":["_s + points.join(u',') + u"]}"_s;
}

void JudgeReaderTest::J07_tooMuchIsCapped_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("dropped");
    QTest::newRow("as many as there may be") << manyPoints(64) << 64 << 0;
    QTest::newRow("one too many") << manyPoints(65) << 64 << 1;
    QTest::newRow("a hundred thousand") << manyPoints(100'000) << 64 << 99'936;
    QTest::newRow("the same list twice") << u"{\"blind_spots\":[\"a\"],\"blind_spots\":[\"b\"]}"_s << 2 << 0;
    QTest::newRow("a point of 300 kB") << u"{\"blind_spots\":[\"%1\",\"b\"]}"_s.arg(QString(300'000, u'x')) << 1 << 1;
}

void JudgeReaderTest::J07_tooMuchIsCapped()
{
    QFETCH(QString, reply);
    JudgeReader reader(answers);
    (void)reader.read(reply);
    const auto result = reader.analysis(reply, Finish::Stop);
    QVERIFY(result);
    QTEST(int(result->points.size()), "points");
    QTEST(result->dropped, "dropped");
}

void JudgeReaderTest::J07_theWorstRepliesEnd_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("expected");
    QTest::newRow("five megabytes") << manyPoints(300'000) << u"too long"_s;
    QTest::newRow("a hundred thousand levels")
        << u"{\"consensus\":"_s + QString(100'000, u'[') + QString(100'000, u']') + u'}' << u"malformed"_s;
    QTest::newRow("levels in an entry") << u"{\"consensus\":[{\"point\":"_s + QString(100'000, u'[') +
                                               QString(100'000, u']') + u"}]}"_s
                                        << u"malformed"_s;
    QTest::newRow("braces without end") << QString(1'000'000, u'{') << u"malformed"_s;
    QTest::newRow("white space without end") << QString(3'000'000, u' ') + u'x' << u"malformed"_s;
    QTest::newRow("a string without end") << u"{\"consensus\":[\""_s + QString(1'000'000, u'x') << u"malformed"_s;
}

void JudgeReaderTest::J07_theWorstRepliesEnd()
{
    QFETCH(QString, reply);
    QTEST(outcome(reply), "expected");
}

QTEST_APPLESS_MAIN(JudgeReaderTest)
#include "tst_judgereader.moc"
