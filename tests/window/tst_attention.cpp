// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/example.h"
#include "desk/conversation.h"
#include "desk/desk.h"
#include "ui/window/pagestack.h"
#include "ui/window/sessionpage.h"
#include "window/windowhouse.h"

#include <QAction>
#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace windowtest;
using testsupport::FakeReply;

namespace {

const auto service = u"org.freedesktop.Notifications"_s;
const auto path = u"/org/freedesktop/Notifications"_s;

} // namespace

/// Who shows notifications on the desktop: keeps what it was told.
class FakeDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        QString title;
        QString body;
        QStringList actions;
    };
    QList<Shown> shown; ///< ids from 1 in this order

public Q_SLOTS:
    // The order and the types are the specification's.
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &, int)
    {
        shown.append({title, body, actions});
        return uint(shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

/// What the person is told when something ends while they look elsewhere, over a bus of the test's own.
class TestAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void anEndBehindAnotherWindowIsNotified();
    void anEndInFrontIsNot();
    void theShownSessionIsReadWhenTheWindowIsActive();
    void theTurnsOfAnExperimentAreNotNotified();

private:
    void ask();
    void lookElsewhere();
    [[nodiscard]] windowui::SessionPage *session() const
    {
        return m_house->window->findChild<windowui::PageStack *>()->session();
    }
    [[nodiscard]] bool isUnread() const;

    QProcess m_daemon;
    std::unique_ptr<FakeDesktop> m_desktop;
    std::unique_ptr<WindowHouse> m_house;
    std::unique_ptr<QWidget> m_other; ///< another program's window, so to speak
};

void TestAttention::initTestCase()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        QSKIP("dbus-daemon is not installed");
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY(m_daemon.waitForReadyRead());
    const QByteArray address = m_daemon.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection bus = QDBusConnection::connectToBus(QString::fromUtf8(address), u"desktop"_s);
    QVERIFY(bus.registerService(service));
}

void TestAttention::init()
{
    failOnOtherWarnings();
    m_desktop = std::make_unique<FakeDesktop>();
    QVERIFY(QDBusConnection(u"desktop"_s)
                .registerObject(path, m_desktop.get(),
                                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    m_house = std::make_unique<WindowHouse>();
    m_house->connectPanel();
    settings::Preferences next = m_house->preferences->current();
    next.lastUnsaved->policy.judging = chat::Judging::WithJudge;
    QVERIFY(m_house->preferences->replace(next));
    const QString stances = uR"("stances": [{"members": ["A"], "stance": "Yes", "evidence": []},
                                            {"members": ["B"], "stance": "No", "evidence": []}])"_s;
    m_house->server.answer(u"judge"_s, uR"({"contradictions": [{"topic": "One", %1}, {"topic": "Two", %1}],
        "consensus": [], "partial_coverage": [], "unique_insights": [], "blind_spots": [], "reviews": []})"_s.arg(
                                           stances));
    m_house->server.answer(u"writer"_s,
                           FakeReply::stream().role().wait(u"end"_s).text("Both have a point.").finish().done());
    m_house->show();
}

void TestAttention::cleanup()
{
    m_other.reset();
    m_house.reset();
    m_desktop.reset();
}

void TestAttention::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(u"desktop"_s);
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

/// Up to the writer, who waits.
void TestAttention::ask()
{
    auto *const prompt = m_house->window->findChild<QWidget *>(u"prompt"_s);
    QTest::keyClicks(prompt, u"Why <b>so</b>?"_s);
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_house->server.requestsFor(u"writer"_s).size(), 1);
}

void TestAttention::lookElsewhere()
{
    m_other = std::make_unique<QWidget>();
    m_other->show();
    m_other->activateWindow();
    QTRY_VERIFY(m_other->isActiveWindow());
    QVERIFY(!m_house->window->isActiveWindow());
}

bool TestAttention::isUnread() const
{
    std::optional<bool> answer;
    m_house->library->sessions(m_house->library.get(), [&answer](const QList<library::SessionSummary> &sessions) {
        answer = !sessions.isEmpty() && sessions.first().isUnread;
    });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        QTest::qFail("the library does not answer", __FILE__, __LINE__);
    return answer.value_or(false);
}

void TestAttention::anEndBehindAnotherWindowIsNotified()
{
    ask();
    const chat::SessionId asked = session()->conversation()->id();
    m_house->window->findChild<QAction *>(u"newSessionAction"_s)->trigger();
    QVERIFY(!session());
    lookElsewhere();
    QVERIFY(m_desktop->shown.isEmpty());
    m_house->server.gate(u"end"_s).open();
    QTRY_COMPARE(m_desktop->shown.size(), 1);
    QCOMPARE(m_desktop->shown.first().title, u"Why <b>so</b>?"_s);
    QCOMPARE(m_desktop->shown.first().body, u"ready: 2 contradictions"_s);
    QCOMPARE(m_desktop->shown.first().actions.first(), u"default"_s);

    Q_EMIT m_desktop->ActionInvoked(7, u"default"_s); // another program's
    Q_EMIT m_desktop->ActionInvoked(1, u"default"_s);
    QTRY_VERIFY(m_house->window->isActiveWindow());
    QVERIFY(session());
    QCOMPARE(session()->conversation()->id(), asked);
    QTRY_VERIFY(!isUnread());
}

void TestAttention::anEndInFrontIsNot()
{
    ask();
    m_house->server.gate(u"end"_s).open();
    QTRY_VERIFY(!session()->conversation()->isRunning());
    QTRY_VERIFY(!isUnread());
    lookElsewhere();
    m_house->window->findChild<windowui::Notifier *>()->notify({u"other"_s}, u"Other"_s, u"ready"_s);
    QTRY_COMPARE(m_desktop->shown.size(), 1); // in order: nothing came before it
    QCOMPARE(m_desktop->shown.first().title, u"Other"_s);
}

void TestAttention::theShownSessionIsReadWhenTheWindowIsActive()
{
    ask();
    lookElsewhere();
    m_house->server.gate(u"end"_s).open();
    QTRY_VERIFY(!session()->conversation()->isRunning());
    QTRY_VERIFY(isUnread());
    m_house->window->activateWindow();
    QTRY_VERIFY(m_house->window->isActiveWindow());
    QTRY_VERIFY(!isUnread());
}

void TestAttention::theTurnsOfAnExperimentAreNotNotified()
{
    desk::Desk &desk = *m_house->desk;
    lookElsewhere();
    desk.setExamplePace(demo::Pace::AtOnce);
    QSignalSpy finished(&desk, &desk::Desk::turnFinished);
    (void)desk.newConversation()->playApart(demo::events(demo::examples().first().name), u"experiment"_s);
    QCOMPARE(finished.size(), 1);
    m_house->window->findChild<windowui::Notifier *>()->notify({u"other"_s}, u"Other"_s, u"ready"_s);
    QTRY_COMPARE(m_desktop->shown.size(), 1); // in order: nothing came before it
    QCOMPARE(m_desktop->shown.first().title, u"Other"_s);
}

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
