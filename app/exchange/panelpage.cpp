// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/panelpage.h"

#include "chat/figures.h"
#include "chat/panelwords.h"
#include "exchange/escape.h"
#include "exchange/footnotes.h"

#include <QCoreApplication>

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
    [[nodiscard]] static QString modelLine(const QString &model, const QStringList &words, const QString &systemPrompt);
    [[nodiscard]] static QString memberLine(chat::Member member);
    [[nodiscard]] static QString stageLine(const QString &role, chat::StageModel stage);
    [[nodiscard]] static QString row(const QString &name, const chat::Reply &reply);
    [[nodiscard]] static QString row(const QString &name, const QString &time, const chat::Usage &usage);
};

QString PanelPage::modelText(const chat::Model &model, const QString &name)
{
    const QString id = codeSpan(model.id, Place::Cell);
    return name == model.id ? id : u"%1 (%2)"_s.arg(inlineText(name), id);
}

QString PanelPage::modelLine(const QString &model, const QStringList &words, const QString &systemPrompt)
{
    QStringList parts{model};
    for (const QString &one : words)
        parts.append(inlineText(one));
    if (!systemPrompt.isEmpty())
        parts.append(tr("system prompt “%1”").arg(inlineText(systemPrompt)));
    return parts.join(u", "_s) + u'\n';
}

QString PanelPage::memberLine(chat::Member member)
{
    const QString prompt = std::exchange(member.settings.systemPrompt, {}); // here in full
    const QString model = modelText(member.model, member.displayName());
    return u"%1. "_s.arg(member.id.number) + modelLine(model, wordsOf(member), prompt);
}

QString PanelPage::stageLine(const QString &role, chat::StageModel stage)
{
    const QString prompt = std::exchange(stage.settings.systemPrompt, {});
    const QString model = modelText(stage.model, stage.model.displayName());
    return u"- %1: "_s.arg(role) + modelLine(model, wordsOf(stage.settings), prompt);
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
    for (const QStringList words = wordsOf(panel.policy, panel.members.size()); const QString &one : words)
        list += u"- %1\n"_s.arg(one);
    if (panel.privacy.any())
        list += u"- %1\n"_s.arg(tr("asked for: %1").arg(wordsOf(panel.privacy).join(u", "_s)));
    return list.trimmed();
}

QString PanelPage::row(const QString &name, const QString &time, const chat::Usage &usage)
{
    const QString about = usage.estimated ? tr("about %1") : u"%1"_s;
    const QString tokens = u"%1 → %2"_s.arg(usage.promptTokens).arg(usage.completionTokens);
    return u"| %1 | %2 | %3 | %4 |\n"_s.arg(name, time, about.arg(tokens), chat::costText(usage));
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
        QString name = inlineText(nameOf(turn.panel, attempt.id.member));
        if (attempt.origin)
            name = tr("%1 (asked in another turn, not in the sum)").arg(name);
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
