// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"
#include "ui/library/sessionlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using library::SessionSummary;
using libraryui::Grouping;
using libraryui::SessionListModel;

namespace {

SessionSummary session(const QString &name, int daysAgo = 0)
{
    const QDateTime at = QDateTime(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::UTC).addDays(-daysAgo);
    return {.id = {name}, .title = name, .createdAt = at, .changedAt = at, .turns = 1, .members = 3, .answered = 3};
}

QStringList shown(const SessionListModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        const bool isHeading = model.data(index, SessionListModel::IsHeadingRole).toBool();
        rows.append((isHeading ? u"# "_s : QString()) + model.data(index, Qt::DisplayRole).toString());
    }
    return rows;
}

} // namespace

class TestSessionListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void statusOfASession_data();
    void statusOfASession();
    void runningTimes();
    void groupsByDay();
    void aClockThatWasSetBackOpensNoHeadingTwice();
    void aNewListChangesOnlyWhatDiffers_data();
    void aNewListChangesOnlyWhatDiffers();
    void aSearchHasNoHeadings();
    void aTitleIsEditedInPlace();
    void headingsCannotBeSelected();
    void runningSessionsCountTheirSeconds();
    void neighboursSkipHeadings();
    void titlesAreForeignText();
    void tenThousandSessionsAndOneMore();
};

void TestSessionListModel::statusOfASession_data()
{
    QTest::addColumn<SessionSummary>("summary");
    QTest::addColumn<QString>("status");
    using chat::TurnState;
    QTest::newRow("agreed") << SessionSummary{.members = 3, .answered = 3} << u"3 members"_s;
    QTest::newRow("one member") << SessionSummary{.members = 1, .answered = 1} << u"1 member"_s;
    QTest::newRow("two contradictions") << SessionSummary{.members = 3, .answered = 3, .contradictions = 2}
                                        << u"3 members · 2 contradictions"_s;
    QTest::newRow("one contradiction, one member failed")
        << SessionSummary{.state = TurnState::Degraded, .members = 5, .answered = 4, .contradictions = 1}
        << u"4 of 5 · 1 contradiction"_s;
    QTest::newRow("failed") << SessionSummary{.state = TurnState::Failed, .members = 3} << u"failed"_s;
    QTest::newRow("stopped") << SessionSummary{.state = TurnState::Cancelled, .members = 3} << u"stopped"_s;
    QTest::newRow("interrupted") << SessionSummary{.state = TurnState::Interrupted, .members = 3} << u"interrupted"_s;
    QTest::newRow("runs elsewhere") << SessionSummary{.state = TurnState::Running, .members = 3} << u"running"_s;
    QTest::newRow("an example") << SessionSummary{.members = 3, .answered = 3, .contradictions = 1, .isExample = true}
                                << u"example · 1 contradiction"_s;
    QTest::newRow("found, of an experiment")
        << SessionSummary{.turns = 4, .members = 3, .answered = 3, .isExample = true, .experiment = u"x"_s}
        << u"experiment · 4 answers"_s;
}

void TestSessionListModel::statusOfASession()
{
    QFETCH(SessionSummary, summary);
    QTEST(libraryui::statusOf(summary), "status");
}

void TestSessionListModel::runningTimes()
{
    QCOMPARE(libraryui::runningStatus(-5ms), u"running · 0 s"_s);
    QCOMPARE(libraryui::runningStatus(7'900ms), u"running · 7 s"_s);
    QCOMPARE(libraryui::runningStatus(67s), u"running · 1:07"_s);
    QCOMPARE(libraryui::runningStatus(900s), u"running · 15:00"_s);
}

void TestSessionListModel::groupsByDay()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSessions({session(u"a"_s, 0), session(u"b"_s, 0), session(u"c"_s, 1), session(u"d"_s, 3),
                       session(u"e"_s, 7), session(u"f"_s, 8), session(u"g"_s, 400)},
                      Grouping::ByDay);
    QCOMPARE(shown(model), QStringList({u"# Today"_s, u"a"_s, u"b"_s, u"# Yesterday"_s, u"c"_s, u"# Last week"_s,
                                        u"d"_s, u"e"_s, u"# Older"_s, u"f"_s, u"g"_s}));
}

void TestSessionListModel::aClockThatWasSetBackOpensNoHeadingTwice()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSessions({session(u"newest"_s, 9), session(u"older"_s, 0), session(u"oldest"_s, 10)}, Grouping::ByDay);
    QCOMPARE(shown(model), QStringList({u"# Older"_s, u"newest"_s, u"older"_s, u"oldest"_s}));
}

void TestSessionListModel::aNewListChangesOnlyWhatDiffers_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<int>("inserts");
    QTest::addColumn<int>("removes");
    QTest::addColumn<int>("moves");
    const QStringList abc{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("the same") << abc << abc << 0 << 0 << 0;
    QTest::newRow("a new one on top") << abc << QStringList{u"n"_s, u"a"_s, u"b"_s, u"c"_s} << 1 << 0 << 0;
    QTest::newRow("three new ones are one change")
        << abc << QStringList{u"a"_s, u"x"_s, u"y"_s, u"z"_s, u"b"_s, u"c"_s} << 1 << 0 << 0;
    QTest::newRow("an old one comes to the top") << abc << QStringList{u"c"_s, u"a"_s, u"b"_s} << 0 << 0 << 1;
    QTest::newRow("the middle one goes") << abc << QStringList{u"a"_s, u"c"_s} << 0 << 1 << 0;
    QTest::newRow("all go, with their heading") << abc << QStringList{} << 0 << 1 << 0;
    QTest::newRow("from nothing") << QStringList{} << abc << 1 << 0 << 0;
    QTest::newRow("all at once") << abc << QStringList{u"x"_s, u"c"_s, u"y"_s, u"a"_s} << 2 << 1 << 1;
}

