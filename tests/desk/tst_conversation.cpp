// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk.h"

#include "demo/example.h"
#include "library/library.h"
#include "provider/connections.h"
#include "provider/keysource.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using testsupport::FakeReply;

namespace {

class NoKeys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return {}; }
};

chat::Panel panelOf(const QStringList &models)
{
    chat::Panel panel{.name = u"Test"_s};
    for (const QString &model : models)
        panel.members.append({.model = {.endpoint = u"fake"_s, .id = model}});
    chat::numberMembers(panel);
    panel.judge.model = {.endpoint = u"fake"_s, .id = u"judge"_s};
    panel.writer.model = {.endpoint = u"fake"_s, .id = u"writer"_s};
    panel.policy.judging = chat::Judging::WithoutJudge;
    return panel;
}

} // namespace

/// A desk with a library of its own and a model server in this process.
class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksAndKeeps();
    void laterQuestionsGoOnFromTheResult();
    void goesOnFromTheChosenAnswer();
    void aQuestionWaitsWhileOneRuns();
    void aWaitingQuestionIsTakenBack();
    void anEditedQuestionIsABranch();
    void anEditedQuestionRunsBesideTheFirst();
    void aWaitingQuestionStaysOnItsBranch();
    void whatIsObjectedToWaitsForConsent();
    void takenBackItHoldsNothingBehindIt();
    void withConsentNothingIsHeld();
    void anEarlierTurnIsAskedAgainWhileALaterOneRuns();
    void ratingWhileItRunsKeepsTheOrder();
    void U02_discardedInMidRunItClosesItsConnections();
    void closedInMidRunItIsInterruptedAndGoesOn();
    void retriesAfterReopening();
    void anExampleIsKeptAndCannotBeAskedAgain();
    void opensOnce();
    void releasesWhatDoesNotRun();
    void aRunIsPreparedBeforeItStarts();
    void whatIsHeldStays();
    void askedApartItRunsBesideTheRest();
    void askedApartTwoTurnsShareAnAnswer();
    void oneModelIsAskedApartAsItIs();
    void keptRunsArePlayedApart();
    void theSideOfAnAbIsKept();

private:
    void reopen();
    chat::SessionId askAndFinish(const QString &prompt);
    static QStringList said(const testsupport::FakeRequest &request);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<testsupport::FakeModelServer> m_server;
    testsupport::FakeClock m_clock;
    NoKeys m_keys;
    std::unique_ptr<provider::Connections> m_connections;
    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<desk::Desk> m_desk;
};

void TestConversation::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<testsupport::FakeModelServer>();
    m_server->answer(u"alto"_s, u"Alto says yes."_s);
    m_server->answer(u"tenor"_s, u"Tenor says no."_s);
    m_server->answer(u"writer"_s, u"Both have a point."_s);
    m_connections = std::make_unique<provider::Connections>(m_clock, m_keys);
    m_connections->setEndpoints({{.id = u"fake"_s, .name = u"Fake"_s, .url = m_server->baseUrl()}});
    reopen();
}

void TestConversation::cleanup()
{
    m_desk.reset();
    m_library.reset();
    m_connections.reset();
    m_server.reset();
}

/// As closing the program and starting it again.
void TestConversation::reopen()
{
    m_desk.reset();
    m_library.reset();
    m_library = std::make_unique<library::Library>(m_clock);
    QVERIFY(m_library->open(m_folder->path()));
    m_desk = std::make_unique<desk::Desk>(*m_connections, *m_library, m_clock, std::mt19937(1));
}

chat::SessionId TestConversation::askAndFinish(const QString &prompt)
{
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(prompt, panelOf({u"alto"_s, u"tenor"_s}));
    if (!QTest::qWaitFor([conversation] { return !conversation->isRunning(); }))
        QTest::qFail("the run does not end", __FILE__, __LINE__);
    return conversation->id();
}

QStringList TestConversation::said(const testsupport::FakeRequest &request)
{
    QStringList list;
    const QJsonArray messages = request.json["messages"_L1].toArray();
    for (const QJsonValue &message : messages)
        list.append(message["role"_L1].toString() + u": "_s + message["content"_L1].toString());
    return list;
}

