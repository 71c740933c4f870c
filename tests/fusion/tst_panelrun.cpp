// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/runscene.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// The stages when all goes well, and the commands that change their course.
class PanelRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void membersThenJudgeThenWriter();
};

void PanelRunTest::membersThenJudgeThenWriter()
{
    RunScene scene(2);
    scene.judgeSays({agreement({u"m1"_s, u"m2"_s})});
    scene.start();
    scene.release(u"tenor"_s);
    scene.release(u"alto"_s);
    QVERIFY(scene.finish());
    QCOMPARE(scene.takeLines(), uR"(run started
m1.1 asked
m2.1 asked
m2.1: The tenor answer: because it is so.
m2.1 succeeded
m1.1: The alto answer: because it is so.
m1.1 succeeded
fusion 1 of m1.1 m2.1
judge 1 started
judge 1 asked
point 1 consensus All say so (m1,m2)
analysis 1 points 1 reviews 0 dropped 0
judge 1 succeeded
writer 1 started
writer 1 asked
writer 1: Because.
writer 1 succeeded
fusion 1 ended
run finished complete)"_s);
    QCOMPARE(scene.finishes(), 1);
    QCOMPARE(scene.turn().resultText(), u"Because."_s);
}

QTEST_GUILESS_MAIN(PanelRunTest)
#include "tst_panelrun.moc"
