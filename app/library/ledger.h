// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

/// What turns took and cost, without a word of what was said in them. A session that is deleted leaves its entries:
/// the money stays spent.
namespace library {

enum class Role {
    Member,
    Judge,
    Writer,
    Grader, ///< picks or grades in an experiment, outside of turns
};

/// One request that has ended.
struct LedgerCall
{
    QString endpoint;
    QString model;  ///< its id there
    QString effort; ///< as it was asked for; empty: not sent
    Role role = Role::Member;
    bool hasSucceeded = false;
    chat::Usage usage;
    chat::Timing timing;
    std::optional<qint64> surplusTokens; ///< of the prompt beyond what was sent: what web tools brought; where known

    bool operator==(const LedgerCall &) const = default;
};

/// What the person chose as a turn's result.
enum class Choice {
    Fused,
    Answer, ///< a member's
};

/// One turn, or what was asked outside of turns.
struct LedgerEntry
{
    chat::TurnId turn; ///< of what is no turn: an id of its own
    chat::SessionId session;
    QDateTime startedAt; ///< UTC
    QList<LedgerCall> calls;
    std::optional<chat::Forecast> forecast;
    std::optional<double> aloneUsd; ///< see Turn::aloneUsd()
    QString panel;                  ///< its name
    chat::RunKind kind = chat::RunKind::Panel;
    QString experiment;                 ///< id of the experiment that it belongs to; empty for none
    std::optional<chat::Rating> rating; ///< of the turn's result
    std::optional<Choice> chosen = {};  ///< absent where the person did not choose
    std::optional<chat::AbSide> abSide = {};

    /// Whether this is a turn: not only a grader was asked.
    [[nodiscard]] bool isTurn() const;
    [[nodiscard]] chat::Usage usage() const;
    bool operator==(const LedgerEntry &) const = default;
};

/// What of a turn belongs in the ledger. An example has cost nothing: no calls, no panel, no rating.
[[nodiscard]] LedgerEntry ledgerEntry(const chat::Turn &turn);

[[nodiscard]] QJsonObject toJson(const LedgerEntry &entry);
[[nodiscard]] LedgerEntry ledgerEntryFromJson(const QJsonObject &json);

} // namespace library
