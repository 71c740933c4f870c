// SPDX-License-Identifier: GPL-3.0-or-later
#include "shots/dailyshots.h"
#include "shots/resultshots.h"
#include "shots/studio.h"

#include "demo/example.h"
#include "ui/compare/setuppane.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using testsupport::FakeReply;

namespace {

/// What a voice of the examples said in full.
QString textOf(const QString &example, int member)
{
    chat::Turn turn;
    const QList<chat::RunEvent> events = demo::events(example);
    for (const chat::RunEvent &event : events)
        chat::apply(turn, event);
    const chat::Attempt *const attempt = turn.latestAttempt({member});
    return attempt ? attempt->reply.text : QString();
}

QString fusedOf(const QString &example)
{
    chat::Turn turn;
    const QList<chat::RunEvent> events = demo::events(example);
    for (const chat::RunEvent &event : events)
        chat::apply(turn, event);
    return turn.resultText();
}

/// The library as it looks after some days.
void fillLibrary(shots::Studio &studio)
{
    for (const QString &name : {u"battery"_s, u"clause"_s}) {
        studio.playExample(name);
        studio.advance(40s);
        studio.clock.advance(20h);
    }
}

void takeStart(shots::Studio &studio)
{
    studio.takeBoth(u"start"_s);
    studio.resize(1000, 700);
    studio.take(u"start-small"_s);
    studio.resize(1600, 1000);
}

/// An example from its first word to the reading of it.
void takeExample(shots::Studio &studio)
{
    studio.playExample(u"clause"_s);
    studio.advance(4600ms);
    studio.takeBoth(u"streaming"_s);
    studio.resize(1000, 700);
    studio.take(u"streaming-small"_s);
    studio.resize(1600, 1000);
    studio.advance(6500ms);
    studio.takeBoth(u"judging"_s);
    studio.advance(3s);
    studio.take(u"writing"_s);
    studio.advance(30s);
    studio.click(u"point1"_s);
    studio.takeBoth(u"reading"_s);
    studio.resize(1000, 700);
    studio.take(u"reading-small"_s);
    studio.resize(1600, 1000);
    studio.click(u"passage"_s);
    studio.takeBoth(u"answers"_s);
}

void takeEight(shots::Studio &studio)
{
    const QStringList voices{u"Alto"_s,    u"Tenor"_s,   u"Bass"_s,   u"Cantus"_s,
                             u"Descant"_s, u"Quintus"_s, u"Cantus"_s, u"Vox"_s};
    const QString question = u"Should we shard Postgres now? 900 GB, 4,000 writes a second, growing 20 % a month."_s;
    const auto part = [](const QString &text, int share) { return text.left(text.size() * share / 100); };
    studio.server.answer(u"alto"_s,
                         FakeReply::stream().role().text(textOf(u"shard"_s, 1)).finish().usage(412, 390, 0.012).done());
    studio.server.answer(
        u"tenor"_s, FakeReply::stream().role().text(part(textOf(u"shard"_s, 2), 55)).wait(u"end"_s).finish().done());
    studio.server.answer(
        u"bass"_s,
        FakeReply::stream()
            .role()
            .reasoning(
                u"Comparing the write ceilings of single primaries, and what two numbers from a chat can tell."_s)
            .wait(u"end"_s)
            .text("Yes.")
            .finish()
            .done());
    studio.server.answer(
        u"cantus"_s,
        {FakeReply::stream().role().text(part(textOf(u"battery"_s, 1), 40)).wait(u"end"_s).finish().done(),
         FakeReply::stream().role().text(part(textOf(u"battery"_s, 2), 25)).wait(u"end"_s).finish().done()});
    studio.server.answer(
        u"descant"_s,
        FakeReply::error(429, u"Too many requests for descant, slow down."_s).header("Retry-After", "95"));
    studio.server.answer(u"quintus"_s, FakeReply::error(402, u"This key has no credit left."_s));
    studio.server.answer(u"vox"_s, FakeReply::stream().role().wait(u"end"_s).text("Yes.").finish().done());
    studio.ask(question, studio.panelOf(voices));
    studio.advance(7400ms);
    studio.takeBoth(u"eight"_s);
    studio.resize(1000, 700);
    studio.take(u"eight-small"_s);
    studio.resize(1600, 1000);
    studio.shown()->stop();
    studio.settle();
    studio.take(u"stopped"_s);
}

/// The judge of the second turn: one point on which both agree.
FakeReply judgement()
{
    return FakeReply::answer(uR"({"contradictions": [], "consensus": [{"point": "Partition the largest tables first",
"members": ["A", "B"], "evidence": [{"member": "A", "quote": "Partition the"}, {"member": "B", "quote": "Partition the"}]}],
"partial_coverage": [], "unique_insights": [], "blind_spots": [{"point": "What the migration itself would cost"}],
"reviews": []})"_s);
}

