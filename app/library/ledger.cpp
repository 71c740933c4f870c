// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/ledger.h"

#include "chat/fields.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr chat::Names<Role, 4> roles{{
    {Role::Member, "member"_L1},
    {Role::Judge, "judge"_L1},
    {Role::Writer, "writer"_L1},
    {Role::Grader, "grader"_L1},
}};
constexpr chat::Names<chat::RunKind, 2> kinds{{
    {chat::RunKind::Panel, "panel"_L1},
    {chat::RunKind::JustOne, "just_one"_L1},
}};
constexpr chat::Names<chat::Rating, 2> ratings{{
    {chat::Rating::Good, "good"_L1},
    {chat::Rating::Bad, "bad"_L1},
}};

constexpr chat::Names<Choice, 2> choices{{
    {Choice::Fused, "fused"_L1},
    {Choice::Answer, "answer"_L1},
}};
constexpr chat::Names<chat::AbSide, 2> abSides{{
    {chat::AbSide::First, "first"_L1},
    {chat::AbSide::Second, "second"_L1},
}};

/// About four characters a token, as everywhere where nobody counted.
constexpr qsizetype charactersPerToken = 4;

LedgerCall call(const chat::Model &model, const chat::ModelSettings &settings, Role role, const chat::Reply &reply)
{
    return {.endpoint = model.endpoint,
            .model = model.id,
            .effort = settings.effort,
            .role = role,
            .hasSucceeded = reply.state == chat::State::Succeeded,
            .usage = reply.usage,
            .timing = reply.timing,
            .surplusTokens = {}};
}

void append(QList<LedgerCall> &calls, const chat::StageModel &stage, Role role, const std::optional<chat::Reply> &reply)
{
    if (reply && chat::isFinal(reply->state))
        calls.append(call(stage.model, stage.settings, role, *reply));
}

QJsonObject toJson(const LedgerCall &call)
{
    QJsonObject json{
        {u"endpoint"_s, call.endpoint},
        {u"model"_s, call.model},
        {u"role"_s, chat::nameOf(roles, call.role)},
        {u"succeeded"_s, call.hasSucceeded},
        {u"usage"_s, chat::toJson(call.usage)},
        {u"ms"_s, chat::toJson(call.timing)},
    };
    if (!call.effort.isEmpty())
        json.insert(u"effort"_s, call.effort);
    if (call.surplusTokens)
        json.insert(u"surplus"_s, *call.surplusTokens);
    return json;
}

LedgerCall readCall(const chat::Fields &fields)
{
    return {.endpoint = fields.text("endpoint"_L1),
            .model = fields.text("model"_L1),
            .effort = fields.text("effort"_L1),
            .role = fields.choice("role"_L1, roles).value_or(Role::Member),
            .hasSucceeded = fields.flag("succeeded"_L1),
            .usage = chat::usageFromJson(fields.object("usage"_L1)),
            .timing = chat::timingFromJson(fields.object("ms"_L1)),
            .surplusTokens = fields.integer("surplus"_L1)};
}

} // namespace

bool LedgerEntry::isTurn() const
{
    return calls.isEmpty() ||
           !std::ranges::all_of(calls, [](const LedgerCall &call) { return call.role == Role::Grader; });
}

chat::Usage LedgerEntry::usage() const
{
    chat::Usage sum;
    for (const LedgerCall &call : calls)
        sum += call.usage;
    return sum;
}

