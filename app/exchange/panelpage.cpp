// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/panelpage.h"

#include "chat/figures.h"
#include "exchange/escape.h"
#include "exchange/footnotes.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace exchange {

namespace {

class PanelPage
{
    Q_DECLARE_TR_FUNCTIONS(exchange::PanelPage)

public:
    [[nodiscard]] static QString list(const chat::Panel &panel, chat::RunKind kind);
    [[nodiscard]] static QString table(const chat::Turn &turn);

private:
    [[nodiscard]] static QString modelText(const chat::Model &model, const QString &name);
    [[nodiscard]] static QStringList settingTexts(const chat::ModelSettings &settings);
    [[nodiscard]] static QString memberLine(const chat::Member &member);
    [[nodiscard]] static QString stageLine(const QString &role, const chat::StageModel &stage);
    [[nodiscard]] static QStringList policyTexts(const chat::Policy &policy);
    [[nodiscard]] static QStringList privacyTexts(const chat::Privacy &privacy);
    [[nodiscard]] static QString row(const QString &name, const chat::Reply &reply);
    [[nodiscard]] static QString row(const QString &name, const QString &time, const chat::Usage &usage);
};

QString PanelPage::modelText(const chat::Model &model, const QString &name)
{
    const QString id = codeSpan(model.id, Place::Cell);
    return name == model.id ? id : u"%1 (%2)"_s.arg(inlineText(name), id);
}

QStringList PanelPage::settingTexts(const chat::ModelSettings &settings)
{
    QStringList texts;
    if (settings.web.search)
        texts.append(tr("web search"));
    if (settings.web.fetch)
        texts.append(tr("web fetch"));
    if (settings.temperature)
        texts.append(tr("temperature %1").arg(*settings.temperature));
    if (!settings.effort.isEmpty())
        texts.append(tr("effort %1").arg(inlineText(settings.effort)));
    if (settings.maxTokens)
        texts.append(tr("at most %1 tokens").arg(*settings.maxTokens));
    if (!settings.provider.isEmpty()) {
        const QByteArray json = QJsonDocument(settings.provider).toJson(QJsonDocument::Compact);
        texts.append(tr("provider %1").arg(codeSpan(QString::fromUtf8(json), Place::Cell)));
    }
    if (!settings.systemPrompt.isEmpty())
        texts.append(tr("system prompt “%1”").arg(inlineText(settings.systemPrompt)));
    return texts;
}

QString PanelPage::memberLine(const chat::Member &member)
{
    QStringList parts{modelText(member.model, member.displayName())};
    parts += settingTexts(member.settings);
    if (member.weight != 1.0)
        parts.append(tr("weight %1").arg(member.weight));
    return u"%1. %2\n"_s.arg(QString::number(member.id.number), parts.join(u", "_s));
}

QString PanelPage::stageLine(const QString &role, const chat::StageModel &stage)
{
    QStringList parts{modelText(stage.model, stage.model.displayName())};
    parts += settingTexts(stage.settings);
    return u"- %1: %2\n"_s.arg(role, parts.join(u", "_s));
}

QStringList PanelPage::policyTexts(const chat::Policy &policy)
{
    QStringList texts;
    if (policy.quorum)
        texts.append(tr("judging starts after %1 answers, %2 later")
                         .arg(QString::number(*policy.quorum), chat::secondsText(policy.grace)));
    if (policy.budgetUsd)
        texts.append(tr("at most %1 a run").arg(chat::costText(*policy.budgetUsd)));
    return texts;
}

QStringList PanelPage::privacyTexts(const chat::Privacy &privacy)
{
    QStringList texts;
    if (privacy.noDataCollection)
        texts.append(tr("asked for no data collection"));
    if (privacy.zeroRetention)
        texts.append(tr("asked for zero retention"));
    if (privacy.localOnly)
        texts.append(tr("on this computer only"));
    return texts;
}

QString PanelPage::list(const chat::Panel &panel, chat::RunKind kind)
{
    QString list;
    for (const chat::Member &member : panel.members)
        list += memberLine(member);
    if (kind == chat::RunKind::JustOne || panel.members.size() < 2)
        return list.trimmed();
    list += u'\n';
    if (panel.policy.judging == chat::Judging::WithJudge)
        list += stageLine(tr("Judge"), panel.judge);
    else
        list += u"- %1\n"_s.arg(tr("Without a judge"));
    list += stageLine(tr("Writer"), panel.writer);
    for (const QStringList texts = policyTexts(panel.policy) + privacyTexts(panel.privacy); const QString &text : texts)
        list += u"- %1\n"_s.arg(text);
    return list.trimmed();
}

QString PanelPage::row(const QString &name, const QString &time, const chat::Usage &usage)
{
    const QString about = usage.estimated ? tr("about %1") : u"%1"_s;
    const QString tokens = u"%1 → %2"_s.arg(usage.promptTokens).arg(usage.completionTokens);
    return u"| %1 | %2 | %3 | %4 |\n"_s.arg(name, time, about.arg(tokens),
                                            chat::costText(usage));
}

QString PanelPage::row(const QString &name, const chat::Reply &reply)
{
    return row(name, chat::secondsText(reply.timing.total), reply.usage);
}

QString PanelPage::table(const chat::Turn &turn)
{
    QString table =
        u"| | %1 | %2 | %3 |\n| --- | ---: | ---: | ---: |\n"_s.arg(tr("Time"), tr("Tokens in → out"), tr("Cost"));
    for (const chat::Attempt &attempt : turn.attempts) {
        const QString name = inlineText(nameOf(turn.panel, attempt.id.member));
        table += row(attempt.id.number == 1 ? name : tr("%1, try %2").arg(name, QString::number(attempt.id.number)),
                     attempt.reply);
    }
    for (const chat::Fusion &fusion : turn.fusions) {
        if (fusion.judge)
            table += row(tr("Judge"), *fusion.judge);
        if (fusion.writer)
            table += row(tr("Writer"), *fusion.writer);
    }
    return table + row(u"**%1**"_s.arg(tr("Sum")), chat::secondsText(turn.lastAt), turn.usage()).trimmed();
}

} // namespace

QString panelPage(const chat::Panel &panel, chat::RunKind kind)
{
    return PanelPage::list(panel, kind);
}

QString figuresPage(const chat::Turn &turn)
{
    return PanelPage::table(turn);
}

} // namespace exchange
