// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/ledger.h"

#include "library/database.h"
#include "library/librarydriver.h"
#include "library/samples.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace librarysamples;
using library::LedgerEntry;

namespace {

QList<LedgerEntry> ledgerOf(LibraryDriver &driver, int newest = 100, const QDateTime &since = {})
{
    const QDateTime never = QDateTime::fromMSecsSinceEpoch(9'999'999'999'999);
    QList<LedgerEntry> result;
    bool isDone = false;
    driver.library.ledger(newest, since.isValid() ? since : never, &driver, [&](const QList<LedgerEntry> &entries) {
        result = entries;
        isDone = true;
    });
    (void)QTest::qWaitFor([&] { return isDone; }, 60'000);
    return result;
}

QList<chat::TurnId> turnsOf(const QList<LedgerEntry> &entries)
{
    QList<chat::TurnId> turns;
    for (const LedgerEntry &entry : entries)
        turns.append(entry.turn);
    return turns;
}

} // namespace

/// What turns took and cost, kept beyond them.
class LedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aTurnIsEnteredWhenItEnds()
    {
        LibraryDriver driver(m_parent.filePath(u"ends"_s));
        const Script script = newScript();
        driver.write(cutRun(script));
        QCOMPARE(ledgerOf(driver), QList<LedgerEntry>());
        const Script other = newScript();
        driver.write(run(other));
        QCOMPARE(ledgerOf(driver), QList{library::ledgerEntry(folded(run(other)))});
        QVERIFY(!ledgerOf(driver).first().calls.isEmpty());
    }

    void theNewestAndAllSinceThenAreRead()
    {
        LibraryDriver driver(m_parent.filePath(u"newest"_s));
        QList<chat::TurnId> newestFirst;
        for (int day = 0; day < 5; ++day) {
            Script script = newScript();
            script.wallTime = script.wallTime.addDays(day);
            driver.write(run(script));
            newestFirst.prepend(script.turn);
        }
        QCOMPARE(turnsOf(ledgerOf(driver, 2)), newestFirst.first(2));
        QCOMPARE(turnsOf(ledgerOf(driver, 1, Script().wallTime.addDays(2))), newestFirst.first(3));
    }

    void whatWasSpentStaysSpentWhenASessionIsDeleted()
    {
        const QString folder = m_parent.filePath(u"deleted"_s);
        const Script script = newScript();
        {
            LibraryDriver driver(folder);
            driver.write(run(script));
            driver.library.remove(script.session);
        }
        LibraryDriver driver(folder);
        driver.maintain();
        QVERIFY(!driver.load(script.session));
        QCOMPARE(turnsOf(ledgerOf(driver)), QList{script.turn});
    }

    void turnsOfAnEarlierVersionAreEntered()
    {
        const QString folder = m_parent.filePath(u"earlier"_s);
        QList<chat::TurnId> newestFirst;
        {
            LibraryDriver driver(folder);
            for (int i = 0; i < 230; ++i) {
                const Script script = newScript();
                driver.append(run(script));
                newestFirst.prepend(script.turn);
            }
        }
        {
            library::Database database(folder + u"/library.sqlite"_s, library::Database::Mode::ReadWrite);
            QVERIFY(database.execute(u"DELETE FROM ledger"_s));
        }
        LibraryDriver driver(folder);
        QSignalSpy filled(&driver.library, &library::Library::ledgerFilled);
        QCOMPARE(ledgerOf(driver), QList<LedgerEntry>());
        driver.maintain();
        QTRY_COMPARE(filled.size(), 1);
        QCOMPARE(turnsOf(ledgerOf(driver, 1000)), newestFirst);
    }

    void anExampleCostsNothing()
    {
        Script script = newScript();
        script.example = u"tides"_s;
        QVERIFY(library::ledgerEntry(folded(run(script))).calls.isEmpty());
    }

    void anEntryComesBackWhole()
    {
        const LedgerEntry entry{
            .turn = {u"t"_s},
            .session = {u"s"_s},
            .startedAt = QDateTime::fromMSecsSinceEpoch(1'780'000'000'000, QTimeZone::UTC),
            .calls = {{.endpoint = u"openrouter"_s,
                       .model = u"maker/alto"_s,
                       .effort = u"high"_s,
                       .role = library::Role::Judge,
                       .hasSucceeded = true,
                       .usage = {.promptTokens = 9, .completionTokens = 5, .costUsd = 0.5, .costComputed = true},
                       .timing = {.firstToken = std::chrono::milliseconds(4), .total = std::chrono::milliseconds(9)},
                       .surplusTokens = 7}},
            .forecast = chat::Forecast{.lowUsd = 0.1, .highUsd = 0.2, .aloneName = u"Alto"_s},
            .aloneUsd = 0.25};
        QCOMPARE(library::ledgerEntryFromJson(toJson(entry)), entry);
        QCOMPARE(library::ledgerEntryFromJson({{u"calls"_s, u"x"_s}, {u"alone_usd"_s, u"y"_s}}), LedgerEntry());
    }

    void aSharedAnswerIsTheOtherTurns()
    {
        chat::Turn turn = folded(run(newScript()));
        const qsizetype before = library::ledgerEntry(turn).calls.size();
        turn.attempts.first().origin = chat::Origin{{u"other"_s}, {{1}, 1}};
        QCOMPARE(library::ledgerEntry(turn).calls.size(), before - 1);
    }

    void whatToolsBroughtIsKnownOfAFirstTurn()
    {
        chat::Turn turn{.prompt = u"1234"_s.repeated(10), .panel = {.members = {{.model = {.id = u"alto"_s}}}}};
        chat::numberMembers(turn.panel);
        turn.attempts = {
            {.id = {{1}, 1},
             .reply = {.state = chat::State::Succeeded, .usage = {.promptTokens = 5010, .completionTokens = 9}}}};
        QCOMPARE(*library::ledgerEntry(turn).calls.first().surplusTokens, 5000);
        turn.parent = chat::TurnId{u"before"_s};
        QVERIFY(!library::ledgerEntry(turn).calls.first().surplusTokens);
    }

private:
    QTemporaryDir m_parent;
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
