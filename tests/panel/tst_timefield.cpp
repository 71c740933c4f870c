// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/timefield.h"

#include <QTest>

using namespace Qt::StringLiterals;
using panelui::TimeField;

class TestTimeField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void showsTimesAsPeopleSayThem();
    void takesWhatIsTyped_data();
    void takesWhatIsTyped();
    void stepsByMinutesBeyondOne();
};

void TestTimeField::showsTimesAsPeopleSayThem()
{
    TimeField field;
    field.setRange(0, 86'400);
    field.setSpecialValueText(u"as usual"_s);
    QCOMPARE(field.text(), u"as usual"_s);
    field.setValue(10);
    QCOMPARE(field.text(), u"10 s"_s);
    field.setValue(900);
    QCOMPARE(field.text(), u"15 min"_s);
    field.setValue(90);
    QCOMPARE(field.text(), u"1 min 30 s"_s);
}

void TestTimeField::takesWhatIsTyped_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("seconds");
    QTest::newRow("a number where seconds stood") << 10 << u"600"_s << 600;
    QTest::newRow("a number where minutes stood") << 900 << u"20"_s << 1200;
    QTest::newRow("seconds where minutes stood") << 900 << u"45 s"_s << 45;
    QTest::newRow("minutes where seconds stood") << 10 << u"2min"_s << 120;
    QTest::newRow("the unit cut short") << 10 << u"2 m"_s << 120;
    QTest::newRow("both") << 10 << u"2 min 5 s"_s << 125;
    QTest::newRow("nothing means the least") << 10 << u"0"_s << 0;
    QTest::newRow("as far as it can be read: a unit that is none") << 10 << u"5 parsecs"_s << 5;
    QTest::newRow("as far as it can be read: minutes twice") << 10 << u"5 min 7 min"_s << 307;
    QTest::newRow("no more than a day can be typed") << 10 << u"99999"_s << 9999;
    QTest::newRow("a sign cannot be typed") << 10 << u"-5"_s << 5;
}

void TestTimeField::takesWhatIsTyped()
{
    QFETCH(int, before);
    QFETCH(QString, typed);
    TimeField field;
    field.setRange(0, 86'400);
    field.setValue(before);
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    field.setFocus(Qt::TabFocusReason);
    field.selectAll();
    QTest::keyClicks(&field, typed);
    QTest::keyClick(&field, Qt::Key_Return);
    QTEST(field.value(), "seconds");
}

void TestTimeField::stepsByMinutesBeyondOne()
{
    TimeField field;
    field.setRange(0, 86'400);
    field.setValue(59);
    field.stepUp();
    QCOMPARE(field.value(), 60);
    field.stepUp();
    QCOMPARE(field.value(), 120);
    field.stepDown();
    field.stepDown();
    QCOMPARE(field.value(), 59);
}

QTEST_MAIN(TestTimeField)
#include "tst_timefield.moc"
