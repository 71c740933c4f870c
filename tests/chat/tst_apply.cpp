// SPDX-License-Identifier: GPL-3.0-or-later
#include "streams.h"

#include <QJsonDocument>
#include <QTest>

using namespace chat;
using namespace streams;

namespace {

QByteArray printed(const Turn &turn)
{
    return QJsonDocument(toJson(turn)).toJson();
}

/// A turn that has only started.
Turn startedTurn()
{
    const event::RunStarted started = runStarted();
    return {.id = {u"turn"_s},
            .session = started.session,
            .prompt = started.prompt,
            .panel = started.panel,
            .startedAt = started.wallTime,
            .lastSeq = 1,
            .program = started.program,
            .forecast = started.forecast};
}

} // namespace

class TestApply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void folds_data();
    void folds();
    void ignoresWhatComesTwice();
    void ignoresEventsOfAnotherTurn();
    void appendsTextInPlace();
    void foldsJoinedTextAlike();
    void joinsOnlyAdjacentPiecesOfOneSpeaker();
};

void TestApply::folds_data()
{
    using namespace chat::event;
    QTest::addColumn<QList<RunEvent>>("events");
    QTest::addColumn<Turn>("expected");
    const auto row = [](const char *name, QList<decltype(RunEvent::what)> whats, const Turn &rest) {
        whats.prepend(runStarted());
        Turn expected = rest;
        expected.lastSeq = whats.size();
        expected.lastAt = (whats.size() - 1) * 100ms;
        QTest::newRow(name) << numbered(whats) << expected;
    };
    const Turn base = startedTurn();
    const auto with = [&](const Attempt &attempt) {
        Turn turn = base;
        turn.attempts.append(attempt);
        return turn;
    };
    const auto withFusion = [&](const Fusion &fusion) {
        Turn turn = base;
        turn.fusions.append(fusion);
        return turn;
    };

    row("a run that has started", {}, base);
    row("a queued member waits in line", {Queued{first}},
        with({first, {.state = State::Queued, .startedAt = 100ms, .lastAt = 100ms}}));
    row("a queued member is sent", {Queued{first}, Started{first}},
        with({first, {.state = State::Waiting, .startedAt = 200ms, .lastAt = 200ms}}));
    row("P01 a member that waits for its next try shows why",
        {Started{first}, Retrying{first, 7s, {.kind = ErrorKind::RateLimited, .status = 429}}},
        with({first,
              {.state = State::Retrying,
               .error = Error{.kind = ErrorKind::RateLimited, .status = 429},
               .startedAt = 100ms,
               .retryAt = 7200ms,
               .lastAt = 200ms}}));
    row("the next try forgets the error", {Started{first}, Retrying{first, 7s, {.status = 429}}, Started{first}},
        with({first, {.startedAt = 300ms, .lastAt = 300ms, .tries = 2}}));
    row("reasoning, then text",
        {Started{first}, ReasoningReceived{first, u"Hm"_s}, TextReceived{first, u"Be"_s},
         TextReceived{first, u"cause."_s}},
        with({first,
              {.state = State::Writing,
               .text = u"Because."_s,
               .reasoning = u"Hm"_s,
               .startedAt = 100ms,
               .firstTokenAt = 200ms,
               .firstTextAt = 300ms,
               .lastAt = 400ms}}));
    row("reasoning between text keeps the state of writing",
        {Started{first}, TextReceived{first, u"A"_s}, ReasoningReceived{first, u"Hm"_s}},
        with({first,
              {.state = State::Writing,
               .text = u"A"_s,
               .reasoning = u"Hm"_s,
               .startedAt = 100ms,
               .firstTokenAt = 200ms,
               .firstTextAt = 200ms,
               .lastAt = 300ms}}));
    row("P10 a member that fails keeps its text, and what comes after its end is dropped",
        {Started{first}, TextReceived{first, u"Be"_s},
         Ended{.speaker = first,
               .state = State::Failed,
               .error = Error{.kind = ErrorKind::Server, .message = u"overloaded"_s},
               .usage = {.promptTokens = 3},
               .timing = {.total = 200ms},
               .provider = u"Maker"_s,
               .late = true},
         TextReceived{first, u"cause"_s}, Started{first}, Ended{.speaker = first}},
        with({first,
              {.state = State::Failed,
               .text = u"Be"_s,
               .usage = {.promptTokens = 3},
               .timing = {.total = 200ms},
               .error = Error{.kind = ErrorKind::Server, .message = u"overloaded"_s},
               .provider = u"Maker"_s,
               .startedAt = 100ms,
               .firstTokenAt = 200ms,
               .firstTextAt = 200ms,
               .lastAt = 300ms},
              true}));
    row("a shared answer is there at once, and nothing of its own time comes along",
        {AnswerShared{first,
                      {{u"other"_s}, second},
                      Model{.id = u"vox"_s},
                      {.state = State::Succeeded,
                       .text = u"So"_s,
                       .usage = {.costUsd = 0.5},
                       .timing = {.total = 200ms},
                       .startedAt = 9s,
                       .firstTokenAt = 10s,
                       .firstTextAt = 11s,
                       .lastAt = 12s}},
         Started{first}, TextReceived{first, u"A"_s}, AnswerShared{first, {}, {}, {.state = State::Failed}}},
        with({.id = first,
              .reply = {.state = State::Succeeded,
                        .text = u"So"_s,
                        .usage = {.costUsd = 0.5},
                        .timing = {.total = 200ms},
                        .startedAt = 100ms,
                        .lastAt = 100ms},
              .fallback = Model{.id = u"vox"_s},
              .origin = Origin{{u"other"_s}, second}}));
    row("sources are appended",
        {Started{first}, SourcesReceived{first, {{u"a"_s, u"A"_s}}}, SourcesReceived{first, {{u"b"_s, u"B"_s}}}},
        with({first, {.sources = {{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}}, .startedAt = 100ms, .lastAt = 300ms}}));
    row("events about unknown attempts and fusions change nothing",
        {TextReceived{first, u"A"_s}, Ended{.speaker = first}, PointFound{1, {}}, ReviewFound{1, {}},
         AnalysisEnded{1, analysis()}, JudgeStarted{1}, WriterStarted{1}, FusionEnded{1}, Started{JudgeOf{1}},
         TextReceived{WriterOf{1}, u"A"_s}, ResultChosen{first}, ResultChosen{FusionId{1}}, Rated{first, Rating::Good}},
        base);
    row("an unknown event changes nothing", {Unknown{{{u"type"_s, u"confetti"_s}}}}, base);
    row("a second start of the run is ignored", {RunStarted{.prompt = u"Another"_s}}, base);
    {
        Turn turn = base;
        turn.attempts = {{first, {.startedAt = 100ms, .lastAt = 100ms}},
                         {{{1}, 2}, {.startedAt = 200ms, .lastAt = 200ms}}};
        row("a second attempt overwrites nothing", {Started{first}, Started{AttemptId{{1}, 2}}}, turn);
    }
    row("points appear one by one, and a known number replaces its point",
        {FusionStarted{1, {first, second}, {{u"A"_s, second}, {u"B"_s, first}}}, JudgeStarted{1},
         PointFound{1, {.number = 1, .text = u"One"_s}}, PointFound{1, {.number = 2, .text = u"Two"_s}},
         PointFound{1, {.number = 1, .text = u"First"_s}}, ReviewFound{1, {.member = {1}, .gist = u"long"_s}},
         ReviewFound{1, {.member = {1}, .gist = u"short"_s}}},
        withFusion({.number = 1,
                    .used = {first, second},
                    .letters = {{u"A"_s, second}, {u"B"_s, first}},
                    .judge = Reply{.startedAt = 200ms, .lastAt = 200ms},
                    .analysis = Analysis{.points = {{.number = 1, .text = u"First"_s}, {.number = 2, .text = u"Two"_s}},
                                         .reviews = {{.member = {1}, .gist = u"short"_s}}}}));
    row("J01 without an analysis the points that came are withdrawn, and the writer still writes",
        {FusionStarted{1, {first}, {}}, JudgeStarted{1}, PointFound{1, {.number = 1}}, AnalysisEnded{1, {}},
         Ended{.speaker = JudgeOf{1}, .state = State::Failed}, WriterStarted{1}, Started{WriterOf{1}},
         TextReceived{WriterOf{1}, u"So"_s}, Ended{.speaker = WriterOf{1}}, FusionEnded{1},
         RunFinished{TurnState::Degraded}},
        [&] {
            Turn turn = withFusion({.number = 1,
                                    .used = {first},
                                    .judge = Reply{.state = State::Failed, .startedAt = 200ms, .lastAt = 500ms},
                                    .writer = Reply{.state = State::Succeeded,
                                                    .text = u"So"_s,
                                                    .startedAt = 700ms,
                                                    .firstTokenAt = 800ms,
                                                    .firstTextAt = 800ms,
                                                    .lastAt = 900ms},
                                    .isRunning = false});
            turn.state = TurnState::Degraded;
            return turn;
        }());
    row("a second fusion stands beside the first",
        {FusionStarted{1, {first}, {}}, AnalysisEnded{1, analysis()}, FusionEnded{1}, RunFinished{}, RunResumed{},
         FusionStarted{2, {first}, {}}},
        [&] {
            Turn turn = withFusion({.number = 1, .used = {first}, .analysis = analysis(), .isRunning = false});
            turn.fusions.append({.number = 2, .used = {first}});
            return turn;
        }());
    {
        Turn turn = with({first, {.startedAt = 100ms, .lastAt = 100ms}});
        turn.chosen = first;
        turn.ratings = {{first, Rating::Bad}};
        row("the newest choice and rating count",
            {Started{first}, ResultChosen{first}, Rated{first, Rating::Good}, Rated{first, Rating::Bad}}, turn);
        turn.chosen.reset();
        turn.ratings.clear();
        row("choice and rating are taken back",
            {Started{first}, ResultChosen{first}, Rated{first, Rating::Good}, Rated{first, {}}, ResultChosen{}}, turn);
    }
}

