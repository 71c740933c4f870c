// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/codec.h"
#include "chat/runevent.h"

using namespace Qt::StringLiterals;

namespace chat {

namespace {

template<typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};

/// `type` of each alternative of RunEvent::what, in its order.
constexpr std::array typeNames{
    ""_L1,      "run_started"_L1,  "queued"_L1,      "started"_L1,        "retrying"_L1,       "reasoning"_L1,
    "text"_L1,  "sources"_L1,      "ended"_L1,       "quorum_met"_L1,     "fusion_started"_L1, "judge_started"_L1,
    "point"_L1, "review"_L1,       "analysis"_L1,    "writer_started"_L1, "fusion_ended"_L1,   "result_chosen"_L1,
    "rated"_L1, "run_finished"_L1, "run_resumed"_L1, "fell_back"_L1,      "answer_shared"_L1,
};
static_assert(typeNames.size() == std::variant_size_v<decltype(RunEvent::what)>);

// Writing: the fields of each type.

QJsonObject fieldsOf(const Speaker &speaker)
{
    return std::visit(
        Overloaded{
            [](AttemptId id) { return toJson(id); },
            [](JudgeOf judge) { return QJsonObject{{u"stage"_s, u"judge"_s}, {u"fusion"_s, judge.fusion}}; },
            [](WriterOf writer) { return QJsonObject{{u"stage"_s, u"writer"_s}, {u"fusion"_s, writer.fusion}}; },
        },
        speaker);
}

QJsonObject fieldsOf(const event::RunStarted &started)
{
    QJsonObject json{
        {u"session"_s, started.session.value}, {u"prompt"_s, started.prompt},   {u"kind"_s, toString(started.kind)},
        {u"panel"_s, toJson(started.panel)},   {u"program"_s, started.program},
    };
    if (started.wallTime.isValid())
        json.insert(u"wall_time"_s, toString(started.wallTime));
    if (started.parent)
        json.insert(u"parent"_s, started.parent->value);
    if (!started.example.isEmpty())
        json.insert(u"example"_s, started.example);
    if (started.forecast)
        json.insert(u"forecast"_s, toJson(*started.forecast));
    if (!started.experiment.isEmpty())
        json.insert(u"experiment"_s, started.experiment);
    if (started.abSide)
        json.insert(u"ab"_s, toString(*started.abSide));
    return json;
}

QJsonObject fieldsOf(const event::FellBack &fell)
{
    QJsonObject json = toJson(fell.attempt);
    json.insert(u"model"_s, toJson(fell.model));
    return json;
}

QJsonObject fieldsOf(const event::AnswerShared &shared)
{
    QJsonObject json = toJson(shared.attempt);
    merge(json, toJson(shared.reply));
    json.insert(u"from"_s, toJson(shared.from));
    if (shared.fallback)
        json.insert(u"model"_s, toJson(*shared.fallback));
    return json;
}

QJsonObject fieldsOf(const event::Retrying &retrying)
{
    QJsonObject json = fieldsOf(retrying.speaker);
    json.insert(u"in_ms"_s, milliseconds(retrying.in));
    json.insert(u"error"_s, toJson(retrying.error));
    return json;
}

template<typename Piece>
QJsonObject fieldsOfPiece(const Piece &piece)
{
    QJsonObject json = fieldsOf(piece.speaker);
    json.insert(u"text"_s, piece.text);
    if (piece.since)
        json.insert(u"since_ms"_s, milliseconds(*piece.since));
    return json;
}

QJsonObject fieldsOf(const event::SourcesReceived &received)
{
    QJsonObject json = fieldsOf(received.speaker);
    json.insert(u"sources"_s, toJson(received.sources));
    return json;
}

QJsonObject fieldsOf(const event::Ended &ended)
{
    QJsonObject json = fieldsOf(ended.speaker);
    json.insert(u"state"_s, toString(ended.state));
    json.insert(u"usage"_s, toJson(ended.usage));
    json.insert(u"ms"_s, toJson(ended.timing));
    json.insert(u"tries"_s, ended.tries);
    if (ended.finish)
        json.insert(u"finish"_s, toString(*ended.finish));
    if (ended.error)
        json.insert(u"error"_s, toJson(*ended.error));
    if (!ended.provider.isEmpty())
        json.insert(u"provider"_s, ended.provider);
    if (!ended.servedModel.isEmpty())
        json.insert(u"served_model"_s, ended.servedModel);
    if (ended.late)
        json.insert(u"late"_s, true);
    return json;
}

QJsonObject fieldsOf(const event::FusionStarted &started)
{
    return {{u"fusion"_s, started.fusion},
            {u"used"_s, toJson(started.used)},
            {u"letters"_s, lettersToJson(started.letters)}};
}

QJsonObject fieldsOf(const event::Rated &rated)
{
    QJsonObject json = toJson(rated.result);
    json.insert(u"rating"_s, rated.rating ? QJsonValue(toString(*rated.rating)) : QJsonValue());
    return json;
}

const Overloaded fieldsOfEvent{
    [](const event::Unknown &unknown) { return unknown.json; },
    [](const event::Queued &queued) { return fieldsOf(queued.speaker); },
    [](const event::Started &started) { return fieldsOf(started.speaker); },
    [](const event::ReasoningReceived &received) { return fieldsOfPiece(received); },
    [](const event::TextReceived &received) { return fieldsOfPiece(received); },
    [](const event::QuorumMet &met) { return QJsonObject{{u"grace_ms"_s, milliseconds(met.grace)}}; },
    [](const event::JudgeStarted &started) { return QJsonObject{{u"fusion"_s, started.fusion}}; },
    [](const event::WriterStarted &started) { return QJsonObject{{u"fusion"_s, started.fusion}}; },
    [](const event::PointFound &found) {
        return QJsonObject{{u"fusion"_s, found.fusion}, {u"point"_s, toJson(found.point)}};
    },
    [](const event::ReviewFound &found) {
        return QJsonObject{{u"fusion"_s, found.fusion}, {u"review"_s, toJson(found.review)}};
    },
    [](const event::AnalysisEnded &ended) {
        return QJsonObject{{u"fusion"_s, ended.fusion},
                           {u"analysis"_s, ended.analysis ? QJsonValue(toJson(*ended.analysis)) : QJsonValue()}};
    },
    [](const event::FusionEnded &ended) { return QJsonObject{{u"fusion"_s, ended.fusion}}; },
    [](const event::ResultChosen &chosen) { return chosen.result ? toJson(*chosen.result) : QJsonObject(); },
    [](const event::RunFinished &finished) { return QJsonObject{{u"state"_s, toString(finished.state)}}; },
    [](const event::RunResumed &) { return QJsonObject(); },
    [](const auto &other) { return fieldsOf(other); },
};

// Reading: one overload for each type.

template<typename What>
struct Type
{
};

Speaker readSpeaker(const Fields &fields)
{
    enum class Stage { Judge, Writer };
    constexpr Names<Stage, 2> stages{{{Stage::Judge, "judge"_L1}, {Stage::Writer, "writer"_L1}}};
    if (!fields.has("stage"_L1))
        return readAttemptId(fields);
    const int fusion = readCount(fields, "fusion"_L1);
    if (fields.choice("stage"_L1, stages) == Stage::Judge)
        return JudgeOf{fusion};
    return WriterOf{fusion};
}

event::RunStarted read(const Fields &fields, Type<event::RunStarted>)
{
    event::RunStarted started{.session = {fields.text("session"_L1)},
                              .parent = {},
                              .prompt = fields.text("prompt"_L1),
                              .kind = readRunKind(fields).value_or(RunKind::Panel),
                              .wallTime = readTime(fields, "wall_time"_L1),
                              .panel = readPanel(fields.child("panel"_L1)),
                              .example = fields.text("example"_L1),
                              .program = fields.text("program"_L1)};
    if (fields.has("parent"_L1))
        started.parent = TurnId{fields.text("parent"_L1)};
    if (fields.has("forecast"_L1))
        started.forecast = readForecast(fields.child("forecast"_L1));
    started.experiment = fields.text("experiment"_L1);
    started.abSide = readAbSide(fields);
    return started;
}

/// What an ended attempt must have said.
void requireEnd(const Fields &fields, State state)
{
    fields.require("state"_L1);
    if (!isFinal(state))
        fields.fail("state"_L1, Fields::tr("must be a final one."));
}

event::FellBack read(const Fields &fields, Type<event::FellBack>)
{
    fields.require("model"_L1);
    return {.attempt = readAttemptId(fields), .model = readModel(fields.child("model"_L1))};
}

event::AnswerShared read(const Fields &fields, Type<event::AnswerShared>)
{
    fields.require("from"_L1);
    event::AnswerShared shared{.attempt = readAttemptId(fields),
                               .from = readOrigin(fields.child("from"_L1)),
                               .fallback = {},
                               .reply = readReply(fields)};
    requireEnd(fields, shared.reply.state);
    if (fields.has("model"_L1))
        shared.fallback = readModel(fields.child("model"_L1));
    return shared;
}

event::Retrying read(const Fields &fields, Type<event::Retrying>)
{
    return {.speaker = readSpeaker(fields),
            .in = fields.duration("in_ms"_L1).value_or(std::chrono::milliseconds(0)),
            .error = readError(fields.child("error"_L1))};
}

template<typename Piece>
    requires std::same_as<Piece, event::TextReceived> || std::same_as<Piece, event::ReasoningReceived>
Piece read(const Fields &fields, Type<Piece>)
{
    return {.speaker = readSpeaker(fields), .text = fields.text("text"_L1), .since = fields.duration("since_ms"_L1)};
}

event::SourcesReceived read(const Fields &fields, Type<event::SourcesReceived>)
{
    return {.speaker = readSpeaker(fields), .sources = readSources(fields)};
}

event::Ended read(const Fields &fields, Type<event::Ended>)
{
    event::Ended ended{.speaker = readSpeaker(fields),
                       .state = readState(fields).value_or(State::Failed),
                       .finish = readFinish(fields),
                       .error = {},
                       .usage = readUsage(fields.child("usage"_L1)),
                       .timing = readTiming(fields.child("ms"_L1)),
                       .provider = fields.text("provider"_L1),
                       .servedModel = fields.text("served_model"_L1),
                       .tries = static_cast<int>(fields.integerWithin("tries"_L1, 0, 1'000'000).value_or(1)),
                       .late = fields.flag("late"_L1)};
    requireEnd(fields, ended.state);
    if (fields.has("error"_L1))
        ended.error = readError(fields.child("error"_L1));
    return ended;
}

event::QuorumMet read(const Fields &fields, Type<event::QuorumMet>)
{
    return {fields.duration("grace_ms"_L1).value_or(std::chrono::milliseconds(0))};
}

event::FusionStarted read(const Fields &fields, Type<event::FusionStarted>)
{
    return {.fusion = readCount(fields, "fusion"_L1),
            .used = readAttemptIds(fields, "used"_L1),
            .letters = readLetters(fields)};
}

event::PointFound read(const Fields &fields, Type<event::PointFound>)
{
    return {.fusion = readCount(fields, "fusion"_L1), .point = readPoint(fields.child("point"_L1))};
}

event::ReviewFound read(const Fields &fields, Type<event::ReviewFound>)
{
    return {.fusion = readCount(fields, "fusion"_L1), .review = readReview(fields.child("review"_L1))};
}

event::AnalysisEnded read(const Fields &fields, Type<event::AnalysisEnded>)
{
    event::AnalysisEnded ended{.fusion = readCount(fields, "fusion"_L1), .analysis = {}};
    if (fields.has("analysis"_L1))
        ended.analysis = readAnalysis(fields.child("analysis"_L1));
    return ended;
}

event::ResultChosen read(const Fields &fields, Type<event::ResultChosen>)
{
    if (!fields.has("fusion"_L1) && !fields.has("member"_L1))
        return {};
    return {readResultId(fields)};
}

event::Rated read(const Fields &fields, Type<event::Rated>)
{
    return {.result = readResultId(fields), .rating = readRating(fields)};
}

event::RunFinished read(const Fields &fields, Type<event::RunFinished>)
{
    fields.require("state"_L1);
    return {readTurnState(fields).value_or(TurnState::Failed)};
}

event::RunResumed read(const Fields &, Type<event::RunResumed>)
{
    return {};
}

template<typename What>
    requires std::same_as<What, event::Queued> || std::same_as<What, event::Started>
What read(const Fields &fields, Type<What>)
{
    return {readSpeaker(fields)};
}

template<typename What>
    requires std::same_as<What, event::JudgeStarted> || std::same_as<What, event::WriterStarted> ||
             std::same_as<What, event::FusionEnded>
What read(const Fields &fields, Type<What>)
{
    return {readCount(fields, "fusion"_L1)};
}

event::Unknown read(const Fields &, Type<event::Unknown>)
{
    return {};
}

using What = decltype(RunEvent::what);

template<size_t... index>
What readWhat(const Fields &fields, size_t type, std::index_sequence<index...>)
{
    What what;
    (void)((index == type && (what = read(fields, Type<std::variant_alternative_t<index, What>>()), true)) || ...);
    return what;
}

} // namespace

