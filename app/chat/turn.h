// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"
#include "chat/error.h"
#include "chat/forecast.h"
#include "chat/ids.h"
#include "chat/panel.h"
#include "chat/usage.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace chat {

/// A web page that a model cites.
struct Source
{
    QString url;
    QString title;

    bool operator==(const Source &) const = default;
};

/// How far a request is. Succeeded, Failed and Cancelled are final.
enum class State {
    Waiting,  ///< sent, nothing came yet
    Queued,   ///< not sent: the server takes one at a time
    Retrying, ///< failed before the first token, waits for its next try
    Thinking, ///< reasoning arrives
    Writing,  ///< text arrives
    Succeeded,
    Failed,
    Cancelled,
};

[[nodiscard]] constexpr bool isFinal(State state)
{
    return state == State::Succeeded || state == State::Failed || state == State::Cancelled;
}

/// Why a model stopped. Only a stream that said so, or said [DONE], has succeeded.
enum class Finish { Stop, Length, ContentFilter };

/// One request to one model and all that came of it: a member's attempt, the judge's, the writer's.
struct Reply
{
    State state = State::Waiting;
    QString text; ///< Markdown; the judge's is its raw JSON, not streamed to the turn
    QString reasoning;
    QList<Source> sources;
    Usage usage;
    Timing timing;
    std::optional<Finish> finish;
    std::optional<Error> error;
    QString provider;                                 ///< who served it, where the endpoint says so
    QString servedModel;                              ///< the model that answered, where it differs from the one asked
    std::chrono::milliseconds startedAt{0};           ///< in the run's time
    std::optional<std::chrono::milliseconds> retryAt; ///< in the run's time, while Retrying
    std::optional<std::chrono::milliseconds> firstTokenAt; ///< in the run's time
    std::optional<std::chrono::milliseconds> firstTextAt;  ///< in the run's time
    std::chrono::milliseconds lastAt{0};                   ///< in the run's time: the newest event about it
    int tries = 1;

    bool operator==(const Reply &) const = default;
};

/// Where an answer that several turns share was asked.
struct Origin
{
    TurnId turn;
    AttemptId attempt;

    bool operator==(const Origin &) const = default;
};

/// One try of one member.
struct Attempt
{
    AttemptId id;
    Reply reply;
    bool late = false;                 ///< ended after judging had begun without it
    std::optional<Model> fallback;     ///< the model that is asked, where it is not the member's own
    std::optional<Origin> origin = {}; ///< of an answer that was asked, and billed, in another turn

    bool operator==(const Attempt &) const = default;
};

/// One analysis and one fused answer, with the attempts that they used.
struct Fusion
{
    int number = 0;                    ///< 1… within the turn
    QList<AttemptId> used;             ///< in the order of members
    QHash<QString, AttemptId> letters; ///< which letter stood for which answer
    std::optional<Reply> judge;        ///< absent where the policy leaves the judge out
    std::optional<Analysis> analysis;  ///< grows while the judge writes; absent when the judge failed
    std::optional<Reply> writer;
    bool isRunning = true;

    bool operator==(const Fusion &) const = default;
};

/// What the conversation goes on from: an answer, or a fused answer.
struct FusionId
{
    int number = 0;

    bool operator==(const FusionId &) const = default;
};
using ResultId = std::variant<AttemptId, FusionId>;

enum class RunKind { Panel, JustOne };

/// For which panel of an A/B a question was drawn: a share of ordinary questions goes to the second.
enum class AbSide { First, Second };

/// How a run ended, as `ask --json` says it. Interrupted is derived when read (no run_finished, nobody writes).
enum class TurnState { Running, Complete, Degraded, Failed, Cancelled, Interrupted };

enum class Rating { Good, Bad };

/// One prompt and everything that came of it. Changed by apply() only.
struct Turn
{
    TurnId id;
    SessionId session;
    std::optional<TurnId> parent; ///< the turn before it; where two turns share a parent, the session branches
    QString prompt;
    RunKind kind = RunKind::Panel;
    Panel panel;         ///< as it was when the run started
    QDateTime startedAt; ///< UTC
    TurnState state = TurnState::Running;
    QList<Attempt> attempts; ///< in the order of their start
    QList<Fusion> fusions;
    std::optional<ResultId> chosen;             ///< what the person chose as the turn's result
    QList<std::pair<ResultId, Rating>> ratings; ///< the newest for each
    qint64 lastSeq = 0;
    std::chrono::milliseconds lastAt{0};
    QString example;                   ///< name of the example that this is; empty for a real run
    QString program;                   ///< the version that asked: "Counterpoint 0.1.0"
    std::optional<Forecast> forecast;  ///< what was expected of the run when it started
    QString experiment = {};           ///< id of the experiment that this belongs to; empty for none
    std::optional<AbSide> abSide = {}; ///< absent outside of an A/B

    /// What the model of the comparison cost alone (`forecast->aloneName`): as a member here where it has answered,
    /// else as it was expected. Nothing where answers are shared: usage() is not the whole price then.
    [[nodiscard]] std::optional<double> aloneUsd() const;

    [[nodiscard]] const Attempt *attempt(AttemptId id) const;
    [[nodiscard]] const Attempt *latestAttempt(MemberId id) const;
    /// The model that this attempt asks; empty where the member is not in the panel.
    [[nodiscard]] Model modelOf(const Attempt &attempt) const;
    /// The newest succeeded attempt of each member, in the order of members.
    [[nodiscard]] QList<const Attempt *> answers() const;
    [[nodiscard]] const Fusion *fusion(int number) const;
    [[nodiscard]] const Fusion *latestFusion() const;
    /// What the person chose, else the newest fused answer that is whole, else the newest that has text, else the only
    /// answer, else the heaviest member's answer; none where nothing came.
    [[nodiscard]] std::optional<ResultId> result() const;
    /// The text of result(); empty where there is none.
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] std::optional<Rating> rating(const ResultId &id) const;
    /// Everything billed in this turn: all attempts that were asked here, judges and writers.
    [[nodiscard]] Usage usage() const;
    bool operator==(const Turn &) const = default;
};

/// A list of turns. Turns form a tree by `parent`; `path` lists the ones on the branch that is shown.
struct Session
{
    SessionId id;
    QString title;
    QDateTime createdAt; ///< UTC
    QList<Turn> turns;   ///< in the order of their start

    /// The turns from the first to `leaf`, following `parent`.
    [[nodiscard]] QList<TurnId> pathTo(const TurnId &leaf) const;
    [[nodiscard]] const Turn *turn(const TurnId &id) const;
    bool operator==(const Session &) const = default;
};

[[nodiscard]] QString toString(State state);
[[nodiscard]] std::optional<State> stateFromString(QStringView text);
[[nodiscard]] QString toString(TurnState state); ///< "running", "complete", "degraded", …
[[nodiscard]] std::optional<TurnState> turnStateFromString(QStringView text);
[[nodiscard]] QString toString(Finish finish); ///< "stop", "length", "content_filter"
[[nodiscard]] std::optional<Finish> finishFromString(QStringView text);

/// The folded form that the library keeps, so that opening replays nothing.
[[nodiscard]] QJsonObject toJson(const Turn &turn);
[[nodiscard]] Turn turnFromJson(const QJsonObject &json);

} // namespace chat
