// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/dailyuse.h"

#include <QTest>
#include <QTimeZone>

using namespace compare;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using library::LedgerCall;
using library::LedgerEntry;
using library::Role;

namespace {

const QDateTime noon(QDate(2026, 11, 21), QTime(12, 0), QTimeZone::UTC);

LedgerCall call(Role role, std::chrono::milliseconds total, double usd)
{
    return {.endpoint = u"local"_s,
            .model = u"maker/alto"_s,
            .role = role,
            .hasSucceeded = true,
            .usage = {.costUsd = usd},
            .timing = {.total = total}};
}

LedgerEntry entry(const QString &panel, std::optional<chat::Rating> rating = {})
{
    static int last = 0;
    return {.turn = {QString::number(++last)},
            .session = {u"s"_s},
            .startedAt = noon.addSecs(last),
            .calls = {call(Role::Member, 4s, 0.02), call(Role::Member, 6s, 0.01), call(Role::Judge, 2s, 0.03),
                      call(Role::Writer, 3s, 0.04)},
            .panel = panel,
            .rating = rating};
}

QList<LedgerEntry> rated(const QString &panel, int good, int bad)
{
    QList<LedgerEntry> entries;
    for (int i = 0; i < good + bad; ++i)
        entries.append(entry(panel, i < good ? chat::Rating::Good : chat::Rating::Bad));
    return entries;
}

} // namespace

/// What ordinary sessions say of panels.
class DailyUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void everyPanelHasItsNumbers();
    void whatIsFusedAgainTakesNoLonger();
    void whatNobodyAnsweredHasNoTime();
    void onlyOrdinaryTurnsCount();
    void aModelAloneIsItsOwnRow();
    void anAnswerInsteadOfTheFusedOneIsCounted();
    void theTitleSaysNoMoreThanItKnows_data();
    void theTitleSaysNoMoreThanItKnows();
    void anAbHasItsOwn();
};

void DailyUseTest::everyPanelHasItsNumbers()
{
    QList<LedgerEntry> entries = rated(u"Quality trio"_s, 3, 1);
    entries.append(entry(u"Quality trio"_s));
    entries.append(entry(u"Budget trio"_s));
    const DailyUse use = dailyUse(entries);
    QCOMPARE(use.panels.size(), 2);
    const PanelUse &quality = use.panels.first();
    QCOMPARE(quality.name, u"Quality trio"_s);
    QCOMPARE(quality.asked(), 5);
    QCOMPARE(quality.good, 3);
    QCOMPARE(quality.bad, 1);
    QCOMPARE(quality.share, shareOf(3, 4)); // what is not rated says nothing
    QVERIFY(quality.isTooFew());
    QCOMPARE(quality.turns.first(),
             (UsedTurn{entries[4].turn, {u"s"_s}, entries[4].startedAt, std::nullopt})); // newest first
    QCOMPARE(quality.costUsd->median, 0.1);
    QCOMPARE(quality.seconds->median, 11.0); // slowest member, judge, writer
    QCOMPARE(dailyUse({}), DailyUse());
}

void DailyUseTest::whatIsFusedAgainTakesNoLonger()
{
    LedgerEntry again = entry(u"Duo"_s);
    again.calls.append({call(Role::Judge, 20s, 0.05), call(Role::Writer, 30s, 0.05)});
    const DailyUse use = dailyUse({again});
    QCOMPARE(use.panels.first().seconds->median, 11.0);
    QCOMPARE(use.panels.first().costUsd->median, 0.2);
}

void DailyUseTest::whatNobodyAnsweredHasNoTime()
{
    LedgerEntry failed = entry(u"Duo"_s);
    failed.calls = {call(Role::Member, 9s, 0)};
    failed.calls.first().hasSucceeded = false;
    failed.calls.first().usage.costUsd.reset();
    const DailyUse use = dailyUse({failed});
    QCOMPARE(use.panels.first().asked(), 1);
    QVERIFY(!use.panels.first().seconds);
    QVERIFY(!use.panels.first().costUsd);
}

void DailyUseTest::onlyOrdinaryTurnsCount()
{
    LedgerEntry experiment = entry(u"Duo"_s, chat::Rating::Good);
    experiment.experiment = u"x"_s;
    LedgerEntry example = entry({});
    example.calls.clear();
    LedgerEntry grading = entry({});
    grading.calls = {call(Role::Grader, 1s, 0.1)};
    QCOMPARE(dailyUse({experiment, example, grading}), DailyUse());
}

void DailyUseTest::aModelAloneIsItsOwnRow()
{
    LedgerEntry alone = entry(u"Duo"_s);
    alone.kind = chat::RunKind::JustOne;
    alone.calls = {call(Role::Member, 4s, 0.02)};
    const DailyUse use = dailyUse({entry(u"Duo"_s), entry(u"Duo"_s), alone});
    QCOMPARE(use.panels.size(), 2);
    QCOMPARE(use.panels[1].name, u"Just one: maker/alto"_s);
}

void DailyUseTest::anAnswerInsteadOfTheFusedOneIsCounted()
{
    LedgerEntry answer = entry(u"Duo"_s);
    answer.chosen = library::Choice::Answer;
    LedgerEntry fused = entry(u"Duo"_s);
    fused.chosen = library::Choice::Fused;
    LedgerEntry withoutFused = answer;
    withoutFused.calls.removeLast();
    QCOMPARE(dailyUse({answer, fused, withoutFused}).panels.first().instead, 1);
}

void DailyUseTest::theTitleSaysNoMoreThanItKnows_data()
{
    QTest::addColumn<QList<LedgerEntry>>("entries");
    QTest::addColumn<QString>("title");
    QTest::addRow("nothing") << QList<LedgerEntry>() << QString();
    QTest::addRow("few") << rated(u"A"_s, 9, 0) + rated(u"B"_s, 4, 5)
                         << u"Too few to tell: a panel needs 10 rated answers"_s;
    QTest::addRow("one with enough")
        << rated(u"A"_s, 9, 1) + rated(u"B"_s, 0, 9)
        << u"A: 9 of 10 rated answers are good; of the others there are too few to compare"_s;
    QTest::addRow("no clear difference") << rated(u"A"_s, 7, 5) + rated(u"B"_s, 9, 1)
                                         << u"No clear difference: B was rated good in 90 % of 10, A in 58 % of 12"_s;
    QTest::addRow("a clear one") << rated(u"A"_s, 28, 2) + rated(u"B"_s, 10, 20)
                                 << u"A was rated good more often: 93 % of 30, B 33 % of 30"_s;
    QTest::addRow("clear against one of two only")
        << rated(u"A"_s, 95, 5) + rated(u"B"_s, 30, 70) + rated(u"C"_s, 9, 1)
        << u"No clear difference: A was rated good in 95 % of 100, C in 90 % of 10"_s;
}

void DailyUseTest::theTitleSaysNoMoreThanItKnows()
{
    QFETCH(const QList<LedgerEntry>, entries);
    QFETCH(const QString, title);
    QCOMPARE(dailyUse(entries).title, title);
}

void DailyUseTest::anAbHasItsOwn()
{
    LedgerEntry first = entry(u"A"_s);
    first.abSide = chat::AbSide::First;
    LedgerEntry second = entry(u"B"_s);
    second.abSide = chat::AbSide::Second;
    LedgerEntry before = first;
    before.startedAt = noon.addDays(-1);
    QCOMPARE(drawnSince({first, entry(u"A"_s), second, before}, noon), (QList<LedgerEntry>{first, second}));
}

QTEST_APPLESS_MAIN(DailyUseTest)
#include "tst_dailyuse.moc"