QString typeName(const RunEvent &event)
{
    if (const auto *const unknown = std::get_if<event::Unknown>(&event.what))
        return unknown->json.value("type"_L1).toString();
    return typeNames.at(event.what.index());
}

QJsonObject toJson(const RunEvent &event)
{
    QJsonObject json = std::visit(fieldsOfEvent, event.what);
    json.insert(u"seq"_s, event.seq);
    json.insert(u"at_ms"_s, milliseconds(event.at));
    json.insert(u"turn"_s, event.turn.value);
    if (std::holds_alternative<event::Unknown>(event.what))
        return json;
    json.insert(u"type"_s, typeName(event));
    json.insert(u"v"_s, eventVersion);
    return event.extra.isEmpty() ? json : withUnknownFields(json, event.extra);
}

std::expected<RunEvent, QString> runEventFromJson(const QJsonObject &json)
{
    QString problem;
    const Fields fields(json, problem);
    fields.require("seq"_L1);
    fields.require("turn"_L1);
    fields.require("type"_L1);
    const QString type = fields.text("type"_L1);
    RunEvent event{.seq = fields.integer("seq"_L1).value_or(0), .at = {}, .turn = {fields.text("turn"_L1)}};
    if (!problem.isEmpty())
        return std::unexpected(problem);
    event.at = fields.duration("at_ms"_L1).value_or(std::chrono::milliseconds(0));

    const auto known = std::ranges::find(typeNames, type);
    if (known != typeNames.end() && !type.isEmpty()) {
        const auto index = static_cast<size_t>(known - typeNames.begin());
        event.what = readWhat(fields, index, std::make_index_sequence<typeNames.size()>());
    }
    if (std::holds_alternative<event::Unknown>(event.what) || !problem.isEmpty()) {
        event.what = event::Unknown{json};
        return event;
    }
    event.extra = unknownFields(json, toJson(event));
    return event;
}

} // namespace chat
