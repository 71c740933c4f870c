// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/interrupts.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

class TestInterrupts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void announcesEachSignal_data();
    void announcesEachSignal();
    void leavesTheDefaultBehind();
    void usesTheDefaultWhereItWasIgnored();
};

void TestInterrupts::announcesEachSignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("U03 the session ends") << SIGTERM;
    QTest::newRow("the terminal is closed") << SIGHUP;
}

void TestInterrupts::announcesEachSignal()
{
    QFETCH(int, number);
    std::signal(number, SIG_IGN); // as a shell script's "trap '' INT" leaves it
    command::Interrupts interrupts;
    QSignalSpy announced(&interrupts, &command::Interrupts::interrupted);
    std::raise(number);
    QVERIFY(announced.wait());
    QCOMPARE(announced.count(), 1);
}

void TestInterrupts::leavesTheDefaultBehind()
{
    {
        const command::Interrupts interrupts;
    }
    struct sigaction now = {};
    sigaction(SIGINT, nullptr, &now);
    QVERIFY(now.sa_handler == SIG_DFL);
}

void TestInterrupts::usesTheDefaultWhereItWasIgnored()
{
    std::signal(SIGINT, SIG_IGN);
    command::Interrupts::useDefaults();
    QVERIFY(std::signal(SIGINT, SIG_DFL) == SIG_DFL);
}

QTEST_GUILESS_MAIN(TestInterrupts)
#include "tst_interrupts.moc"
