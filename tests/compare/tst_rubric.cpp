// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/rubric.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace compare;

/// Reading rubrics, sound and broken, and what they give.
class RubricTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void isReadAsAnObjectOrAText();
    void saysWhatIsBroken_data();
    void saysWhatIsBroken();
    void isScored_data();
    void isScored();
    void sectionsAreScoredByThemselves();
};

static QJsonObject criterion(const QJsonValue &id, const QJsonValue &weight, const QString &requirement = u"Says so."_s)
{
    return {{u"id"_s, id}, {u"weight"_s, weight}, {u"requirement"_s, requirement}};
}

static QJsonObject rubric(const QList<QJsonArray> &sections)
{
    QJsonArray all;
    for (const QJsonArray &criteria : sections)
        all.append(QJsonObject{{u"title"_s, u"Part"_s}, {u"criteria"_s, criteria}});
    return {{u"sections"_s, all}};
}

void RubricTest::isReadAsAnObjectOrAText()
{
    const QJsonObject json = rubric({{criterion(u"a"_s, 10)}, {criterion(7, -2.5, u" Invents a case. "_s)}});
    const Rubric expected{
        .sections = {
            {.title = u"Part"_s, .criteria = {{.id = u"a"_s, .weight = 10, .requirement = u"Says so."_s}}},
            {.title = u"Part"_s, .criteria = {{.id = u"7"_s, .weight = -2.5, .requirement = u"Invents a case."_s}}}}};
    QCOMPARE(rubricFromJson(json), expected);
    QCOMPARE(rubricFromJson(QString::fromUtf8(QJsonDocument(json).toJson())), expected);
    QCOMPARE(expected.count(), 2);
}

void RubricTest::saysWhatIsBroken_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("words");
    QJsonArray many;
    for (int i = 0; i < 10'000; ++i)
        many.append(criterion(i, 1));
    QTest::newRow("nothing") << QJsonObject() << u"no sections"_s;
    QTest::newRow("a weight in words") << rubric({{criterion(u"a"_s, u"ten"_s)}})
                                       << u"section 1, criterion 1: “weight”"_s;
    QTest::newRow("a weight of 0") << rubric({{criterion(u"a"_s, 1), criterion(u"b"_s, 0)}})
                                   << u"section 1, criterion 2: “weight”"_s;
    QTest::newRow("a weight whose sum has no end") << rubric({{criterion(u"a"_s, 1e308), criterion(u"b"_s, 1e308)}})
                                                   << u"section 1, criterion 1: “weight” must lie between"_s;
    QTest::newRow("no positive weight") << rubric({{criterion(u"a"_s, -1)}})
                                        << u"no criterion with a positive weight"_s;
    QTest::newRow("an id twice") << rubric({{criterion(u"a"_s, 1)}, {criterion(u"a"_s, 1)}})
                                 << u"section 2, criterion 1: the id “a” is there twice"_s;
    QTest::newRow("no id") << rubric({{criterion({}, 1)}}) << u"no “id”"_s;
    QTest::newRow("no requirement") << rubric({{criterion(u"a"_s, 1, u"  "_s)}}) << u"no “requirement”"_s;
    QTest::newRow("ten thousand criteria") << rubric({many}) << u"10000 criteria; the most are 500"_s;
}

void RubricTest::saysWhatIsBroken()
{
    QFETCH(const QJsonObject, json);
    QFETCH(const QString, words);
    const auto read = rubricFromJson(json);
    QVERIFY(!read);
    QVERIFY2(read.error().contains(words), qPrintable(read.error()));
}

/// "a+10 b-10": criteria with their weights.
static Rubric rubricOf(const QList<std::pair<QString, double>> &criteria)
{
    RubricSection section;
    for (const auto &[id, weight] : criteria)
        section.criteria.append({.id = id, .weight = weight, .requirement = u"Says so."_s});
    return {.sections = {section}};
}

void RubricTest::isScored_data()
{
    using enum Verdict;
    QTest::addColumn<Rubric>("rubric");
    QTest::addColumn<Verdicts>("verdicts");
    QTest::addColumn<std::optional<double>>("points");
    QTest::addColumn<double>("passRate");
    // 178 of 238: what the authors of DRACO reckon as an example.
    QTest::newRow("DRACO's example") << rubricOf({{u"a"_s, 178}, {u"b"_s, 60}})
                                     << Verdicts{{u"a"_s, Met}, {u"b"_s, Unmet}} << std::optional(74.79) << 0.5;
    QTest::newRow("all") << rubricOf({{u"a"_s, 10}, {u"b"_s, -5}}) << Verdicts{{u"a"_s, Met}, {u"b"_s, Unmet}}
                         << std::optional(100.0) << 1.0;
    QTest::newRow("an error counts against it") << rubricOf({{u"a"_s, 10}, {u"b"_s, -5}})
                                                << Verdicts{{u"a"_s, Met}, {u"b"_s, Met}} << std::optional(50.0) << 0.5;
    QTest::newRow("never below 0") << rubricOf({{u"a"_s, 10}, {u"b"_s, -50}}) << Verdicts{{u"a"_s, Met}, {u"b"_s, Met}}
                                   << std::optional(0.0) << 0.5;
    QTest::newRow("what was not judged is left out")
        << rubricOf({{u"a"_s, 10}, {u"b"_s, 30}}) << Verdicts{{u"a"_s, Met}} << std::optional(100.0) << 1.0;
    QTest::newRow("nothing was judged") << rubricOf({{u"a"_s, 10}}) << Verdicts() << std::optional<double>() << 0.0;
    QTest::newRow("verdicts on something else")
        << rubricOf({{u"a"_s, 10}}) << Verdicts{{u"z"_s, Met}} << std::optional<double>() << 0.0;
    QTest::newRow("faults only") << rubricOf({{u"a"_s, 10}, {u"b"_s, -5}}) << Verdicts{{u"b"_s, Unmet}}
                                 << std::optional<double>() << 1.0;
}

void RubricTest::isScored()
{
    QFETCH(const Rubric, rubric);
    QFETCH(const Verdicts, verdicts);
    QFETCH(const std::optional<double>, points);
    QFETCH(const double, passRate);
    const Score result = score(rubric, verdicts);
    QCOMPARE(result.points.has_value(), points.has_value());
    QVERIFY(std::abs(result.points.value_or(0) - points.value_or(0)) < 0.005);
    QCOMPARE(result.passRate, passRate);
    QCOMPARE(result.count, rubric.count());
}

void RubricTest::sectionsAreScoredByThemselves()
{
    Rubric rubric = rubricOf({{u"a"_s, 10}});
    rubric.sections += rubricOf({{u"b"_s, 30}}).sections;
    const Verdicts verdicts{{u"a"_s, Verdict::Met}, {u"b"_s, Verdict::Unmet}};
    QCOMPARE(score(rubric, verdicts).points, 25.0);
    QCOMPARE(score(rubric.sections[0], verdicts).points, 100.0);
    QCOMPARE(score(rubric.sections[1], verdicts), (Score{.points = 0, .judged = 1, .count = 1}));
}

QTEST_APPLESS_MAIN(RubricTest)
#include "tst_rubric.moc"
