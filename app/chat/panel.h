// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <expected>
#include <optional>

namespace chat {

constexpr int maxMembers = 8;

/// One model id at one endpoint. `endpoint` is an endpoint's id ("openrouter", "local-11434", …).
struct Model
{
    QString endpoint;
    QString id;   ///< as the endpoint names it: "anthropic/claude-opus-4.8"
    QString name; ///< as the screen names it: "Opus 4.8"; the id where empty

    [[nodiscard]] QString displayName() const { return name.isEmpty() ? id : name; }
    bool operator==(const Model &) const = default;
};

/// Web search and fetch by the endpoint's own tools (OpenRouter's server tools).
struct WebTools
{
    bool search = false;
    bool fetch = false;

    [[nodiscard]] bool any() const { return search || fetch; }
    bool operator==(const WebTools &) const = default;
};

/// What is asked of a model besides the conversation. A field that is not set is not sent.
struct ModelSettings
{
    QString systemPrompt;
    std::optional<double> temperature; ///< 0…2
    QString effort;                    ///< max, xhigh, high, medium, low, minimal, none; empty: not sent
    std::optional<int> maxTokens;      ///< output limit, tokens
    WebTools web;
    QJsonObject provider; ///< OpenRouter's routing and privacy fields, sent as they are

    bool operator==(const ModelSettings &) const = default;
};

/// One place in a panel.
struct Member
{
    MemberId id;
    Model model;
    QString label; ///< shown instead of the model's name where set
    ModelSettings settings;
    double weight = 1.0;           ///< 0.1…10; decides consensus, the judge never sees it
    std::optional<Model> fallback; ///< asked in its place, once, where it fails before any text
    QJsonObject extra = {};        ///< fields of the person's file that this version does not know; see panelFile()

    [[nodiscard]] QString displayName() const { return label.isEmpty() ? model.displayName() : label; }
    bool operator==(const Member &) const = default;
};

/// Who judges or writes, and how.
struct StageModel
{
    Model model;
    ModelSettings settings;
    QJsonObject extra = {}; ///< as a member's

    bool operator==(const StageModel &) const = default;
};

enum class Judging { WithJudge, WithoutJudge };

/// When a run moves on and when it gives up.
struct Policy
{
    Judging judging = Judging::WithJudge;
    std::optional<int> quorum;               ///< answers that are enough; all where absent
    std::chrono::milliseconds grace{10'000}; ///< for stragglers once the quorum is met
    std::chrono::milliseconds connectTimeout{10'000};
    std::optional<std::chrono::milliseconds> firstTokenTimeout; ///< default 120 s, on loopback 300 s
    std::chrono::milliseconds noProgressTimeout{60'000};
    std::chrono::milliseconds totalTimeout{900'000};
    int moreTries = 2;               ///< after the first, before the first token
    std::optional<double> budgetUsd; ///< for a run
    QJsonObject extra = {};          ///< as a member's

    bool operator==(const Policy &) const = default;
};

/// What may become of the texts. Holds for every request of a run: members, judge, writer, "Just one". What an endpoint
/// cannot be told is said before (forecast::uncovered).
struct Privacy
{
    bool noDataCollection = false; ///< only hosts that do not keep texts to train on (OpenRouter: data_collection)
    bool zeroRetention = false;    ///< only hosts that keep nothing at all (OpenRouter: zdr)
    bool localOnly = false;        ///< nothing is sent anywhere but to this computer

    [[nodiscard]] bool any() const { return noDataCollection || zeroRetention || localOnly; }
    bool operator==(const Privacy &) const = default;
};

/// Members, judge, writer, policy, privacy. `Member::id`s are m1…mN in the order of `members`.
struct Panel
{
    QString id; ///< file name without ".json"; empty for a panel made on the spot
    QString name;
    QString note; ///< "68.3 · DRACO, June 2026, with web tools": true of the preset as shipped only
    QList<Member> members;
    StageModel judge;
    StageModel writer;
    Policy policy;
    Privacy privacy;
    QJsonObject extra = {}; ///< as a member's

    [[nodiscard]] const Member *member(MemberId id) const;
    bool operator==(const Panel &) const = default;
};

/// `{endpoint, model, name?}`
[[nodiscard]] QJsonObject toJson(const Model &model);

/// Gives the members the ids m1…mN in their order.
void numberMembers(Panel &panel);

/// The schema is documented in presets/README.md. Unset fields are left out, and those that we do not know: see
/// panelFile().
[[nodiscard]] QJsonObject toJson(const Panel &panel);
/// Fails with one sentence that names the field and what to do: a wrong type, no or more than eight members,
/// a weight outside 0.1…10, a `version` newer than ours.
[[nodiscard]] std::expected<Panel, QString> panelFromJson(const QJsonObject &json);

} // namespace chat
