// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/price.h"
#include "chat/run.h"

#include <memory>
#include <random>

namespace chat {
class Clock;
}
namespace provider {
class Connections;
}

namespace fusion {

/// One earlier turn, as later turns see it.
struct Exchange
{
    QString prompt;
    QString result;

    bool operator==(const Exchange &) const = default;
};

/// What happens to members that still answer when judging starts without them.
enum class Stragglers { Finish, Cancel };

/// An answer that another turn to the same question has already: it is not asked again.
struct SharedAnswer
{
    chat::MemberId member; ///< of this run's panel
    chat::Origin from;
    chat::Reply reply;                        ///< a final one
    std::optional<chat::Model> fallback = {}; ///< that answered there in the member's place

    bool operator==(const SharedAnswer &) const = default;
};

/// Everything that a run needs to know. A copyable value; PanelRun executes it.
struct RunRequest
{
    chat::TurnId turn;
    chat::SessionId session;
    std::optional<chat::TurnId> parent;
    QString prompt;
    QList<Exchange> conversation; ///< earlier turns on this branch, oldest first
    chat::Panel panel;
    chat::RunKind kind = chat::RunKind::Panel; ///< JustOne: panel holds exactly the one member
    Stragglers stragglers = Stragglers::Finish;
    QString example;                         ///< set only when an example is recorded
    chat::PriceList prices;                  ///< of the panel's models, where they are known
    std::optional<chat::Forecast> forecast;  ///< kept with the turn
    QString experiment = {};                 ///< id of the experiment that the turn belongs to; empty for none
    std::optional<chat::AbSide> abSide = {}; ///< see Turn::abSide
    QList<SharedAnswer> shared = {};         ///< at most one a member; the members without one are asked

    bool operator==(const RunRequest &) const = default;
};

/// The panel that "Just one" asks: one member made of the writer's model.
[[nodiscard]] chat::Panel justOne(const chat::Panel &panel);

/// The run: members, quorum, judge, writer. Knows the order of stages and which failures a run survives; knows nothing
/// of HTTP, tries or widgets. Owns its jobs.
class PanelRun : public chat::Run
{
    Q_OBJECT

public:
    /// A new run. The collaborators outlive it. `shuffle` seeds the order of letters.
    PanelRun(RunRequest request, provider::Connections &connections, chat::Clock &clock, std::mt19937 shuffle,
             QObject *parent = nullptr);
    /// Goes on with a turn that was interrupted or has finished: start() then asks the missing members again; without
    /// start() it waits for retry(), judgeAgain() and so on.
    PanelRun(RunRequest request, chat::Turn turn, provider::Connections &connections, chat::Clock &clock,
             std::mt19937 shuffle, QObject *parent = nullptr);
    ~PanelRun() override;

    void start() override;
    void stop() override;
    void stop(chat::MemberId member) override;
    void retry(chat::MemberId member) override;
    void retryFailed() override;
    void judgeNow() override;
    void judgeAgain() override;
    void fuseAgain() override;
    [[nodiscard]] bool isRunning() const override;
    [[nodiscard]] bool canAskAgain() const override { return true; }

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace fusion
