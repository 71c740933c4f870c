// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QTimeZone>

#include <random>

/// Event streams for the tests of this folder: written by hand, or random.
namespace streams {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr chat::AttemptId first{.member = {1}, .number = 1};
constexpr chat::AttemptId second{.member = {2}, .number = 1};

inline chat::Panel panel()
{
    chat::Panel panel{.id = u"duo"_s,
                      .name = u"Duo"_s,
                      .members = {{.model = {u"openrouter"_s, u"maker/alto"_s, u"Alto"_s}},
                                  {.model = {u"openrouter"_s, u"maker/tenor"_s, u"Tenor"_s}, .weight = 2.0}},
                      .judge = {.model = {u"openrouter"_s, u"maker/judge"_s, {}}},
                      .writer = {.model = {u"openrouter"_s, u"maker/writer"_s, {}}}};
    numberMembers(panel);
    return panel;
}

inline chat::event::RunStarted runStarted()
{
    return {.session = {u"session"_s},
            .prompt = u"Why?"_s,
            .wallTime = QDateTime(QDate(2026, 6, 1), QTime(14, 2), QTimeZone::UTC),
            .panel = panel(),
            .program = u"Counterpoint 0.1.0"_s,
            .forecast = chat::Forecast{.lowUsd = 0.25,
                                       .highUsd = 0.5,
                                       .low = 9ms,
                                       .high = 20ms,
                                       .unpriced = {u"Alto"_s},
                                       .aloneName = u"Tenor"_s,
                                       .aloneUsd = 0.125}};
}

inline chat::Analysis analysis()
{
    return {.points = {{.number = 1,
                        .category = chat::Category::Contradiction,
                        .text = u"Cause"_s,
                        .members = {{1}, {2}},
                        .stances = {{.members = {{1}},
                                     .text = u"Tides"_s,
                                     .evidence = {{.attempt = first, .quote = u"the tides"_s, .ranges = {{3, 12}}}}},
                                    {.members = {{2}}, .text = u"Wind"_s}}},
                       {.number = 2, .category = chat::Category::BlindSpot, .text = u"Nobody asks who."_s}},
            .reviews = {{.member = {2},
                         .gist = u"Wind, briefly"_s,
                         .concerns = {{.kind = chat::ConcernKind::Inaccuracy, .text = u"No source"_s}}}},
            .dropped = 1};
}

/// Gives events their numbers, a time (100 ms apart) and the turn.
inline QList<chat::RunEvent> numbered(const QList<decltype(chat::RunEvent::what)> &all)
{
    QList<chat::RunEvent> events;
    for (const auto &what : all) {
        const qint64 seq = events.size() + 1;
        events.append({.seq = seq, .at = (seq - 1) * 100ms, .turn = {u"turn"_s}, .what = what, .extra = {}});
    }
    return events;
}

inline chat::Turn fold(const QList<chat::RunEvent> &events)
{
    chat::Turn turn;
    for (const chat::RunEvent &event : events)
        apply(turn, event);
    return turn;
}

/// Any event after any other: in order, out of order, about unknown members and fusions, with any text.
class Random
{
public:
    explicit Random(unsigned seed) : m_random(seed) {}

    QList<chat::RunEvent> events(int count)
    {
        QList<chat::RunEvent> all{
            {.seq = 1, .at = 0ms, .turn = {u"turn"_s}, .what = runStarted(), .extra = {}},
        };
        auto at = 0ms;
        qint64 seq = 1;
        while (all.size() < count) {
            at += std::chrono::milliseconds(below(300));
            seq += 1 + (below(20) == 0);
            all.append({.seq = seq, .at = at, .turn = {u"turn"_s}, .what = what(), .extra = {}});
        }
        return all;
    }

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }

private:
    QString text()
    {
        static const QStringList pieces{u"a"_s,  u" word"_s,         u"\n"_s,  u"é"_s,    u"漢字"_s,  u"🎉"_s,
                                        u"\""_s, u"\\u0000\0\x1b"_s, u"```"_s, QString(), u"\u202e"_s};
        QString all;
        for (int i = below(5); i >= 0; --i)
            all += pieces.at(below(static_cast<int>(pieces.size())));
        return all;
    }

