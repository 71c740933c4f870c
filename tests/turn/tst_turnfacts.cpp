// SPDX-License-Identifier: GPL-3.0-or-later
#include "turn/turnscene.h"
#include "ui/turn/columnspage.h"
#include "ui/turn/fusedpane.h"
#include "ui/turn/notice.h"
#include "ui/turn/stage.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/wording.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace turnui;
using testsupport::panelOf;
using testsupport::RunScript;
using Action = Notice::Action;

/// What the screen says about a turn: sentences that are true at each moment.
class TurnFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void memberStates_data();
    void memberStates();
    void failuresSayWhatToDo_data();
    void failuresSayWhatToDo();
    void whatComesNextIsTrue_data();
    void whatComesNextIsTrue();
    void stagesAndSum_data();
    void stagesAndSum();
    void costAgainstForecast_data();
    void costAgainstForecast();
    void costOfEachModel_data();
    void costOfEachModel();
    void notices_data();
    void notices();
    void breakdownSaysWhyItIsMissing_data();
    void breakdownSaysWhyItIsMissing();
    void answersAreNamedForWhatTheyAre_data();
    void answersAreNamedForWhatTheyAre();
    void columnsThatFit_data();
    void columnsThatFit();
    void summaryOfAFoldedTurn();
    void quotesAreCounted();
    void aFallbackIsNamed();
    void whatIsSharedWasAskedOnce();
};

namespace {

const QStringList three{u"Alto"_s, u"Tenor"_s, u"Bass"_s};

RunScript begun(const QStringList &names = three)
{
    RunScript script(panelOf(names), u"Why?"_s);
    for (int member = 1; member <= names.size(); ++member)
        script.started(member);
    return script;
}

chat::Error error(chat::ErrorKind kind, int status = 0, const QString &message = {}, const QString &remedy = {})
{
    return {.kind = kind, .status = status, .message = message, .remedy = remedy, .retryAfter = {}};
}

QString printed(const QList<Stage> &stages)
{
    static constexpr std::array signs{"o", "*", "+", "~", "x"};
    QStringList lines;
    for (const Stage &stage : stages) {
        lines << QString::fromLatin1(signs.at(size_t(stage.state))) + u' ' + stage.text +
                     (stage.figures.isEmpty() ? QString() : u" | "_s + stage.figures);
    }
    return lines.join(u'\n');
}

} // namespace

void TurnFactsTest::memberStates_data()
{
    QTest::addColumn<RunScript>("script");
    QTest::addColumn<std::chrono::milliseconds>("now");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const RunScript &script, std::chrono::milliseconds now, const QString &text) {
        QTest::newRow(name) << script << now << text;
    };
    row("not asked yet", RunScript(panelOf(three), u"?"_s), 0ms, u"waiting"_s);
    row("just asked", begun(), 1s, u"waiting"_s);
    row("asked a while ago", begun(), 7s, u"waiting · 7 s"_s);
    row("queued at its server", RunScript(panelOf(three), u"?"_s).queued(1), 9s, u"queued"_s);
    row("P01 waits for its next try", begun().at(1s).retrying(1, 7s, written::rateLimited()), 2s,
        u"tries again in 6 s"_s);
    row("thinks", begun().at(1s).reasoning(1, u"hm"_s), 8s, u"thinking · 7 s"_s);
    row("writes its first words", begun().at(1s).text(1, u"Hello"_s), 1s, u"writing"_s);
    row("writes", begun().at(1s).text(1, QString(200, u'a')).at(3s).text(1, QString(200, u'a')), 3s,
        u"writing · 50 tok/s"_s);
    row("is done", begun().text(1, u"Hello"_s).at(6900ms).done(1, 0.018), 20s, u"done · 6.9 s · $0.018"_s);
    row("is done, nobody said what it cost", begun().text(1, u"Hello"_s).at(6900ms).done(1, 0), 20s, u"done · 6.9 s"_s);
    row("failed", begun().failed(1, written::rateLimited()), 20s, u"failed"_s);
    row("was stopped", begun().stopped(1), 20s, u"stopped"_s);
}