void TestConversation::asksAndKeeps()
{
    const chat::SessionId id = askAndFinish(u"Why?"_s);
    const chat::Session asked = m_desk->conversation(id)->session();
    QCOMPARE(asked.title, u"Why?"_s);
    QCOMPARE(asked.turns.size(), 1);
    QCOMPARE(toString(asked.turns.first().state), u"complete"_s);
    QCOMPARE(asked.turns.first().resultText(), u"Both have a point."_s);

    reopen();
    QSignalSpy opened(m_desk.get(), &desk::Desk::opened);
    m_desk->open(id);
    QVERIFY(opened.wait());
    const chat::Session kept = m_desk->conversation(id)->session();
    QCOMPARE(kept.title, asked.title);
    QVERIFY(kept.turns == asked.turns);
}

void TestConversation::laterQuestionsGoOnFromTheResult()
{
    const chat::SessionId id = askAndFinish(u"Why?"_s);
    desk::Conversation *const conversation = m_desk->conversation(id);
    conversation->ask(u"And then?"_s, panelOf({u"alto"_s}));
    QTRY_VERIFY(!conversation->isRunning());
    const QStringList expected{u"user: Why?"_s, u"assistant: Both have a point."_s, u"user: And then?"_s};
    QCOMPARE(said(m_server->requestsFor(u"alto"_s).last()), expected);
    QCOMPARE(conversation->path().size(), 2);
}

void TestConversation::goesOnFromTheChosenAnswer()
{
    const chat::SessionId id = askAndFinish(u"Why?"_s);
    desk::Conversation *const conversation = m_desk->conversation(id);
    conversation->choose(conversation->path().first(), chat::AttemptId{{2}, 1});
    conversation->ask(u"And then?"_s, panelOf({u"alto"_s}), chat::RunKind::JustOne);
    QTRY_VERIFY(!conversation->isRunning());
    const QStringList expected{u"user: Why?"_s, u"assistant: Tenor says no."_s, u"user: And then?"_s};
    QCOMPARE(said(m_server->requestsFor(u"writer"_s).last()), expected);
    QVERIFY(conversation->session().turns.last().kind == chat::RunKind::JustOne);
}

void TestConversation::aQuestionWaitsWhileOneRuns()
{
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Yes.").finish().done());
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"First?"_s, panelOf({u"alto"_s}));
    conversation->ask(u"Second?"_s, panelOf({u"tenor"_s}));
    QCOMPARE(conversation->waiting().size(), 1);
    QCOMPARE(conversation->waiting().first().prompt, u"Second?"_s);
    QCOMPARE(conversation->session().turns.size(), 1);
    m_server->gate(u"go"_s).open();
    QTRY_COMPARE(conversation->session().turns.size(), 2);
    QTRY_VERIFY(!conversation->isRunning());
    QVERIFY(conversation->waiting().isEmpty());
    QCOMPARE(said(m_server->requestsFor(u"tenor"_s).last()),
             QStringList({u"user: First?"_s, u"assistant: Yes."_s, u"user: Second?"_s}));
}

void TestConversation::aWaitingQuestionIsTakenBack()
{
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Yes.").finish().done());
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"First?"_s, panelOf({u"alto"_s}));
    conversation->ask(u"Second?"_s, panelOf({u"tenor"_s}));
    conversation->takeBack(0);
    conversation->takeBack(0); // nothing is left: nothing happens
    m_server->gate(u"go"_s).open();
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(conversation->session().turns.size(), 1);
    QVERIFY(m_server->requestsFor(u"tenor"_s).isEmpty());
}

void TestConversation::anEditedQuestionIsABranch()
{
    const chat::SessionId id = askAndFinish(u"Why?"_s);
    desk::Conversation *const conversation = m_desk->conversation(id);
    const chat::TurnId first = conversation->path().first();
    conversation->askInstead(first, u"Why not?"_s, panelOf({u"tenor"_s}));
    QTRY_VERIFY(!conversation->isRunning());
    const chat::TurnId second = conversation->path().first();
    QVERIFY(first != second);
    QCOMPARE(conversation->branches(first), QList({first, second}));
    QCOMPARE(conversation->branches(second), QList({first, second}));
    QCOMPARE(said(m_server->requestsFor(u"tenor"_s).last()), QStringList({u"user: Why not?"_s}));

    QSignalSpy changed(conversation, &desk::Conversation::pathChanged);
    conversation->show(first);
    QCOMPARE(conversation->path(), QList({first}));
    QCOMPARE(changed.count(), 1);
}