/// A second turn under a first one that is folded.
void takeSecondTurn(shots::Studio &studio)
{
    studio.playExample(u"shard"_s);
    studio.advance(40s);
    studio.server.answer(u"alto"_s, FakeReply::answer(textOf(u"shard"_s, 3)));
    studio.server.answer(u"tenor"_s, FakeReply::stream().role().text(textOf(u"shard"_s, 2)).finish(u"length"_s).done());
    studio.server.setHandler([](const testsupport::FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() != u"maestro")
            return std::nullopt;
        return request.wantsJson() ? judgement() : FakeReply::answer(fusedOf(u"battery"_s));
    });
    studio.ask(u"And if we only grow by 5 % a month?"_s, studio.panelOf({u"Alto"_s, u"Tenor"_s}));
    studio.advance(3s);
    studio.scrollUp();
    studio.takeBoth(u"second-turn"_s);
}

chat::Panel atOpenRouter()
{
    chat::Panel panel;
    const auto model = [](const QString &id, const QString &name) {
        return chat::Model{.endpoint = u"openrouter"_s, .id = id, .name = name};
    };
    panel.members = {{.model = model(u"anthropic/claude-opus-4.8"_s, u"Opus 4.8"_s)},
                     {.model = model(u"openai/gpt-5.5"_s, u"GPT-5.5"_s)},
                     {.model = model(u"google/gemini-3.1-pro"_s, u"Gemini 3.1 Pro"_s)}};
    chat::numberMembers(panel);
    panel.judge.model = panel.members.first().model;
    panel.writer.model = panel.members.first().model;
    panel.privacy.zeroRetention = true;
    return panel;
}

/// What a question will cost, before it is asked: typed, opened, warned of.
void takeForecast(shots::Studio &studio)
{
    studio.pick(atOpenRouter());
    studio.type(u"Would a four-day week work for a support team of nine?"_s);
    studio.takeBoth(u"forecast"_s);
    studio.press(u"costsAction"_s);
    studio.takeBoth(u"forecast-opened"_s);
    studio.resize(1000, 700);
    studio.takeBoth(u"forecast-opened-small"_s);
    studio.press(u"costsAction"_s);
    studio.takeBoth(u"forecast-small"_s);
    studio.setMonthlyLimit(0.1);
    studio.press(u"askAction"_s);
    studio.takeBoth(u"forecast-limit-small"_s);
    studio.resize(1600, 1000);
    studio.takeBoth(u"forecast-limit"_s);
    chat::Panel searching = atOpenRouter();
    searching.members.first().settings.web.search = true;
    searching.policy.budgetUsd = 0.05;
    studio.pick(searching);
    studio.type(u"Would a four-day week work for a support team of nine?"_s);
    studio.takeBoth(u"forecast-caution"_s);
}