void TurnFactsTest::memberStates()
{
    QFETCH(const RunScript, script);
    QFETCH(const std::chrono::milliseconds, now);
    QFETCH(const QString, text);
    QCOMPARE(stateText(script.turn().latestAttempt({1}), now), text);
}

void TurnFactsTest::failuresSayWhatToDo_data()
{
    QTest::addColumn<chat::Error>("failure");
    QTest::addColumn<int>("tries");
    QTest::addColumn<QString>("headline");
    QTest::addColumn<QString>("detail");
    using enum chat::ErrorKind;
    QTest::newRow("a rate limit, tried twice")
        << written::rateLimited() << 2 << u"Rate limited by the provider (429)"_s
        << u"“Too many requests for kimi-k2.6, slow down.” Tried twice. It may be tried again in 38 s."_s;
    QTest::newRow("no words from the server") << error(Network, 0, {}, u"Check the address."_s) << 3
                                              << u"Could not be reached"_s << u"Tried 3 times. Check the address."_s;
    QTest::newRow("X11 markup stays text")
        << error(Server, 500, u"<b>no</b> <img src=file:///dev/zero>"_s) << 1 << u"The provider failed (500)"_s
        << u"“<b>no</b> <img src=file:///dev/zero>”"_s;
    QTest::newRow("a long message is cut")
        << error(Server, 500, QString(5000, u'a')) << 1 << u"The provider failed (500)"_s
        << QString(u"“"_s + QString(600, u'a') + u"…”"_s);
}

void TurnFactsTest::failuresSayWhatToDo()
{
    QFETCH(const chat::Error, failure);
    QFETCH(const int, tries);
    QTEST(failureHeadline(failure), "headline");
    QTEST(failureDetail(failure, tries), "detail");
}

void TurnFactsTest::whatComesNextIsTrue_data()
{
    QTest::addColumn<RunScript>("script");
    QTest::addColumn<std::optional<std::chrono::milliseconds>>("graceEnds");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const RunScript &script, const QString &sentence,
                        std::optional<std::chrono::milliseconds> graceEnds = {}) {
        QTest::newRow(name) << script << graceEnds << sentence;
    };
    row("nobody answered: judging cannot be asked for", begun(),
        u"Judging starts when Alto, Tenor and Bass are done."_s);
    row("two are left", begun().text(1, u"a"_s).done(1),
        u"Judging starts when Tenor and Bass are done, or when you say so."_s);
    row("one is left", begun().text(1, u"a"_s).done(1).failed(2, written::rateLimited()),
        u"Judging starts when Bass is done, or when you say so."_s);
    row("more than three are left", begun({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}).text(1, u"a"_s).done(1),
        u"Judging starts when four more members are done, or when you say so."_s);
    row("the quorum is met and time runs", begun().text(1, u"a"_s).done(1).done(2),
        u"Judging starts in 8 s, with or without Bass."_s, 8s);
    chat::Panel quick = panelOf(three);
    quick.policy.quorum = 2;
    row("a quorum is wanted", RunScript(quick, u"?"_s).started(1).started(2).started(3).text(1, u"a"_s).done(1),
        u"Judging starts when one more of Tenor and Bass have answered, or when you say so."_s);
    chat::Panel judgeless = panelOf(three);
    judgeless.policy.judging = chat::Judging::WithoutJudge;
    row("a panel without a judge",
        RunScript(judgeless, u"?"_s).started(1).started(2).started(3).text(1, u"a"_s).done(1),
        u"Writing starts when Tenor and Bass are done, or when you say so."_s);
    row("the judge is at work", begun().fusion({1, 2}).judge(),
        u"The judge compares the answers; then the writer begins."_s);
    row("the writer is at work", begun().fusion({1, 2}).judge().judged().writer(),
        u"The writer is at work on the answer."_s);
    row("all is done", begun().finished(), {});
    row("a panel of one has nothing to judge", begun({u"Alto"_s}), {});
}

