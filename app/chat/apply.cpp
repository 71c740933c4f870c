// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/runevent.h"

#include <algorithm>
#include <ranges>

namespace chat {

namespace {

/// What each event does to the turn. Text comes thousands of times: nothing here copies an attempt or its text.
class Change
{
public:
    Change(Turn &turn, const RunEvent &event) : m_turn(turn), m_event(event) {}

    void operator()(const event::Unknown &) const {}
    void operator()(const event::RunStarted &started) const;
    void operator()(const event::Queued &queued) const;
    void operator()(const event::Started &started) const;
    void operator()(const event::FellBack &fell) const;
    void operator()(const event::AnswerShared &shared) const;
    void operator()(const event::Retrying &retrying) const;
    void operator()(const event::ReasoningReceived &received) const;
    void operator()(const event::TextReceived &received) const;
    void operator()(const event::SourcesReceived &received) const;
    void operator()(const event::Ended &ended) const;
    void operator()(const event::QuorumMet &) const {}
    void operator()(const event::FusionStarted &started) const;
    void operator()(const event::JudgeStarted &started) const;
    void operator()(const event::WriterStarted &started) const;
    void operator()(const event::PointFound &found) const;
    void operator()(const event::ReviewFound &found) const;
    void operator()(const event::AnalysisEnded &ended) const;
    void operator()(const event::FusionEnded &ended) const;
    void operator()(const event::ResultChosen &chosen) const;
    void operator()(const event::Rated &rated) const;
    void operator()(const event::RunFinished &finished) const { m_turn.state = finished.state; }
    void operator()(const event::RunResumed &) const { m_turn.state = TurnState::Running; }

private:
    [[nodiscard]] Attempt *attempt(AttemptId id) const;
    [[nodiscard]] Fusion *fusion(int number) const;
    [[nodiscard]] Reply *replyOf(const Speaker &speaker) const;
    /// The reply, where it exists and has not ended.
    [[nodiscard]] Reply *openReply(const Speaker &speaker) const;
    /// The same; an attempt that is new is made.
    [[nodiscard]] Reply *begunReply(const Speaker &speaker) const;
    [[nodiscard]] Reply newReply() const;
    [[nodiscard]] bool exists(const ResultId &id) const;
    void noteProgress(Reply &reply, std::optional<std::chrono::milliseconds> since, State state) const;

