// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/forecast.h"
#include "forecast/spending.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using forecast::History;
using forecast::Knowledge;
using forecast::Outlook;
using forecast::Question;
using library::LedgerCall;
using library::LedgerEntry;
using library::Role;

namespace {

QList<settings::Endpoint> endpoints()
{
    return {settings::openRouter(),
            {.id = u"here"_s,
             .name = u"Ollama"_s,
             .url = QUrl(u"http://127.0.0.1:11434/v1"_s),
             .kind = settings::EndpointKind::Ollama,
             .atOnce = 1}};
}

chat::Model model(const QString &name, const QString &endpoint = u"openrouter"_s)
{
    return {.endpoint = endpoint, .id = u"maker/"_s + name.toLower(), .name = name};
}

chat::Panel panel(const QStringList &members, const QString &endpoint = u"openrouter"_s)
{
    chat::Panel panel;
    for (const QString &member : members)
        panel.members.append({.model = model(member, endpoint)});
    chat::numberMembers(panel);
    panel.judge.model = model(u"Maestro"_s, endpoint);
    panel.writer.model = model(u"Scribe"_s, endpoint);
    return panel;
}

/// Five dollars a million tokens in, twenty-five out; for Stranger nobody knows.
std::optional<chat::Price> priceOf(const chat::Model &model)
{
    if (model.endpoint != "openrouter"_L1 || model.name == "Stranger"_L1)
        return std::nullopt;
    return chat::Price{.promptUsd = 5, .completionUsd = 25};
}

LedgerCall call(const QString &name, Role role, qint64 completion, std::chrono::milliseconds total,
                const QString &endpoint = u"openrouter"_s)
{
    return {.endpoint = endpoint,
            .model = u"maker/"_s + name.toLower(),
            .effort = {},
            .role = role,
            .hasSucceeded = true,
            .usage = {.promptTokens = 100, .completionTokens = completion},
            .timing = {.firstToken = total / 10, .total = total},
            .surplusTokens = 0};
}

/// A model that always does the same.
QList<LedgerEntry> steady(const QList<LedgerCall> &calls, int turns = 5)
{
    return QList<LedgerEntry>(turns, LedgerEntry{.calls = calls});
}

Outlook outlookOf(const chat::Panel &panel, const QList<LedgerEntry> &ledger, const QString &prompt = u"Why?"_s)
{
    const History history(ledger);
    const QList<settings::Endpoint> all = endpoints();
    return forecast::outlook({.prompt = prompt, .conversation = {}, .panel = panel},
                             {.history = history, .endpoints = all, .priceOf = priceOf});
}

bool isNear(double value, double expected, double part = 0.02)
{
    return std::abs(value - expected) <= part * expected;
}

} // namespace

/// What a question will cost and take.
class ForecastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void percentilesLieBetweenValues();
    void theFirstAnswersPullTheDefault();
    void effortsAndRolesAreKeptApart();
    void defaultsGrowWithEffort();
    void anOutputLimitCutsTheDefault();
    void addsUpWhatEachStageGets();
    void aLongerConversationCostsMore();
    void queuesWhereOneIsServedAtATime();
    void aQuorumNeedNotWait();
    void whatIsSharedIsNotPaidAgain();
    void namesWhoseHabitsAreGuessed();
    void unknownPricesAreNamed();
    void thisComputerCostsNothing();
    void comparesWithTheWriterUnlessSaid();
    void justOneIsWhomThePersonChose_data();
    void justOneIsWhomThePersonChose();
    void saysItInWords();
    void aBudgetThatMayBeReachedIsSaid();
    void meetsAScriptedHistory_data();
    void meetsAScriptedHistory();
    void isQuickEnoughForEachKey();
    void sumsUpWhatWasSpent();
    void gradersCostButAreNoTurnsAndNoJudges();
    void warnsOfTheLimit();
    void aMonthBeginsOnItsFirst();
};

void ForecastTest::percentilesLieBetweenValues()
{
    QList<double> values;
    for (int i = 100; i >= 0; --i)
        values.append(i);
    const forecast::Percentiles found = forecast::percentiles(values);
    QCOMPARE(found.p10, 10.0);
    QCOMPARE(found.p50, 50.0);
    QCOMPARE(found.p90, 90.0);
    QCOMPARE(forecast::percentiles({1, 2}).p50, 1.5);
    QCOMPARE(forecast::percentiles({}).p50, 0.0);
}