void TurnFactsTest::whatComesNextIsTrue()
{
    QFETCH(const RunScript, script);
    QFETCH(const std::optional<std::chrono::milliseconds>, graceEnds);
    QTEST(whatComesNext(script.turn(), 0ms, graceEnds), "sentence");
}

void TurnFactsTest::stagesAndSum_data()
{
    QTest::addColumn<RunScript>("script");
    QTest::addColumn<QString>("stages");
    QTest::addColumn<QString>("total");
    const auto row = [](const char *name, const RunScript &script, const QString &stages, const QString &total) {
        QTest::newRow(name) << script << stages << total;
    };
    row("members answer", begun().at(1s).failed(2, written::rateLimited()).text(1, u"a"_s).at(7400ms).done(1, 0.018),
        u"* Panel 1 of 3, one failed\no Judge Alto\no Writer Alto"_s, u"7.4 s · $0.018 so far"_s);
    row("the judge works",
        begun({u"Alto"_s, u"Tenor"_s})
            .text(1, u"a"_s)
            .text(2, u"b"_s)
            .at(5s)
            .done(1, 0.01)
            .done(2, 0.01)
            .fusion({1, 2})
            .judge()
            .point(written::points().first())
            .at(8s)
            .text(1, {}),
        u"+ Panel 2 of 2 | 5.0 s · $0.020\n* Judge Alto | 3 s · 1 point\no Writer Alto"_s, u"8.0 s · $0.020 so far"_s);
    row("all is done", written::wholeRun(),
        u"+ Panel 3 of 3 | 11 s · $0.034\n+ Judge Opus 4.8 | 5.1 s · $0.0090\n+ Writer Opus 4.8 | 4.9 s · $0.0060"_s,
        u"21 s · $0.049"_s);
    row("J09 nobody answered: what never began is not shown",
        begun()
            .at(1s)
            .failed(1, written::rateLimited())
            .failed(2, written::rateLimited())
            .failed(3, written::rateLimited())
            .finished(chat::TurnState::Failed),
        u"x Panel 0 of 3, three failed | 1.0 s"_s, u"1.0 s"_s);
    row("just one", begun({u"Alto"_s}).at(3s).text(1, u"a"_s).done(1, 0.002).finished(), u"+ Alto | 3.0 s · $0.0020"_s,
        u"3.0 s · $0.0020"_s);
}

void TurnFactsTest::stagesAndSum()
{
    QFETCH(const RunScript, script);
    QTEST(printed(turnui::stages(script.turn(), script.turn().lastAt)), "stages");
    QTEST(sum(script.turn(), script.turn().lastAt), "total");
}

namespace {

chat::Turn foretold(const RunScript &script, const chat::Forecast &forecast)
{
    chat::Turn turn = script.turn();
    turn.forecast = forecast;
    return turn;
}

const chat::Forecast expected{.lowUsd = 0.05,
                              .highUsd = 0.12,
                              .low = 20s,
                              .high = 45s,
                              .unpriced = {},
                              .aloneName = u"Sonnet"_s,
                              .aloneUsd = 0.007};

} // namespace