    Turn &m_turn;
    const RunEvent &m_event;
};

Attempt *Change::attempt(AttemptId id) const
{
    auto newestFirst = m_turn.attempts | std::views::reverse;
    const auto found = std::ranges::find(newestFirst, id, &Attempt::id);
    return found == newestFirst.end() ? nullptr : &*found;
}

Fusion *Change::fusion(int number) const
{
    auto newestFirst = m_turn.fusions | std::views::reverse;
    const auto found = std::ranges::find(newestFirst, number, &Fusion::number);
    return found == newestFirst.end() ? nullptr : &*found;
}

Reply *Change::replyOf(const Speaker &speaker) const
{
    if (const auto *const id = std::get_if<AttemptId>(&speaker)) {
        Attempt *const found = attempt(*id);
        return found ? &found->reply : nullptr;
    }
    const auto *const judge = std::get_if<JudgeOf>(&speaker);
    Fusion *const found = fusion(judge ? judge->fusion : std::get<WriterOf>(speaker).fusion);
    if (!found)
        return nullptr;
    std::optional<Reply> &reply = judge ? found->judge : found->writer;
    return reply ? &*reply : nullptr;
}

Reply *Change::openReply(const Speaker &speaker) const
{
    Reply *const reply = replyOf(speaker);
    if (!reply || isFinal(reply->state))
        return nullptr;
    reply->lastAt = m_event.at;
    return reply;
}

Reply *Change::begunReply(const Speaker &speaker) const
{
    if (const auto *const id = std::get_if<AttemptId>(&speaker); id && !attempt(*id))
        m_turn.attempts.append({.id = *id, .reply = newReply()});
    return openReply(speaker);
}

Reply Change::newReply() const
{
    return {.startedAt = m_event.at, .lastAt = m_event.at};
}

bool Change::exists(const ResultId &id) const
{
    if (const auto *const answer = std::get_if<AttemptId>(&id))
        return attempt(*answer);
    return fusion(std::get<FusionId>(id).number);
}

void Change::noteProgress(Reply &reply, std::optional<std::chrono::milliseconds> since, State state) const
{
    reply.state = state;
    if (!reply.firstTokenAt)
        reply.firstTokenAt = since.value_or(m_event.at);
}

void Change::operator()(const event::RunStarted &started) const
{
    if (m_turn.lastSeq > 0)
        return;
    m_turn.id = m_event.turn;
    m_turn.session = started.session;
    m_turn.parent = started.parent;
    m_turn.prompt = started.prompt;
    m_turn.kind = started.kind;
    m_turn.panel = started.panel;
    m_turn.startedAt = started.wallTime;
    m_turn.state = TurnState::Running;
    m_turn.example = started.example;
    m_turn.program = started.program;
    m_turn.forecast = started.forecast;
    m_turn.experiment = started.experiment;
    m_turn.abSide = started.abSide;
}

void Change::operator()(const event::Queued &queued) const
{
    if (Reply *const reply = begunReply(queued.speaker))
        reply->state = State::Queued;
}

void Change::operator()(const event::Started &started) const
{
    Reply *const reply = begunReply(started.speaker);
    if (!reply)
        return;
    if (reply->retryAt)
        ++reply->tries;
    reply->retryAt.reset();
    reply->error.reset();
    reply->state = State::Waiting;
    reply->startedAt = m_event.at;
}

void Change::operator()(const event::FellBack &fell) const
{
    if (!attempt(fell.attempt))
        m_turn.attempts.append({.id = fell.attempt, .reply = newReply(), .fallback = fell.model});
}

void Change::operator()(const event::AnswerShared &shared) const
{
    if (attempt(shared.attempt))
        return;
    Reply reply = shared.reply;
    reply.startedAt = reply.lastAt = m_event.at;
    reply.retryAt = reply.firstTokenAt = reply.firstTextAt = std::nullopt;
    m_turn.attempts.append(
        {.id = shared.attempt, .reply = std::move(reply), .fallback = shared.fallback, .origin = shared.from});
}

void Change::operator()(const event::Retrying &retrying) const
{
    Reply *const reply = openReply(retrying.speaker);
    if (!reply)
        return;
    reply->state = State::Retrying;
    reply->retryAt = m_event.at + retrying.in;
    reply->error = retrying.error;
}

void Change::operator()(const event::ReasoningReceived &received) const
{
    Reply *const reply = openReply(received.speaker);
    if (!reply)
        return;
    noteProgress(*reply, received.since, reply->text.isEmpty() ? State::Thinking : State::Writing);
    reply->reasoning += received.text;
}

void Change::operator()(const event::TextReceived &received) const
{
    Reply *const reply = openReply(received.speaker);
    if (!reply)
        return;
    noteProgress(*reply, received.since, State::Writing);
    if (!reply->firstTextAt)
        reply->firstTextAt = received.since.value_or(m_event.at);
    reply->text += received.text;
}

void Change::operator()(const event::SourcesReceived &received) const
{
    if (Reply *const reply = openReply(received.speaker))
        reply->sources += received.sources;
}

void Change::operator()(const event::Ended &ended) const
{
    Reply *const reply = openReply(ended.speaker);
    if (!reply)
        return;
    reply->state = ended.state;
    reply->finish = ended.finish;
    reply->error = ended.error;
    reply->usage = ended.usage;
    reply->timing = ended.timing;
    reply->provider = ended.provider;
    reply->servedModel = ended.servedModel;
    reply->tries = ended.tries;
    reply->retryAt.reset();
    if (const auto *const id = std::get_if<AttemptId>(&ended.speaker))
        attempt(*id)->late = ended.late;
}

void Change::operator()(const event::FusionStarted &started) const
{
    if (!fusion(started.fusion))
        m_turn.fusions.append({.number = started.fusion, .used = started.used, .letters = started.letters});
}

void Change::operator()(const event::JudgeStarted &started) const
{
    if (Fusion *const of = fusion(started.fusion); of && !of->judge)
        of->judge = newReply();
}

void Change::operator()(const event::WriterStarted &started) const
{
    if (Fusion *const of = fusion(started.fusion); of && !of->writer)
        of->writer = newReply();
}

/// Puts a value in the place of the one that has the same key, or at the end.
template<typename Value, typename Key>
void put(QList<Value> &values, const Value &value, Key Value::*key)
{
    const auto known = std::ranges::find(values, value.*key, key);
    if (known == values.end())
        values.append(value);
    else
        *known = value;
}

void Change::operator()(const event::PointFound &found) const
{
    Fusion *const of = fusion(found.fusion);
    if (!of)
        return;
    if (!of->analysis)
        of->analysis.emplace();
    put(of->analysis->points, found.point, &Point::number);
}

void Change::operator()(const event::ReviewFound &found) const
{
    Fusion *const of = fusion(found.fusion);
    if (!of)
        return;
    if (!of->analysis)
        of->analysis.emplace();
    put(of->analysis->reviews, found.review, &Review::member);
}

void Change::operator()(const event::AnalysisEnded &ended) const
{
    if (Fusion *const of = fusion(ended.fusion))
        of->analysis = ended.analysis;
}

void Change::operator()(const event::FusionEnded &ended) const
{
    if (Fusion *const of = fusion(ended.fusion))
        of->isRunning = false;
}

void Change::operator()(const event::ResultChosen &chosen) const
{
    if (!chosen.result || exists(*chosen.result))
        m_turn.chosen = chosen.result;
}

void Change::operator()(const event::Rated &rated) const
{
    if (!exists(rated.result))
        return;
    m_turn.ratings.removeIf([&](const auto &known) { return known.first == rated.result; });
    if (rated.rating)
        m_turn.ratings.append({rated.result, *rated.rating});
}

} // namespace

void apply(Turn &turn, const RunEvent &event)
{
    if (event.seq <= turn.lastSeq || (!turn.id.isEmpty() && event.turn != turn.id))
        return;
    std::visit(Change(turn, event), event.what);
    turn.lastSeq = event.seq;
    turn.lastAt = std::max(turn.lastAt, event.at);
}

} // namespace chat
