// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/abtest.h"

#include <QTest>
#include <QTimeZone>

using namespace compare;
using namespace Qt::StringLiterals;
using chat::AbSide;

namespace {

const QDateTime start(QDate(2026, 11, 21), QTime(12, 0), QTimeZone::UTC);

chat::Panel panel(const QString &id, const QString &name, const chat::Privacy &privacy = {})
{
    chat::Panel panel{
        .id = id, .name = name, .members = {{.model = {u"openrouter"_s, u"alto"_s, {}}}}, .privacy = privacy};
    chat::numberMembers(panel);
    return panel;
}

settings::AbTest test()
{
    return {
        .first = u"quality"_s, .second = u"budget"_s, .share = 0.25, .startedAt = start, .until = start.addDays(14)};
}

AbSituation situation(double drawn = 0)
{
    const chat::Panel first = panel(u"quality"_s, u"Quality trio"_s);
    return {.chosen = first,
            .first = first,
            .second = panel(u"budget"_s, u"Budget trio"_s),
            .now = start.addDays(3),
            .drawn = drawn};
}

} // namespace

/// Which panel an ordinary question goes to while an A/B is on.
class AbTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void aShareGoesToTheSecond();
    void itConcernsTheFirstPanelOnly();
    void itEndsByItself();
    void whereTheSecondCannotBeAskedNothingIsDrawn();
    void theSecondIsNoLessPrivate_data();
    void theSecondIsNoLessPrivate();
    void aShareHasWords();
};

void AbTestTest::aShareGoesToTheSecond()
{
    QCOMPARE(abTurn(test(), situation(0.2499)), (AbTurn{.side = AbSide::Second}));
    QCOMPARE(abTurn(test(), situation(0.25)), (AbTurn{.side = AbSide::First}));
    std::mt19937 random(7);
    int seconds = 0;
    for (int i = 0; i < 1'000; ++i) {
        const double drawn = draw(random);
        QVERIFY(drawn >= 0 && drawn < 1);
        seconds += abTurn(test(), situation(drawn)).side == AbSide::Second ? 1 : 0;
    }
    QVERIFY2(std::abs(seconds - 250) < 42, qPrintable(QString::number(seconds))); // three standard deviations
}

void AbTestTest::itConcernsTheFirstPanelOnly()
{
    AbSituation other = situation();
    other.chosen = panel(u"duo"_s, u"Duo"_s);
    QCOMPARE(abTurn(test(), other), AbTurn());
    AbSituation second = situation();
    second.chosen = *second.second;
    QCOMPARE(abTurn(test(), second), AbTurn());
    AbSituation changed = situation();
    changed.chosen.policy.moreTries = 0; // on the spot
    QCOMPARE(abTurn(test(), changed), AbTurn());
    AbSituation gone = situation();
    gone.first.reset();
    QCOMPARE(abTurn(test(), gone), AbTurn());
}

void AbTestTest::itEndsByItself()
{
    AbSituation late = situation();
    late.now = test().until.addMSecs(-1);
    QVERIFY(abTurn(test(), late).side);
    late.now = test().until;
    QCOMPARE(abTurn(test(), late), AbTurn());
    late.now = start.addSecs(-1); // the clock was set back
    QCOMPARE(abTurn(test(), late), AbTurn());
}

void AbTestTest::whereTheSecondCannotBeAskedNothingIsDrawn()
{
    for (const double drawn : {0.0, 0.9}) {
        AbSituation gone = situation(drawn);
        gone.second.reset();
        QCOMPARE(abTurn(test(), gone), (AbTurn{.problem = u"The second panel, budget, is gone."_s}));
        AbSituation refused = situation(drawn);
        refused.obstacle = u"Not connected."_s;
        QCOMPARE(abTurn(test(), refused), (AbTurn{.problem = u"Not connected."_s}));
        AbSituation careless = situation(drawn);
        careless.first->privacy.zeroRetention = careless.chosen.privacy.zeroRetention = true;
        QVERIFY(!abTurn(test(), careless).side);
        QVERIFY(abTurn(test(), careless).problem.contains(u"privacy"_s));
    }
}

void AbTestTest::theSecondIsNoLessPrivate_data()
{
    using chat::Privacy;
    QTest::addColumn<chat::Panel>("first");
    QTest::addColumn<chat::Panel>("second");
    QTest::addColumn<bool>("isPossible");
    const auto row = [](const char *name, const Privacy &first, const Privacy &second, bool isPossible) {
        QTest::addRow("%s", name) << panel(u"a"_s, u"A"_s, first) << panel(u"b"_s, u"B"_s, second) << isPossible;
    };
    row("nothing is wished for", {}, {}, true);
    row("the second alone wishes", {}, {.localOnly = true}, true);
    row("the same", {.noDataCollection = true}, {.noDataCollection = true}, true);
    row("nothing is kept, so nothing is collected", {.noDataCollection = true}, {.zeroRetention = true}, true);
    row("what is not collected may be kept", {.zeroRetention = true}, {.noDataCollection = true}, false);
    row("it stays on this computer", {.noDataCollection = true, .zeroRetention = true}, {.localOnly = true}, true);
    row("it would leave this computer", {.localOnly = true}, {.noDataCollection = true, .zeroRetention = true}, false);

    chat::Panel ofOneModel = panel(u"a"_s, u"A"_s);
    ofOneModel.members.first().settings.provider = {{u"data_collection"_s, u"deny"_s}};
    QTest::addRow("wished for one model of the first") << ofOneModel << panel(u"b"_s, u"B"_s) << false;
    chat::Panel partly = ofOneModel;
    partly.id = u"b"_s;
    QTest::addRow("for one model of each") << ofOneModel << partly << false;
    chat::Panel wholly = partly;
    wholly.judge.settings.provider = wholly.writer.settings.provider = {{u"zdr"_s, true}};
    wholly.members.first().settings.provider = {{u"zdr"_s, true}};
    QTest::addRow("for all models of the second") << ofOneModel << wholly << true;
    QTest::addRow("one and the same") << panel(u"a"_s, u"A"_s) << panel(u"a"_s, u"A"_s) << false;
}

void AbTestTest::theSecondIsNoLessPrivate()
{
    QFETCH(const chat::Panel, first);
    QFETCH(const chat::Panel, second);
    QFETCH(const bool, isPossible);
    QCOMPARE(abProblem(first, second).isEmpty(), isPossible);
}

void AbTestTest::aShareHasWords()
{
    QCOMPARE(shareText(0.5), u"one question in two"_s);
    QCOMPARE(shareText(0.2), u"one question in five"_s);
    QCOMPARE(shareText(0.05), u"one question in 20"_s);
    QCOMPARE(shareText(0.35), u"35 % of the questions"_s);
}

QTEST_APPLESS_MAIN(AbTestTest)
#include "tst_abtest.moc"
