// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/codec.h"

using namespace Qt::StringLiterals;

namespace chat {

namespace {

constexpr int turnVersion = 1;
constexpr Names<State, 8> states{{
    {State::Waiting, "waiting"_L1},
    {State::Queued, "queued"_L1},
    {State::Retrying, "retrying"_L1},
    {State::Thinking, "thinking"_L1},
    {State::Writing, "writing"_L1},
    {State::Succeeded, "succeeded"_L1},
    {State::Failed, "failed"_L1},
    {State::Cancelled, "cancelled"_L1},
}};
constexpr Names<TurnState, 6> turnStates{{
    {TurnState::Running, "running"_L1},
    {TurnState::Complete, "complete"_L1},
    {TurnState::Degraded, "degraded"_L1},
    {TurnState::Failed, "failed"_L1},
    {TurnState::Cancelled, "cancelled"_L1},
    {TurnState::Interrupted, "interrupted"_L1},
}};
constexpr Names<Finish, 3> finishes{{
    {Finish::Stop, "stop"_L1},
    {Finish::Length, "length"_L1},
    {Finish::ContentFilter, "content_filter"_L1},
}};
constexpr Names<RunKind, 2> runKinds{{
    {RunKind::Panel, "panel"_L1},
    {RunKind::JustOne, "just_one"_L1},
}};
constexpr Names<AbSide, 2> abSides{{
    {AbSide::First, "first"_L1},
    {AbSide::Second, "second"_L1},
}};
constexpr Names<Rating, 2> ratings{{
    {Rating::Good, "good"_L1},
    {Rating::Bad, "bad"_L1},
}};

void insertTime(QJsonObject &json, const QString &key, std::optional<std::chrono::milliseconds> time)
{
    if (time)
        json.insert(key, milliseconds(*time));
}

void insertText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

QJsonObject toJson(const Attempt &attempt)
{
    QJsonObject json = toJson(attempt.id);
    merge(json, toJson(attempt.reply));
    if (attempt.late)
        json.insert(u"late"_s, true);
    if (attempt.fallback)
        json.insert(u"fallback"_s, toJson(*attempt.fallback));
    if (attempt.origin)
        json.insert(u"from"_s, toJson(*attempt.origin));
    return json;
}

Attempt readAttempt(const Fields &fields)
{
    Attempt attempt{.id = readAttemptId(fields), .reply = readReply(fields), .late = fields.flag("late"_L1)};
    if (fields.has("fallback"_L1))
        attempt.fallback = readModel(fields.child("fallback"_L1));
    if (fields.has("from"_L1))
        attempt.origin = readOrigin(fields.child("from"_L1));
    return attempt;
}

QJsonObject toJson(const Fusion &fusion)
{
    QJsonObject json{
        {u"fusion"_s, fusion.number},
        {u"used"_s, toJson(fusion.used)},
        {u"letters"_s, lettersToJson(fusion.letters)},
        {u"running"_s, fusion.isRunning},
    };
    if (fusion.judge)
        json.insert(u"judge"_s, toJson(*fusion.judge));
    if (fusion.analysis)
        json.insert(u"analysis"_s, toJson(*fusion.analysis));
    if (fusion.writer)
        json.insert(u"writer"_s, toJson(*fusion.writer));
    return json;
}

Fusion readFusion(const Fields &fields)
{
    Fusion fusion{.number = readCount(fields, "fusion"_L1),
                  .used = readAttemptIds(fields, "used"_L1),
                  .letters = readLetters(fields),
                  .judge = {},
                  .analysis = {},
                  .writer = {},
                  .isRunning = fields.flag("running"_L1)};
    if (fields.has("judge"_L1))
        fusion.judge = readReply(fields.child("judge"_L1));
    if (fields.has("analysis"_L1))
        fusion.analysis = readAnalysis(fields.child("analysis"_L1));
    if (fields.has("writer"_L1))
        fusion.writer = readReply(fields.child("writer"_L1));
    return fusion;
}

QJsonArray toJson(const QList<std::pair<ResultId, Rating>> &given)
{
    QJsonArray json;
    for (const auto &[id, rating] : given) {
        QJsonObject entry = toJson(id);
        entry.insert(u"rating"_s, toString(rating));
        json.append(entry);
    }
    return json;
}

template<typename Value>
QJsonArray toJsonArray(const QList<Value> &values)
{
    QJsonArray json;
    for (const Value &value : values)
        json.append(toJson(value));
    return json;
}

} // namespace

QJsonObject toJson(const Reply &reply)
{
    QJsonObject json{
        {u"state"_s, toString(reply.state)},
        {u"text"_s, reply.text},
        {u"usage"_s, toJson(reply.usage)},
        {u"ms"_s, toJson(reply.timing)},
        {u"started_at_ms"_s, milliseconds(reply.startedAt)},
        {u"last_at_ms"_s, milliseconds(reply.lastAt)},
        {u"tries"_s, reply.tries},
    };
    insertText(json, u"reasoning"_s, reply.reasoning);
    insertText(json, u"provider"_s, reply.provider);
    insertText(json, u"served_model"_s, reply.servedModel);
    if (!reply.sources.isEmpty())
        json.insert(u"sources"_s, toJson(reply.sources));
    if (reply.finish)
        json.insert(u"finish"_s, toString(*reply.finish));
    if (reply.error)
        json.insert(u"error"_s, toJson(*reply.error));
    insertTime(json, u"retry_at_ms"_s, reply.retryAt);
    insertTime(json, u"first_token_at_ms"_s, reply.firstTokenAt);
    insertTime(json, u"first_text_at_ms"_s, reply.firstTextAt);
    return json;
}

Reply readReply(const Fields &fields)
{
    constexpr std::chrono::milliseconds none{0};
    Reply reply{.state = readState(fields).value_or(State::Waiting),
                .text = fields.text("text"_L1),
                .reasoning = fields.text("reasoning"_L1),
                .sources = readSources(fields),
                .usage = readUsage(fields.child("usage"_L1)),
                .timing = readTiming(fields.child("ms"_L1)),
                .finish = readFinish(fields),
                .error = {},
                .provider = fields.text("provider"_L1),
                .servedModel = fields.text("served_model"_L1),
                .startedAt = fields.duration("started_at_ms"_L1).value_or(none),
                .retryAt = fields.duration("retry_at_ms"_L1),
                .firstTokenAt = fields.duration("first_token_at_ms"_L1),
                .firstTextAt = fields.duration("first_text_at_ms"_L1),
                .lastAt = fields.duration("last_at_ms"_L1).value_or(none),
                .tries = static_cast<int>(fields.integerWithin("tries"_L1, 0, 1'000'000).value_or(1))};
    if (fields.has("error"_L1))
        reply.error = readError(fields.child("error"_L1));
    return reply;
}

QJsonObject toJson(const Origin &origin)
{
    QJsonObject json = toJson(origin.attempt);
    json.insert(u"turn"_s, origin.turn.value);
    return json;
}

Origin readOrigin(const Fields &fields)
{
    return {.turn = {fields.text("turn"_L1)}, .attempt = readAttemptId(fields)};
}

QString toString(State state)
{
    return nameOf(states, state);
}

std::optional<State> stateFromString(QStringView text)
{
    return valueOf(states, text);
}

std::optional<State> readState(const Fields &fields)
{
    return fields.choice("state"_L1, states);
}

QString toString(TurnState state)
{
    return nameOf(turnStates, state);
}

std::optional<TurnState> turnStateFromString(QStringView text)
{
    return valueOf(turnStates, text);
}

std::optional<TurnState> readTurnState(const Fields &fields)
{
    return fields.choice("state"_L1, turnStates);
}

QString toString(Finish finish)
{
    return nameOf(finishes, finish);
}

std::optional<Finish> finishFromString(QStringView text)
{
    return valueOf(finishes, text);
}

std::optional<Finish> readFinish(const Fields &fields)
{
    return fields.choice("finish"_L1, finishes);
}

QString toString(RunKind kind)
{
    return nameOf(runKinds, kind);
}

std::optional<RunKind> readRunKind(const Fields &fields)
{
    return fields.choice("kind"_L1, runKinds);
}

QString toString(AbSide side)
{
    return nameOf(abSides, side);
}

std::optional<AbSide> readAbSide(const Fields &fields)
{
    return fields.choice("ab"_L1, abSides);
}

QString toString(Rating rating)
{
    return nameOf(ratings, rating);
}

std::optional<Rating> readRating(const Fields &fields)
{
    return fields.choice("rating"_L1, ratings);
}

QJsonObject toJson(const Turn &turn)
{
    QJsonObject json{
        {u"v"_s, turnVersion},
        {u"id"_s, turn.id.value},
        {u"session"_s, turn.session.value},
        {u"prompt"_s, turn.prompt},
        {u"kind"_s, toString(turn.kind)},
        {u"panel"_s, toJson(turn.panel)},
        {u"state"_s, toString(turn.state)},
        {u"attempts"_s, toJsonArray(turn.attempts)},
        {u"fusions"_s, toJsonArray(turn.fusions)},
        {u"last_seq"_s, turn.lastSeq},
        {u"last_at_ms"_s, milliseconds(turn.lastAt)},
    };
    if (turn.parent)
        json.insert(u"parent"_s, turn.parent->value);
    if (turn.startedAt.isValid())
        json.insert(u"started_at"_s, toString(turn.startedAt));
    if (turn.chosen)
        json.insert(u"chosen"_s, toJson(*turn.chosen));
    if (!turn.ratings.isEmpty())
        json.insert(u"ratings"_s, toJson(turn.ratings));
    insertText(json, u"example"_s, turn.example);
    insertText(json, u"program"_s, turn.program);
    if (turn.forecast)
        json.insert(u"forecast"_s, toJson(*turn.forecast));
    insertText(json, u"experiment"_s, turn.experiment);
    if (turn.abSide)
        json.insert(u"ab"_s, toString(*turn.abSide));
    return json;
}

Turn turnFromJson(const QJsonObject &json)
{
    QString problem; // the folded form is read as far as it goes; the journal is the truth
    const Fields fields(json, problem);
    Turn turn{.id = {fields.text("id"_L1)},
              .session = {fields.text("session"_L1)},
              .parent = {},
              .prompt = fields.text("prompt"_L1),
              .kind = readRunKind(fields).value_or(RunKind::Panel),
              .panel = readPanel(fields.child("panel"_L1)),
              .startedAt = readTime(fields, "started_at"_L1),
              .state = readTurnState(fields).value_or(TurnState::Running),
              .attempts = {},
              .fusions = {},
              .chosen = {},
              .ratings = {},
              .lastSeq = fields.integer("last_seq"_L1).value_or(0),
              .lastAt = fields.duration("last_at_ms"_L1).value_or(std::chrono::milliseconds(0)),
              .example = fields.text("example"_L1),
              .program = fields.text("program"_L1),
              .forecast = {},
              .experiment = fields.text("experiment"_L1),
              .abSide = readAbSide(fields)};
    if (fields.has("forecast"_L1))
        turn.forecast = readForecast(fields.child("forecast"_L1));
    if (fields.has("parent"_L1))
        turn.parent = TurnId{fields.text("parent"_L1)};
    for (const QList<Fields> attempts = fields.children("attempts"_L1); const Fields &attempt : attempts)
        turn.attempts.append(readAttempt(attempt));
    for (const QList<Fields> fusions = fields.children("fusions"_L1); const Fields &fusion : fusions)
        turn.fusions.append(readFusion(fusion));
    if (fields.has("chosen"_L1))
        turn.chosen = readResultId(fields.child("chosen"_L1));
    for (const QList<Fields> given = fields.children("ratings"_L1); const Fields &entry : given) {
        if (const std::optional<Rating> rating = readRating(entry))
            turn.ratings.append({readResultId(entry), *rating});
    }
    return turn;
}

} // namespace chat
