// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/plan.h"
#include "compare/trialfigures.h"

#include <QHash>

#include <variant>

/// An experiment is a fold over its events, as a turn is: apply() is the only place where it changes. The library keeps
/// the events as JSON objects, `{v, at, type, …}` with the fields that each lists below; unknown types are left out.
namespace compare {

using ExperimentId = chat::Id<struct ExperimentTag>;

/// One question to one contestant, once.
struct TrialId
{
    QString question; ///< its id
    int contestant = 0;
    int repeat = 1; ///< 1…

    bool operator==(const TrialId &) const = default;
};
[[nodiscard]] size_t qHash(const TrialId &id, size_t seed = 0);

struct Trial
{
    TrialId id;
    chat::TurnId turn;
    chat::SessionId session;
    std::optional<TrialFigures> figures; ///< absent while it runs, and where it was interrupted

    [[nodiscard]] bool isAnswered() const { return figures && figures->isAnswered; }
    [[nodiscard]] bool isUnfinished() const { return figures && figures->isUnfinished; }
    /// Has ended without an answer, and not because the person or a budget stopped it.
    [[nodiscard]] bool hasFailed() const { return figures && !figures->isAnswered && !figures->isUnfinished; }
    bool operator==(const Trial &) const = default;
};

enum class Picker { Person, Judge };

enum class Preference {
    First,
    Second,
    Equal,
    BothBad, ///< of a person only; counts as equal
    None,    ///< of a judge only: it failed, refused, or named a third
};

/// Which of two answers to the same question somebody likes better.
struct Pick
{
    Picker by = Picker::Person;
    chat::TurnId first; ///< as they were shown
    chat::TurnId second;
    Preference preference = Preference::None;
    chat::Model judge = {}; ///< where it is a judge's
    QString reason = {};    ///< the judge's
    QString problem = {};   ///< why there is no preference
    chat::Usage usage = {};

    bool operator==(const Pick &) const = default;
};

/// Whether an answer meets one criterion, as the judge says it.
struct Grade
{
    chat::TurnId turn;
    QString criterion;
    int grading = 1; ///< 1…Scoring::gradings
    std::optional<Verdict> verdict = {};
    chat::Model judge = {}; ///< who says so
    QString reason = {};
    QString problem = {}; ///< why there is no verdict
    chat::Usage usage = {};

    bool operator==(const Grade &) const = default;
};

struct Experiment
{
    ExperimentId id;
    QDateTime createdAt; ///< UTC
    Plan plan;
    QList<Trial> trials; ///< in the order of their start
    /// A judge's later one about the same two, in that order, replaces; a person's in either order.
    QList<Pick> picks;
    QList<Grade> grades; ///< a later one of the same criterion and grading replaces

    /// As plan.question(), of many quickly.
    [[nodiscard]] const Question *question(const QString &id) const;
    [[nodiscard]] const Trial *trial(const TrialId &id) const;
    /// Nothing also where another turn took its place.
    [[nodiscard]] const Trial *trial(const chat::TurnId &turn) const;
    [[nodiscard]] const Pick *pick(Picker by, const chat::TurnId &first, const chat::TurnId &second) const;
    [[nodiscard]] const Grade *grade(const chat::TurnId &turn, const QString &criterion, int grading) const;
    /// Whether the person said it, or the judge that the plan names now.
    [[nodiscard]] bool counts(const Pick &pick) const;
    [[nodiscard]] bool counts(const Grade &grade) const;
    /// What was billed for all of it; of what has a price.
    [[nodiscard]] double spentUsd() const;
    bool operator==(const Experiment &other) const;

private:
    friend struct Applying;
    mutable QHash<QString, qsizetype> m_questions; ///< places in the plan, which anybody may change: looked at again
    QHash<TrialId, qsizetype> m_trials;
    QHash<chat::TurnId, qsizetype> m_turns;
    QHash<QString, qsizetype> m_picks;
    QHash<QString, qsizetype> m_grades;
    double m_spentUsd = 0;
};

namespace event {

/// `planned {plan}`: the first of all, and whenever the plan was changed.
struct Planned
{
    Plan plan;
    bool operator==(const Planned &) const = default;
};
/// `trial_started {question, contestant, repeat, turn, session}`; a later one of the same trial replaces it.
struct TrialStarted
{
    TrialId trial;
    chat::TurnId turn;
    chat::SessionId session;
    bool operator==(const TrialStarted &) const = default;
};
/// `trial_ended {turn, figures}`; again after it was tried again.
struct TrialEnded
{
    chat::TurnId turn;
    TrialFigures figures;
    bool operator==(const TrialEnded &) const = default;
};
/// `picked {by, first, second, preference, judge?: {endpoint, model}, reason?, problem?, usage?}`
struct Picked
{
    Pick pick;
    bool operator==(const Picked &) const = default;
};
/// `graded {turn, criterion, grading, verdict?, judge?: {endpoint, model}, reason?, problem?, usage?}`
struct Graded
{
    Grade grade;
    bool operator==(const Graded &) const = default;
};

} // namespace event

struct ExperimentEvent
{
    QDateTime at; ///< UTC
    std::variant<event::Planned, event::TrialStarted, event::TrialEnded, event::Picked, event::Graded> what;

    bool operator==(const ExperimentEvent &) const = default;
};

void apply(Experiment &experiment, const ExperimentEvent &event);

[[nodiscard]] QJsonObject toJson(const ExperimentEvent &event);
/// Nothing where it cannot be read.
[[nodiscard]] std::optional<ExperimentEvent> experimentEventFromJson(const QJsonObject &json);
/// What the events make; nothing where no plan is among them.
[[nodiscard]] std::optional<Experiment> experimentFromJson(const ExperimentId &id, const QList<QJsonObject> &events);

} // namespace compare