void TestConversation::anEditedQuestionRunsBesideTheFirst()
{
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Yes.").finish().done());
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"Why?"_s, panelOf({u"alto"_s}));
    const chat::TurnId first = conversation->path().first();
    conversation->askInstead(first, u"Why not?"_s, panelOf({u"tenor"_s}));
    const chat::TurnId second = conversation->path().first();
    QCOMPARE(conversation->branches(first), QList({first, second}));
    QVERIFY(conversation->isRunning(first) && conversation->isRunning(second));
    QTRY_VERIFY(!conversation->isPathRunning()); // the branch that is shown is done, the first one goes on
    QVERIFY(conversation->isRunning(first));

    conversation->ask(u"And then?"_s, panelOf({u"tenor"_s})); // after the second, which is done: at once
    QVERIFY(conversation->waiting().isEmpty());
    QTRY_VERIFY(!conversation->isPathRunning());
    QCOMPARE(said(m_server->requestsFor(u"tenor"_s).last()),
             QStringList({u"user: Why not?"_s, u"assistant: Tenor says no."_s, u"user: And then?"_s}));
    conversation->stopPath(); // nothing of it runs: nothing happens
    QVERIFY(conversation->isRunning(first));
    const QList<chat::TurnId> shown = conversation->path();
    m_server->gate(u"go"_s).open();
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(conversation->path(), shown);
    QCOMPARE(conversation->turn(first)->resultText(), u"Yes."_s);

    const chat::SessionId id = conversation->id();
    const QList<chat::Turn> turns = conversation->session().turns;
    reopen();
    QSignalSpy opened(m_desk.get(), &desk::Desk::opened);
    m_desk->open(id);
    QVERIFY(opened.wait());
    QVERIFY(m_desk->conversation(id)->session().turns == turns);
}

void TestConversation::aWaitingQuestionStaysOnItsBranch()
{
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Yes.").finish().done());
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"Why?"_s, panelOf({u"alto"_s}));
    const chat::TurnId first = conversation->path().first();
    conversation->ask(u"And then?"_s, panelOf({u"writer"_s}));
    conversation->ask(u"And at last?"_s, panelOf({u"writer"_s}));
    conversation->askInstead(first, u"Why not?"_s, panelOf({u"tenor"_s}));
    const QList<chat::TurnId> shown = conversation->path();
    QTRY_VERIFY(!conversation->isPathRunning());
    QVERIFY(conversation->waiting().isEmpty()); // nothing waits on this one
    conversation->takeBack(0);                  // nor is anything taken back
    conversation->show(first);
    QCOMPARE(conversation->waiting().size(), 2); // the branch beside it does not set them off
    conversation->show(shown.last());

    m_server->gate(u"go"_s).open();
    QTRY_COMPARE(conversation->session().turns.size(), 4);
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(conversation->path(), shown);
    QCOMPARE(said(m_server->requestsFor(u"writer"_s).last()),
             QStringList({u"user: Why?"_s, u"assistant: Yes."_s, u"user: And then?"_s,
                          u"assistant: Both have a point."_s, u"user: And at last?"_s}));
    conversation->show(first);
    QCOMPARE(conversation->path().size(), 3);
}

