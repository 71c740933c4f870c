// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/sharing.h"

#include <QTest>

using namespace compare;
using namespace Qt::StringLiterals;

/// Who takes whose answer.
class SharingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void whatIsTheSameIsAskedOnce_data();
    void whatIsTheSameIsAskedOnce();
    void omissionsTakeAllFromTheirPanel();
};

/// "alto", or with a temperature "alto@0.2".
static chat::Member memberOf(const QString &text)
{
    chat::Member member{.model = {.endpoint = u"fake"_s, .id = text.section(u'@', 0, 0)}};
    if (text.contains(u'@'))
        member.settings.temperature = text.section(u'@', 1).toDouble();
    return member;
}

static Plan planOf(const QStringList &panels)
{
    Plan plan;
    for (const QString &names : panels) {
        Contestant contestant;
        for (const QString &name : names.split(u' '))
            contestant.panel.members.append(memberOf(name));
        chat::numberMembers(contestant.panel);
        addContestant(plan, contestant);
    }
    return plan;
}

/// "m1=1.m3 m2=2.m1": the last contestant's first member takes the answer of the first one's third.
static QString sharedByLast(const Plan &plan)
{
    QStringList list;
    for (const Source &source : sources(plan, plan.contestants.last())) {
        list.append(
            u"%1=%2.%3"_s.arg(source.member.toString(), QString::number(source.contestant), source.from.toString()));
    }
    return list.join(u' ');
}

void SharingTest::whatIsTheSameIsAskedOnce_data()
{
    QTest::addColumn<QStringList>("panels");
    QTest::addColumn<QString>("shared");
    QTest::newRow("nothing alike") << QStringList{u"alto tenor"_s, u"bass cantus"_s} << QString();
    QTest::newRow("one alike, at another place") << QStringList{u"alto tenor"_s, u"bass alto"_s} << u"m2=1.m1"_s;
    QTest::newRow("other settings") << QStringList{u"alto@0.2 tenor"_s, u"alto@0.9 tenor@1"_s} << QString();
    QTest::newRow("the first that has it")
        << QStringList{u"alto"_s, u"tenor alto"_s, u"tenor alto"_s} << u"m1=2.m1 m2=1.m1"_s;
    QTest::newRow("twice the same are two answers") << QStringList{u"alto"_s, u"alto alto"_s} << u"m1=1.m1"_s;
    QTest::newRow("twice and twice") << QStringList{u"alto alto"_s, u"alto alto alto"_s} << u"m1=1.m1 m2=1.m2"_s;
    QTest::newRow("the second from where there is a second")
        << QStringList{u"alto"_s, u"alto alto"_s, u"alto alto"_s} << u"m1=1.m1 m2=2.m2"_s;
}

void SharingTest::whatIsTheSameIsAskedOnce()
{
    QFETCH(const QStringList, panels);
    Plan plan = planOf(panels);
    QTEST(sharedByLast(plan), "shared");
    plan.contestants.last().panel.members.first().label = u"Called otherwise"_s;
    plan.contestants.last().panel.members.first().weight = 3;
    QTEST(sharedByLast(plan), "shared");
    plan.contestants.last().panel.privacy.zeroRetention = true;
    QCOMPARE(sharedByLast(plan), QString());
    plan.contestants.last().panel.privacy = {};
    plan.sharing = Sharing::Independent;
    QCOMPARE(sharedByLast(plan), QString());
}

void SharingTest::omissionsTakeAllFromTheirPanel()
{
    Plan plan = planOf({u"alto"_s, u"alto tenor bass"_s});
    plan.sharing = Sharing::Independent;
    addOmissions(plan, 2);
    QCOMPARE(plan.contestants.size(), 5);
    QCOMPARE(plan.contestants[3].displayName(), u"alto, tenor, bass without tenor"_s);
    plan.contestants.removeLast();
    QCOMPARE(sharedByLast(plan), u"m1=2.m1 m2=2.m3"_s);
    addOmissions(plan, 2); // only the one that is missing
    QCOMPARE(plan.contestants.size(), 5);
    QCOMPARE(sharedByLast(plan), u"m1=2.m1 m2=2.m2"_s);
}

QTEST_GUILESS_MAIN(SharingTest)
#include "tst_sharing.moc"