void TurnFactsTest::costAgainstForecast_data()
{
    QTest::addColumn<chat::Turn>("turn");
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("brief");
    const auto row = [](const char *name, const chat::Turn &turn, const QString &whole, const QString &brief) {
        QTest::newRow(name) << turn << whole << brief;
    };
    row("cost, what was expected, and the ratio", foretold(written::wholeRun(), expected),
        u"21 s · $0.049, expected $0.05–0.12 · 7.0× Sonnet alone"_s, u"21 s · $0.049 · 7.0× Sonnet alone"_s);
    chat::Forecast itself = expected;
    itself.aloneName = u"Opus 4.8"_s;
    row("a member that answered is compared as it was", foretold(written::wholeRun(), itself),
        u"21 s · $0.049, expected $0.05–0.12 · 2.7× Opus 4.8 alone"_s, u"21 s · $0.049 · 2.7× Opus 4.8 alone"_s);
    chat::Forecast partly = expected;
    partly.unpriced = {u"Stranger"_s};
    row("what was not foretold whole is not compared", foretold(written::wholeRun(), partly),
        u"21 s · $0.049 · 7.0× Sonnet alone"_s, u"21 s · $0.049 · 7.0× Sonnet alone"_s);
    row("nothing was foretold", written::wholeRun().turn(), u"21 s · $0.049"_s, u"21 s · $0.049"_s);
    chat::Forecast free = expected;
    free.lowUsd = 0;
    free.highUsd = 0;
    free.aloneUsd = 0;
    row("of this computer", foretold(begun().at(3s).text(1, u"a"_s).done(1, 0).finished(), free), u"3.0 s"_s,
        u"3.0 s"_s);
    row("a run that was stopped did not go to its end",
        foretold(begun().at(3s).text(1, u"a"_s).done(1, 0.01).finished(chat::TurnState::Cancelled), expected),
        u"3.0 s · $0.010 · 1.4× Sonnet alone"_s, u"3.0 s · $0.010 · 1.4× Sonnet alone"_s);
    row("a run that goes on", foretold(begun().at(3s).text(1, u"a"_s).done(1, 0.01), expected),
        u"3.0 s · $0.010 so far"_s, u"3.0 s · $0.010 so far"_s);
    row("just one is compared with nobody",
        foretold(begun({u"Alto"_s}).at(3s).text(1, u"a"_s).done(1, 0.06).finished(), expected),
        u"3.0 s · $0.060, expected $0.05–0.12"_s, u"3.0 s · $0.060"_s);
}

void TurnFactsTest::costAgainstForecast()
{
    QFETCH(chat::Turn, turn);
    QTEST(sum(turn, turn.lastAt), "whole");
    QTEST(sum(turn, turn.lastAt, SumLength::Short), "brief");
    QFETCH(QString, brief);
    const bool isCostKnown = turn.usage().costUsd.has_value();
    const QString shorter = sum(turn, turn.lastAt, SumLength::Shorter);
    QVERIFY2(brief.endsWith(shorter), qPrintable(shorter));
    QCOMPARE(shorter.startsWith(u'$'), isCostKnown);
    const QString shortest = sum(turn, turn.lastAt, SumLength::Shortest);
    QVERIFY2(shorter.startsWith(shortest) && !shortest.contains(u'×'), qPrintable(shortest));
}

void TurnFactsTest::costOfEachModel_data()
{
    QTest::addColumn<chat::Turn>("turn");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("every stage, then what was expected")
        << foretold(written::wholeRun(), expected)
        << QStringList{u"Opus 4.8: $0.018"_s,        u"GPT-5.5: $0.0090"_s,         u"Gemini 3.1 Pro: $0.0070"_s,
                       u"Judge Opus 4.8: $0.0090"_s, u"Writer Opus 4.8: $0.0060"_s, u"Expected: $0.05–0.12, 20–45 s"_s,
                       u"Sonnet alone: $0.0070"_s};
    QTest::newRow("all tries count, and an unknown cost is said")
        << begun({u"Alto"_s, u"Tenor"_s})
               .failed(1, written::rateLimited())
               .started(1)
               .text(1, u"a"_s)
               .done(1, 0.01)
               .text(2, u"b"_s)
               .done(2, 0)
               .fusion({1, 2})
               .writer()
               .writes(u"x"_s)
               .written()
               .fusion({1, 2})
               .writer()
               .writes(u"y"_s)
               .written()
               .finished()
               .turn()
        << QStringList{u"Alto, 2 times: $0.010"_s, u"Tenor: cost unknown"_s, u"Writer Alto, 2 times: $0.012"_s};
    QTest::newRow("nobody knows, or it cost nothing")
        << begun({u"Alto"_s}).text(1, u"a"_s).done(1, 0).finished().turn() << QStringList{QString()};
    QTest::newRow("nothing has ended") << begun().turn() << QStringList{QString()};
}

void TurnFactsTest::costOfEachModel()
{
    QFETCH(chat::Turn, turn);
    QTEST(costDetail(turn).split(u'\n'), "lines");
}

