// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/listing.h"

#include "command/output.h"
#include "command/text.h"
#include "settings/panelstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace command {

namespace {

constexpr QChar hitStart(0xe000);
constexpr QChar hitEnd(0xe001);

QString withoutHitMarks(QString passage)
{
    return passage.remove(hitStart).remove(hitEnd).simplified();
}

QString nameOf(settings::Origin origin)
{
    switch (origin) {
    case settings::Origin::Shipped:
        return u"shipped"_s;
    case settings::Origin::Saved:
        return u"saved"_s;
    case settings::Origin::File:
        return u"file"_s;
    }
    return {};
}

QString membersOf(const settings::StoredPanel &stored)
{
    if (!stored.problem.isEmpty())
        return stored.problem;
    if (stored.fill == settings::Fill::Local)
        return tr("the servers on this computer");
    if (stored.fill == settings::Fill::Example)
        return tr("written examples, no model is called");
    QStringList names;
    for (const chat::Member &member : stored.panel.members)
        names.append(member.displayName());
    return names.join(u" + "_s);
}

QJsonObject modelJson(const chat::Model &model)
{
    return {{u"endpoint"_s, model.endpoint}, {u"model"_s, model.id}};
}

QJsonObject panelJson(const settings::StoredPanel &stored)
{
    QJsonObject json{{u"id"_s, stored.panel.id}, {u"name"_s, stored.panel.name}, {u"origin"_s, nameOf(stored.origin)}};
    if (!stored.panel.note.isEmpty())
        json.insert(u"note"_s, stored.panel.note);
    if (stored.fill != settings::Fill::None)
        json.insert(u"fill"_s, stored.fill == settings::Fill::Local ? u"local"_s : u"example"_s);
    if (!stored.problem.isEmpty())
        json.insert(u"problem"_s, stored.problem);
    QJsonArray members;
    for (const chat::Member &member : stored.panel.members) {
        QJsonObject entry = modelJson(member.model);
        entry.insert(u"member"_s, member.id.toString());
        if (!member.label.isEmpty())
            entry.insert(u"label"_s, member.label);
        members.append(entry);
    }
    json.insert(u"members"_s, members);
    if (stored.isReady()) {
        if (stored.panel.policy.judging == chat::Judging::WithJudge)
            json.insert(u"judge"_s, modelJson(stored.panel.judge.model));
        json.insert(u"writer"_s, modelJson(stored.panel.writer.model));
    }
    return json;
}

} // namespace

QString shortId(const chat::SessionId &id)
{
    return id.value.left(8);
}

QByteArray sessionsAsText(const QList<library::SessionSummary> &sessions)
{
    QString text;
    for (const library::SessionSummary &session : sessions) {
        text += u"%1  %2  %3  %4\n"_s.arg(shortId(session.id),
                                          session.createdAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s),
                                          toString(session.state).leftJustified(11), session.title);
        if (!session.passage.isEmpty())
            text += u"          … %1 …\n"_s.arg(withoutHitMarks(session.passage));
    }
    return terminalSafe(text).toUtf8();
}

QByteArray sessionsAsJson(const QList<library::SessionSummary> &sessions)
{
    QJsonArray array;
    for (const library::SessionSummary &session : sessions) {
        QJsonObject json{{u"session"_s, session.id.value},
                         {u"title"_s, session.title},
                         {u"created"_s, session.createdAt.toString(Qt::ISODateWithMs)},
                         {u"turns"_s, session.turns},
                         {u"state"_s, toString(session.state)}};
        if (!session.passage.isEmpty())
            json.insert(u"passage"_s, withoutHitMarks(session.passage));
        array.append(json);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

QByteArray panelsAsText(const settings::PanelStore &panels)
{
    QString text;
    const QList<settings::StoredPanel> list = panels.panels();
    for (const settings::StoredPanel &stored : list) {
        text += u"%1  %2: %3\n"_s.arg(stored.panel.id.leftJustified(20), stored.panel.name, membersOf(stored));
        if (!stored.panel.note.isEmpty())
            text += QString(22, u' ') + stored.panel.note + u'\n';
    }
    return terminalSafe(text).toUtf8();
}

QByteArray panelsAsJson(const settings::PanelStore &panels)
{
    QJsonArray array;
    const QList<settings::StoredPanel> list = panels.panels();
    for (const settings::StoredPanel &stored : list)
        array.append(panelJson(stored));
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

} // namespace command