void TestSessionListModel::aNewListChangesOnlyWhatDiffers()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    const auto sessions = [](const QStringList &names) {
        QList<SessionSummary> list;
        for (const QString &name : names)
            list.append(session(name));
        return list;
    };
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSessions(sessions(before), Grouping::ByDay);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSessions(sessions(after), Grouping::ByDay);
    QCOMPARE(shown(model), after.isEmpty() ? after : QStringList{u"# Today"_s} + after);
    QTEST(int(inserted.size()), "inserts");
    QTEST(int(removed.size()), "removes");
    QTEST(int(moved.size()), "moves");
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 0);
}

void TestSessionListModel::aSearchHasNoHeadings()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSessions({session(u"a"_s), session(u"b"_s, 30)}, Grouping::ByDay);
    SessionSummary hit = session(u"b"_s, 30);
    hit.passage = u"the hit stands here"_s;
    model.setSessions({hit}, Grouping::None);
    QCOMPARE(shown(model), QStringList({u"b"_s}));
    QCOMPARE(model.data(model.index(0), SessionListModel::PassageRole).toString(), hit.passage);
}

void TestSessionListModel::aTitleIsEditedInPlace()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    model.setSessions({session(u"a"_s)}, Grouping::ByDay);
    QSignalSpy edited(&model, &SessionListModel::titleEdited);
    QVERIFY(!model.setData(model.index(1), u"  \n "_s, Qt::EditRole));
    QVERIFY(!model.setData(model.index(1), u"a"_s, Qt::EditRole));
    QVERIFY(!model.setData(model.index(0), u"no heading's"_s, Qt::EditRole));
    QCOMPARE(edited.size(), 0);
    QVERIFY(model.setData(model.index(1), u" Lease\nclause "_s, Qt::EditRole));
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().at(1).toString(), u"Lease clause"_s);
    QCOMPARE(shown(model), QStringList({u"# Today"_s, u"Lease clause"_s}));
}

void TestSessionListModel::headingsCannotBeSelected()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    model.setSessions({session(u"a"_s)}, Grouping::ByDay);
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsEnabled));
    QVERIFY(model.flags(model.index(1)).testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.session(model.index(0)), nullptr);
}

void TestSessionListModel::runningSessionsCountTheirSeconds()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    model.setSessions({session(u"a"_s), session(u"b"_s)}, Grouping::ByDay);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRunning({{u"a"_s}});
    clock.advance(7s);
    model.setRunning({{u"a"_s}, {u"b"_s}});
    clock.advance(1s);
    QCOMPARE(model.data(model.index(1), SessionListModel::StatusRole).toString(), u"running · 8 s"_s);
    QCOMPARE(model.data(model.index(2), SessionListModel::StatusRole).toString(), u"running · 1 s"_s);
    QCOMPARE(model.runningIndexes().size(), 2);
    model.setRunning({});
    QCOMPARE(model.data(model.index(1), SessionListModel::StatusRole).toString(), u"3 members"_s);
    QCOMPARE(changed.size(), 4); // each began, each ended
}

void TestSessionListModel::neighboursSkipHeadings()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    model.setSessions({session(u"a"_s), session(u"b"_s, 1)}, Grouping::ByDay);
    const QModelIndex a = model.indexOf({u"a"_s});
    const QModelIndex b = model.indexOf({u"b"_s});
    QCOMPARE(model.neighbour(a, 1), b);
    QCOMPARE(model.neighbour(b, -1), a);
    QVERIFY(!model.neighbour(a, -1).isValid());
    QVERIFY(!model.neighbour(b, 1).isValid());
    QCOMPARE(model.neighbour({}, 1), a);
    QVERIFY(!model.indexOf({}).isValid());
    QVERIFY(!model.indexOf({u"Today"_s}).isValid() || !model.session(model.indexOf({u"Today"_s})));
}

void TestSessionListModel::titlesAreForeignText()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    SessionSummary hostile = session(u"id"_s);
    hostile.title = u"<img src=file:///dev/zero>"_s;
    hostile.isUnread = true;
    model.setSessions({hostile}, Grouping::ByDay);
    QCOMPARE(model.data(model.index(1), Qt::AccessibleTextRole).toString(),
             u"<img src=file:///dev/zero>, 3 members, not read yet"_s);
    QVERIFY(!model.data(model.index(1), Qt::ToolTipRole).isValid());
}

void TestSessionListModel::tenThousandSessionsAndOneMore()
{
    testsupport::FakeClock clock;
    SessionListModel model(clock);
    QList<SessionSummary> sessions;
    for (int i = 0; i < 10'000; ++i)
        sessions.append(session(u"session %1"_s.arg(i), i / 10));
    model.setSessions(sessions, Grouping::ByDay);
    QCOMPARE(model.rowCount(), 10'004);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    sessions.prepend(session(u"one more"_s));
    sessions[5'000].isUnread = true;
    model.setSessions(sessions, Grouping::ByDay);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 1);
}

QTEST_GUILESS_MAIN(TestSessionListModel)
#include "tst_sessionlistmodel.moc"
