// SPDX-License-Identifier: GPL-3.0-or-later
#include "streams.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace chat;
using namespace streams;

namespace {

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s in: %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

/// Through the bytes of a file, there and back.
QJsonObject throughBytes(const QJsonObject &json)
{
    return parsed(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

class TestRunEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void contract_data();
    void contract();
    void randomStreamsHoldEveryType();
    void keepsWhatIsFromTheFuture_data();
    void keepsWhatIsFromTheFuture();
    void refuses_data();
    void refuses();
    void randomStreamsComeBackWhole();
};

/// Each type as it stands in the journal: the JSON is the contract, written out.
void TestRunEvent::contract_data()
{
    using namespace chat::event;
    QTest::addColumn<RunEvent>("event");
    QTest::addColumn<QByteArray>("fields"); // besides v, seq, at_ms, turn
    const auto row = [](const decltype(RunEvent::what) &what, const QByteArray &fields) {
        const RunEvent event{.seq = 12, .at = 3400ms, .turn = {u"turn"_s}, .what = what, .extra = {}};
        QTest::addRow("%s %lld", qPrintable(typeName(event)), static_cast<long long>(fields.size())) << event << fields;
    };
    row(runStarted(),
        R"({"type":"run_started","session":"session","prompt":"Why?","kind":"panel","wall_time":"2026-06-01T14:02:00.000Z",
            "program":"Counterpoint 0.1.0","panel":{"version":1,"id":"duo","name":"Duo",
              "members":[{"endpoint":"openrouter","model":"maker/alto","name":"Alto"},
                         {"endpoint":"openrouter","model":"maker/tenor","name":"Tenor","weight":2}],
              "judge":{"endpoint":"openrouter","model":"maker/judge"},
              "writer":{"endpoint":"openrouter","model":"maker/writer"}},
            "forecast":{"low_usd":0.25,"high_usd":0.5,"low_ms":9,"high_ms":20,"unpriced":["Alto"],
              "alone":{"name":"Tenor","usd":0.125}}})");
    row(RunStarted{.session = {u"s"_s},
                   .parent = TurnId{u"before"_s},
                   .kind = RunKind::JustOne,
                   .example = u"tides"_s,
                   .experiment = u"x"_s,
                   .abSide = AbSide::Second},
        R"({"type":"run_started","session":"s","parent":"before","prompt":"","kind":"just_one","program":"",
            "example":"tides","experiment":"x","ab":"second","panel":{"version":1,"members":[]}})");
    row(Queued{first}, R"({"type":"queued","member":"m1","attempt":1})");
    row(Started{second}, R"({"type":"started","member":"m2","attempt":1})");
    row(Started{JudgeOf{1}}, R"({"type":"started","stage":"judge","fusion":1})");
    row(Retrying{first,
                 7s,
                 {.kind = ErrorKind::RateLimited,
                  .status = 429,
                  .message = u"slow"_s,
                  .remedy = u"Wait."_s,
                  .retryAfter = 7s}},
        R"({"type":"retrying","member":"m1","attempt":1,"in_ms":7000,"error":{"kind":"rate_limited","status":429,
            "message":"slow","remedy":"Wait.","retry_after_ms":7000}})");
    row(ReasoningReceived{first, u"Hm"_s}, R"({"type":"reasoning","member":"m1","attempt":1,"text":"Hm"})");
    row(TextReceived{WriterOf{2}, u"漢\0🎉"_s}, R"({"type":"text","stage":"writer","fusion":2,"text":"漢\u0000🎉"})");
    row(TextReceived{first, u"A"_s, 3s}, R"({"type":"text","member":"m1","attempt":1,"text":"A","since_ms":3000})");
    row(SourcesReceived{first, {{u"https://a.example"_s, u"A"_s}}},
        R"({"type":"sources","member":"m1","attempt":1,"sources":[{"url":"https://a.example","title":"A"}]})");
    row(Ended{.speaker = first},
        R"({"type":"ended","member":"m1","attempt":1,"state":"succeeded","tries":1,"ms":{"first_token":null,"total":0},
            "usage":{"prompt_tokens":0,"completion_tokens":0,"cost_usd":null,"estimated":false}})");
    row(Ended{.speaker = first,
              .state = State::Failed,
              .finish = Finish::ContentFilter,
              .error = Error{.kind = ErrorKind::TooLong, .status = 400},
              .usage = {.promptTokens = 9,
                        .cachedTokens = 8,
                        .completionTokens = 7,
                        .reasoningTokens = 6,
                        .webSearches = 5,
                        .costUsd = 0.25,
                        .estimated = true,
                        .costComputed = true},
              .timing = {.firstToken = 1ms, .firstText = 2ms, .total = 3ms},
              .provider = u"Maker"_s,
              .servedModel = u"maker/other"_s,
              .tries = 3,
              .late = true},
        R"({"type":"ended","member":"m1","attempt":1,"state":"failed","finish":"content_filter","tries":3,"late":true,
            "error":{"kind":"too_long","status":400,"message":"","remedy":""},"provider":"Maker",
            "served_model":"maker/other","ms":{"first_token":1,"first_text":2,"total":3},
            "usage":{"prompt_tokens":9,"cached_tokens":8,"completion_tokens":7,"reasoning_tokens":6,"web_searches":5,
                     "cost_usd":0.25,"estimated":true,"cost_computed":true}})");
    row(FellBack{second, {u"e"_s, u"other"_s, u"Other"_s}},
        R"({"type":"fell_back","member":"m2","attempt":1,"model":{"endpoint":"e","model":"other","name":"Other"}})");
    row(AnswerShared{second,
                     {{u"other"_s}, first},
                     Model{u"e"_s, u"other"_s, {}},
                     {.state = State::Succeeded,
                      .text = u"A"_s,
                      .usage = {.promptTokens = 9, .completionTokens = 7, .costUsd = 0.25},
                      .timing = {.firstToken = 1ms, .total = 3ms},
                      .finish = Finish::Stop,
                      .startedAt = 5ms,
                      .firstTextAt = 6ms,
                      .lastAt = 8ms}},
        R"({"type":"answer_shared","member":"m2","attempt":1,"from":{"turn":"other","member":"m1","attempt":1},
            "model":{"endpoint":"e","model":"other"},"state":"succeeded","text":"A","finish":"stop","tries":1,
            "usage":{"prompt_tokens":9,"completion_tokens":7,"cost_usd":0.25,"estimated":false},
            "ms":{"first_token":1,"total":3},"started_at_ms":5,"first_text_at_ms":6,"last_at_ms":8})");
    row(QuorumMet{10s}, R"({"type":"quorum_met","grace_ms":10000})");
    row(FusionStarted{1, {first, second}, {{u"A"_s, second}}},
        R"({"type":"fusion_started","fusion":1,"used":[{"member":"m1","attempt":1},{"member":"m2","attempt":1}],
            "letters":{"A":{"member":"m2","attempt":1}}})");
    row(JudgeStarted{1}, R"({"type":"judge_started","fusion":1})");
    row(WriterStarted{1}, R"({"type":"writer_started","fusion":1})");
    row(PointFound{1, analysis().points.first()},
        R"({"type":"point","fusion":1,"point":{"number":1,"category":"contradictions","text":"Cause",
            "members":["m1","m2"],"evidence":[],"stances":[
              {"members":["m1"],"text":"Tides","evidence":[{"member":"m1","attempt":1,"quote":"the tides",
                                                           "ranges":[{"start":3,"end":12}]}]},
              {"members":["m2"],"text":"Wind","evidence":[]}]}})");
    row(ReviewFound{1, analysis().reviews.first()},
        R"({"type":"review","fusion":1,"review":{"member":"m2","gist":"Wind, briefly",
            "concerns":[{"kind":"inaccuracy","text":"No source","evidence":[]}]}})");
    row(AnalysisEnded{1, {}}, R"({"type":"analysis","fusion":1,"analysis":null})");
    row(AnalysisEnded{1, Analysis{.points = {analysis().points.last()}, .dropped = 2}},
        R"({"type":"analysis","fusion":1,"analysis":{"dropped":2,"reviews":[],"points":[
            {"number":2,"category":"blind_spots","text":"Nobody asks who.","members":[],"evidence":[]}]}})");
    row(FusionEnded{1}, R"({"type":"fusion_ended","fusion":1})");
    row(ResultChosen{first}, R"({"type":"result_chosen","member":"m1","attempt":1})");
    row(ResultChosen{FusionId{2}}, R"({"type":"result_chosen","fusion":2})");
    row(ResultChosen{}, R"({"type":"result_chosen"})");
    row(Rated{first, Rating::Good}, R"({"type":"rated","member":"m1","attempt":1,"rating":"good"})");
    row(Rated{FusionId{1}, {}}, R"({"type":"rated","fusion":1,"rating":null})");
    row(RunFinished{TurnState::Degraded}, R"({"type":"run_finished","state":"degraded"})");
    row(RunResumed{}, R"({"type":"run_resumed"})");
}

