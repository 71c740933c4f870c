// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/sessionstatus.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace libraryui {

namespace {

QString text(const char *source, int count = -1)
{
    return QCoreApplication::translate("SessionStatus", source, nullptr, count);
}

// The program speaks English without a translation file, so both forms are spelt out.
QString counted(int count, const char *one, const char *many)
{
    return text(count == 1 ? one : many).arg(count);
}

QString membersText(const library::SessionSummary &session)
{
    if (session.answered < session.members && session.state != chat::TurnState::Complete)
        return text("%1 of %2").arg(session.answered).arg(session.members);
    return counted(session.members, "%1 member", "%1 members");
}

QString contradictionsText(const library::SessionSummary &session)
{
    return counted(session.contradictions, "%1 contradiction", "%1 contradictions");
}

QString outcomeText(const library::SessionSummary &session)
{
    if (session.contradictions == 0)
        return membersText(session);
    return membersText(session) + u" · "_s + contradictionsText(session);
}

// One thing only: the row is short.
QString exampleText(const library::SessionSummary &session)
{
    return text("example · %1").arg(session.contradictions > 0 ? contradictionsText(session) : membersText(session));
}

} // namespace

Age ageOf(QDate day, QDate today)
{
    const qint64 days = day.daysTo(today);
    if (days <= 0)
        return Age::Today;
    if (days == 1)
        return Age::Yesterday;
    return days < 8 ? Age::LastWeek : Age::Older;
}

QString toText(Age age)
{
    switch (age) {
    case Age::Today:
        return text("Today");
    case Age::Yesterday:
        return text("Yesterday");
    case Age::LastWeek:
        return text("Last week");
    case Age::Older:
        return text("Older");
    }
    return {};
}

QString statusOf(const library::SessionSummary &session)
{
    if (!session.experiment.isEmpty() && session.state != chat::TurnState::Running)
        return text("experiment · %1").arg(counted(session.turns, "%1 answer", "%1 answers"));
    if (session.isExample && session.state != chat::TurnState::Running)
        return exampleText(session);
    switch (session.state) {
    case chat::TurnState::Running:
        return text("running");
    case chat::TurnState::Complete:
    case chat::TurnState::Degraded:
        return outcomeText(session);
    case chat::TurnState::Failed:
        return text("failed");
    case chat::TurnState::Cancelled:
        return text("stopped");
    case chat::TurnState::Interrupted:
        return text("interrupted");
    }
    return {};
}

QString runningStatus(std::chrono::milliseconds elapsed)
{
    const qint64 seconds = std::max<qint64>(0, elapsed.count() / 1000);
    if (seconds < 60)
        return text("running · %1 s").arg(seconds);
    return text("running · %1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, '0'_L1);
}

} // namespace libraryui
