// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/price.h"
#include "chat/runevent.h"

#include <QCoreApplication>

namespace provider {
struct Completion;
struct CompletionRequest;
} // namespace provider

namespace fusion {

/// What a run may cost. Counts what has ended as it was billed or computed, and what still streams as tokens × price.
/// What has no price and no bill counts nothing.
class Budget
{
    Q_DECLARE_TR_FUNCTIONS(fusion::Budget)

public:
    /// For a new run of the turn: what earlier ones cost does not count.
    Budget(std::optional<double> limitUsd, const chat::Turn &turn);

    /// A request goes out.
    void began(const chat::Speaker &speaker, const provider::CompletionRequest &request,
               const std::optional<chat::Price> &price);
    /// So much more of an answer or its reasoning has come.
    void streamed(const chat::Speaker &speaker, qsizetype characters);
    /// The request has ended; what it cost is in the turn, or told to note().
    void ended(const chat::Speaker &speaker);

    /// Looks at what the turn has cost by now, with what is not in it yet. Once reached, it stays reached.
    void note(const chat::Turn &turn, const chat::Usage &more = {});
    [[nodiscard]] bool isReached() const { return m_isReached; }

    /// Something that was stopped or not started because of the budget.
    void blame(provider::Completion &completion) const;

private:
    /// What a request that still runs has cost so far.
    struct Running
    {
        chat::Speaker speaker;
        chat::Price price;
        qint64 promptTokens = 0;
        qsizetype characters = 0;
    };

    [[nodiscard]] double runningUsd() const;

    std::optional<double> m_limit;
    double m_before = 0;
    QList<Running> m_running;
    bool m_isReached = false;
};

/// What a piece of text adds to a speaker's answer.
struct Streamed
{
    chat::Speaker speaker;
    qsizetype characters = 0;
};
[[nodiscard]] std::optional<Streamed> streamedIn(const decltype(chat::RunEvent::what) &what);

} // namespace fusion
