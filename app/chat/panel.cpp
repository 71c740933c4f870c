// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/panel.h"

#include "chat/codec.h"
#include "chat/panelfile.h"

using namespace Qt::StringLiterals;

namespace chat {

namespace {

constexpr int panelVersion = 1;
constexpr Names<Judging, 2> judgings{{
    {Judging::WithJudge, "with_judge"_L1},
    {Judging::WithoutJudge, "without_judge"_L1},
}};
enum class Effort { Max, ExtraHigh, High, Medium, Low, Minimal, None };
constexpr Names<Effort, 7> efforts{{
    {Effort::Max, "max"_L1},
    {Effort::ExtraHigh, "xhigh"_L1},
    {Effort::High, "high"_L1},
    {Effort::Medium, "medium"_L1},
    {Effort::Low, "low"_L1},
    {Effort::Minimal, "minimal"_L1},
    {Effort::None, "none"_L1},
}};

void insertText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

template<typename Number>
void insertNumber(QJsonObject &json, const QString &key, const std::optional<Number> &number)
{
    if (number)
        json.insert(key, *number);
}

void insertTime(QJsonObject &json, const QString &key, std::optional<std::chrono::milliseconds> time)
{
    if (time)
        json.insert(key, milliseconds(*time));
}

QJsonObject modelToJson(const Model &model, const ModelSettings &settings)
{
    QJsonObject json = toJson(model);
    insertText(json, u"system_prompt"_s, settings.systemPrompt);
    insertNumber(json, u"temperature"_s, settings.temperature);
    insertText(json, u"effort"_s, settings.effort);
    insertNumber(json, u"max_tokens"_s, settings.maxTokens);
    QJsonArray web;
    if (settings.web.search)
        web.append(u"search"_s);
    if (settings.web.fetch)
        web.append(u"fetch"_s);
    if (!web.isEmpty())
        json.insert(u"web"_s, web);
    if (!settings.provider.isEmpty())
        json.insert(u"provider"_s, settings.provider);
    return json;
}

ModelSettings readSettings(const Fields &fields)
{
    ModelSettings settings{.systemPrompt = fields.text("system_prompt"_L1),
                           .temperature = fields.number("temperature"_L1),
                           .effort = fields.text("effort"_L1),
                           .maxTokens = {},
                           .web = {},
                           .provider = fields.object("provider"_L1)};
    if (const auto limit = fields.integerWithin("max_tokens"_L1, 1, 100'000'000))
        settings.maxTokens = static_cast<int>(*limit);
    const QStringList tools = fields.texts("web"_L1);
    for (const QString &tool : tools) {
        if (tool == "search"_L1)
            settings.web.search = true;
        else if (tool == "fetch"_L1)
            settings.web.fetch = true;
        else
            fields.fail("web"_L1, Fields::tr("may hold \"search\" and \"fetch\" only."));
    }
    return settings;
}

QJsonObject toJson(const Member &member)
{
    QJsonObject json = modelToJson(member.model, member.settings);
    insertText(json, u"label"_s, member.label);
    if (member.weight != 1.0)
        json.insert(u"weight"_s, member.weight);
    QJsonObject extra = member.extra;
    if (member.fallback)
        json.insert(u"fallback"_s, toJson(*member.fallback));
    else
        extra.remove("fallback"_L1); // what it held besides a model
    return withUnknownFields(json, extra);
}

QJsonObject toJson(const Policy &policy)
{
    const Policy usual;
    QJsonObject json;
    if (policy.judging != usual.judging)
        json.insert(u"judging"_s, nameOf(judgings, policy.judging));
    insertNumber(json, u"quorum"_s, policy.quorum);
    const auto insertUnusual = [&](const QString &key, auto field) {
        if (policy.*field != usual.*field)
            insertTime(json, key, policy.*field);
    };
    insertUnusual(u"grace_ms"_s, &Policy::grace);
    insertUnusual(u"connect_timeout_ms"_s, &Policy::connectTimeout);
    insertUnusual(u"first_token_timeout_ms"_s, &Policy::firstTokenTimeout);
    insertUnusual(u"no_progress_timeout_ms"_s, &Policy::noProgressTimeout);
    insertUnusual(u"total_timeout_ms"_s, &Policy::totalTimeout);
    if (policy.moreTries != usual.moreTries)
        json.insert(u"more_tries"_s, policy.moreTries);
    insertNumber(json, u"budget_usd"_s, policy.budgetUsd);
    return withUnknownFields(json, policy.extra);
}

/// What was read and what we make of it differ by the fields that we do not know.
template<typename Value>
Value withExtra(Value value, const Fields &fields)
{
    value.extra = unknownFields(fields.all(), toJson(value));
    return value;
}

Policy readPolicy(const Fields &fields)
{
    Policy policy;
    policy.judging = fields.choice("judging"_L1, judgings).value_or(policy.judging);
    if (const auto quorum = fields.integerWithin("quorum"_L1, 1, maxMembers))
        policy.quorum = static_cast<int>(*quorum);
    policy.grace = fields.duration("grace_ms"_L1).value_or(policy.grace);
    policy.connectTimeout = fields.duration("connect_timeout_ms"_L1).value_or(policy.connectTimeout);
    policy.firstTokenTimeout = fields.duration("first_token_timeout_ms"_L1);
    policy.noProgressTimeout = fields.duration("no_progress_timeout_ms"_L1).value_or(policy.noProgressTimeout);
    policy.totalTimeout = fields.duration("total_timeout_ms"_L1).value_or(policy.totalTimeout);
    policy.moreTries = static_cast<int>(fields.integerWithin("more_tries"_L1, 0, 10).value_or(policy.moreTries));
    policy.budgetUsd = fields.number("budget_usd"_L1);
    return withExtra(policy, fields);
}

/// One wish of Privacy and its name in a file.
struct PrivacyName
{
    bool Privacy::*wish;
    QLatin1StringView name;
};
constexpr PrivacyName privacyNames[] = {
    {&Privacy::noDataCollection, "no_data_collection"_L1},
    {&Privacy::zeroRetention, "zero_retention"_L1},
    {&Privacy::localOnly, "local_only"_L1},
};

QJsonArray toJson(const Privacy &privacy)
{
    QJsonArray json;
    for (const PrivacyName &one : privacyNames) {
        if (privacy.*one.wish)
            json.append(one.name);
    }
    return json;
}

Privacy readPrivacy(const Fields &fields)
{
    const QStringList wishes = fields.texts("privacy"_L1);
    Privacy privacy;
    for (const PrivacyName &one : privacyNames)
        privacy.*one.wish = wishes.contains(one.name);
    return privacy;
}

StageModel readStage(const Fields &fields)
{
    return withExtra(StageModel{.model = readModel(fields), .settings = readSettings(fields)}, fields);
}

StageModel readStage(const Fields &fields, QLatin1StringView key)
{
    return fields.has(key) ? readStage(fields.child(key)) : StageModel();
}

Member readOneMember(const Fields &fields)
{
    const Member member{.id = {},
                        .model = readModel(fields),
                        .label = fields.text("label"_L1),
                        .settings = readSettings(fields),
                        .weight = fields.number("weight"_L1).value_or(1.0),
                        .fallback = fields.has("fallback"_L1) ? std::optional(readModel(fields.child("fallback"_L1)))
                                                              : std::nullopt};
    return withExtra(member, fields);
}

void checkSettings(const Fields &fields)
{
    (void)fields.numberWithin("temperature"_L1, 0, 2);
    (void)fields.choice("effort"_L1, efforts);
}

/// A wish that is not understood is an error: to pass over it would send what should not be sent.
void checkPrivacy(const Fields &fields)
{
    const auto isKnown = [](const QString &wish) {
        return std::ranges::any_of(privacyNames, [&wish](const PrivacyName &one) { return wish == one.name; });
    };
    if (!std::ranges::all_of(fields.texts("privacy"_L1), isKnown))
        fields.fail("privacy"_L1,
                    Fields::tr("may hold \"no_data_collection\", \"zero_retention\" and \"local_only\" only."));
}

/// What a person may get wrong in a file, beyond types.
void checkLimits(const Fields &fields)
{
    const QList<Fields> members = fields.children("members"_L1);
    if (members.isEmpty())
        fields.fail("members"_L1, Fields::tr("is empty; name one to eight models."));
    if (members.size() > maxMembers)
        fields.fail("members"_L1, Fields::tr("has %1 entries; a panel has eight at most. Take %2 out.")
                                      .arg(members.size())
                                      .arg(members.size() - maxMembers));
    for (const Fields &member : members) {
        (void)member.numberWithin("weight"_L1, 0.1, 10);
        checkSettings(member);
    }
    checkPrivacy(fields);
    checkSettings(fields.child("judge"_L1));
    checkSettings(fields.child("writer"_L1));
    const Fields policy = fields.child("policy"_L1);
    (void)policy.integerWithin("quorum"_L1, 1, std::max<qint64>(1, members.size()));
    (void)policy.numberWithin("budget_usd"_L1, 0, 1'000'000);
}

} // namespace

const Member *Panel::member(MemberId id) const
{
    const auto found = std::ranges::find(members, id, &Member::id);
    return found == members.end() ? nullptr : &*found;
}

QJsonObject toJson(const StageModel &stage)
{
    return withUnknownFields(modelToJson(stage.model, stage.settings), stage.extra);
}

std::expected<StageModel, QString> stageFromJson(const QJsonObject &json)
{
    QString problem;
    const Fields fields(json, problem);
    checkSettings(fields);
    StageModel stage = readStage(fields);
    if (!problem.isEmpty())
        return std::unexpected(problem);
    return stage;
}

void numberMembers(Panel &panel)
{
    int number = 0;
    for (Member &member : panel.members)
        member.id = MemberId{++number};
}

QJsonObject toJson(const Model &model)
{
    QJsonObject json{{u"endpoint"_s, model.endpoint}, {u"model"_s, model.id}};
    insertText(json, u"name"_s, model.name);
    return json;
}

Model readModel(const Fields &fields)
{
    fields.require("endpoint"_L1);
    fields.require("model"_L1);
    return {.endpoint = fields.text("endpoint"_L1), .id = fields.text("model"_L1), .name = fields.text("name"_L1)};
}

Panel withoutExtra(Panel panel)
{
    for (Member &member : panel.members)
        member.extra = {};
    for (QJsonObject *const extra : {&panel.judge.extra, &panel.writer.extra, &panel.policy.extra, &panel.extra})
        *extra = {};
    return panel;
}

QJsonObject toJson(const Panel &panel)
{
    return panelFile(withoutExtra(panel));
}

QJsonObject panelFile(const Panel &panel)
{
    QJsonObject json{{u"version"_s, panelVersion}};
    insertText(json, u"id"_s, panel.id);
    insertText(json, u"name"_s, panel.name);
    insertText(json, u"note"_s, panel.note);
    QJsonArray members;
    for (const Member &member : panel.members)
        members.append(toJson(member));
    json.insert(u"members"_s, members);
    if (panel.judge != StageModel())
        json.insert(u"judge"_s, toJson(panel.judge));
    if (panel.writer != StageModel())
        json.insert(u"writer"_s, toJson(panel.writer));
    if (const QJsonObject policy = toJson(panel.policy); !policy.isEmpty())
        json.insert(u"policy"_s, policy);
    if (panel.privacy.any())
        json.insert(u"privacy"_s, toJson(panel.privacy));
    return withUnknownFields(json, panel.extra);
}

Panel readPanel(const Fields &fields)
{
    Panel panel{.id = fields.text("id"_L1),
                .name = fields.text("name"_L1),
                .note = fields.text("note"_L1),
                .members = {},
                .judge = readStage(fields, "judge"_L1),
                .writer = readStage(fields, "writer"_L1),
                .policy = readPolicy(fields.child("policy"_L1)),
                .privacy = readPrivacy(fields)};
    const QList<Fields> members = fields.children("members"_L1);
    for (const Fields &member : members)
        panel.members.append(readOneMember(member));
    numberMembers(panel);
    panel.extra = unknownFields(fields.all(), panelFile(panel));
    panel.extra.remove("version"_L1); // a newer one's; what we write is ours
    return panel;
}

std::expected<Panel, QString> panelFromJson(const QJsonObject &json)
{
    QString problem;
    const Fields fields(json, problem);
    const qint64 version = fields.integer("version"_L1).value_or(panelVersion);
    if (version > panelVersion)
        fields.fail("version"_L1, Fields::tr("is %1: this panel was made by a newer Counterpoint, and this one reads "
                                             "up to %2. Update Counterpoint to use it.")
                                      .arg(version)
                                      .arg(panelVersion));
    checkLimits(fields);
    Panel panel = readPanel(fields);
    if (!problem.isEmpty())
        return std::unexpected(problem);
    return panel;
}

} // namespace chat
