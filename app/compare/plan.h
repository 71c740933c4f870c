// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "compare/questionset.h"

namespace compare {

/// A panel less one of its members: judge and writer again, from the answers at hand.
struct Omission
{
    int contestant = 0;    ///< whose answers
    chat::MemberId member; ///< who is left out

    bool operator==(const Omission &) const = default;
};

/// What takes part in an experiment: a panel, or one model alone.
struct Contestant
{
    int number = 0;                            ///< 1…; another one never gets it
    chat::Panel panel;                         ///< as it was when it was added
    chat::RunKind kind = chat::RunKind::Panel; ///< JustOne: the panel has exactly the one member
    std::optional<Omission> omission;

    [[nodiscard]] QString displayName() const;
    bool operator==(const Contestant &) const = default;
};

/// One model with nobody beside it.
[[nodiscard]] Contestant aloneContestant(const chat::StageModel &model);

/// Who says which answer is better, besides the person.
struct Scoring
{
    static constexpr int mostGradings = 5;

    std::optional<chat::StageModel> judge; ///< who picks and grades; nobody where absent
    bool picks = false;                    ///< every two answers to a question, in both orders
    bool grades = false;                   ///< each criterion, where a question has a rubric
    int gradings = 1;                      ///< 1…mostGradings: how often each criterion is asked for
    bool insists = false;                  ///< though the judge is by the maker of a member: see judgeObjection()

    bool operator==(const Scoring &) const = default;
};

enum class Sharing {
    Shared,      ///< contestants that have the same member with the same settings share its answer
    Independent, ///< each asks its own; only an Omission never does
};

/// What an experiment asks: a copyable value. Trials are its questions × contestants × repeats.
struct Plan
{
    static constexpr int mostContestants = 24; ///< omissions among them
    static constexpr int mostRepeats = 20;
    static constexpr int longestTitle = 200; ///< that a person can give

    QString title;
    QList<Contestant> contestants;
    int lastNumber = 0; ///< of a contestant, also of one that was taken out
    QList<Question> questions;
    int repeats = 1; ///< 1…mostRepeats
    Sharing sharing = Sharing::Shared;
    Scoring scoring;
    std::optional<double> budgetUsd; ///< for everything that it asks; never passed as far as prices are known
    quint32 seed = 1;                ///< of the order in which pairs are shown, and of resampling
    QString program = {};            ///< the version that planned it: "Counterpoint 0.1.0"
    QString prompts = {};            ///< which wording judge and writer were asked with: a short hash of it
    QString example = {};            ///< name of the written example that this is; empty for a real one

    [[nodiscard]] const Contestant *contestant(int number) const;
    [[nodiscard]] const Question *question(const QString &id) const;
    bool operator==(const Plan &) const = default;
};

/// Adds it under the next number that was never used.
int addContestant(Plan &plan, Contestant contestant);
/// Adds `contestant` once less each of its members, where it has two or more; those that are there already are not
/// added again.
void addOmissions(Plan &plan, int contestant);

/// What may become of the answers: every wish of every contestant.
[[nodiscard]] chat::Privacy privacyOf(const Plan &plan);
/// Why this judge should not score this plan: it is by the maker of a member. Empty where it may.
[[nodiscard]] QString judgeObjection(const Plan &plan);
/// Why this plan cannot be carried out, in one sentence that says what to do; empty where it can.
[[nodiscard]] QString planProblem(const Plan &plan);

[[nodiscard]] QJsonObject toJson(const Plan &plan);
/// Fails with one sentence that names the field.
[[nodiscard]] std::expected<Plan, QString> planFromJson(const QJsonObject &json);

} // namespace compare
