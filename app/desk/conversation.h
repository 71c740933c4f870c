// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"
#include "demo/examplerun.h"
#include "fusion/panelrun.h"

#include <QHash>
#include <QObject>

namespace chat {
class Run;
}

namespace desk {

class Desk;

/// Whether the person knows what speaks against asking, and wants it all the same.
enum class Consent { Due, Given };

/// A question that waits until the ones before it on its branch are done.
struct WaitingQuestion
{
    QString prompt;
    chat::Panel panel;
    chat::RunKind kind = chat::RunKind::Panel;
    chat::TurnId after; ///< the turn that it goes on from; empty: the beginning
    Consent consent = Consent::Due;
    std::optional<chat::AbSide> abSide = {}; ///< see Turn::abSide
    QString objection = {}; ///< why it does not start by itself, nor do those behind it; empty: it does

    bool operator==(const WaitingQuestion &) const = default;
};

/// A question at the beginning of a session, beside whatever else was asked there.
struct ApartQuestion
{
    QString prompt;
    chat::Panel panel;
    chat::RunKind kind = chat::RunKind::Panel; ///< JustOne: the panel holds exactly the one member
    QString experiment = {};                   ///< see RunRequest::experiment
    QList<fusion::SharedAnswer> shared = {};
    chat::TurnId turn = {}; ///< a new one where empty

    bool operator==(const ApartQuestion &) const = default;
};

/// One open session: its turns, what runs in it, and which branch is shown. Every event goes through here: applied to
/// the session, journalled, announced. Owned by the Desk.
class Conversation : public QObject
{
    Q_OBJECT

public:
    ~Conversation() override;

    [[nodiscard]] const chat::Session &session() const { return m_session; }
    [[nodiscard]] chat::SessionId id() const { return m_session.id; }
    /// The turns on the branch that is shown, oldest first.
    [[nodiscard]] QList<chat::TurnId> path() const;
    [[nodiscard]] const chat::Turn *turn(const chat::TurnId &id) const { return m_session.turn(id); }
    /// What the next question would be asked after: the turns on that branch that have a result.
    [[nodiscard]] QList<fusion::Exchange> exchanges() const;
    /// What a question in the place of that turn would be asked after.
    [[nodiscard]] QList<fusion::Exchange> exchangesBefore(const chat::TurnId &id) const;
    /// Turns with the same parent as this one (itself among them), in the order of their start: its branches.
    [[nodiscard]] QList<chat::TurnId> branches(const chat::TurnId &id) const;

    /// Whether any turn runs, on whatever branch.
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool isRunning(const chat::TurnId &turn) const;
    /// Whether a turn on the branch that is shown runs.
    [[nodiscard]] bool isPathRunning() const { return isRunningUpTo(m_leaf); }
    /// Whether models can be asked again in that turn (not in an example).
    [[nodiscard]] bool canAskAgain(const chat::TurnId &turn) const;
    /// What waits on the branch that is shown.
    [[nodiscard]] QList<WaitingQuestion> waiting() const;
    /// What waits on all branches, in the order in which it was asked.
    [[nodiscard]] QStringList waitingPrompts() const;

    /// Asks after the turns that are shown; waits while one of them runs. What has waited without consent is held where
    /// the desk objects to it. `abSide`: see Turn::abSide.
    void ask(const QString &prompt, const chat::Panel &panel, chat::RunKind kind = chat::RunKind::Panel,
             Consent consent = Consent::Due, std::optional<chat::AbSide> abSide = std::nullopt);
    /// Asks anew in the place of that turn, at once: a branch. Both are kept; what runs goes on.
    void askInstead(const chat::TurnId &turn, const QString &prompt, const chat::Panel &panel,
                    chat::RunKind kind = chat::RunKind::Panel);
    /// Asks at once, whatever runs: a branch of its own from the beginning. What waits stays where it is, and the
    /// branch that is shown stays shown. Emits from here on.
    chat::TurnId askApart(const ApartQuestion &question);
    /// Plays a written example as a turn of its own. Emits from here on.
    void playExample(const QString &name);
    /// Plays a kept run, hurried, as askApart() asks, as a turn of that experiment. The turns that its shared answers
    /// name are the caller's to replace.
    chat::TurnId playApart(QList<chat::RunEvent> events, const QString &experiment,
                           const chat::TurnId &turn = chat::TurnId::create());
    /// Takes one of waiting() back.
    void takeBack(qsizetype index);
    /// Consents to one of waiting(): it is asked now, where nothing runs before it.
    void askAnyway(qsizetype index);
    /// Shows the branch that this turn is on.
    void show(const chat::TurnId &turn);

    /// Stops whatever runs, on all branches.
    void stop();
    void stopPath();
    void stop(const chat::TurnId &turn);
    void stop(const chat::TurnId &turn, chat::MemberId member);
    void retry(const chat::TurnId &turn, chat::MemberId member);
    void retryFailed(const chat::TurnId &turn);
    void judgeNow(const chat::TurnId &turn);
    void judgeAgain(const chat::TurnId &turn);
    void fuseAgain(const chat::TurnId &turn);
    /// Goes on with an interrupted turn: finished members are kept, the missing ones asked again. `policy` stands in
    /// the place of the panel's.
    void resume(const chat::TurnId &turn, const std::optional<chat::Policy> &policy = std::nullopt);

    void choose(const chat::TurnId &turn, std::optional<chat::ResultId> result);
    void rate(const chat::TurnId &turn, const chat::ResultId &result, std::optional<chat::Rating> rating);

    void setTitle(const QString &title);

Q_SIGNALS:
    void turnAdded(const chat::TurnId &turn);
    /// After the event was applied.
    void eventApplied(const chat::TurnId &turn, const chat::RunEvent &event);
    /// Another branch is shown.
    void pathChanged();
    void waitingChanged();
    void runningChanged();

private:
    friend class Desk;
    Conversation(Desk &desk, chat::Session session);

    [[nodiscard]] fusion::RunRequest requestFor(const WaitingQuestion &question) const;
    void begin(const fusion::RunRequest &request);
    void start(const fusion::RunRequest &request);
    /// Whether somebody holds it, or something runs or waits in it.
    [[nodiscard]] bool isWanted() const { return m_holds > 0 || isRunning() || !m_waiting.isEmpty(); }
    void play(const QList<chat::RunEvent> &events, const chat::TurnId &turn, demo::Pace pace);
    [[nodiscard]] bool isRunningUpTo(const chat::TurnId &leaf) const;
    [[nodiscard]] QList<fusion::Exchange> earlier(const std::optional<chat::TurnId> &leaf) const;
    chat::Run *adopt(const chat::TurnId &turn, chat::Run *run);
    void receive(chat::RunEvent event);
    [[nodiscard]] static bool changesTheList(const chat::RunEvent &event);
    void endRun(const chat::TurnId &turn, chat::Run *run);
    void askWaiting();
    [[nodiscard]] bool isNext(const WaitingQuestion &question) const;
    void announceRunning();
    /// The turn's run, or a new one that waits for a command.
    [[nodiscard]] chat::Run *runFor(const chat::TurnId &turn, const std::optional<chat::Policy> &policy = std::nullopt);
    template<typename Command>
    void command(const chat::TurnId &turn, Command command);
    template<typename Event>
    void record(const chat::TurnId &turn, Event what);

    Desk &m_desk;
    chat::Session m_session;
    chat::TurnId m_leaf;
    QHash<chat::TurnId, chat::Run *> m_runs;
    QList<WaitingQuestion> m_waiting;
    int m_holds = 0; ///< the Desk's
};

} // namespace desk
