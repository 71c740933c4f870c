// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/livetext.h"

#include "chat/categorysymbol.h"
#include "chat/errortext.h"
#include "chat/figures.h"
#include "command/output.h"
#include "command/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace command {

namespace {

QString failure(const chat::Error &error)
{
    return tr("Failed: %1\n").arg(chat::errorText(error));
}

QString numbers(const QList<chat::MemberId> &members)
{
    QStringList list;
    for (const chat::MemberId member : members)
        list.append(QString::number(member.number));
    return list.isEmpty() ? QString() : u"["_s + list.join(u' ') + u']';
}

} // namespace

void LiveText::write(const QString &text)
{
    m_out(terminalSafe(text).toUtf8());
}

void LiveText::heading(const QString &text)
{
    write(u"\n── %1 ──\n\n"_s.arg(text));
}

void LiveText::show(const chat::Turn &turn, const chat::RunEvent &event)
{
    goOn(turn);
    if (const auto *retrying = std::get_if<chat::event::Retrying>(&event.what))
        showRetry(turn, *retrying);
    else if (const auto *analysed = std::get_if<chat::event::AnalysisEnded>(&event.what);
             analysed && analysed->analysis)
        showBreakdown(*analysed->analysis);
    else if (const auto *ended = std::get_if<chat::event::Ended>(&event.what);
             ended && std::holds_alternative<chat::JudgeOf>(ended->speaker))
        showMissingBreakdown(turn);
    else if (std::holds_alternative<chat::event::RunFinished>(event.what))
        showEnd(turn);
}

void LiveText::showRetry(const chat::Turn &turn, const chat::event::Retrying &retrying)
{
    const auto *const attempt = std::get_if<chat::AttemptId>(&retrying.speaker);
    const bool isShown = !attempt || (m_isHeaded && turn.panel.members.at(m_member).id == attempt->member);
    if (!isShown)
        return;
    write(retrying.in.count() == 0
              ? tr("(asking again: %1)\n").arg(retrying.error.message)
              : tr("(asking again in %1: %2)\n").arg(chat::secondsText(retrying.in), retrying.error.message));
}

void LiveText::goOn(const chat::Turn &turn)
{
    // A member that has not been asked yet is not waited for once the run is over.
    const bool isOver = turn.state != chat::TurnState::Running;
    while (m_member < turn.panel.members.size()) {
        const chat::Member &member = turn.panel.members.at(m_member);
        const chat::Attempt *const attempt = turn.latestAttempt(member.id);
        if (!attempt && !isOver)
            return;
        if (!m_isHeaded)
            heading(u"%1 %2"_s.arg(member.id.number).arg(member.displayName()));
        m_isHeaded = true;
        if (attempt && !showReply(attempt->reply) && turn.fusions.isEmpty() && !isOver)
            return;
        ++m_member;
        m_isHeaded = false;
        m_shown = 0;
    }
    const chat::Fusion *const fusion = turn.latestFusion();
    if (!fusion || !fusion->writer)
        return;
    if (m_writer != fusion->number) {
        m_writer = fusion->number;
        m_isWritten = false;
        m_shown = 0;
        heading(tr("Fused answer"));
    }
    if (!m_isWritten)
        m_isWritten = showReply(*fusion->writer);
}

bool LiveText::showReply(const chat::Reply &reply)
{
    if (m_shown < reply.text.size()) {
        write(reply.text.mid(m_shown));
        m_shown = reply.text.size();
    }
    if (!chat::isFinal(reply.state))
        return false;
    if (m_shown > 0)
        write(u"\n\n"_s);
    if (reply.error) {
        write(failure(*reply.error));
    } else {
        const QString end = reply.state == chat::State::Cancelled         ? tr("stopped")
                            : reply.finish == chat::Finish::Length        ? tr("stopped at its output limit")
                            : reply.finish == chat::Finish::ContentFilter ? tr("stopped by a content filter")
                                                                          : tr("done");
        write(u"(%1 · %2)\n"_s.arg(end, chat::figuresText(reply.usage, reply.timing.total)));
    }
    return true;
}

void LiveText::showBreakdown(const chat::Analysis &analysis)
{
    heading(tr("Breakdown"));
    QList<chat::Point> points = analysis.points;
    std::ranges::stable_sort(points, {}, &chat::Point::category);
    for (const chat::Point &point : std::as_const(points))
        showPoint(point);
    const QList<chat::Evidence> evidence = analysis.evidence();
    write(tr("(%1 of %2 quotes found in the answers)\n")
              .arg(std::ranges::count_if(evidence, &chat::Evidence::isFound))
              .arg(evidence.size()));
}

void LiveText::showMissingBreakdown(const chat::Turn &turn)
{
    const chat::Fusion *const fusion = turn.latestFusion();
    if (!fusion || !fusion->judge || !fusion->judge->error)
        return;
    heading(tr("Breakdown"));
    write(failure(*fusion->judge->error));
}

void LiveText::showPoint(const chat::Point &point)
{
    write(u"%1 %2 %3\n"_s.arg(chat::categorySymbol(point.category), point.text,
                              point.stances.isEmpty() ? numbers(point.members) : QString()));
    for (const chat::Stance &stance : point.stances)
        write(u"    %1 %2\n"_s.arg(numbers(stance.members), stance.text));
}

void LiveText::showEnd(const chat::Turn &turn)
{
    QString line = chat::figuresText(turn.usage(), turn.lastAt);
    if (turn.state == chat::TurnState::Degraded && turn.answers().size() < turn.panel.members.size())
        line.prepend(tr("%1 of %2 members answered · ").arg(turn.answers().size()).arg(turn.panel.members.size()));
    else if (turn.state == chat::TurnState::Failed)
        line.prepend(tr("No member answered · "));
    else if (turn.state == chat::TurnState::Cancelled)
        line.prepend(tr("Stopped · "));
    write(u"\n%1\n"_s.arg(line));
}

} // namespace command