void TurnFactsTest::notices_data()
{
    QTest::addColumn<RunScript>("script");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<Action>>("actions");
    const auto row = [](const char *name, const RunScript &script, const QString &text, const QList<Action> &actions) {
        QTest::newRow(name) << script << text << actions;
    };
    const auto two = [] { return begun().text(1, u"a"_s).done(1).text(2, u"b"_s).done(2); };
    row("all is well", written::wholeRun(), {}, {});
    row("a degraded run says who is missing and why",
        two()
            .failed(3, written::rateLimited())
            .fusion({1, 2})
            .judge()
            .judged()
            .writer()
            .writes(u"x"_s)
            .written()
            .finished(chat::TurnState::Degraded),
        u"2 of 3 members; missing: Bass (rate limited)"_s, {Action::TryMissing});
    row("a stopped member is missing too",
        two().stopped(3).fusion({1, 2}).judge().judged().writer().writes(u"x"_s).written().finished(
            chat::TurnState::Degraded),
        u"2 of 3 members; missing: Bass (stopped)"_s, {Action::TryMissing});
    row("J01 a judge that answered in prose",
        two()
            .text(3, u"c"_s)
            .done(3)
            .fusion({1, 2, 3})
            .judge()
            .judgeFailed(error(chat::ErrorKind::Protocol))
            .writer()
            .writes(u"x"_s)
            .written()
            .finished(chat::TurnState::Degraded),
        u"The judge failed: no chat answer. The writer works from the answers alone."_s, {Action::JudgeAgain});
    row("J11 a writer that failed keeps the rest",
        two()
            .text(3, u"c"_s)
            .done(3)
            .fusion({1, 2, 3})
            .judge()
            .judged()
            .writer()
            .writerFailed(error(chat::ErrorKind::Server, 503))
            .finished(chat::TurnState::Degraded),
        u"The writer failed: The provider failed (503). The answers and the breakdown are kept."_s,
        {Action::FuseAgain, Action::JudgeAgain});
    row("J09 nobody answered",
        begun()
            .failed(1, written::rateLimited())
            .failed(2, written::rateLimited())
            .failed(3, written::rateLimited())
            .finished(chat::TurnState::Failed),
        u"No member answered. What was tried is kept."_s, {Action::TryMissing, Action::JustOne});
    row("nobody answered for want of a key",
        begun()
            .failed(1, error(chat::ErrorKind::Key, 401))
            .failed(2, error(chat::ErrorKind::Key, 401))
            .failed(3, error(chat::ErrorKind::Key, 401))
            .finished(chat::TurnState::Failed),
        u"No member answered. What was tried is kept."_s, {Action::TryMissing, Action::Connect});
    row("U01 S01 an interrupted run can go on", two().finished(chat::TurnState::Interrupted),
        u"Interrupted. Everything that came is kept."_s, {Action::GoOn});
    row("a stopped run can go on", two().stopped(3).finished(chat::TurnState::Cancelled),
        u"Stopped. Everything that came is kept."_s, {Action::GoOn});
    const chat::Error budget = error(chat::ErrorKind::Budget);
    row("the budget stopped members, then judge and writer",
        two().failed(3, budget).fusion({1, 2}).judge().judgeFailed(budget).writer().writerFailed(budget).finished(
            chat::TurnState::Degraded),
        u"The budget for this run is reached: Bass, the judge and the writer did not finish. What came is kept."_s,
        {Action::TryMissing, Action::JustOne});
    row("the budget stopped the writer",
        two()
            .text(3, u"c"_s)
            .done(3)
            .fusion({1, 2, 3})
            .judge()
            .judged()
            .writer()
            .writes(u"x"_s)
            .writerFailed(budget)
            .finished(chat::TurnState::Degraded),
        u"The budget for this run is reached: the writer did not finish. What came is kept."_s,
        {Action::FuseAgain, Action::JustOne});
    row("the budget stopped everybody",
        begun().failed(1, budget).failed(2, budget).failed(3, budget).finished(chat::TurnState::Failed),
        u"The budget for this run is reached: Alto, Tenor and Bass did not finish. What came is kept."_s,
        {Action::TryMissing, Action::JustOne});
    row("after more was tried the earlier budget is no news",
        two()
            .failed(3, budget)
            .started(3)
            .text(3, u"c"_s)
            .done(3)
            .fusion({1, 2, 3})
            .judge()
            .judged()
            .writer()
            .writes(u"x"_s)
            .written()
            .finished(),
        {}, {});
    chat::Panel frugal = panelOf({u"Alto"_s, u"Tenor"_s});
    frugal.policy.budgetUsd = 0.1;
    row("the budget is named",
        RunScript(frugal, u"Why?"_s)
            .started(1)
            .started(2)
            .text(1, u"a"_s)
            .done(1, 0.1)
            .failed(2, budget)
            .finished(chat::TurnState::Degraded),
        u"The budget of $0.10 is reached: Tenor did not finish. What came is kept."_s,
        {Action::TryMissing, Action::JustOne});
    row("another answer was chosen",
        written::wholeRun().emits(chat::event::ResultChosen{chat::AttemptId{.member = {2}, .number = 1}}),
        u"The conversation goes on from the answer of GPT-5.5."_s, {Action::UseFused});
}