    chat::AttemptId attempt() { return {.member = {1 + below(3)}, .number = 1 + below(2)}; }
    int fusion() { return 1 + below(2); }
    /// Mostly the one who spoke last.
    chat::Speaker speaker()
    {
        if (below(3) == 0)
            m_speaker = anySpeaker();
        return m_speaker;
    }
    chat::Speaker anySpeaker()
    {
        switch (below(8)) {
        case 0:
            return chat::JudgeOf{fusion()};
        case 1:
            return chat::WriterOf{fusion()};
        default:
            return attempt();
        }
    }
    chat::ResultId result()
    {
        if (below(2))
            return attempt();
        return chat::FusionId{fusion()};
    }
    chat::Error error()
    {
        return {.kind = static_cast<chat::ErrorKind>(below(15)),
                .status = 400 + below(200),
                .message = text(),
                .remedy = text(),
                .retryAfter = below(2) ? std::optional(std::chrono::milliseconds(below(9000))) : std::nullopt};
    }
    chat::event::Ended ended()
    {
        chat::event::Ended ended{.speaker = speaker(),
                                 .state = static_cast<chat::State>(5 + below(3)),
                                 .usage = {.promptTokens = below(9000), .completionTokens = below(900)},
                                 .timing = {.total = std::chrono::milliseconds(below(90000))},
                                 .provider = text(),
                                 .tries = 1 + below(3),
                                 .late = below(5) == 0};
        if (below(2))
            ended.usage.costUsd = below(1000) / 8192.0;
        if (below(2))
            ended.timing.firstToken = std::chrono::milliseconds(below(900));
        if (below(2))
            ended.finish = static_cast<chat::Finish>(below(3));
        if (below(3) == 0)
            ended.error = error();
        return ended;
    }
    chat::Point point()
    {
        chat::Point point = analysis().points.at(below(2));
        point.number = 1 + below(4);
        point.text = text();
        return point;
    }
    chat::Reply sharedReply()
    {
        const chat::event::Ended end = ended();
        return {.state = end.state,
                .text = text(),
                .reasoning = text(),
                .sources = {{u"https://example.org/"_s, text()}},
                .usage = end.usage,
                .timing = end.timing,
                .finish = end.finish,
                .error = end.error,
                .provider = end.provider,
                .startedAt = std::chrono::milliseconds(below(900)),
                .firstTextAt = std::chrono::milliseconds(below(9000)),
                .lastAt = std::chrono::milliseconds(below(90000)),
                .tries = end.tries};
    }
    decltype(chat::RunEvent::what) what()
    {
        using namespace chat::event;
        switch (below(32)) {
        case 0:
            return Queued{speaker()};
        case 1:
        case 2:
            return Started{speaker()};
        case 3:
            return Retrying{speaker(), std::chrono::milliseconds(below(9000)), error()};
        case 4:
        case 5:
            return ReasoningReceived{speaker(), text()};
        case 6:
            return SourcesReceived{speaker(), {{u"https://example.org/"_s + text(), text()}}};
        case 7:
            return ended();
        case 8:
            return QuorumMet{10s};
        case 9:
            return FusionStarted{fusion(), {attempt()}, {{u"A"_s, attempt()}}};
        case 10:
            return JudgeStarted{fusion()};
        case 11:
            return WriterStarted{fusion()};
        case 12:
            return PointFound{fusion(), point()};
        case 13:
            return ReviewFound{fusion(), analysis().reviews.first()};
        case 14:
            return AnalysisEnded{fusion(), below(2) ? std::optional(analysis()) : std::nullopt};
        case 15:
            return FusionEnded{fusion()};
        case 16:
            return ResultChosen{below(3) ? std::optional(result()) : std::nullopt};
        case 17:
            return Rated{result(), below(3) ? std::optional(static_cast<chat::Rating>(below(2))) : std::nullopt};
        case 18:
            return RunFinished{static_cast<chat::TurnState>(1 + below(4))};
        case 19:
            return RunResumed{};
        case 20:
            return FellBack{attempt(), {u"e"_s, text(), text()}};
        case 21:
            return AnswerShared{attempt(),
                                {{text()}, attempt()},
                                below(2) ? std::optional(chat::Model{u"e"_s, text(), text()}) : std::nullopt,
                                sharedReply()};
        default:
            return TextReceived{speaker(), text()};
        }
    }

    std::mt19937 m_random;
    chat::Speaker m_speaker = first;
};

} // namespace streams
