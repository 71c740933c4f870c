// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/statistics.h"

#include <QTest>

using namespace compare;

/// Means with intervals, and quartiles, against values worked out by hand.
class StatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void quartilesLieBetweenValues();
    void oneValueHasNoRange();
    void theIntervalIsThatOfTheNormalApproximation();
    void theSameSeedHasTheSameInterval();
    void whatIsAllTheSameHasNoWidth();
    void aShareHasWilsonsInterval_data();
    void aShareHasWilsonsInterval();
};

// Type 7 of Hyndman and Fan (1996): of 1, 2, 4, 8 the places are 0.75, 1.5 and 2.25.
void StatisticsTest::quartilesLieBetweenValues()
{
    const auto spread = spreadOf({8, 1, 4, 2});
    QVERIFY(spread);
    QCOMPARE(spread->values, (QList<double>{1, 2, 4, 8}));
    QCOMPARE(spread->lowest, 1.0);
    QCOMPARE(spread->lowerQuartile, 1.75);
    QCOMPARE(spread->median, 3.0);
    QCOMPARE(spread->upperQuartile, 5.0);
    QCOMPARE(spread->highest, 8.0);
    QCOMPARE(spreadOf({}), std::nullopt);
}

void StatisticsTest::oneValueHasNoRange()
{
    const Interval one = meanOf({42}, 1);
    QCOMPARE(one, (Interval{42, 42, 42, 1}));
    QVERIFY(!one.hasRange());
    QCOMPARE(meanOf({}, 1), Interval());
}

// Of 50 zeros and 50 hundreds: mean 50, standard error 100 × √(0.25 ÷ 100) = 5, so 50 ± 1.96 × 5.
void StatisticsTest::theIntervalIsThatOfTheNormalApproximation()
{
    const Interval half = meanOf(QList<double>(50, 0.0) + QList<double>(50, 100.0), 3);
    QCOMPARE(half.value, 50.0);
    QVERIFY2(std::abs(half.low - 40.2) < 1.5, qPrintable(QString::number(half.low)));
    QVERIFY2(std::abs(half.high - 59.8) < 1.5, qPrintable(QString::number(half.high)));
    QCOMPARE(half.count, 100);
}

void StatisticsTest::theSameSeedHasTheSameInterval()
{
    const QList<double> values{3.1, 4.15, 9.26, 5.35, 89.7, 93.2, 38.4, 62.6};
    QCOMPARE(meanOf(values, 5), meanOf(values, 5));
    QVERIFY(meanOf(values, 5) != meanOf(values, 6));
}

void StatisticsTest::whatIsAllTheSameHasNoWidth()
{
    QCOMPARE(meanOf({7, 7, 7}, 1), (Interval{7, 7, 7, 3}));
}

// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I,
// method 3: the score method without continuity correction.
void StatisticsTest::aShareHasWilsonsInterval_data()
{
    QTest::addColumn<int>("hits");
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
    QTest::addRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
    QTest::addRow("0 of 20") << 0 << 20 << 0.0 << 0.1611;
    QTest::addRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
    QTest::addRow("all of 20") << 20 << 20 << 0.8389 << 1.0; // as none of 20, from the other side
    QTest::addRow("none of none") << 0 << 0 << 0.0 << 0.0;
}

void StatisticsTest::aShareHasWilsonsInterval()
{
    QFETCH(const int, hits);
    QFETCH(const int, count);
    QFETCH(const double, low);
    QFETCH(const double, high);
    const Interval share = shareOf(hits, count);
    QCOMPARE(share.value, count > 0 ? double(hits) / count : 0);
    QCOMPARE(share.count, count);
    QCOMPARE(QString::number(share.low, 'f', 4), QString::number(low, 'f', 4));
    QCOMPARE(QString::number(share.high, 'f', 4), QString::number(high, 'f', 4));
}

QTEST_APPLESS_MAIN(StatisticsTest)
#include "tst_statistics.moc"
