// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/forecasttext.h"

#include "command/text.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace command {

QByteArray forecastAsText(const forecast::Outlook &outlook, const QString &warning)
{
    QStringList lines{tr("The panel: %1").arg(forecast::longText(outlook.run)),
                      tr("Just one: %1").arg(forecast::longText(outlook.justOne)),
                      tr("About %1 tokens to each member, estimated.").arg(outlook.promptTokens)};
    if (!outlook.guessed.isEmpty())
        lines.append(tr("Guessed, for want of earlier answers here: %1.").arg(outlook.guessed.join(u", "_s)));
    lines.append(tr("Where it goes: %1.").arg(outlook.destination));
    lines += outlook.uncovered;
    if (!warning.isEmpty())
        lines.append(warning);
    return lines.join(u'\n').toUtf8() + '\n';
}

QByteArray forecastAsJson(const forecast::Outlook &outlook, const QString &warning)
{
    QJsonObject json = toJson(outlook.run);
    json.insert(u"just_one"_s, toJson(outlook.justOne));
    json.insert(u"prompt_tokens"_s, outlook.promptTokens);
    json.insert(u"counted"_s, false);
    json.insert(u"guessed"_s, QJsonArray::fromStringList(outlook.guessed));
    json.insert(u"goes_to"_s, outlook.destination);
    json.insert(u"uncovered"_s, QJsonArray::fromStringList(outlook.uncovered));
    if (!warning.isEmpty())
        json.insert(u"warning"_s, warning);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

} // namespace command