/// What it has cost, beside what was expected.
void takeSpent(shots::Studio &studio)
{
    const chat::Panel panel = studio.panelOf({u"Alto"_s, u"Tenor"_s, u"Bass"_s});
    studio.pick(panel);
    for (const QString &voice : {u"alto"_s, u"tenor"_s, u"bass"_s})
        studio.server.answer(voice, FakeReply::answer(textOf(u"shard"_s, 1)));
    studio.server.setHandler([](const testsupport::FakeRequest &request) -> std::optional<FakeReply> {
        if (request.model() != u"maestro")
            return std::nullopt;
        return request.wantsJson() ? judgement() : FakeReply::answer(fusedOf(u"shard"_s));
    });
    studio.type(u"Should we shard Postgres now?"_s);
    studio.press(u"askAction"_s);
    studio.advance(3s);
    studio.takeBoth(u"spent"_s);
    studio.resize(1200, 800);
    studio.take(u"spent-medium"_s);
    studio.resize(1600, 1000);
    studio.press(u"costsAction"_s);
    studio.take(u"spent-opened"_s);
    studio.resize(1000, 700);
    studio.take(u"spent-opened-small"_s);
    studio.press(u"costsAction"_s);
    studio.take(u"spent-small"_s);
}

/// Five members, one changed and one opened; then eight.
void takeBuilder(shots::Studio &studio)
{
    const auto model = [](const QString &id, const QString &name) {
        return chat::Model{.endpoint = u"openrouter"_s, .id = id, .name = name};
    };
    chat::Panel kept{.name = u"House panel"_s};
    kept.members = {
        {.model = model(u"anthropic/claude-opus-4.8"_s, u"Opus 4.8"_s),
         .settings = {.effort = u"high"_s, .web = {.search = true, .fetch = true}},
         .fallback = model(u"anthropic/claude-sonnet-5"_s, u"Sonnet 5"_s)},
        {.model = model(u"openai/gpt-5.5"_s, u"GPT-5.5"_s), .settings = {.web = {.search = true, .fetch = true}}},
        {.model = model(u"google/gemini-3.1-pro"_s, u"Gemini 3.1 Pro"_s),
         .label = u"The sceptic"_s,
         .settings = {.systemPrompt = u"Doubt what everybody takes for granted."_s, .temperature = 1.1},
         .weight = 1.5},
        {.model = model(u"moonshotai/kimi-k2.6"_s, u"Kimi K2.6"_s),
         .settings = {.maxTokens = 8000, .provider = {{u"sort"_s, u"price"_s}}}},
        {.model = {.endpoint = u"studio"_s, .id = u"qwen3:32b"_s}}};
    kept.judge.model = kept.members.first().model;
    kept.writer.model = kept.members.first().model;
    kept.policy.quorum = 4;
    kept.privacy.zeroRetention = true;
    chat::Panel now = kept;
    now.members[1].settings.effort = u"medium"_s;
    now.members[1].settings.temperature = 0.3;
    now.policy.budgetUsd = 0.5;
    studio.build(kept, now);
    studio.click(u"openMember"_s);
    studio.takeBoth(u"builder"_s);
    studio.resize(1000, 700);
    studio.takeBoth(u"builder-small"_s);
    studio.scrollDown(u"panelScroll"_s);
    studio.take(u"builder-small-end"_s);
    studio.resize(1600, 1000);
    now = kept;
    now.members += kept.members.first(3);
    studio.build(kept, now);
    studio.resize(1000, 700);
    studio.take(u"builder-eight-small"_s);
    studio.resize(1600, 1000);
}

/// A model is looked for among three thousand.
void takePicker(shots::Studio &studio)
{
    studio.keepModels();
    studio.click(u"chooseModel"_s);
    studio.takeBoth(u"picker"_s);
    studio.typeInto(u"modelSearch"_s, u"gemini"_s);
    studio.takeBoth(u"picker-search"_s);
}

