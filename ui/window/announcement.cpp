// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/announcement.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("Announcement", source);
}

qsizetype contradictionsIn(const chat::Turn &turn)
{
    const chat::Fusion *const fusion = turn.latestFusion();
    return fusion && fusion->analysis ? fusion->analysis->count(chat::Category::Contradiction) : 0;
}

} // namespace

QString announcementOf(const chat::Turn &turn)
{
    if (turn.state == chat::TurnState::Cancelled || turn.state == chat::TurnState::Running)
        return {};
    const qsizetype answered = turn.answers().size();
    if (turn.state == chat::TurnState::Failed)
        return answered == 0 ? text("failed: nobody answered") : text("failed");
    QStringList parts;
    if (answered < turn.panel.members.size())
        parts.append(text("%1 of %2 answered").arg(answered).arg(turn.panel.members.size()));
    if (const qsizetype count = contradictionsIn(turn); count > 0)
        parts.append(text(count == 1 ? "%1 contradiction" : "%1 contradictions").arg(count));
    return parts.isEmpty() ? text("ready") : text("ready: %1").arg(parts.join(u", "_s));
}

} // namespace windowui