void TestConversation::whatIsObjectedToWaitsForConsent()
{
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Yes.").finish().done());
    m_desk->setObjections(
        [](const fusion::RunRequest &request) { return request.prompt == u"Dear?" ? u"Too dear."_s : QString(); });
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"First?"_s, panelOf({u"alto"_s}));
    conversation->ask(u"Dear?"_s, panelOf({u"tenor"_s}));
    conversation->ask(u"Behind it?"_s, panelOf({u"tenor"_s}));
    QCOMPARE(conversation->waiting().first().objection, QString()); // it is not its turn yet
    m_server->gate(u"go"_s).open();
    QTRY_VERIFY(!conversation->isRunning());
    const auto prompts = [conversation] {
        QStringList all;
        for (const chat::TurnId &id : conversation->path())
            all.append(conversation->turn(id)->prompt);
        return all;
    };
    QCOMPARE(prompts(), QStringList{u"First?"_s});
    QCOMPARE(conversation->waiting().size(), 2);
    QCOMPARE(conversation->waiting().first().objection, u"Too dear."_s);
    QCOMPARE(conversation->waiting().last().objection, QString());
    m_desk->release(conversation->id()); // what waits is not lost
    QCOMPARE(m_desk->conversation(conversation->id()), conversation);

    conversation->ask(u"Between?"_s, panelOf({u"tenor"_s})); // what is typed now need not wait for it
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(conversation->waiting().size(), 2);
    conversation->askAnyway(0);
    QTRY_COMPARE(prompts(), (QStringList{u"First?"_s, u"Between?"_s, u"Dear?"_s, u"Behind it?"_s}));
    QTRY_VERIFY(!conversation->isRunning());
    QVERIFY(conversation->waiting().isEmpty());
}

void TestConversation::takenBackItHoldsNothingBehindIt()
{
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Yes.").finish().done());
    m_desk->setObjections(
        [](const fusion::RunRequest &request) { return request.prompt == u"Dear?" ? u"Too dear."_s : QString(); });
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"First?"_s, panelOf({u"alto"_s}));
    conversation->ask(u"Dear?"_s, panelOf({u"tenor"_s}));
    conversation->ask(u"Behind it?"_s, panelOf({u"writer"_s}));
    m_server->gate(u"go"_s).open();
    QTRY_VERIFY(!conversation->isRunning());
    conversation->takeBack(0);
    QTRY_COMPARE(conversation->path().size(), 2);
    QTRY_VERIFY(!conversation->isRunning());
    QVERIFY(m_server->requestsFor(u"tenor"_s).isEmpty());
}

void TestConversation::withConsentNothingIsHeld()
{
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Yes.").finish().done());
    m_desk->setObjections([](const fusion::RunRequest &) { return u"Too dear."_s; });
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"First?"_s, panelOf({u"alto"_s})); // nor what need not wait: whoever asks looks at that
    conversation->ask(u"Second?"_s, panelOf({u"tenor"_s}), chat::RunKind::Panel, desk::Consent::Given);
    conversation->ask(u"Third?"_s, panelOf({u"tenor"_s}));
    conversation->askAnyway(1); // before its turn
    m_server->gate(u"go"_s).open();
    QTRY_COMPARE(conversation->path().size(), 3);
    QTRY_VERIFY(!conversation->isRunning());
}

void TestConversation::anEarlierTurnIsAskedAgainWhileALaterOneRuns()
{
    m_server->answer(u"tenor"_s, {FakeReply::error(401, u"No."_s), FakeReply::answer(u"Tenor says no."_s)});
    const chat::SessionId id = askAndFinish(u"Why?"_s);
    desk::Conversation *const conversation = m_desk->conversation(id);
    const chat::TurnId first = conversation->path().first();
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"go"_s).text("Yes.").finish().done());
    conversation->ask(u"And then?"_s, panelOf({u"alto"_s}));
    conversation->retryFailed(first);
    QVERIFY(conversation->isRunning(first));
    QTRY_VERIFY(!conversation->isRunning(first));
    QCOMPARE(conversation->turn(first)->answers().size(), 2);
    QVERIFY(conversation->isRunning());
    m_server->gate(u"go"_s).open();
    QTRY_VERIFY(!conversation->isRunning());
}

void TestConversation::ratingWhileItRunsKeepsTheOrder()
{
    m_server->answer(u"tenor"_s, FakeReply::stream().role().wait(u"go"_s).text("No.").finish().done());
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"Why?"_s, panelOf({u"alto"_s, u"tenor"_s}));
    const chat::TurnId turn = conversation->path().first();
    QTRY_VERIFY(conversation->turn(turn)->answers().size() == 1);
    conversation->rate(turn, chat::AttemptId{{1}, 1}, chat::Rating::Good);
    const qint64 seq = conversation->turn(turn)->lastSeq;
    m_server->gate(u"go"_s).open();
    QTRY_VERIFY(!conversation->isRunning());
    QVERIFY(conversation->turn(turn)->lastSeq > seq);
    QCOMPARE(toString(conversation->turn(turn)->state), u"complete"_s);
    QVERIFY(conversation->turn(turn)->rating(chat::AttemptId{{1}, 1}) == chat::Rating::Good);
}