void TestRunEvent::contract()
{
    QFETCH(RunEvent, event);
    QFETCH(QByteArray, fields);
    QJsonObject expected = parsed(fields);
    expected.insert(u"v"_s, 1);
    expected.insert(u"seq"_s, 12);
    expected.insert(u"at_ms"_s, 3400);
    expected.insert(u"turn"_s, u"turn"_s);

    QCOMPARE(compact(toJson(event)), compact(expected));
    const auto back = runEventFromJson(throughBytes(expected));
    QVERIFY2(back, qPrintable(back ? QString() : back.error()));
    QCOMPARE(back->what.index(), event.what.index());
    QVERIFY(*back == event);
}

void TestRunEvent::randomStreamsHoldEveryType()
{
    QSet<size_t> seen;
    for (const QList<RunEvent> events = Random(1).events(2000); const RunEvent &event : events)
        seen.insert(event.what.index());
    // all but Unknown
    QCOMPARE(seen.size(), qsizetype(std::variant_size_v<decltype(RunEvent::what)>) - 1);
}

void TestRunEvent::keepsWhatIsFromTheFuture_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("isUnknown");
    QTest::newRow("an unknown type")
        << QByteArray(R"({"v":9,"seq":3,"at_ms":5,"turn":"t","type":"confetti","colour":"red","n":[1,{"a":null}]})")
        << u"confetti"_s << true;
    QTest::newRow("an unknown field, and a newer version")
        << QByteArray(
               R"({"v":2,"seq":3,"at_ms":5,"turn":"t","type":"text","member":"m1","attempt":1,"text":"A","mood":"calm"})")
        << u"text"_s << false;
    QTest::newRow("unknown fields in nested objects and in the entries of lists")
        << QByteArray(
               R"({"v":1,"seq":3,"at_ms":5,"turn":"t","type":"point","fusion":1,"point":{"number":1,"category":"consensus",
            "text":"A","members":[],"shade":7,"evidence":[
              {"member":"m1","attempt":1,"quote":"q","ranges":[]},
              {"member":"m2","attempt":1,"quote":"q","ranges":[{"start":1,"end":2,"why":"w"}],"sure":false}]}})")
        << u"point"_s << false;
    QTest::newRow("a panel whose members can more")
        << QByteArray(
               R"({"v":1,"seq":1,"at_ms":0,"turn":"t","type":"run_started","session":"s","prompt":"p","kind":"panel","program":"",
            "panel":{"version":3,"members":[{"endpoint":"e","model":"a","colour":"teal"}],"policy":{"mercy":1}}})")
        << u"run_started"_s << false;
    QTest::newRow("a value that this version does not know")
        << QByteArray(R"({"v":1,"seq":3,"at_ms":5,"turn":"t","type":"run_finished","state":"enlightened"})")
        << u"run_finished"_s << true;
    QTest::newRow("a ninth member")
        << QByteArray(R"({"v":1,"seq":3,"at_ms":5,"turn":"t","type":"text","member":"m9","attempt":1,"text":"A"})")
        << u"text"_s << true;
    QTest::newRow("a known type with a broken field")
        << QByteArray(R"({"v":1,"seq":3,"at_ms":5,"turn":"t","type":"text","member":"m1","attempt":1,"text":["A"]})")
        << u"text"_s << true;
    QTest::newRow("an end that is none")
        << QByteArray(
               R"({"v":1,"seq":3,"at_ms":5,"turn":"t","type":"ended","member":"m1","attempt":1,"state":"writing"})")
        << u"ended"_s << true;
    QTest::newRow("a shared answer that has not ended")
        << QByteArray(R"({"v":1,"seq":3,"at_ms":5,"turn":"t","type":"answer_shared","member":"m1","attempt":1,
            "from":{"turn":"o","member":"m1","attempt":1},"state":"writing"})")
        << u"answer_shared"_s << true;
    QTest::newRow("a number beyond all bounds")
        << QByteArray(
               R"({"v":1,"seq":3,"at_ms":5,"turn":"t","type":"retrying","member":"m1","attempt":1,"in_ms":1e300})")
        << u"retrying"_s << true;
    QTest::newRow("an empty type") << QByteArray(R"({"v":1,"seq":3,"at_ms":5,"turn":"t","type":""})") << QString()
                                   << true;
}

