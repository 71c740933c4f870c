// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QJsonObject>

#include <expected>
#include <variant>

/// The event stream, a contract. One event is one JSON object: `{v, seq, at_ms, turn, type, …}` with the fields that
/// each type lists below (snake case). Members are "m1"…, attempts and fusions count from 1. `stage` is "judge" or
/// "writer". Unknown types and unknown fields from a newer version are kept as they are.
namespace chat {

constexpr int eventVersion = 1;

/// Who a piece of text is from: a member's attempt, or a fusion's judge or writer.
struct JudgeOf
{
    int fusion = 0;
    bool operator==(const JudgeOf &) const = default;
};
struct WriterOf
{
    int fusion = 0;
    bool operator==(const WriterOf &) const = default;
};
using Speaker = std::variant<AttemptId, JudgeOf, WriterOf>; ///< JSON: member+attempt, or stage+fusion

namespace event {

/// `run_started {session, parent?, prompt, kind, wall_time, panel, example?, program, forecast?, experiment?,
/// ab?: "first"|"second"}`: seq 1 of every turn.
struct RunStarted
{
    SessionId session;
    std::optional<TurnId> parent;
    QString prompt;
    RunKind kind = RunKind::Panel;
    QDateTime wallTime;
    Panel panel;
    QString example;
    QString program; ///< "Counterpoint 0.1.0"
    std::optional<Forecast> forecast = {};
    QString experiment = {};           ///< id of the experiment that the turn belongs to
    std::optional<AbSide> abSide = {}; ///< in an A/B: the panel that the question was drawn for
    bool operator==(const RunStarted &) const = default;
};
/// `queued {member, attempt | stage, fusion}`: waits for a free slot at its server.
struct Queued
{
    Speaker speaker;
    bool operator==(const Queued &) const = default;
};
/// `started {…}`: the request is on its way. Creates the attempt where it is new. For the judge and the writer the
/// *_started events below come first.
struct Started
{
    Speaker speaker;
    bool operator==(const Started &) const = default;
};
/// `fell_back {member, attempt, model: {endpoint, model, name?}}`: the member failed before any text; its fallback is
/// asked in this new attempt.
struct FellBack
{
    AttemptId attempt;
    Model model;
    bool operator==(const FellBack &) const = default;
};
/// `answer_shared {member, attempt, from: {turn, member, attempt}, model?: {endpoint, model, name?}, state, text,
/// usage, ms, tries, reasoning?, sources?, finish?, error?, provider?, served_model?, …}`: nobody is asked; the
/// member's answer is the one that another turn has, where it was billed. Creates the attempt, ended as it did there;
/// `model` where that was a fallback. What else the reply holds is in the time of that turn's run, and stays there.
struct AnswerShared
{
    AttemptId attempt;
    Origin from;
    std::optional<Model> fallback;
    Reply reply; ///< a final one
    bool operator==(const AnswerShared &) const = default;
};
/// `retrying {…, in_ms, error}`: failed before its first token, asked again in `in`.
struct Retrying
{
    Speaker speaker;
    std::chrono::milliseconds in{0};
    Error error;
    bool operator==(const Retrying &) const = default;
};
/// `reasoning {…, text, since_ms?}`
struct ReasoningReceived
{
    Speaker speaker;
    QString text;
    std::optional<std::chrono::milliseconds> since = {}; ///< `at` of the first piece, where several were joined
    bool operator==(const ReasoningReceived &) const = default;
};
/// `text {…, text, since_ms?}`. The judge's text is not sent.
struct TextReceived
{
    Speaker speaker;
    QString text;
    std::optional<std::chrono::milliseconds> since = {}; ///< `at` of the first piece, where several were joined
    bool operator==(const TextReceived &) const = default;
};
/// `sources {…, sources: [{url, title}]}`: further ones.
struct SourcesReceived
{
    Speaker speaker;
    QList<Source> sources;
    bool operator==(const SourcesReceived &) const = default;
};
/// `ended {…, state, finish?, error?, usage, ms, provider?, served_model?, tries, late?}`: exactly one for each attempt
/// and stage.
struct Ended
{
    Speaker speaker;
    State state = State::Succeeded; ///< a final one
    std::optional<Finish> finish;
    std::optional<Error> error;
    Usage usage;
    Timing timing;
    QString provider;
    QString servedModel;
    int tries = 1;
    bool late = false;
    bool operator==(const Ended &) const = default;
};
/// `quorum_met {grace_ms}`: enough answers are in; judging starts in `grace` without the rest.
struct QuorumMet
{
    std::chrono::milliseconds grace{0};
    bool operator==(const QuorumMet &) const = default;
};
/// `fusion_started {fusion, used: [{member, attempt}], letters: {"A": {member, attempt}}}`
struct FusionStarted
{
    int fusion = 0;
    QList<AttemptId> used;
    QHash<QString, AttemptId> letters;
    bool operator==(const FusionStarted &) const = default;
};
/// `judge_started {fusion}`, `writer_started {fusion}`
struct JudgeStarted
{
    int fusion = 0;
    bool operator==(const JudgeStarted &) const = default;
};
struct WriterStarted
{
    int fusion = 0;
    bool operator==(const WriterStarted &) const = default;
};
/// `point {fusion, point}`: while the judge still writes. A point with a known number replaces it.
struct PointFound
{
    int fusion = 0;
    Point point;
    bool operator==(const PointFound &) const = default;
};
/// `review {fusion, review}`
struct ReviewFound
{
    int fusion = 0;
    Review review;
    bool operator==(const ReviewFound &) const = default;
};
/// `analysis {fusion, analysis}`: the whole and last word, before the judge's `ended`. Without analysis (null) the
/// points that came are withdrawn.
struct AnalysisEnded
{
    int fusion = 0;
    std::optional<Analysis> analysis;
    bool operator==(const AnalysisEnded &) const = default;
};
/// `fusion_ended {fusion}`
struct FusionEnded
{
    int fusion = 0;
    bool operator==(const FusionEnded &) const = default;
};
/// `result_chosen {member, attempt | fusion}`; `result_chosen {}` takes the choice back.
struct ResultChosen
{
    std::optional<ResultId> result;
    bool operator==(const ResultChosen &) const = default;
};
/// `rated {member, attempt | fusion, rating: "good"|"bad"|null}`
struct Rated
{
    ResultId result;
    std::optional<Rating> rating;
    bool operator==(const Rated &) const = default;
};
/// `run_finished {state}`. A later retry or fusion is preceded by `run_resumed {}` and ends with another one.
struct RunFinished
{
    TurnState state = TurnState::Complete;
    bool operator==(const RunFinished &) const = default;
};
struct RunResumed
{
    bool operator==(const RunResumed &) const = default;
};
/// From a newer version: kept, not understood.
struct Unknown
{
    QJsonObject json;
    bool operator==(const Unknown &) const = default;
};

} // namespace event

struct RunEvent
{
    qint64 seq = 0;                  ///< 1… within the turn; a gap in a journal comes from joining
    std::chrono::milliseconds at{0}; ///< since the run started; goes on counting where a run is resumed
    TurnId turn;
    std::variant<event::Unknown, event::RunStarted, event::Queued, event::Started, event::Retrying,
                 event::ReasoningReceived, event::TextReceived, event::SourcesReceived, event::Ended, event::QuorumMet,
                 event::FusionStarted, event::JudgeStarted, event::PointFound, event::ReviewFound, event::AnalysisEnded,
                 event::WriterStarted, event::FusionEnded, event::ResultChosen, event::Rated, event::RunFinished,
                 event::RunResumed, event::FellBack, event::AnswerShared>
        what;
    QJsonObject extra; ///< fields of a newer version, nested ones in their place

    bool operator==(const RunEvent &) const = default;
};

/// The only place where a turn changes. Events out of order or about unknown attempts change nothing but lastSeq.
void apply(Turn &turn, const RunEvent &event);

/// Two adjacent pieces of text (or reasoning) of one speaker as one event, with the sequence number and time of the
/// later; nothing where they do not belong together. A turn folded from joined events equals one folded from all.
[[nodiscard]] std::optional<RunEvent> joined(const RunEvent &first, const RunEvent &second);

/// The name in `type`.
[[nodiscard]] QString typeName(const RunEvent &event);
[[nodiscard]] QJsonObject toJson(const RunEvent &event);
/// Fails only where `seq`, `turn` or `type` is missing; a known type with broken fields becomes Unknown.
[[nodiscard]] std::expected<RunEvent, QString> runEventFromJson(const QJsonObject &json);

} // namespace chat

Q_DECLARE_METATYPE(chat::RunEvent)
