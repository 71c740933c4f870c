// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/panelchanges.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace chat {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("panel", text);
}

/// Whatever it is called here: a name is read from a list, and is no change.
bool isSameModel(const Model &one, const Model &other)
{
    return one.endpoint == other.endpoint && one.id == other.id;
}

bool isSameModel(const std::optional<Model> &one, const std::optional<Model> &other)
{
    return one.has_value() == other.has_value() && (!one || isSameModel(*one, *other));
}

QStringList changesBetween(const ModelSettings &before, const ModelSettings &now)
{
    QStringList fields;
    const auto add = [&](auto field, const QString &name) {
        if (before.*field != now.*field)
            fields.append(name);
    };
    add(&ModelSettings::systemPrompt, tr("instructions"));
    add(&ModelSettings::temperature, tr("temperature"));
    add(&ModelSettings::effort, tr("effort"));
    add(&ModelSettings::maxTokens, tr("output limit"));
    add(&ModelSettings::web, tr("web tools"));
    add(&ModelSettings::provider, tr("hosts"));
    return fields;
}

QStringList changesBetween(const Member &before, const Member &now)
{
    QStringList fields;
    if (!isSameModel(before.model, now.model))
        fields.append(tr("model"));
    if (before.label != now.label)
        fields.append(tr("label"));
    fields += changesBetween(before.settings, now.settings);
    if (before.weight != now.weight)
        fields.append(tr("weight"));
    if (!isSameModel(before.fallback, now.fallback))
        fields.append(tr("fallback"));
    return fields;
}

QStringList changesBetween(const StageModel &before, const StageModel &now)
{
    QStringList fields;
    if (!isSameModel(before.model, now.model))
        fields.append(tr("model"));
    return fields + changesBetween(before.settings, now.settings);
}

/// For each member now, which one it was before; -1: none.
QList<qsizetype> origins(const QList<Member> &before, const QList<Member> &now)
{
    QList<qsizetype> origins(now.size(), -1);
    const auto pair = [&](const auto &belong) {
        for (qsizetype i = 0; i < now.size(); ++i) {
            for (qsizetype k = 0; k < before.size() && origins[i] < 0; ++k) {
                if (!origins.contains(k) && belong(before[k], now[i]))
                    origins[i] = k;
            }
        }
    };
    pair([](const Member &one, const Member &other) { return changesBetween(one, other).isEmpty(); });
    pair([](const Member &one, const Member &other) { return isSameModel(one.model, other.model); });
    pair([](const Member &, const Member &) { return true; });
    return origins;
}

void addMembers(PanelChanges &changes, const QList<Member> &before, const QList<Member> &now)
{
    const QList<qsizetype> from = origins(before, now);
    for (qsizetype i = 0; i < now.size(); ++i) {
        const int number = int(i) + 1;
        const QStringList fields = from[i] < 0 ? QStringList() : changesBetween(before[from[i]], now[i]);
        if (from[i] < 0) {
            changes.words.append(tr("member %1 is new").arg(number));
            changes.added.append(number);
        } else if (!fields.isEmpty()) {
            changes.words.append(tr("member %1: %2").arg(number).arg(fields.join(u", "_s)));
            changes.changed.append(number);
        }
    }
    for (qsizetype k = 0; k < before.size(); ++k) {
        if (!from.contains(k))
            changes.words.append(tr("%1 is gone").arg(before[k].displayName()));
    }
    QList<qsizetype> stayed = from;
    stayed.removeAll(-1);
    if (!std::ranges::is_sorted(stayed))
        changes.words.append(tr("order of the members"));
}

void addPolicy(PanelChanges &changes, const Policy &before, const Policy &now)
{
    if (before.judging != now.judging)
        changes.words.append(now.judging == Judging::WithJudge ? tr("with a judge") : tr("without a judge"));
    if (before.quorum != now.quorum || before.grace != now.grace)
        changes.words.append(tr("start of judging"));
    if (before.connectTimeout != now.connectTimeout || before.firstTokenTimeout != now.firstTokenTimeout ||
        before.noProgressTimeout != now.noProgressTimeout || before.totalTimeout != now.totalTimeout)
        changes.words.append(tr("time limits"));
    if (before.moreTries != now.moreTries)
        changes.words.append(tr("tries"));
    if (before.budgetUsd != now.budgetUsd)
        changes.words.append(tr("budget"));
}

} // namespace

PanelChanges changesBetween(const Panel &before, const Panel &now)
{
    PanelChanges changes;
    addMembers(changes, before.members, now.members);
    if (const QStringList fields = changesBetween(before.judge, now.judge); !fields.isEmpty())
        changes.words.append(tr("judge: %1").arg(fields.join(u", "_s)));
    if (const QStringList fields = changesBetween(before.writer, now.writer); !fields.isEmpty())
        changes.words.append(tr("writer: %1").arg(fields.join(u", "_s)));
    addPolicy(changes, before.policy, now.policy);
    if (before.privacy != now.privacy)
        changes.words.append(tr("privacy"));
    return changes;
}

} // namespace chat