void TestConversation::U02_discardedInMidRunItClosesItsConnections()
{
    m_server->answer(u"alto"_s, FakeReply::stream().role().text("I sa").hang());
    desk::Conversation *const conversation = m_desk->newConversation();
    const chat::SessionId id = conversation->id();
    conversation->ask(u"Why?"_s, panelOf({u"alto"_s}));
    conversation->ask(u"And then?"_s, panelOf({u"tenor"_s}));
    QTRY_VERIFY(!conversation->turn(conversation->path().first())->attempts.isEmpty());
    QTRY_COMPARE(conversation->turn(conversation->path().first())->attempts.first().reply.text, u"I sa"_s);
    m_desk->discard(id);
    QVERIFY(!m_desk->conversation(id));
    QTRY_COMPARE(m_server->openConnections(), 0);
    QVERIFY(m_server->requestsFor(u"tenor"_s).isEmpty());
}

void TestConversation::closedInMidRunItIsInterruptedAndGoesOn()
{
    m_server->answer(u"tenor"_s,
                     {FakeReply::stream().role().text("I sa").hang(), FakeReply::answer(u"Tenor says no."_s)});
    desk::Conversation *conversation = m_desk->newConversation();
    const chat::SessionId id = conversation->id();
    conversation->ask(u"Why?"_s, panelOf({u"alto"_s, u"tenor"_s}));
    const chat::TurnId turn = conversation->path().first();
    QTRY_VERIFY(conversation->turn(turn)->answers().size() == 1);
    QTRY_VERIFY(conversation->turn(turn)->latestAttempt({2}) &&
                !conversation->turn(turn)->latestAttempt({2})->reply.text.isEmpty());

    reopen();
    QSignalSpy opened(m_desk.get(), &desk::Desk::opened);
    m_desk->open(id);
    QVERIFY(opened.wait());
    conversation = m_desk->conversation(id);
    QCOMPARE(toString(conversation->turn(turn)->state), u"interrupted"_s);
    QCOMPARE(conversation->turn(turn)->latestAttempt({2})->reply.text, u"I sa"_s);

    conversation->resume(turn);
    QVERIFY(conversation->isRunning(turn));
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(toString(conversation->turn(turn)->state), u"complete"_s);
    QCOMPARE(conversation->turn(turn)->resultText(), u"Both have a point."_s);
    QCOMPARE(m_server->requestsFor(u"alto"_s).size(), 1); // what was paid for is not asked again
    QCOMPARE(m_server->requestsFor(u"tenor"_s).size(), 2);
}

void TestConversation::retriesAfterReopening()
{
    m_server->answer(u"tenor"_s, {FakeReply::error(401, u"No."_s), FakeReply::answer(u"Tenor says no."_s)});
    const chat::SessionId id = askAndFinish(u"Why?"_s);
    reopen();
    QSignalSpy opened(m_desk.get(), &desk::Desk::opened);
    m_desk->open(id);
    QVERIFY(opened.wait());
    desk::Conversation *const conversation = m_desk->conversation(id);
    const chat::TurnId turn = conversation->path().first();
    QCOMPARE(conversation->turn(turn)->answers().size(), 1);
    conversation->retryFailed(turn);
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(conversation->turn(turn)->answers().size(), 2);
    QCOMPARE(conversation->turn(turn)->resultText(), u"Both have a point."_s);
}

void TestConversation::anExampleIsKeptAndCannotBeAskedAgain()
{
    m_desk->setExamplePace(demo::Pace::AtOnce);
    desk::Conversation *const conversation = m_desk->playExample(u"shard"_s);
    QTRY_VERIFY(!conversation->isRunning());
    const chat::TurnId turn = conversation->path().first();
    QCOMPARE(toString(conversation->turn(turn)->state), u"complete"_s);
    QVERIFY(!conversation->canAskAgain(turn));
    conversation->judgeAgain(turn);
    QVERIFY(!conversation->isRunning());

    const chat::SessionId id = conversation->id();
    const chat::Session shown = conversation->session();
    reopen();
    QSignalSpy opened(m_desk.get(), &desk::Desk::opened);
    m_desk->open(id);
    QVERIFY(opened.wait());
    QVERIFY(m_desk->conversation(id)->session().turns == shown.turns);
}