void TestRunEvent::keepsWhatIsFromTheFuture()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, type);
    QFETCH(bool, isUnknown);
    const auto event = runEventFromJson(parsed(json));
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    QCOMPARE(typeName(*event), type);
    QCOMPARE(std::holds_alternative<event::Unknown>(event->what), isUnknown);
    QCOMPARE(compact(toJson(*event)), compact(parsed(json)));
    // and it can be numbered anew without losing a thing
    RunEvent renumbered = *event;
    renumbered.seq = 44;
    QJsonObject expected = parsed(json);
    expected.insert(u"seq"_s, 44);
    QCOMPARE(compact(toJson(renumbered)), compact(expected));
    Turn turn;
    apply(turn, *event);
}

void TestRunEvent::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("an empty object") << QByteArray("{}") << u"\"seq\" is missing."_s;
    QTest::newRow("no turn") << QByteArray(R"({"seq":1,"type":"run_resumed"})") << u"\"turn\" is missing."_s;
    QTest::newRow("no type") << QByteArray(R"({"seq":1,"turn":"t"})") << u"\"type\" is missing."_s;
    QTest::newRow("a number in words") << QByteArray(R"({"seq":"one","turn":"t","type":"run_resumed"})")
                                       << u"\"seq\" must be a whole number."_s;
}

void TestRunEvent::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, sentence);
    const auto event = runEventFromJson(parsed(json));
    QVERIFY(!event);
    QCOMPARE(event.error(), sentence);
}

void TestRunEvent::randomStreamsComeBackWhole()
{
    for (unsigned seed = 1; seed <= 100; ++seed) {
        const QList<RunEvent> events = Random(seed).events(100);
        Turn turn;
        for (const RunEvent &event : events) {
            const auto back = runEventFromJson(throughBytes(toJson(event)));
            QVERIFY(back);
            QCOMPARE(compact(toJson(*back)), compact(toJson(event)));
            QVERIFY(*back == event);
            apply(turn, *back);
        }
        QVERIFY(turn == fold(events));
    }
}

QTEST_GUILESS_MAIN(TestRunEvent)
#include "tst_runevent.moc"