void TestApply::folds()
{
    QFETCH(QList<RunEvent>, events);
    QFETCH(Turn, expected);
    const Turn turn = fold(events);
    QCOMPARE(printed(turn), printed(expected));
    QVERIFY(turn == expected);
}

void TestApply::ignoresWhatComesTwice()
{
    const QList<RunEvent> events = Random(7).events(300);
    Turn twice;
    for (const RunEvent &event : events) {
        apply(twice, event);
        apply(twice, events.first());
        apply(twice, event);
    }
    QCOMPARE(printed(twice), printed(fold(events)));
}

void TestApply::ignoresEventsOfAnotherTurn()
{
    Turn turn = fold(numbered({runStarted()}));
    const Turn before = turn;
    apply(turn, {.seq = 2, .turn = {u"another"_s}, .what = event::RunFinished{}});
    QVERIFY(turn == before);
}

/// A delta costs what it is long: neither the attempt nor the text before it is copied.
void TestApply::appendsTextInPlace()
{
    QList<decltype(RunEvent::what)> whats{runStarted()};
    for (int member = 1; member <= 8; ++member)
        whats.append(event::Started{AttemptId{{member}, 1}});
    Turn turn = fold(numbered(whats));
    turn.attempts.first().reply.text.reserve(20'000);
    const Attempt *const attempts = turn.attempts.constData();
    const QChar *const text = turn.attempts.first().reply.text.constData();
    for (int i = 0; i < 1000; ++i)
        apply(turn, {.seq = turn.lastSeq + 1, .turn = turn.id, .what = event::TextReceived{first, u"ten words "_s}});
    QCOMPARE(turn.attempts.first().reply.text.size(), 10'000);
    QCOMPARE(turn.attempts.constData(), attempts);
    QCOMPARE(turn.attempts.first().reply.text.constData(), text);
}

void TestApply::foldsJoinedTextAlike()
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        Random random(seed);
        const QList<RunEvent> events = random.events(150);
        QList<RunEvent> journal;
        for (const RunEvent &event : events) {
            std::optional<RunEvent> both;
            if (!journal.isEmpty() && random.below(4))
                both = joined(journal.last(), event);
            if (both)
                journal.last() = *both;
            else
                journal.append(event);
        }
        QCOMPARE_LT(journal.size(), events.size());
        QCOMPARE(printed(fold(journal)), printed(fold(events)));
        QVERIFY(fold(journal) == fold(events));
    }
}

