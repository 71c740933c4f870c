// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/example.h"
#include "demo/examplerun.h"
#include "support/fakeclock.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class TestExampleRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCardHasItsExample();
    void playsAtItsPace();
    void hurriedItPlaysTwelveTimesAsFast();
    void playsAtOnce();
    void isATurnOfItsOwn();
    void stopsAtAnyMoment_data();
    void stopsAtAnyMoment();
    void survivesItsListener();

private:
    std::unique_ptr<demo::ExampleRun> make(demo::Pace pace);

    testsupport::FakeClock m_clock;
    chat::Turn m_turn;
    QList<chat::RunEvent> m_events;
};

void TestExampleRun::init()
{
    QTest::failOnWarning();
    m_turn = {};
    m_events.clear();
}

std::unique_ptr<demo::ExampleRun> TestExampleRun::make(demo::Pace pace)
{
    auto run = std::make_unique<demo::ExampleRun>(demo::events(u"shard"_s), chat::TurnId{u"t"_s},
                                                  chat::SessionId{u"s"_s}, pace, m_clock);
    connect(run.get(), &chat::Run::eventEmitted, this, [this](const chat::RunEvent &event) {
        chat::apply(m_turn, event);
        m_events.append(event);
    });
    return run;
}

void TestExampleRun::everyCardHasItsExample()
{
    const QList<demo::Example> examples = demo::examples();
    QCOMPARE(examples.size(), 3);
    for (const demo::Example &example : examples) {
        QVERIFY(!example.title.isEmpty() && !example.summary.isEmpty());
        const QList<chat::RunEvent> events = demo::events(example.name);
        QVERIFY2(!events.isEmpty(), qPrintable(example.name));
        QCOMPARE(std::get<chat::event::RunStarted>(events.first().what).prompt, example.prompt);
    }
    QVERIFY(demo::events(u"no such example"_s).isEmpty());
}

void TestExampleRun::hurriedItPlaysTwelveTimesAsFast()
{
    const auto run = make(demo::Pace::Hurried);
    run->start();
    m_clock.advance(milliseconds(1000));
    QVERIFY(run->isRunning());
    QVERIFY(m_events.last().at > milliseconds(6000) && m_events.last().at <= milliseconds(12'012)); // as recorded
    m_clock.advance(std::chrono::seconds(30));
    QVERIFY(!run->isRunning());
}

void TestExampleRun::playsAtItsPace()
{
    const auto run = make(demo::Pace::AsRecorded);
    run->start();
    const qsizetype atOnce = m_events.size();
    QVERIFY(atOnce > 0 && run->isRunning());
    m_clock.advance(milliseconds(5000));
    QVERIFY(m_events.size() > atOnce);
    QVERIFY(std::ranges::all_of(m_events, [](const chat::RunEvent &event) { return event.at <= milliseconds(5000); }));
    m_clock.advance(std::chrono::minutes(5));
    QVERIFY(!run->isRunning());
    QCOMPARE(toString(m_turn.state), u"complete"_s);
}

void TestExampleRun::playsAtOnce()
{
    const auto run = make(demo::Pace::AtOnce);
    run->start();
    QVERIFY(!run->isRunning());
    QCOMPARE(toString(m_turn.state), u"complete"_s);
    for (qsizetype i = 0; i < m_events.size(); ++i)
        QCOMPARE(m_events.at(i).seq, i + 1);
}

void TestExampleRun::isATurnOfItsOwn()
{
    const auto run = make(demo::Pace::AtOnce);
    run->start();
    QCOMPARE(m_turn.id.value, u"t"_s);
    QCOMPARE(m_turn.session.value, u"s"_s);
    QCOMPARE(m_turn.example, u"shard"_s);
    QCOMPARE(m_turn.startedAt, m_clock.wallTime());
    QVERIFY(!run->canAskAgain());
}

void TestExampleRun::stopsAtAnyMoment_data()
{
    QTest::addColumn<int>("ms");
    QTest::newRow("before anybody answers") << 100;
    QTest::newRow("while members answer") << 4000;
    QTest::newRow("while the judge works") << 13'500;
    QTest::newRow("while the writer writes") << 18'000;
}

void TestExampleRun::stopsAtAnyMoment()
{
    QFETCH(int, ms);
    const auto run = make(demo::Pace::AsRecorded);
    run->start();
    m_clock.advance(milliseconds(ms));
    QVERIFY(run->isRunning());
    run->stop();
    QVERIFY(!run->isRunning());
    QCOMPARE(toString(m_turn.state), u"cancelled"_s);
    for (const chat::Attempt &attempt : m_turn.attempts)
        QVERIFY(chat::isFinal(attempt.reply.state));
    for (const chat::Fusion &fusion : m_turn.fusions)
        QVERIFY(!fusion.isRunning);
    const qsizetype count = m_events.size();
    m_clock.advance(std::chrono::minutes(5));
    QCOMPARE(m_events.size(), count);
}

void TestExampleRun::survivesItsListener()
{
    auto run = make(demo::Pace::AtOnce);
    connect(run.get(), &chat::Run::eventEmitted, this, [&run](const chat::RunEvent &event) {
        if (event.seq == 20)
            run.reset(); // as closing the session does
    });
    run->start();
    QVERIFY(!run);
    QCOMPARE(m_events.size(), 20);
}

QTEST_GUILESS_MAIN(TestExampleRun)
#include "tst_examplerun.moc"