void TurnFactsTest::notices()
{
    QFETCH(const RunScript, script);
    QFETCH(const QList<Action>, actions);
    const Notice shown = notice(script.turn(), true);
    QTEST(shown.text, "text");
    QCOMPARE(shown.actions, actions);
    // In an example there is nobody to ask.
    for (const Action action : notice(script.turn(), false).actions)
        QCOMPARE(action, Action::UseFused);
}

void TurnFactsTest::breakdownSaysWhyItIsMissing_data()
{
    QTest::addColumn<RunScript>("script");
    QTest::addColumn<QString>("text");
    const auto judged = [] { return begun().fusion({1, 2}).judge(); };
    QTest::newRow("the judge reads") << judged() << u"The judge reads the answers. Its points appear here."_s;
    QTest::newRow("J06 a refusal is shown")
        << judged().judgeFailed(error(chat::ErrorKind::Refused, 0, u"I can't help with that."_s))
        << u"The judge failed (not accepted): “I can't help with that.” The writer works from the answers alone."_s;
    QTest::newRow("J01 prose") << judged().judgeFailed(
                                      error(chat::ErrorKind::Protocol, 0, u"The judge's reply could not be used."_s))
                               << u"The judge's reply could not be used. The writer works from the answers alone."_s;
    QTest::newRow("J11 no words") << judged().judgeFailed(error(chat::ErrorKind::RateLimited, 429))
                                  << u"The judge failed: rate limited. The writer works from the answers alone."_s;
    QTest::newRow("nothing to say") << judged().judged() << u"The judge found nothing to point out."_s;
    QTest::newRow("points are there") << written::wholeRun() << QString();
    QTest::newRow("J09 one survivor") << begun().text(1, u"a"_s).done(1).finished(chat::TurnState::Degraded)
                                      << u"Only one member answered: there was nothing to compare."_s;
}

void TurnFactsTest::breakdownSaysWhyItIsMissing()
{
    QFETCH(const RunScript, script);
    QTEST(breakdownPlaceholder(script.turn(), script.turn().latestFusion()), "text");
}

void TurnFactsTest::answersAreNamedForWhatTheyAre_data()
{
    QTest::addColumn<RunScript>("script");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("placeholder");
    QTest::newRow("a fused answer") << written::wholeRun() << u"Fused answer"_s << QString();
    QTest::newRow("J09 one survivor is not called fused") << begun()
                                                                 .text(1, u"a"_s)
                                                                 .done(1)
                                                                 .failed(2, written::rateLimited())
                                                                 .failed(3, written::rateLimited())
                                                                 .finished(chat::TurnState::Degraded)
                                                          << u"One answer"_s << QString();
    QTest::newRow("a panel of one, while it writes")
        << begun({u"Alto"_s}).text(1, u"a"_s) << u"One answer"_s << QString();
    QTest::newRow("before the writer")
        << begun() << u"Fused answer"_s
        << u"The fused answer will stand here. The writer begins when the judge is done."_s;
    QTest::newRow("J09 nothing came") << begun().finished(chat::TurnState::Failed) << u"Fused answer"_s
                                      << u"There is no fused answer. What the members said is kept."_s;
}

