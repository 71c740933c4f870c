// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "support/runscript.h"
#include "ui/library/librarypane.h"
#include "ui/library/sessionlistmodel.h"
#include "ui/style/undobar.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using libraryui::LibraryPane;
using libraryui::SessionListModel;

/// The sidebar over a library of its own.
class TestLibraryPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyLibrarySaysWhatWillCome();
    void sessionsComeNewestFirst();
    void aClickOpens();
    void enterOpens();
    void f2Renames();
    void aRowThatChangesLeavesWhatIsTyped();
    void escapeLeavesTheTitleAsItWas();
    void deletedAndTakenBack();
    void deletedSessionsAreAnnouncedFirst();
    void searchLandsOnTheTurn();
    void nothingFoundSaysSo();
    void escapeEndsTheSearch();
    void runningSessionsCount();
    void nextAndPreviousFollowTheShownOne();
    void everythingHasAName();

private:
    chat::SessionId add(const QString &prompt, const QString &answer = u"An answer."_s);
    [[nodiscard]] QStringList titles() const;
    [[nodiscard]] QListView &list() const { return *m_pane->findChild<QListView *>(u"sessions"_s); }
    [[nodiscard]] QLineEdit &search() const { return *m_pane->findChild<QLineEdit *>(u"search"_s); }
    [[nodiscard]] SessionListModel &model() const { return *static_cast<SessionListModel *>(list().model()); }
    [[nodiscard]] QString hint() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    testsupport::FakeClock m_clock;
    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<LibraryPane> m_pane;
};

void TestLibraryPane::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<library::Library>(m_clock);
    QVERIFY(m_library->open(m_folder->path()));
    m_pane = std::make_unique<LibraryPane>(*m_library, m_clock);
    m_pane->resize(260, 700);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestLibraryPane::cleanup()
{
    m_pane.reset();
    m_library.reset();
}

chat::SessionId TestLibraryPane::add(const QString &prompt, const QString &answer)
{
    testsupport::RunScript script(testsupport::panelOf({u"alto"_s, u"tenor"_s}), prompt);
    script.started(1).text(1, answer).done(1).started(2).text(2, answer).done(2).finished();
    const QList<chat::RunEvent> events = script.take();
    chat::SessionId id;
    const chat::SessionId session = chat::SessionId::create();
    const chat::TurnId turn = chat::TurnId::create();
    for (chat::RunEvent event : events) {
        event.turn = turn;
        if (auto *const started = std::get_if<chat::event::RunStarted>(&event.what)) {
            started->session = session;
            id = session;
        }
        m_library->append(event);
    }
    m_library->flush(this, [] {});
    const auto isDone = [&] {
        const library::SessionSummary *const listed = model().session(model().indexOf(id));
        return listed && listed->state == chat::TurnState::Complete;
    };
    if (!QTest::qWaitFor(isDone))
        QTest::qFail("the session is not listed", __FILE__, __LINE__);
    return id;
}

QStringList TestLibraryPane::titles() const
{
    QStringList titles;
    for (int row = 0; row < model().rowCount(); ++row) {
        if (const library::SessionSummary *const session = model().session(model().index(row)))
            titles.append(session->title);
    }
    return titles;
}

QString TestLibraryPane::hint() const
{
    const QLabel *const label = m_pane->findChild<QLabel *>(u"hint"_s);
    return label->isVisible() ? label->text() : QString();
}

void TestLibraryPane::anEmptyLibrarySaysWhatWillCome()
{
    QTRY_COMPARE(hint(), u"Your sessions will be listed here."_s);
    add(u"A question"_s);
    QTRY_COMPARE(hint(), QString());
}

void TestLibraryPane::sessionsComeNewestFirst()
{
    add(u"first"_s);
    add(u"second"_s);
    QTRY_COMPARE(titles(), QStringList({u"second"_s, u"first"_s}));
}