void TestApply::joinsOnlyAdjacentPiecesOfOneSpeaker()
{
    using namespace chat::event;
    const auto event = [](qint64 seq, decltype(RunEvent::what) what) {
        return RunEvent{.seq = seq, .at = seq * 10ms, .turn = {u"turn"_s}, .what = std::move(what), .extra = {}};
    };
    const RunEvent piece = event(5, TextReceived{first, u"Be"_s});
    QVERIFY(joined(piece, event(6, TextReceived{first, u"cause"_s})) ==
            event(6, TextReceived{first, u"Because"_s, 50ms}));
    QVERIFY(!joined(piece, event(6, TextReceived{second, u"cause"_s})));
    QVERIFY(!joined(piece, event(6, ReasoningReceived{first, u"cause"_s})));
    QVERIFY(!joined(piece, event(5, TextReceived{first, u"cause"_s})));
    QVERIFY(!joined(piece, event(6, RunResumed{})));
    RunEvent fromTheFuture = event(6, TextReceived{first, u"cause"_s});
    fromTheFuture.extra.insert(u"mood"_s, u"calm"_s);
    QVERIFY(!joined(piece, fromTheFuture));
    RunEvent ofAnotherTurn = event(6, TextReceived{first, u"cause"_s});
    ofAnotherTurn.turn = {u"another"_s};
    QVERIFY(!joined(piece, ofAnotherTurn));
}

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