/// Connections with an editor and a test that fails, and two actions with the same key.
void takeSettings(shots::Studio &studio)
{
    studio.addConnections();
    studio.press(u"settingsAction"_s);
    studio.takeBoth(u"settings"_s);
    QWidget *const house = studio.find(u"endpoint_house"_s);
    studio.click(u"editConnection"_s, house);
    studio.click(u"moreOfEndpoint"_s, house);
    studio.takeBoth(u"settings-editor"_s);
    studio.click(u"endpointDone"_s, house);
    studio.click(u"testConnection"_s, house);
    studio.takeBoth(u"settings-test"_s);
    studio.resize(1000, 700);
    studio.take(u"settings-test-small"_s);
    studio.chooseShortcut(u"exportAction"_s, u"Ctrl+B"_s);
    studio.typeInto(u"searchSettings"_s, u"session"_s);
    studio.takeBoth(u"settings-shortcuts"_s);
    studio.resize(1600, 1000);
}

/// The example of a comparison: while it runs, an answer that is picked blind, what it found; and one that is planned.
void takeComparing(shots::Studio &studio)
{
    studio.pick(studio.panelOf({u"Alto"_s, u"Tenor"_s, u"Bass"_s, u"Cantus"_s, u"Descant"_s})); // with prices
    studio.press(u"compareAction"_s);
    studio.takeBoth(u"comparing-home"_s);
    studio.click(u"playExperiment"_s);
    studio.advance(50s);
    studio.takeBoth(u"comparing-blind"_s);
    studio.click(u"pick"_s, studio.find(u"answerA"_s));
    studio.takeBoth(u"comparing-revealed"_s);
    studio.resize(1000, 700);
    studio.take(u"comparing-revealed-small"_s);
    studio.click(u"next"_s);
    studio.take(u"comparing-blind-small"_s);
    studio.resize(1600, 1000);
    studio.advance(240s);
    studio.click(u"view1"_s);
    studio.takeBoth(u"comparing-results"_s);
    studio.resize(1000, 700);
    studio.take(u"comparing-results-small"_s);
    studio.resize(1600, 1000);
    studio.click(u"allComparisons"_s);
    studio.click(u"newComparison"_s);
    auto *const setup = qobject_cast<compareui::SetupPane *>(studio.find(u"setupPane"_s));
    chat::Panel quality = studio.panelOf({u"Alto"_s, u"Tenor"_s, u"Bass"_s});
    quality.name = u"Quality trio"_s;
    setup->addPanel(quality);
    chat::Panel budget = studio.panelOf({u"Cantus"_s, u"Descant"_s, u"Bass"_s});
    budget.name = u"Budget trio"_s;
    setup->addPanel(budget);
    setup->addQuestion(u"Should we shard Postgres now? 900 GB, 4,000 writes a second, growing 20 % a month."_s);
    setup->addQuestion(u"Is a non-compete of 24 months enforceable for a sales engineer in Texas?"_s);
    studio.typeInto(u"typedQuestions"_s, u"Which battery for a boat of 9 metres?"_s);
    studio.takeBoth(u"comparing-setup"_s);
    studio.resize(1000, 700);
    studio.take(u"comparing-setup-small"_s);
    studio.resize(1600, 1000);
}

} // namespace

/// counterpoint_shots FOLDER [results|daily|comparing]: pictures of the window, for people to look at; some of them
/// alone.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"counterpoint"_s);
    if (argc != 2 && argc != 3) {
        std::fprintf(stderr, "Give the folder for the pictures.\n");
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    QDir().mkpath(folder);
    const QByteArrayView only = argc == 3 ? argv[2] : "";
    if (only == "comparing") {
        shots::Studio comparer(folder);
        takeComparing(comparer);
        return 0;
    }
    if (only == "daily") {
        shots::takeDailyUse(folder);
        return 0;
    }
    shots::takeResults(folder);
    if (only == "results")
        return 0;
    shots::takeDailyUse(folder);
    shots::Studio studio(folder);
    takeStart(studio);
    fillLibrary(studio);
    takeExample(studio);
    takeSecondTurn(studio);
    shots::Studio other(folder);
    takeEight(other);
    shots::Studio third(folder);
    takeSettings(third);
    shots::Studio payer(folder);
    takeForecast(payer);
    shots::Studio spender(folder);
    takeSpent(spender);
    shots::Studio comparer(folder);
    takeComparing(comparer);
    takeBuilder(other);
    takePicker(other);
    return 0;
}
