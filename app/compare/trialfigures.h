// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/price.h"
#include "chat/turn.h"

namespace compare {

enum class Part { Member, Judge, Writer };

/// What one model took and cost in a trial: all its requests there.
struct Share
{
    Part part = Part::Member;
    chat::MemberId member; ///< of a member only
    QString name;          ///< of the model, as the screen names it
    chat::Usage usage;     ///< as if it was asked here, also where it was not; what is free costs $0
    double webUsd = 0;     ///< of usage.costUsd, what web searches cost; US dollars
    std::chrono::milliseconds time{0};
    bool hasSucceeded = false;
    bool isUnpriced = false; ///< it used something that nobody knows the price of
    bool isShared = false;   ///< its answer was asked for in another trial, and billed there
    double billedUsd = 0;    ///< of usage.costUsd, what was billed here

    bool operator==(const Share &) const = default;
};

/// What is known of a trial without asking anybody, and without its texts.
struct TrialFigures
{
    chat::TurnState state = chat::TurnState::Complete;
    QString problem; ///< why there is no answer, or what was lost: the first failure's words; empty: nothing was
    bool isAnswered = false;   ///< there is a text to compare: of several answers a fused one
    bool isUnfinished = false; ///< stopped by the person or by a budget: not failed, to be gone on with
    QList<Share> shares;       ///< members in their order, judge, writer
    bool hasAnalysis = false;  ///< the judge's, of which the following seven are counted; all 0 where it is not there
    int points = 0;
    int contradictions = 0;
    int standing = 0; ///< contradictions that no sentence of the fused answer is like: left standing
    int minority = 0; ///< points that only some or only one says
    int kept = 0;     ///< of these, those that a sentence of the fused answer is like
    int quotes = 0;
    int quotesFound = 0;
    int words = 0; ///< of the answer
    int sources = 0;

    /// What a run like this costs, shared answers included; absent where a price is not known.
    [[nodiscard]] std::optional<double> costUsd() const;
    /// What was billed for this one.
    [[nodiscard]] double billedUsd() const;
    [[nodiscard]] double webUsd() const;
    [[nodiscard]] qint64 tokens() const; ///< prompt and completion
    /// The slowest member, judge and writer, one after the other: what a person would have waited.
    [[nodiscard]] std::chrono::milliseconds time() const;
    [[nodiscard]] std::chrono::milliseconds time(Part part) const;
    [[nodiscard]] double costUsd(Part part) const; ///< without web searches
    bool operator==(const TrialFigures &) const = default;
};

/// Of a turn that has ended. `prices`: of its models, also those of 0; the price of others is unknown.
[[nodiscard]] TrialFigures figuresOf(const chat::Turn &turn, const chat::PriceList &prices);

[[nodiscard]] QJsonObject toJson(const TrialFigures &figures);
[[nodiscard]] TrialFigures trialFiguresFromJson(const QJsonObject &json);

} // namespace compare