void TestLibraryPane::aClickOpens()
{
    const chat::SessionId id = add(u"a question"_s);
    QTRY_VERIFY(model().indexOf(id).isValid());
    QSignalSpy opened(m_pane.get(), &LibraryPane::sessionOpened);
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(model().indexOf(id)).center());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<chat::SessionId>(), id);
}

void TestLibraryPane::enterOpens()
{
    const chat::SessionId id = add(u"a question"_s);
    QTRY_VERIFY(model().indexOf(id).isValid());
    QSignalSpy opened(m_pane.get(), &LibraryPane::sessionOpened);
    m_pane->focusList();
    list().setCurrentIndex(model().indexOf(id));
    QTest::keyClick(&list(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
}

void TestLibraryPane::f2Renames()
{
    const chat::SessionId id = add(u"a question"_s);
    QTRY_VERIFY(model().indexOf(id).isValid());
    m_pane->focusList();
    list().setCurrentIndex(model().indexOf(id));
    QTest::keyClick(&list(), Qt::Key_F2);
    auto *const editor = list().findChild<QLineEdit *>(u"titleEditor"_s);
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"a question"_s);
    editor->selectAll();
    QTest::keyClicks(editor, u"Lease"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(titles(), QStringList(u"Lease"_s));
    bool isKept = false;
    m_library->flush(this, [&] {
        m_library->sessions(this, [&](const QList<library::SessionSummary> &sessions) {
            isKept = sessions.size() == 1 && sessions.first().title == u"Lease"_s;
        });
    });
    QTRY_VERIFY(isKept);
}

void TestLibraryPane::aRowThatChangesLeavesWhatIsTyped()
{
    const chat::SessionId id = add(u"a question"_s);
    m_pane->focusList();
    list().setCurrentIndex(model().indexOf(id));
    QTest::keyClick(&list(), Qt::Key_F2);
    auto *const editor = list().findChild<QLineEdit *>(u"titleEditor"_s);
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"Lea"_s);
    m_library->markRead(id);
    QTRY_VERIFY(!model().session(model().indexOf(id))->isUnread);
    QCOMPARE(editor->text(), u"Lea"_s);
}

void TestLibraryPane::escapeLeavesTheTitleAsItWas()
{
    const chat::SessionId id = add(u"a question"_s);
    QTRY_VERIFY(model().indexOf(id).isValid());
    m_pane->focusList();
    list().setCurrentIndex(model().indexOf(id));
    QTest::keyClick(&list(), Qt::Key_F2);
    auto *const editor = list().findChild<QLineEdit *>(u"titleEditor"_s);
    QVERIFY(editor);
    QTest::keyClicks(editor, u"Lease"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(titles(), QStringList(u"a question"_s));
}

void TestLibraryPane::deletedAndTakenBack()
{
    const chat::SessionId kept = add(u"kept"_s);
    const chat::SessionId gone = add(u"gone"_s);
    QTRY_VERIFY(model().indexOf(gone).isValid());
    m_pane->focusList();
    list().setCurrentIndex(model().indexOf(gone));
    QTest::keyClick(&list(), Qt::Key_Delete);
    QTRY_COMPARE(titles(), QStringList(u"kept"_s));
    auto *const undo = m_pane->findChild<QPushButton *>(u"undo"_s);
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE(titles(), QStringList({u"gone"_s, u"kept"_s}));
    QVERIFY(!undo->isVisible());
}

void TestLibraryPane::deletedSessionsAreAnnouncedFirst()
{
    const chat::SessionId id = add(u"a question"_s);
    QTRY_VERIFY(model().indexOf(id).isValid());
    QSignalSpy removing(m_pane.get(), &LibraryPane::aboutToRemove);
    list().setCurrentIndex({});
    m_pane->focusList();
    QTest::keyClick(&list(), Qt::Key_Delete);
    list().setCurrentIndex(model().indexOf(id));
    removing.clear();
    QTest::keyClick(&list(), Qt::Key_Delete);
    QCOMPARE(removing.size(), 1);
    QCOMPARE(removing.first().first().value<chat::SessionId>(), id);
}

void TestLibraryPane::searchLandsOnTheTurn()
{
    add(u"about boats"_s, u"Lithium iron phosphate."_s);
    add(u"about leases"_s, u"The tenant pays."_s);
    QTRY_COMPARE(titles().size(), 2);
    QSignalSpy hit(m_pane.get(), &LibraryPane::hitOpened);
    m_pane->focusSearch();
    QVERIFY(search().hasFocus());
    QTest::keyClicks(&search(), u"tenant"_s);
    QTRY_COMPARE(titles(), QStringList(u"about leases"_s));
    const QString passage = model().data(model().index(0), SessionListModel::PassageRole).toString();
    QVERIFY2(passage.contains(u'\ue000'), qPrintable(passage));
    QTest::keyClick(&search(), Qt::Key_Return);
    QCOMPARE(hit.size(), 1);
    QCOMPARE(hit.first().at(2).toString(), u"tenant"_s);
    QVERIFY(!hit.first().at(1).value<chat::TurnId>().isEmpty());
}

void TestLibraryPane::nothingFoundSaysSo()
{
    add(u"a question"_s);
    m_pane->focusSearch();
    QTest::keyClicks(&search(), u"zebra"_s);
    QTRY_COMPARE(hint(), u"Nothing found."_s);
    search().clear();
    QTRY_COMPARE(hint(), QString());
    QTRY_COMPARE(titles(), QStringList(u"a question"_s));
}

void TestLibraryPane::escapeEndsTheSearch()
{
    m_pane->focusSearch();
    QTest::keyClicks(&search(), u"zebra"_s);
    QTest::keyClick(&search(), Qt::Key_Escape);
    QCOMPARE(search().text(), QString());
    QVERIFY(!m_pane->isSearching());
}

void TestLibraryPane::runningSessionsCount()
{
    const chat::SessionId id = add(u"a question"_s);
    QTRY_VERIFY(model().indexOf(id).isValid());
    const auto status = [&] { return model().data(model().indexOf(id), SessionListModel::StatusRole).toString(); };
    m_pane->setRunning({id});
    m_clock.advance(7s);
    QCOMPARE(status(), u"running · 7 s"_s);
    QVERIFY(m_clock.nextDue()); // it goes on ticking
    m_pane->setRunning({});
    QCOMPARE(status(), u"2 members"_s);
    m_clock.advance(2s);
    QVERIFY(!m_clock.nextDue()); // nothing wakes up at rest
}

void TestLibraryPane::nextAndPreviousFollowTheShownOne()
{
    const chat::SessionId older = add(u"older"_s);
    const chat::SessionId newer = add(u"newer"_s);
    QTRY_COMPARE(titles().size(), 2);
    QSignalSpy opened(m_pane.get(), &LibraryPane::sessionOpened);
    m_pane->openNeighbour(1); // from a new session: the newest
    m_pane->setShown(newer);
    m_pane->openNeighbour(1);
    m_pane->setShown(older);
    m_pane->openNeighbour(1); // there is none
    m_pane->openNeighbour(-1);
    QList<chat::SessionId> ids;
    for (const QList<QVariant> &one : std::as_const(opened))
        ids.append(one.first().value<chat::SessionId>());
    QCOMPARE(ids, QList<chat::SessionId>({newer, older, newer}));
}

void TestLibraryPane::everythingHasAName()
{
    const QList<QWidget *> widgets = m_pane->findChildren<QWidget *>();
    for (const QWidget *const widget : widgets) {
        const auto *const button = qobject_cast<const QAbstractButton *>(widget);
        const bool isControl = widget->focusPolicy() & Qt::TabFocus;
        if (!isControl || !widget->isVisibleTo(m_pane.get()))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestLibraryPane)
#include "tst_librarypane.moc"