void TestConversation::opensOnce()
{
    const chat::SessionId id = askAndFinish(u"Why?"_s);
    reopen();
    QSignalSpy opened(m_desk.get(), &desk::Desk::opened);
    m_desk->open(id);
    m_desk->open(id);
    QTRY_COMPARE(opened.count(), 2);
    QCOMPARE(opened.at(0).first(), opened.at(1).first());

    QSignalSpy failed(m_desk.get(), &desk::Desk::openFailed);
    m_desk->open({u"no such session"_s});
    QVERIFY(failed.wait());
    QVERIFY(!failed.first().at(1).toString().isEmpty());
}

void TestConversation::releasesWhatDoesNotRun()
{
    const chat::SessionId done = askAndFinish(u"Why?"_s);
    m_server->answer(u"alto"_s, FakeReply::stream().role().hang());
    desk::Conversation *const running = m_desk->newConversation();
    running->ask(u"And then?"_s, panelOf({u"alto"_s}));
    m_desk->release(done);
    m_desk->release(running->id());
    QTRY_VERIFY(!m_desk->conversation(done)); // once it is kept
    QCOMPARE(m_desk->conversation(running->id()), running);
    QCOMPARE(m_desk->running(), QList({running}));
}

void TestConversation::aRunIsPreparedBeforeItStarts()
{
    QStringList prepared;
    m_desk->setPreparation([&prepared](fusion::RunRequest &request) {
        prepared.append(u"%1 after %2"_s.arg(request.prompt).arg(request.conversation.size()));
        request.forecast = chat::Forecast{.lowUsd = 0.25};
    });
    desk::Conversation *const conversation = m_desk->newConversation();
    QVERIFY(conversation->exchanges().isEmpty());
    conversation->ask(u"First?"_s, panelOf({u"alto"_s, u"tenor"_s}));
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(conversation->exchanges(), (QList<fusion::Exchange>{{u"First?"_s, u"Both have a point."_s}}));
    conversation->ask(u"Second?"_s, panelOf({u"alto"_s, u"tenor"_s}));
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(prepared, (QStringList{u"First? after 0"_s, u"Second? after 1"_s}));
    QCOMPARE(conversation->turn(conversation->path().last())->forecast->lowUsd, 0.25);
}

void TestConversation::whatIsHeldStays()
{
    const chat::SessionId id = askAndFinish(u"Why?"_s);
    m_desk->hold(id); // by an experiment
    m_desk->hold(id); // by whoever shows it
    m_desk->release(id);
    QVERIFY(m_desk->conversation(id));
    m_desk->release(id);
    QTRY_VERIFY(!m_desk->conversation(id));
    m_desk->hold(id);
    m_desk->release(id);
}

void TestConversation::askedApartItRunsBesideTheRest()
{
    QStringList prepared;
    m_desk->setPreparation([&prepared](fusion::RunRequest &request) { prepared.append(request.experiment); });
    m_server->answer(u"alto"_s, FakeReply::stream().role().wait(u"hold"_s).text("Yes.").finish().done());
    desk::Conversation *const conversation = m_desk->newConversation();
    conversation->ask(u"First?"_s, panelOf({u"alto"_s}));
    conversation->ask(u"Later?"_s, panelOf({u"tenor"_s}));
    const QList<chat::TurnId> shown = conversation->path();
    const desk::ApartQuestion question{
        .prompt = u"First?"_s, .panel = panelOf({u"tenor"_s}), .experiment = u"experiment"_s};
    const chat::TurnId apart = conversation->askApart(question);
    const chat::TurnId beside = conversation->askApart(question);
    QVERIFY(conversation->isRunning(apart) && conversation->isRunning(beside));
    QTRY_VERIFY(!conversation->isRunning(apart) && !conversation->isRunning(beside));
    QCOMPARE(conversation->turn(apart)->resultText(), u"Tenor says no."_s);
    QCOMPARE(conversation->turn(apart)->experiment, u"experiment"_s);
    QCOMPARE(conversation->branches(apart), QList({shown.first(), apart, beside}));
    QCOMPARE(conversation->path(), shown);
    QCOMPARE(conversation->waiting().size(), 1); // still behind what is shown
    QCOMPARE(prepared, (QStringList{QString(), u"experiment"_s, u"experiment"_s}));
    m_server->gate(u"hold"_s).open();
    QTRY_COMPARE(conversation->path().size(), 2);
    QTRY_VERIFY(!conversation->isRunning());
}