void TurnFactsTest::answersAreNamedForWhatTheyAre()
{
    QFETCH(const RunScript, script);
    const ShownAnswer shown = shownAnswer(script.turn(), int(script.turn().fusions.size()));
    QTEST(shown.title, "title");
    QTEST(shown.placeholder, "placeholder");
}

void TurnFactsTest::columnsThatFit_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("members");
    QTest::addColumn<ColumnsFit>("fit");
    using enum ColumnsFit::Others;
    QTest::newRow("four of 300 fit exactly") << 4 * 300 + 3 * 12 << 4 << ColumnsFit{4, None};
    QTest::newRow("one pixel less, and there is a rail") << 4 * 300 + 3 * 12 - 1 << 4 << ColumnsFit{3, Rail};
    QTest::newRow("eight in a wide window") << 1304 << 8 << ColumnsFit{3, Rail};
    QTest::newRow("room for one: tabs") << 600 << 4 << ColumnsFit{1, Tabs};
    QTest::newRow("a very small window") << 280 << 8 << ColumnsFit{1, Tabs};
    QTest::newRow("one member") << 1304 << 1 << ColumnsFit{1, None};
}

void TurnFactsTest::columnsThatFit()
{
    QFETCH(const int, width);
    QFETCH(const int, members);
    QTEST(columnsFit(width, members), "fit");
}

void TurnFactsTest::summaryOfAFoldedTurn()
{
    QCOMPARE(summary(written::wholeRun().turn()), u"3 answers · 2 contradictions · $0.049"_s);
    QCOMPARE(summary(begun().text(1, u"a"_s).done(1, 0).failed(2, written::rateLimited()).turn()),
             u"1 answer · 1 missing"_s);
}

void TurnFactsTest::aFallbackIsNamed()
{
    RunScript script = begun();
    script.failed(1, written::rateLimited());
    QCOMPARE(memberName(script.turn(), {1}), u"Alto"_s);
    script.emits(chat::event::FellBack{{{1}, 2}, {u"e"_s, u"vox"_s, u"Vox"_s}});
    QCOMPARE(memberName(script.turn(), {1}), u"Vox for Alto"_s);
}

void TurnFactsTest::whatIsSharedWasAskedOnce()
{
    RunScript script(testsupport::panelOf({u"Alto"_s, u"Tenor"_s}), u"Why?"_s);
    const auto share = [&script](int member) {
        script.emits(chat::event::AnswerShared{
            {{member}, 1},
            {{u"other"_s}, {{1}, 1}},
            {},
            {.state = chat::State::Succeeded, .text = u"A"_s, .usage = {.costUsd = 0.5}, .timing = {.total = 8200ms}}});
    };
    share(1);
    QCOMPARE(stateText(script.turn().latestAttempt({1}), 0ms), u"asked once · 8.2 s"_s);
    script.started(2).at(3s).done(2, 0.01);
    QCOMPARE(turnui::stages(script.turn(), 3s).first().figures, u"3.0 s · $0.010"_s);
    QCOMPARE(costDetail(script.turn()), u"Tenor: $0.010"_s);
    RunScript all(testsupport::panelOf({u"Alto"_s}), u"Why?"_s);
    std::swap(script, all);
    share(1);
    script.finished();
    QCOMPARE(turnui::stages(script.turn(), 0ms).first().figures, u"asked once · 8.2 s"_s);
    QCOMPARE(sum(script.turn(), 0ms), QString());
}

void TurnFactsTest::quotesAreCounted()
{
    const RunScript script = written::wholeRun();
    const QuoteCount count = quotes(*script.turn().fusions.last().analysis);
    QCOMPARE(count.found, 6);
    QCOMPARE(count.all, 7);
}

QTEST_GUILESS_MAIN(TurnFactsTest)
#include "tst_turnfacts.moc"
