// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/costwords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace windowui;

/// What the composer and its card say of costs.
class CostWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void spendings_data();
    void spendings();
    void comparisons_data();
    void comparisons();
    void theCard_data();
    void theCard();

private:
    [[nodiscard]] static chat::Forecast run();
};

chat::Forecast CostWordsTest::run()
{
    return {.lowUsd = 0.05,
            .highUsd = 0.12,
            .low = 20s,
            .high = 45s,
            .unpriced = {},
            .aloneName = u"Opus"_s,
            .aloneUsd = 0.0185};
}

void CostWordsTest::spendings_data()
{
    QTest::addColumn<forecast::Spending>("spending");
    QTest::addColumn<std::optional<double>>("limit");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("session");
    using forecast::Spending;
    const std::optional<double> none;
    QTest::newRow("nothing") << Spending() << none << u"nothing yet"_s << QString();
    QTest::newRow("nothing of a limit") << Spending() << std::optional(20.0) << u"nothing yet of $20.00"_s << QString();
    QTest::newRow("nobody said what it cost") << Spending{.turns = 2} << none << u"cost unknown"_s << QString();
    QTest::newRow("on this computer") << Spending{.turns = 2, .freeTurns = 2} << none << u"free"_s << QString();
    QTest::newRow("partly on this computer") << Spending{.turns = 2, .freeTurns = 1} << none << u"cost unknown"_s
                                             << QString();
    const Spending compared{
        .turns = 2, .usage = {.costUsd = 0.23}, .comparedUsd = 0.2, .aloneUsd = 0.1, .aloneName = u"Opus"_s};
    QTest::newRow("the ratio is of what was compared")
        << compared << none << u"$0.23 · 2.0× Opus alone"_s << u"This session $0.23 · 2.0× Opus alone"_s;
    QTest::newRow("of a limit") << compared << std::optional(20.0) << u"$0.23 of $20.00 · 2.0× Opus alone"_s
                                << u"This session $0.23 · 2.0× Opus alone"_s;
    Spending foretold{.turns = 2, .usage = {.costUsd = 0.23, .costComputed = true}};
    foretold.lowUsd = 0.2;
    foretold.highUsd = 0.4;
    foretold.forecastUsd = 0.23;
    QTest::newRow("against what was expected")
        << foretold << none << u"≈ $0.23 · expected $0.20–0.40"_s << u"This session ≈ $0.23"_s;
    foretold.forecastUsd = 0.11;
    QTest::newRow("where not all of it was foretold")
        << foretold << none << u"≈ $0.23 · $0.11 of it expected at $0.20–0.40"_s << u"This session ≈ $0.23"_s;
}

void CostWordsTest::spendings()
{
    QFETCH(forecast::Spending, spending);
    QFETCH(std::optional<double>, limit);
    QTEST(spendingText(spending, limit), "text");
    QTEST(sessionText(spending), "session");
}

void CostWordsTest::comparisons_data()
{
    QTest::addColumn<chat::Forecast>("forecast");
    QTest::addColumn<QString>("text");
    chat::Forecast one = run();
    QTest::newRow("known") << one << u"2.7× Opus alone"_s;
    one.aloneUsd.reset();
    QTest::newRow("its price is unknown") << one << u"with Opus alone: its price or the panel's is unknown"_s;
    one = run();
    one.unpriced = {u"Stranger"_s};
    QTest::newRow("a price of the panel is unknown")
        << one << u"with Opus alone: its price or the panel's is unknown"_s;
    one = run();
    one.aloneUsd = 0;
    QTest::newRow("it costs nothing") << one << u"with Opus alone: nothing to compare"_s;
}

void CostWordsTest::comparisons()
{
    QFETCH(chat::Forecast, forecast);
    const CostRow row = comparisonRow(forecast);
    QCOMPARE(row.label, u"Compared"_s);
    QTEST(row.text, "text");
}

void CostWordsTest::theCard_data()
{
    QTest::addColumn<Costs>("costs");
    QTest::addColumn<bool>("isLimitNear");
    QTest::addColumn<QStringList>("lines");
    Costs costs{.outlook = {.run = run(),
                            .justOne = {.lowUsd = 0.006, .highUsd = 0.006, .low = 4s, .high = 9s},
                            .promptTokens = 1240,
                            .destination = u"OpenRouter"_s}};
    const QStringList usual{u"The panel: ≈ $0.05–0.12 · 20–45 s"_s,
                            u"Just one: ≈ $0.006 · 4.0–9.0 s"_s,
                            u"Prompt: about 1,240 tokens to each member, estimated"_s,
                            u"Goes to: OpenRouter"_s,
                            u"This session: nothing yet"_s,
                            u"This month: nothing yet of $20.00"_s};
    QTest::newRow("all is known") << costs << false << usual;
    QStringList near = usual;
    near.last() = u"This month: ⚠ nothing yet of $20.00"_s;
    QTest::newRow("the month's limit is near") << costs << true << near;
    costs.outlook.guessed = {u"Opus"_s, u"GPT"_s};
    costs.caution = u"Web search and fetch are not covered."_s;
    costs.outlook.run.unpriced = {u"Stranger"_s};
    QStringList unknown = usual;
    unknown[0] = u"The panel: ≈ $0.05–0.12 · 20–45 s · price of Stranger unknown"_s;
    unknown.insert(3, u"From defaults: Opus, GPT: too little history here yet"_s);
    unknown.insert(5, u"Note: Web search and fetch are not covered."_s);
    QTest::newRow("what is not known is said") << costs << false << unknown;
    costs = {.outlook = {.run = {.low = 20s, .high = 45s}, .justOne = {.low = 4s, .high = 9s}}};
    costs.outlook.destination = u"stays on this computer"_s;
    QTest::newRow("of this computer") << costs << false
                                      << QStringList{u"The panel: free · 20–45 s"_s,
                                                     u"Just one: free · 4.0–9.0 s"_s,
                                                     u"Prompt: about 0 tokens to each member, estimated"_s,
                                                     u"Goes to: stays on this computer"_s,
                                                     u"This session: nothing yet"_s,
                                                     u"This month: nothing yet of $20.00"_s};
}

void CostWordsTest::theCard()
{
    QFETCH(Costs, costs);
    QFETCH(bool, isLimitNear);
    const MonthCosts month{.spending = {}, .limitUsd = 20, .isLimitNear = isLimitNear};
    QStringList lines;
    for (const QList<CostRow> rows = costRows(costs, month); const CostRow &row : rows)
        lines << row.label + u": "_s + row.text;
    QTEST(lines, "lines");
}

QTEST_GUILESS_MAIN(CostWordsTest)
#include "tst_costwords.moc"