void ForecastTest::theFirstAnswersPullTheDefault()
{
    const auto outlookAfter = [](int answers, int tokens, std::chrono::milliseconds time) {
        const QList<LedgerCall> calls{call(u"Alto"_s, Role::Member, tokens, time, u"here"_s)};
        return outlookOf(panel({u"Alto"_s}, u"here"_s), steady(calls, answers));
    };
    QVERIFY(outlookAfter(0, 400, 4s).run.low > 30s); // a slow server is assumed
    const Outlook one = outlookAfter(1, 400, 4s);
    const Outlook two = outlookAfter(2, 400, 4s);
    QVERIFY(one.run.low < 9s);
    QVERIFY(two.run.low < one.run.low);
    QVERIFY(two.run.low > 4s); // questions differ
    QVERIFY(two.run.high > two.run.low);
    QVERIFY(outlookAfter(1, 4'000, 400s).run.low > 120s); // a slower one
    QCOMPARE(two.guessed, QStringList{u"Alto"_s});

    const QList<LedgerCall> calls{call(u"Alto"_s, Role::Member, 400, 4s)};
    const forecast::Habit known = History(steady(calls, 3)).habit(model(u"Alto"_s), Role::Member, {}, false);
    QVERIFY(!known.isGuessed);
    QCOMPARE(known.samples.size(), 3);
    QCOMPARE(known.samples.first().completionTokens, 400.0);
    QCOMPARE(known.samples.first().firstToken, 400ms);
}

void ForecastTest::effortsAndRolesAreKeptApart()
{
    const History history(steady({call(u"Alto"_s, Role::Member, 400, 4s)}));
    QVERIFY(history.habit(model(u"Alto"_s), Role::Judge, {}, false).isGuessed);
    QVERIFY(history.habit(model(u"Alto"_s), Role::Member, {.effort = u"high"_s}, false).isGuessed);
    QVERIFY(history.habit(model(u"Alto"_s, u"here"_s), Role::Member, {}, true).isGuessed);
    QVERIFY(!history.habit(model(u"Alto"_s), Role::Member, {.temperature = 1}, false).isGuessed);
    LedgerCall failed = call(u"Bass"_s, Role::Member, 400, 4s);
    failed.hasSucceeded = false;
    QVERIFY(History(steady({failed})).habit(model(u"Bass"_s), Role::Member, {}, false).isGuessed);
}

void ForecastTest::defaultsGrowWithEffort()
{
    double before = 0;
    for (const char *const effort : {"none", "minimal", "low", "medium", "high", "xhigh", "max"}) {
        const forecast::Habit habit =
            forecast::defaultHabit(Role::Member, {.effort = QString::fromLatin1(effort)}, false);
        QList<double> tokens;
        for (const forecast::Sample &sample : habit.samples)
            tokens.append(sample.completionTokens);
        const double median = forecast::percentiles(tokens).p50;
        QVERIFY2(median > before, effort);
        before = median;
    }
    QVERIFY(before > 5'000);
}

void ForecastTest::anOutputLimitCutsTheDefault()
{
    const forecast::Habit habit = forecast::defaultHabit(Role::Member, {.effort = u"max"_s, .maxTokens = 500}, false);
    const History longer(steady({call(u"Alto"_s, Role::Member, 4'000, 40s)}, 1));
    const forecast::Habit pulled = longer.habit(model(u"Alto"_s), Role::Member, {.maxTokens = 500}, false);
    for (const forecast::Sample &sample : habit.samples + pulled.samples)
        QVERIFY(sample.completionTokens <= 500);
}

void ForecastTest::addsUpWhatEachStageGets()
{
    const QList<LedgerEntry> ledger = steady({
        call(u"Alto"_s, Role::Member, 1'000, 10s),
        call(u"Tenor"_s, Role::Member, 3'000, 25s),
        call(u"Maestro"_s, Role::Judge, 2'000, 8s),
        call(u"Scribe"_s, Role::Writer, 1'500, 6s),
    });
    const Outlook outlook = outlookOf(panel({u"Alto"_s, u"Tenor"_s}), ledger, u"word"_s.repeated(1'000));
    // Members 1000 tokens each, judge and writer these and both answers, the writer the analysis too; and instructions.
    const double written = (1'000 + 3'000 + 2'000 + 1'500) * 25e-6;
    const double read = (2 * 1'000 + (1'000 + 4'000) + (1'000 + 4'000 + 2'000)) * 5e-6;
    QVERIFY2(outlook.run.lowUsd > written + read, qPrintable(QString::number(outlook.run.lowUsd)));
    QVERIFY2(isNear(outlook.run.lowUsd, written + read, 0.1), qPrintable(QString::number(outlook.run.lowUsd)));
    QCOMPARE(outlook.run.highUsd, outlook.run.lowUsd); // they always do the same
    QCOMPARE(outlook.run.low, 25s + 8s + 6s);
    QCOMPARE(outlook.run.high, outlook.run.low);
    QCOMPARE(outlook.promptTokens, 1'000);
    QCOMPARE(outlook.guessed, QStringList{}); // Scribe as a member is another matter
    QCOMPARE(outlook.destination, u"OpenRouter, and hosts it chooses for models by maker"_s);

    chat::Panel unjudged = panel({u"Alto"_s, u"Tenor"_s});
    unjudged.policy.judging = chat::Judging::WithoutJudge;
    QCOMPARE(outlookOf(unjudged, ledger).run.low, 25s + 6s);
    QCOMPARE(outlookOf(panel({u"Alto"_s}), ledger).run.low, 10s);
}

void ForecastTest::aLongerConversationCostsMore()
{
    const History history;
    const QList<settings::Endpoint> all = endpoints();
    const Knowledge knowledge{.history = history, .endpoints = all, .priceOf = priceOf};
    Question question{.prompt = u"Why?"_s, .conversation = {}, .panel = panel({u"Alto"_s})};
    const Outlook before = forecast::outlook(question, knowledge);
    question.conversation = {{u"p"_s.repeated(2'000), u"r"_s.repeated(38'000)}};
    const Outlook after = forecast::outlook(question, knowledge);
    QCOMPARE(after.promptTokens - before.promptTokens, 10'000);
    QVERIFY(isNear(after.run.lowUsd - before.run.lowUsd, 0.05));
    QVERIFY(isNear(after.justOne.lowUsd - before.justOne.lowUsd, 0.05));
}

void ForecastTest::queuesWhereOneIsServedAtATime()
{
    const QList<LedgerEntry> ledger = steady({
        call(u"Alto"_s, Role::Member, 100, 10s, u"here"_s),
        call(u"Tenor"_s, Role::Member, 100, 20s, u"here"_s),
        call(u"Maestro"_s, Role::Judge, 100, 5s, u"here"_s),
        call(u"Scribe"_s, Role::Writer, 100, 5s, u"here"_s),
    });
    QCOMPARE(outlookOf(panel({u"Alto"_s, u"Tenor"_s}, u"here"_s), ledger).run.low, 10s + 20s + 5s + 5s);
}

void ForecastTest::whatIsSharedIsNotPaidAgain()
{
    const History history(steady({
        call(u"Alto"_s, Role::Member, 1'000, 10s),
        call(u"Tenor"_s, Role::Member, 2'000, 20s),
        call(u"Maestro"_s, Role::Judge, 1'000, 5s),
        call(u"Scribe"_s, Role::Writer, 1'000, 5s),
    }));
    const QList<settings::Endpoint> all = endpoints();
    const Knowledge knowledge{.history = history, .endpoints = all, .priceOf = priceOf};
    Question question{.prompt = u"Why?"_s, .conversation = {}, .panel = panel({u"Alto"_s, u"Tenor"_s})};
    const chat::Forecast whole = forecast::forecast(question, knowledge);
    question.shared = {{2}};
    const chat::Forecast part = forecast::forecast(question, knowledge);
    QCOMPARE(whole.low, 30s);
    QCOMPARE(part.low, 20s);
    QVERIFY(isNear(whole.lowUsd - part.lowUsd, 2'000 * 25 / 1e6)); // the judge reads it all the same
}

void ForecastTest::aQuorumNeedNotWait()
{
    const QList<LedgerEntry> ledger = steady({
        call(u"Alto"_s, Role::Member, 100, 10s),
        call(u"Tenor"_s, Role::Member, 100, 20s),
        call(u"Bass"_s, Role::Member, 100, 100s),
        call(u"Maestro"_s, Role::Judge, 100, 5s),
        call(u"Scribe"_s, Role::Writer, 100, 5s),
    });
    chat::Panel three = panel({u"Alto"_s, u"Tenor"_s, u"Bass"_s});
    three.policy.quorum = 2;
    three.policy.grace = 7s;
    QCOMPARE(outlookOf(three, ledger).run.low, 20s + 7s + 5s + 5s);
}

void ForecastTest::namesWhoseHabitsAreGuessed()
{
    const QList<LedgerEntry> ledger = steady({call(u"Alto"_s, Role::Member, 100, 10s)});
    QCOMPARE(outlookOf(panel({u"Alto"_s, u"Tenor"_s, u"Tenor"_s}), ledger).guessed,
             (QStringList{u"Tenor"_s, u"Maestro"_s, u"Scribe"_s}));
    QCOMPARE(outlookOf(chat::Panel(), ledger), Outlook());
}

void ForecastTest::unknownPricesAreNamed()
{
    const chat::Forecast run = outlookOf(panel({u"Alto"_s, u"Stranger"_s, u"Stranger"_s}), {}).run;
    QCOMPARE(run.unpriced, QStringList{u"Stranger"_s});
    QVERIFY(run.lowUsd > 0);
    QVERIFY(forecast::shortText(run).startsWith(u"over $"_s));
    QVERIFY(forecast::longText(run).endsWith(u" · price of Stranger unknown"_s));
}

void ForecastTest::thisComputerCostsNothing()
{
    const Outlook outlook = outlookOf(panel({u"Alto"_s, u"Tenor"_s}, u"here"_s), {});
    QCOMPARE(outlook.run.highUsd, 0.0);
    QCOMPARE(outlook.run.unpriced, QStringList());
    QCOMPARE(outlook.destination, u"stays on this computer"_s);
    QVERIFY(forecast::shortText(outlook.run).startsWith(u"free · "_s));
    QVERIFY(!forecast::longText(outlook.run).contains(u"alone"_s));
}

void ForecastTest::comparesWithTheWriterUnlessSaid()
{
    const QList<LedgerEntry> ledger = steady({
        call(u"Alto"_s, Role::Member, 1'000, 10s),
        call(u"Scribe"_s, Role::Member, 2'000, 10s),
    });
    const chat::Panel two = panel({u"Alto"_s, u"Alto"_s});
    const Outlook outlook = outlookOf(two, ledger);
    QCOMPARE(outlook.run.aloneName, u"Scribe"_s);
    QVERIFY(isNear(*outlook.run.aloneUsd, 2'000 * 25e-6));
    QCOMPARE(outlook.justOne.lowUsd, *outlook.run.aloneUsd);
    QCOMPARE(outlook.justOne.aloneName, u"Scribe"_s);

    const History history(ledger);
    const QList<settings::Endpoint> all = endpoints();
    const Knowledge knowledge{.history = history,
                              .endpoints = all,
                              .priceOf = priceOf,
                              .compareWith = model(u"Alto"_s),
                              .justOne = model(u"Alto"_s)};
    const Outlook chosen = forecast::outlook({.prompt = u"Why?"_s, .conversation = {}, .panel = two}, knowledge);
    QCOMPARE(chosen.run.aloneName, u"Alto"_s);
    QVERIFY(isNear(*chosen.run.aloneUsd, 1'000 * 25e-6));
    QVERIFY(isNear(chosen.justOne.lowUsd, 1'000 * 25e-6));
}

void ForecastTest::justOneIsWhomThePersonChose_data()
{
    QTest::addColumn<std::optional<chat::Model>>("chosen");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("effort");
    QTest::newRow("the writer unless said") << std::optional<chat::Model>() << u"Scribe"_s << u"low"_s;
    QTest::newRow("the writer by itself") << std::optional(model(u"Scribe"_s)) << u"Scribe"_s << u"low"_s;
    QTest::newRow("a member with its settings") << std::optional(model(u"Alto"_s)) << u"Alto"_s << u"high"_s;
    QTest::newRow("any other model") << std::optional(model(u"Vox"_s)) << u"Vox"_s << QString();
    QTest::newRow("its connection is gone") << std::optional(model(u"Vox"_s, u"gone"_s)) << u"Scribe"_s << u"low"_s;
}

void ForecastTest::justOneIsWhomThePersonChose()
{
    QFETCH(std::optional<chat::Model>, chosen);
    chat::Panel two = panel({u"Alto"_s, u"Tenor"_s});
    two.members.first().settings.effort = u"high"_s;
    two.writer.settings.effort = u"low"_s;
    const chat::StageModel one = forecast::justOneOf(two, chosen, endpoints());
    QTEST(one.model.displayName(), "asked");
    QTEST(one.settings.effort, "effort");
}

void ForecastTest::aBudgetThatMayBeReachedIsSaid()
{
    chat::Panel two = panel({u"Alto"_s, u"Tenor"_s});
    const chat::Forecast run{.lowUsd = 0.05, .highUsd = 0.12};
    QCOMPARE(forecast::budgetWarning(two, run), QString());
    two.policy.budgetUsd = 0.12;
    QCOMPARE(forecast::budgetWarning(two, run), QString());
    two.policy.budgetUsd = 0.1;
    QCOMPARE(forecast::budgetWarning(two, run), u"This may reach the panel's budget of $0.10 and be stopped there."_s);
}

void ForecastTest::saysItInWords()
{
    const chat::Forecast known{.lowUsd = 0.05,
                               .highUsd = 0.12,
                               .low = 20s,
                               .high = 45s,
                               .unpriced = {},
                               .aloneName = u"Opus"_s,
                               .aloneUsd = 0.0185};
    QCOMPARE(forecast::shortText(known), u"≈ $0.05 · 20 s"_s);
    QCOMPARE(forecast::longText(known), u"≈ $0.05–0.12 · 20–45 s · 2.7× Opus alone"_s);
    const chat::Forecast unknown{.low = 20s, .high = 20s, .unpriced = {u"A"_s, u"B"_s}};
    QCOMPARE(forecast::shortText(unknown), u"20 s"_s);
    QCOMPARE(forecast::costText(unknown), QString());
    const chat::Forecast partly{.lowUsd = 0.05, .highUsd = 0.1, .low = 20s, .high = 20s, .unpriced = {u"A"_s}};
    QCOMPARE(forecast::shortText(partly), u"over $0.05 · 20 s"_s);
    QCOMPARE(forecast::longText(unknown), u"20 s · price of A, B unknown"_s);
}

namespace {

/// A model that writes as much as chance will have it, and what it really cost and took.
struct Character
{
    QString name;
    Role role = Role::Member;
    double median = 0; ///< tokens
    double sigma = 0;  ///< of their logarithm
};

struct Actual
{
    LedgerEntry entry;
    double usd = 0;
    double seconds = 0;
};

Actual play(const QList<Character> &cast, const QString &prompt, std::mt19937 &random)
{
    Actual actual;
    const double asked = double(prompt.size()) / 4;
    double answers = 0;
    double analysis = 0;
    std::chrono::milliseconds slowest{0};
    for (const Character &one : cast) {
        std::normal_distribution<double> bell(0, one.sigma);
        const double tokens = std::round(one.median * std::exp(bell(random)));
        const std::chrono::milliseconds total(1'000 + std::llround(tokens * 15 * std::exp(bell(random) / 3)));
        LedgerCall made = call(one.name, one.role, qint64(tokens), total);
        double read = asked;
        switch (one.role) {
        case Role::Member:
            answers += tokens;
            slowest = std::max(slowest, total);
            break;
        case Role::Judge:
            read += answers + 1'450; // and its instructions
            analysis = tokens;
            break;
        case Role::Writer:
            read += answers + analysis + 850;
            break;
        case Role::Grader: // not in turns
            break;
        }
        made.usage.promptTokens = qint64(read);
        actual.usd += read * 5e-6 + tokens * 25e-6;
        if (one.role != Role::Member)
            actual.seconds += double(total.count()) / 1000;
        actual.entry.calls.append(made);
    }
    actual.seconds += double(slowest.count()) / 1000;
    return actual;
}

/// How well forecasts did.
struct Score
{
    int turns = 0;
    int belowLow = 0;
    int belowHigh = 0;
    QList<double> ratios; ///< actual ÷ low

    void note(double actual, double low, double high)
    {
        ++turns;
        belowLow += actual <= low;
        belowHigh += actual <= high;
        ratios.append(actual / low);
    }
    [[nodiscard]] double median() const { return forecast::percentiles(ratios).p50; }
    void print(const char *what) const
    {
        qInfo("%s: %d turns, %.0f %% below the low figure (50 expected), %.0f %% below the high one (90 expected), "
              "actual ÷ low: median %.2f, p10 %.2f, p90 %.2f",
              what, turns, 100.0 * belowLow / turns, 100.0 * belowHigh / turns, median(),
              forecast::percentiles(ratios).p10, forecast::percentiles(ratios).p90);
    }
};

} // namespace

void ForecastTest::meetsAScriptedHistory_data()
{
    QTest::addColumn<QList<Character>>("cast");
    const Character alto{u"Alto"_s, Role::Member, 700, 0.4};
    const Character tenor{u"Tenor"_s, Role::Member, 1'800, 0.7};
    const Character bass{u"Bass"_s, Role::Member, 400, 0.3};
    const Character maestro{u"Maestro"_s, Role::Judge, 1'300, 0.4};
    const Character scribe{u"Scribe"_s, Role::Writer, 900, 0.4};
    QTest::newRow("three members") << QList{alto, tenor, bass, maestro, scribe};
    QTest::newRow("eight members") << QList{alto, tenor, bass, tenor, alto, bass, tenor, alto, maestro, scribe};
    QTest::newRow("one that thinks at length")
        << QList{Character{u"Alto"_s, Role::Member, 4'000, 0.9}, bass, maestro, scribe};
    QTest::newRow("just one") << QList{tenor};
}

/// Each turn is forecast from those before it, then played. The bounds are three standard errors of the expected rates.
void ForecastTest::meetsAScriptedHistory()
{
    QFETCH(const QList<Character>, cast);
    constexpr int learned = 20;
    constexpr int forecastTurns = 200;
    QStringList members;
    for (const Character &one : cast) {
        if (one.role == Role::Member)
            members.append(one.name);
    }
    const chat::Panel asked = panel(members);
    const QList<settings::Endpoint> all = endpoints();
    std::mt19937 random(2026);
    History history;
    Score money;
    Score time;
    for (int turn = 0; turn < learned + forecastTurns; ++turn) {
        const QString prompt = u"word"_s.repeated(20 + int(random() % 600));
        const chat::Forecast expected = forecast::outlook({.prompt = prompt, .conversation = {}, .panel = asked},
                                                          {.history = history, .endpoints = all, .priceOf = priceOf})
                                            .run;
        const Actual actual = play(cast, prompt, random);
        history.add(actual.entry);
        if (turn < learned)
            continue;
        money.note(actual.usd, expected.lowUsd, expected.highUsd);
        time.note(actual.seconds, double(expected.low.count()) / 1000, double(expected.high.count()) / 1000);
    }
    money.print("dollars");
    time.print("seconds");
    for (const Score &score : {money, time}) {
        QVERIFY(std::abs(score.belowLow - 100) <= 22);
        QVERIFY(std::abs(score.belowHigh - 180) <= 14);
        QVERIFY(isNear(score.median(), 1, 0.1));
    }
}

void ForecastTest::isQuickEnoughForEachKey()
{
    QStringList names;
    QList<LedgerCall> calls;
    for (int i = 0; i < 8; ++i) {
        names.append(u"Voice%1"_s.arg(i));
        calls.append(call(names.last(), Role::Member, 500 + 100 * i, 5s));
    }
    const QList<LedgerEntry> ledger = steady(calls, 100);
    const History history(ledger);
    const QList<settings::Endpoint> all = endpoints();
    const Question question{.prompt = u"word "_s.repeated(500),
                            .conversation = QList<fusion::Exchange>(20, {u"p"_s.repeated(500), u"r"_s.repeated(5'000)}),
                            .panel = panel(names)};
    const Knowledge knowledge{.history = history, .endpoints = all, .priceOf = priceOf};
    QBENCHMARK
    {
        (void)forecast::outlook(question, knowledge);
    }
}

void ForecastTest::sumsUpWhatWasSpent()
{
    LedgerEntry billed{.calls = {call(u"Alto"_s, Role::Member, 100, 1s), call(u"Alto"_s, Role::Member, 100, 1s)},
                       .forecast = chat::Forecast{.lowUsd = 0.2, .highUsd = 0.4, .aloneName = u"Opus"_s},
                       .aloneUsd = 0.1};
    billed.calls[0].usage.costUsd = 0.2;
    billed.calls[1].usage.costUsd = 0.1;
    LedgerEntry computed = billed;
    computed.calls[1].usage.costComputed = true;
    computed.aloneUsd.reset();
    const LedgerEntry unknown{.calls = {call(u"Alto"_s, Role::Member, 100, 1s)}, .aloneUsd = 7};
    const LedgerEntry local{.calls = unknown.calls, .forecast = chat::Forecast()};
    const LedgerEntry example;
    const forecast::Spending sum = forecast::spending(QList{unknown, computed, billed, local, example});
    QCOMPARE(sum.turns, 5);
    QCOMPARE(sum.freeTurns, 2);
    QVERIFY(isNear(*sum.usage.costUsd, 0.6));
    QVERIFY(sum.usage.costComputed);
    QVERIFY(isNear(sum.forecastUsd, 0.6));
    QVERIFY(isNear(sum.highUsd, 0.8));
    QCOMPARE(sum.ratioText(), u"3.0× Opus alone"_s);
    QCOMPARE(forecast::Spending().ratioText(), QString());
}

void ForecastTest::gradersCostButAreNoTurnsAndNoJudges()
{
    LedgerCall graded = call(u"Maestro"_s, Role::Grader, 50, 1s);
    graded.usage.costUsd = 0.25;
    const LedgerEntry grading{.turn = {u"grading"_s}, .calls = {graded}};
    QVERIFY(!grading.isTurn());
    QVERIFY(LedgerEntry().isTurn()); // an example
    const forecast::Spending sum = forecast::spending({grading, {.calls = {call(u"Alto"_s, Role::Member, 9, 1s)}}});
    QCOMPARE(sum.turns, 1);
    QCOMPARE(*sum.usage.costUsd, 0.25);

    const History history(QList<LedgerEntry>(5, grading));
    QVERIFY(history.habit(model(u"Maestro"_s), Role::Judge, {}, false).isGuessed);
    QVERIFY(!history.habit(model(u"Maestro"_s), Role::Grader, {}, false).isGuessed);
    // Verdicts are short.
    const auto longest = [](Role role) {
        double most = 0;
        for (const QList<forecast::Sample> all = forecast::defaultHabit(role, {.effort = u"none"_s}, false).samples;
             const forecast::Sample &sample : all)
            most = std::max(most, sample.completionTokens);
        return most;
    };
    QVERIFY(longest(Role::Grader) < longest(Role::Judge) / 4);
}

void ForecastTest::warnsOfTheLimit()
{
    forecast::Spending month;
    month.usage.costUsd = 9.9;
    const chat::Forecast next{.lowUsd = 0.05, .highUsd = 0.2};
    QCOMPARE(forecast::limitWarning({}, month, next), QString());
    QCOMPARE(forecast::limitWarning(20, month, next), QString());
    QCOMPARE(forecast::limitWarning(10, month, next),
             u"This may go beyond this month's limit of $10.00: $9.90 so far."_s);
    QCOMPARE(forecast::limitWarning(5, month, next), u"This month's limit of $5.00 is reached: $9.90 so far."_s);
    QCOMPARE(forecast::limitWarning(0.1, {}, next), u"This may go beyond this month's limit of $0.10: $0 so far."_s);
}

void ForecastTest::aMonthBeginsOnItsFirst()
{
    const QDateTime now(QDate(2026, 6, 17), QTime(14, 2), QTimeZone::UTC);
    QCOMPARE(forecast::monthStart(now).toLocalTime(), QDateTime(QDate(2026, 6, 1), QTime(0, 0)));
}

QTEST_GUILESS_MAIN(ForecastTest)
#include "tst_forecast.moc"
