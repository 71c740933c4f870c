// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/panelrun.h"
#include "provider/connections.h"
#include "provider/keysource.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QPointer>

#include <memory>

/// Goes through events until that is so; false where it has not become so in good time. Unlike QTest::qWaitFor it
/// wakes with the event and not some milliseconds later, which hundreds of runs would feel.
[[nodiscard]] bool waitUntil(const std::function<bool()> &isSo);

/// A run with everything around it: members alto, tenor, bass … (m1, m2, m3 …), judge maestro, writer scribe, all at
/// one fake server, and the clock that only the test moves. Keeps the events as lines that read well in a comparison.
class RunScene : public QObject
{
    Q_OBJECT

public:
    explicit RunScene(int members);
    ~RunScene() override;

    testsupport::FakeClock clock;
    testsupport::FakeModelServer server;
    fusion::RunRequest request;

    /// The member answers with that text once release() lets it.
    void script(const QString &model, testsupport::FakeReply reply);
    void answers(const QString &model, const QString &text);
    /// What the judge says, with "m1" … in the places of letters. One reply for each time that it is asked.
    void judgeSays(const QStringList &replies) { m_judgements = replies; }
    /// Another reply to the judge's requests than text.
    void judgeReplies(const testsupport::FakeReply &reply) { m_judgeReply = reply; }

    void create();
    void createFor(const chat::Turn &turn);
    /// Starts a run and waits until the members' requests are at the server.
    void start();
    /// Lets a scripted reply go on, and waits for its end.
    void release(const QString &model);
    /// Waits for an event that reads so; false where it does not come.
    [[nodiscard]] bool comes(const QString &line);
    /// Waits for the end of the run.
    [[nodiscard]] bool finish();

    [[nodiscard]] fusion::PanelRun &run() { return *m_run; }
    [[nodiscard]] bool hasRun() const { return !m_run.isNull(); }
    void destroyRun() { delete m_run; }
    [[nodiscard]] const chat::Turn &turn() const { return m_turn; }
    [[nodiscard]] const QList<chat::RunEvent> &events() const { return m_events; }
    /// All events since the last call, a line each; text and reasoning of one speaker joined.
    [[nodiscard]] QString takeLines();
    [[nodiscard]] int finishes() const { return m_finishes; }

    /// The letter of a member in the newest fusion.
    [[nodiscard]] QString letterOf(const QString &member) const;

    /// Called for each event, after it was noted.
    std::function<void(const chat::RunEvent &)> onEvent;

private:
    void adopt(fusion::PanelRun *run);
    [[nodiscard]] std::optional<testsupport::FakeReply> replyTo(const testsupport::FakeRequest &asked);
    [[nodiscard]] QString withLetters(QString json) const;

    class NoKeys : public provider::KeySource
    {
    public:
        [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return {}; }
    };

    NoKeys m_keys;
    provider::Connections m_connections{clock, m_keys};
    QPointer<fusion::PanelRun> m_run;
    chat::Turn m_turn;
    QList<chat::RunEvent> m_events;
    QStringList m_lines;
    QStringList m_judgements;
    std::optional<testsupport::FakeReply> m_judgeReply;
    int m_finishes = 0;
};

/// What is wrong with a stream of events, whatever the run went through: numbers, ends, the last word. Empty when
/// sound.
[[nodiscard]] QString flawOf(const QList<chat::RunEvent> &events);

/// One event as a line: "m1.1 ended succeeded stop".
[[nodiscard]] QString lineOf(const chat::RunEvent &event);

/// A comparison that fits any answers: a consensus of all, nothing else.
[[nodiscard]] QString agreement(const QStringList &members);
