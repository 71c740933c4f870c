// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QTimeZone>

/// Turns as they come out of a run, for the tests of this folder.
namespace turns {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr chat::AttemptId alto{.member = {1}, .number = 1};
constexpr chat::AttemptId tenor{.member = {2}, .number = 1};
constexpr chat::AttemptId bass{.member = {3}, .number = 1};

inline chat::Panel panel()
{
    chat::Panel panel{
        .id = u"choir"_s,
        .name = u"Choir"_s,
        .members = {{.model = {u"openrouter"_s, u"maker/alto"_s, u"Alto"_s},
                     .settings = {.temperature = 0.7, .web = {.search = true, .fetch = true}}},
                    {.model = {u"openrouter"_s, u"maker/tenor"_s, u"Tenor"_s},
                     .settings = {.effort = u"high"_s},
                     .weight = 2.0,
                     .fallback = chat::Model{u"openrouter"_s, u"maker/*alto*"_s, {}}},
                    {.model = {u"local-11434"_s, u"bass:8b"_s, {}}, .settings = {.systemPrompt = u"Sing low."_s}}},
        .judge = {.model = {u"openrouter"_s, u"maker/judge"_s, u"Judge"_s}},
        .writer = {.model = {u"openrouter"_s, u"maker/writer"_s, u"Writer"_s}}};
    numberMembers(panel);
    return panel;
}

inline chat::Reply succeeded(const QString &text, std::chrono::milliseconds total, double cost)
{
    return {.state = chat::State::Succeeded,
            .text = text,
            .usage = {.promptTokens = 100, .completionTokens = 50, .costUsd = cost},
            .timing = {.firstToken = 400ms, .total = total},
            .finish = chat::Finish::Stop};
}

inline chat::Analysis analysis()
{
    return {
        .points =
            {{.number = 1,
              .category = chat::Category::Contradiction,
              .text = u"What moves the water"_s,
              .members = {{1}, {2}},
              .stances =
                  {{.members = {{1}},
                    .text = u"The moon"_s,
                    .evidence = {{.attempt = alto, .quote = u"The moon pulls"_s, .ranges = {{9, 23}}}}},
                   {.members = {{2}},
                    .text = u"The wind"_s,
                    .evidence = {{.attempt = tenor, .quote = u"wind … waves"_s, .ranges = {{0, 4}, {10, 15}}}}}}},
             {.number = 2,
              .category = chat::Category::Consensus,
              .text = u"It comes twice a day"_s,
              .members = {{1}, {2}},
              .evidence = {{.attempt = alto, .quote = u"twice a day"_s, .ranges = {{30, 41}}},
                           {.attempt = tenor, .quote = u"two times daily"_s, .ranges = {}}}},
             {.number = 3, .category = chat::Category::PartialCoverage, .text = u"The sun helps"_s, .members = {{1}}},
             {.number = 4, .category = chat::Category::UniqueInsight, .text = u"Ports differ"_s, .members = {{2}}},
             {.number = 5, .category = chat::Category::BlindSpot, .text = u"Nobody names the tables"_s}},
        .reviews = {{.member = {1}, .gist = u"Clear, with the moon"_s},
                    {.member = {2},
                     .gist = u"Short"_s,
                     .concerns = {{.kind = chat::ConcernKind::Inaccuracy,
                                   .text = u"Wind is not tide"_s,
                                   .evidence = {{.attempt = tenor, .quote = u"wind"_s, .ranges = {{0, 4}}}}}}}}};
}

/// Two of three answered, a judge, a writer: a degraded run.
inline chat::Turn degraded()
{
    chat::Turn turn{.id = {u"turn-1"_s},
                    .session = {u"session-1"_s},
                    .prompt = u"Why do tides come twice a day?\nAnswer briefly."_s,
                    .panel = panel(),
                    .startedAt = QDateTime(QDate(2026, 6, 1), QTime(14, 2), QTimeZone::UTC),
                    .state = chat::TurnState::Degraded,
                    .lastAt = 21'400ms};
    turn.attempts = {{alto, succeeded(u"# Tides\n\nThe moon pulls, twice a day.\n\n```\nhigh\n"_s, 6'900ms, 0.012)},
                     {tenor, succeeded(u"wind makes waves"_s, 4'000ms, 0.004)},
                     {bass,
                      {.state = chat::State::Failed,
                       .text = u"Low wat"_s,
                       .usage = {.promptTokens = 90, .completionTokens = 3, .estimated = true},
                       .timing = {.total = 2'000ms},
                       .error = chat::Error{.kind = chat::ErrorKind::Truncated,
                                            .message = u"The stream ended early."_s,
                                            .remedy = u"Try again."_s}}}};
    turn.attempts[0].reply.sources = {{u"https://tides.example/moon"_s, u"The moon"_s},
                                      {u"https://tides.example/sun"_s, {}}};
    turn.attempts[0].reply.provider = u"Maker"_s;
    turn.attempts[1].reply.finish = chat::Finish::Length;
    turn.attempts[1].reply.reasoning = u"Hm."_s;
    turn.fusions = {{.number = 1,
                     .used = {alto, tenor},
                     .letters = {{u"A"_s, tenor}, {u"B"_s, alto}},
                     .judge = succeeded({}, 5'000ms, 0.02),
                     .analysis = analysis(),
                     .writer = succeeded(u"The **moon** does it:\n\n| when | what |\n| --- | --- |\n| dawn | high |"_s,
                                         3'000ms, 0.01),
                     .isRunning = false}};
    return turn;
}

/// "Just one": one member, one answer.
inline chat::Turn justOne()
{
    chat::Turn turn = degraded();
    turn.id = {u"turn-2"_s};
    turn.prompt = u"And the sun?"_s;
    turn.kind = chat::RunKind::JustOne;
    turn.state = chat::TurnState::Complete;
    turn.panel.members = {turn.panel.members.first()};
    turn.attempts = {{alto, succeeded(u"It helps."_s, 1'000ms, 0.001)}};
    turn.fusions.clear();
    turn.lastAt = 1'000ms;
    return turn;
}

/// The judge gave up, the writer was stopped; the person chose an answer. An example.
inline chat::Turn troubled()
{
    chat::Turn turn = degraded();
    turn.id = {u"turn-3"_s};
    turn.example = u"tides"_s;
    turn.state = chat::TurnState::Cancelled;
    turn.chosen = tenor;
    turn.fusions.first().analysis.reset();
    turn.fusions.first().judge = chat::Reply{.state = chat::State::Failed,
                                             .error = chat::Error{.kind = chat::ErrorKind::Protocol,
                                                                  .message = u"The judge wrote prose."_s,
                                                                  .remedy = u"Judge again."_s}};
    turn.fusions.first().writer = chat::Reply{.state = chat::State::Cancelled, .text = u"The mo"_s};
    turn.attempts.append({{{3}, 2}, succeeded(u"Low water, twice."_s, 2'000ms, 0.0)});
    return turn;
}

} // namespace turns