LedgerEntry ledgerEntry(const chat::Turn &turn)
{
    LedgerEntry entry{.turn = turn.id,
                      .session = turn.session,
                      .startedAt = turn.startedAt,
                      .calls = {},
                      .forecast = turn.forecast,
                      .aloneUsd = turn.aloneUsd(),
                      .kind = turn.kind,
                      .experiment = turn.experiment};
    if (!turn.example.isEmpty())
        return entry;
    entry.panel = turn.panel.name;
    if (const std::optional<chat::ResultId> result = turn.result())
        entry.rating = turn.rating(*result);
    if (turn.chosen)
        entry.chosen = std::holds_alternative<chat::FusionId>(*turn.chosen) ? Choice::Fused : Choice::Answer;
    entry.abSide = turn.abSide;
    for (const chat::Attempt &attempt : turn.attempts) {
        const chat::Member *const member = turn.panel.member(attempt.id.member);
        if (!member || attempt.origin || !chat::isFinal(attempt.reply.state))
            continue;
        LedgerCall made = call(attempt.fallback.value_or(member->model), member->settings, Role::Member, attempt.reply);
        // Without earlier turns it is known here what was sent.
        if (!turn.parent && !made.usage.estimated && made.usage.promptTokens > 0) {
            const qsizetype sent = turn.prompt.size() + member->settings.systemPrompt.size();
            made.surplusTokens = std::max<qint64>(0, made.usage.promptTokens - sent / charactersPerToken);
        }
        entry.calls.append(made);
    }
    for (const chat::Fusion &fusion : turn.fusions) {
        append(entry.calls, turn.panel.judge, Role::Judge, fusion.judge);
        append(entry.calls, turn.panel.writer, Role::Writer, fusion.writer);
    }
    return entry;
}

QJsonObject toJson(const LedgerEntry &entry)
{
    QJsonArray calls;
    for (const LedgerCall &call : entry.calls)
        calls.append(toJson(call));
    QJsonObject json{{u"turn"_s, entry.turn.value}, {u"session"_s, entry.session.value}, {u"calls"_s, calls}};
    if (entry.startedAt.isValid())
        json.insert(u"at_ms"_s, entry.startedAt.toMSecsSinceEpoch());
    if (entry.forecast)
        json.insert(u"forecast"_s, chat::toJson(*entry.forecast));
    if (entry.aloneUsd)
        json.insert(u"alone_usd"_s, *entry.aloneUsd);
    if (!entry.panel.isEmpty())
        json.insert(u"panel"_s, entry.panel);
    if (entry.kind != chat::RunKind::Panel)
        json.insert(u"kind"_s, chat::nameOf(kinds, entry.kind));
    if (!entry.experiment.isEmpty())
        json.insert(u"experiment"_s, entry.experiment);
    if (entry.rating)
        json.insert(u"rating"_s, chat::nameOf(ratings, *entry.rating));
    if (entry.chosen)
        json.insert(u"chosen"_s, chat::nameOf(choices, *entry.chosen));
    if (entry.abSide)
        json.insert(u"ab"_s, chat::nameOf(abSides, *entry.abSide));
    return json;
}

LedgerEntry ledgerEntryFromJson(const QJsonObject &json)
{
    QString problem; // what is broken reads as nothing
    const chat::Fields fields(json, problem);
    LedgerEntry entry{.turn = {fields.text("turn"_L1)},
                      .session = {fields.text("session"_L1)},
                      .startedAt = {},
                      .calls = {},
                      .forecast = {},
                      .aloneUsd = fields.number("alone_usd"_L1),
                      .panel = fields.text("panel"_L1),
                      .kind = fields.choice("kind"_L1, kinds).value_or(chat::RunKind::Panel),
                      .experiment = fields.text("experiment"_L1),
                      .rating = fields.choice("rating"_L1, ratings),
                      .chosen = fields.choice("chosen"_L1, choices),
                      .abSide = fields.choice("ab"_L1, abSides)};
    if (const auto at = fields.integer("at_ms"_L1))
        entry.startedAt = QDateTime::fromMSecsSinceEpoch(*at, QTimeZone::UTC);
    for (const QList<chat::Fields> calls = fields.children("calls"_L1); const chat::Fields &call : calls)
        entry.calls.append(readCall(call));
    if (fields.has("forecast"_L1))
        entry.forecast = chat::forecastFromJson(fields.object("forecast"_L1));
    return entry;
}

} // namespace library