void TestConversation::askedApartTwoTurnsShareAnAnswer()
{
    desk::Conversation *const conversation = m_desk->newConversation();
    const desk::ApartQuestion whole{
        .prompt = u"Why?"_s, .panel = panelOf({u"alto"_s, u"tenor"_s}), .experiment = u"experiment"_s};
    const chat::TurnId parent = conversation->askApart(whole);
    QTRY_VERIFY(!conversation->isRunning());
    const chat::Attempt alto = *conversation->turn(parent)->latestAttempt({1});
    desk::ApartQuestion again = whole;
    again.shared = {{.member = {1}, .from = {parent, alto.id}, .reply = alto.reply}};
    const chat::TurnId child = conversation->askApart(again);
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(m_server->requestsFor(u"alto"_s).size(), 1);
    QCOMPARE(m_server->requestsFor(u"tenor"_s).size(), 2);
    QCOMPARE(m_server->requestsFor(u"writer"_s).size(), 2);
    const chat::Session shown = conversation->session();
    QVERIFY(shown.turn(child)->latestAttempt({1})->origin == std::optional(chat::Origin{parent, alto.id}));

    reopen();
    QSignalSpy opened(m_desk.get(), &desk::Desk::opened);
    m_desk->open(shown.id);
    QVERIFY(opened.wait());
    QVERIFY(m_desk->conversation(shown.id)->session().turns == shown.turns);
}

void TestConversation::oneModelIsAskedApartAsItIs()
{
    desk::Conversation *const conversation = m_desk->newConversation();
    const chat::TurnId turn =
        conversation->askApart({.prompt = u"Why?"_s, .panel = panelOf({u"alto"_s}), .kind = chat::RunKind::JustOne});
    QTRY_VERIFY(!conversation->isRunning());
    QCOMPARE(conversation->turn(turn)->resultText(), u"Alto says yes."_s); // not the writer
    QCOMPARE(conversation->turn(turn)->kind, chat::RunKind::JustOne);
}

void TestConversation::keptRunsArePlayedApart()
{
    m_desk->setExamplePace(demo::Pace::AtOnce);
    const QList<chat::RunEvent> events = demo::events(demo::examples().first().name);
    desk::Conversation *const conversation = m_desk->newConversation();
    const chat::TurnId first = conversation->playApart(events, u"experiment"_s);
    const chat::TurnId second = conversation->playApart(events, u"experiment"_s);
    QVERIFY(!conversation->isRunning());
    QCOMPARE(conversation->branches(second), QList({first, second}));
    QCOMPARE(conversation->turn(second)->experiment, u"experiment"_s);
    QCOMPARE(conversation->path(), QList({first}));
    QVERIFY(!conversation->canAskAgain(second));
}

void TestConversation::theSideOfAnAbIsKept()
{
    desk::Conversation *const conversation = m_desk->newConversation();
    const auto ask = [conversation](const QString &model, chat::AbSide side) {
        conversation->ask(u"Why?"_s, panelOf({model}), chat::RunKind::Panel, desk::Consent::Due, side);
    };
    ask(u"alto"_s, chat::AbSide::First);
    ask(u"tenor"_s, chat::AbSide::Second); // waits
    QTRY_COMPARE(conversation->path().size(), 2);
    QTRY_VERIFY(!conversation->isRunning());
    const chat::Session shown = conversation->session();
    QVERIFY(shown.turns.first().abSide == chat::AbSide::First);
    QVERIFY(shown.turns.last().abSide == chat::AbSide::Second);
    conversation->retry(shown.turns.last().id, {1});
    QTRY_VERIFY(!conversation->isRunning());
    QVERIFY(conversation->session().turns.last().abSide == chat::AbSide::Second);
}

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
