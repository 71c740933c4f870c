// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/figures.h"
#include "chat/price.h"

#include <QTest>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void seconds_data();
    void seconds();
    void cost_data();
    void cost();
    void saysWhatIsKnown();
    void ranges();
    void costIsTokensTimesPrice();
};

void TestFigures::seconds_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << 0 << u"0.0 s"_s;
    QTest::newRow("a clock that went back") << -5 << u"0.0 s"_s;
    QTest::newRow("tenths") << 6940 << u"6.9 s"_s;
    QTest::newRow("nearly ten") << 9960 << u"10 s"_s;
    QTest::newRow("whole seconds") << 21'400 << u"21 s"_s;
    QTest::newRow("nearly a minute") << 59'700 << u"1 min 0 s"_s;
    QTest::newRow("minutes") << 125'000 << u"2 min 5 s"_s;
}

void TestFigures::seconds()
{
    QFETCH(int, ms);
    QTEST(chat::secondsText(milliseconds(ms)), "expected");
}

void TestFigures::cost_data()
{
    QTest::addColumn<double>("usd");
    QTest::addColumn<QString>("expected");
    QTest::newRow("free") << 0.0 << u"$0"_s;
    QTest::newRow("a refund is no cost") << -1.0 << u"$0"_s;
    QTest::newRow("dollars") << 12.345 << u"$12.35"_s;
    QTest::newRow("cents") << 0.5 << u"$0.50"_s;
    QTest::newRow("two digits") << 0.0493 << u"$0.049"_s;
    QTest::newRow("small") << 0.00042 << u"$0.00042"_s;
    QTest::newRow("too small to matter") << 0.0000001 << u"$0.000000"_s;
}

void TestFigures::cost()
{
    QFETCH(double, usd);
    QTEST(chat::costText(usd), "expected");
}

void TestFigures::saysWhatIsKnown()
{
    chat::Usage usage;
    QCOMPARE(chat::figuresText(usage, milliseconds(1200)), u"1.2 s"_s);
    usage.promptTokens = 412;
    usage.completionTokens = 380;
    QCOMPARE(chat::figuresText(usage, milliseconds(1200)), u"1.2 s · 412 → 380 tokens"_s);
    usage.costUsd = 0.012;
    usage.estimated = true;
    QCOMPARE(chat::figuresText(usage, milliseconds(1200)), u"1.2 s · about 412 → 380 tokens · $0.012"_s);
    usage.costComputed = true;
    QCOMPARE(chat::figuresText(usage, milliseconds(1200)), u"1.2 s · about 412 → 380 tokens · ≈ $0.012"_s);
    QCOMPARE(chat::costText(chat::Usage()), QString());
}

void TestFigures::ranges()
{
    QCOMPARE(chat::costRangeText(0.05, 0.05), u"≈ $0.05"_s);
    QCOMPARE(chat::costRangeText(0.05, 0.123), u"≈ $0.05–0.12"_s);
    QCOMPARE(chat::costRangeText(0.0049, 12.5), u"≈ $0.0049–12.50"_s);
    QCOMPARE(chat::costRangeText(0.1, 0.5), u"≈ $0.10–0.50"_s);
    QCOMPARE(chat::costRangeText(0, 0.004), u"≈ $0–0.004"_s);
    QCOMPARE(chat::costRangeText(0, 0), u"free"_s);
    QCOMPARE(chat::plainCostRangeText(0.05, 0.05), u"$0.05"_s);
    QCOMPARE(chat::plainCostRangeText(0.05, 0.123), u"$0.05–0.12"_s);
    QCOMPARE(chat::plainCostText(0.05), u"$0.05"_s);
    QCOMPARE(chat::plainCostText(20), u"$20.00"_s);
    QCOMPARE(chat::plainSecondsText(milliseconds(5'000)), u"5 s"_s);
    QCOMPARE(chat::plainSecondsText(milliseconds(340)), u"0.3 s"_s);
    QCOMPARE(chat::plainSecondsText(milliseconds(60'000)), u"1 min"_s);
    QCOMPARE(chat::plainSecondsText(milliseconds(90'000)), u"1 min 30 s"_s);
    QCOMPARE(chat::plainSecondsText(milliseconds(900'000)), u"15 min"_s);
    QCOMPARE(chat::secondsRangeText(milliseconds(20'000), milliseconds(20'400)), u"20 s"_s);
    QCOMPARE(chat::secondsRangeText(milliseconds(6'940), milliseconds(45'000)), u"6.9–45 s"_s);
    QCOMPARE(chat::secondsRangeText(milliseconds(50'000), milliseconds(125'000)), u"50 s – 2 min 5 s"_s);
    QCOMPARE(chat::ratioText(0.27, 0.1, u"Opus"_s), u"2.7× Opus alone"_s);
    QCOMPARE(chat::ratioText(0.005, 0.1, u"Opus"_s), u"0.05× Opus alone"_s);
    QCOMPARE(chat::ratioText(12.1, 1, u"Opus"_s), u"12× Opus alone"_s);
    QCOMPARE(chat::ratioText(0.27, 0.0, u"Opus"_s), QString());
    QCOMPARE(chat::ratioText(0.27, {}, u"Opus"_s), QString());
}

void TestFigures::costIsTokensTimesPrice()
{
    const chat::Price price{
        .promptUsd = 5, .completionUsd = 25, .cachedUsd = 0.5, .requestUsd = 0.01, .searchUsd = 0.005};
    const chat::Usage usage{.promptTokens = 3'000, .cachedTokens = 2'000, .completionTokens = 1'000, .webSearches = 2};
    const chat::Usage priced = chat::withCost(usage, price);
    QCOMPARE(*priced.costUsd, 0.005 + 0.001 + 0.025 + 0.01 + 0.01);
    QVERIFY(priced.costComputed);

    QCOMPARE(chat::withCost(usage, std::nullopt), usage);
    QCOMPARE(chat::withCost({}, price), chat::Usage()); // never sent
    const chat::Usage billed{.promptTokens = 9, .costUsd = 0.25};
    QCOMPARE(chat::withCost(billed, price), billed);
    chat::Usage sum = billed;
    sum += priced;
    QVERIFY(sum.costComputed);
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
