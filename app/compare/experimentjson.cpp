// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experiment.h"

#include "chat/fields.h"

using namespace Qt::StringLiterals;

namespace compare {

namespace {

constexpr int version = 1;

constexpr chat::Names<Picker, 2> pickers{{
    {Picker::Person, "person"_L1},
    {Picker::Judge, "judge"_L1},
}};
constexpr chat::Names<Preference, 5> preferences{{
    {Preference::First, "first"_L1},
    {Preference::Second, "second"_L1},
    {Preference::Equal, "equal"_L1},
    {Preference::BothBad, "both_bad"_L1},
    {Preference::None, "none"_L1},
}};
constexpr chat::Names<Verdict, 2> verdicts{{
    {Verdict::Met, "met"_L1},
    {Verdict::Unmet, "unmet"_L1},
}};

void insertText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

/// What a judge's call leaves besides its finding.
template<typename Call>
void insertCall(QJsonObject &json, const Call &call)
{
    if (!call.judge.id.isEmpty())
        json.insert(u"judge"_s, chat::toJson(chat::Model{.endpoint = call.judge.endpoint, .id = call.judge.id}));
    insertText(json, u"reason"_s, call.reason);
    insertText(json, u"problem"_s, call.problem);
    if (call.usage != chat::Usage())
        json.insert(u"usage"_s, chat::toJson(call.usage));
}

QJsonObject body(const event::Planned &what)
{
    return {{u"type"_s, u"planned"_s}, {u"plan"_s, toJson(what.plan)}};
}

QJsonObject body(const event::TrialStarted &what)
{
    return {{u"type"_s, u"trial_started"_s},
            {u"question"_s, what.trial.question},
            {u"contestant"_s, what.trial.contestant},
            {u"repeat"_s, what.trial.repeat},
            {u"turn"_s, what.turn.value},
            {u"session"_s, what.session.value}};
}

QJsonObject body(const event::TrialEnded &what)
{
    return {{u"type"_s, u"trial_ended"_s}, {u"turn"_s, what.turn.value}, {u"figures"_s, toJson(what.figures)}};
}

QJsonObject body(const event::Picked &what)
{
    QJsonObject json{{u"type"_s, u"picked"_s},
                     {u"by"_s, chat::nameOf(pickers, what.pick.by)},
                     {u"first"_s, what.pick.first.value},
                     {u"second"_s, what.pick.second.value},
                     {u"preference"_s, chat::nameOf(preferences, what.pick.preference)}};
    insertCall(json, what.pick);
    return json;
}

QJsonObject body(const event::Graded &what)
{
    QJsonObject json{{u"type"_s, u"graded"_s},
                     {u"turn"_s, what.grade.turn.value},
                     {u"criterion"_s, what.grade.criterion},
                     {u"grading"_s, what.grade.grading}};
    if (what.grade.verdict)
        json.insert(u"verdict"_s, chat::nameOf(verdicts, *what.grade.verdict));
    insertCall(json, what.grade);
    return json;
}

int count(const chat::Fields &fields, QLatin1StringView key)
{
    fields.require(key);
    return int(fields.integerWithin(key, 1, 1'000'000).value_or(0));
}

QString required(const chat::Fields &fields, QLatin1StringView key)
{
    fields.require(key);
    return fields.text(key);
}

event::TrialStarted readTrialStarted(const chat::Fields &fields)
{
    return {.trial = {.question = required(fields, "question"_L1),
                      .contestant = count(fields, "contestant"_L1),
                      .repeat = count(fields, "repeat"_L1)},
            .turn = {required(fields, "turn"_L1)},
            .session = {required(fields, "session"_L1)}};
}

chat::Model readJudge(const chat::Fields &fields)
{
    const chat::Fields judge = fields.child("judge"_L1);
    return {.endpoint = judge.text("endpoint"_L1), .id = judge.text("model"_L1)};
}

event::Picked readPicked(const chat::Fields &fields)
{
    return {{.by = fields.choice("by"_L1, pickers).value_or(Picker::Person),
             .first = {required(fields, "first"_L1)},
             .second = {required(fields, "second"_L1)},
             .preference = fields.choice("preference"_L1, preferences).value_or(Preference::None),
             .judge = readJudge(fields),
             .reason = fields.text("reason"_L1),
             .problem = fields.text("problem"_L1),
             .usage = chat::usageFromJson(fields.object("usage"_L1))}};
}

event::Graded readGraded(const chat::Fields &fields)
{
    return {{.turn = {required(fields, "turn"_L1)},
             .criterion = required(fields, "criterion"_L1),
             .grading = count(fields, "grading"_L1),
             .verdict = fields.choice("verdict"_L1, verdicts),
             .judge = readJudge(fields),
             .reason = fields.text("reason"_L1),
             .problem = fields.text("problem"_L1),
             .usage = chat::usageFromJson(fields.object("usage"_L1))}};
}

} // namespace

QJsonObject toJson(const ExperimentEvent &event)
{
    QJsonObject json = std::visit([](const auto &what) { return body(what); }, event.what);
    json.insert(u"v"_s, version);
    json.insert(u"at"_s, event.at.toUTC().toString(Qt::ISODateWithMs));
    return json;
}

std::optional<ExperimentEvent> experimentEventFromJson(const QJsonObject &json)
{
    QString problem;
    const chat::Fields fields(json, problem);
    ExperimentEvent event{.at = QDateTime::fromString(fields.text("at"_L1), Qt::ISODateWithMs).toUTC()};
    const QString type = fields.text("type"_L1);
    if (type == "planned"_L1) {
        auto plan = planFromJson(fields.object("plan"_L1));
        if (!plan)
            return std::nullopt;
        event.what = event::Planned{*std::move(plan)};
    } else if (type == "trial_started"_L1) {
        event.what = readTrialStarted(fields);
    } else if (type == "trial_ended"_L1) {
        event.what =
            event::TrialEnded{{required(fields, "turn"_L1)}, trialFiguresFromJson(fields.object("figures"_L1))};
    } else if (type == "picked"_L1) {
        event.what = readPicked(fields);
    } else if (type == "graded"_L1) {
        event.what = readGraded(fields);
    } else {
        return std::nullopt;
    }
    return problem.isEmpty() ? std::optional(event) : std::nullopt;
}

std::optional<Experiment> experimentFromJson(const ExperimentId &id, const QList<QJsonObject> &events)
{
    Experiment experiment;
    experiment.id = id;
    for (const QJsonObject &json : events) {
        if (const auto event = experimentEventFromJson(json))
            apply(experiment, *event);
    }
    if (experiment.plan.contestants.isEmpty() && experiment.plan.questions.isEmpty())
        return std::nullopt;
    return experiment;
}

} // namespace compare
