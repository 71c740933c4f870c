// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/livetext.h"

#include "chat/figures.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace command {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("command", text);
}

QString sign(chat::Category category)
{
    switch (category) {
    case chat::Category::Contradiction:
        return u"≠"_s;
    case chat::Category::Consensus:
        return u"="_s;
    case chat::Category::PartialCoverage:
        return u"◐"_s;
    case chat::Category::UniqueInsight:
        return u"1"_s;
    case chat::Category::BlindSpot:
        return u"∅"_s;
    }
    return {};
}

QString numbers(const QList<chat::MemberId> &members)
{
    QStringList list;
    for (const chat::MemberId member : members)
        list.append(QString::number(member.number));
    return list.isEmpty() ? QString() : u"["_s + list.join(u' ') + u']';
}

} // namespace

QString terminalSafe(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        const bool isControl = (code < 0x20 && code != u'\n' && code != u'\t') || (code >= 0x7f && code < 0xa0);
        const bool turnsDirection = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        if (isControl || turnsDirection)
            safe += QChar::ReplacementCharacter;
        else
            safe += character;
    }
    return safe;
}

void LiveText::write(const QString &text)
{
    m_out.write(terminalSafe(text).toUtf8());
}

void LiveText::heading(const QString &text)
{
    write(u"\n── %1 ──\n\n"_s.arg(text));
}

void LiveText::show(const chat::Turn &turn, const chat::RunEvent &event)
{
    if (const auto *retrying = std::get_if<chat::event::Retrying>(&event.what))
        write(tr("(asking again in %1: %2)\n").arg(chat::secondsText(retrying->in), retrying->error.message));
    if (std::holds_alternative<chat::event::RunFinished>(event.what)) {
        goOn(turn);
        showEnd(turn);
        return;
    }
    const auto *const analysed = std::get_if<chat::event::AnalysisEnded>(&event.what);
    if (analysed && analysed->analysis)
        showBreakdown(turn, *analysed->analysis);
    else
        goOn(turn);
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
        m_shown = 0;
        heading(tr("Fused answer"));
    }
    if (!m_isHeaded)
        m_isHeaded = showReply(*fusion->writer);
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
        write(tr("Failed: %1 %2\n").arg(reply.error->message, reply.error->remedy));
    } else {
        const QString end = reply.state == chat::State::Cancelled         ? tr("stopped")
                            : reply.finish == chat::Finish::Length        ? tr("stopped at its output limit")
                            : reply.finish == chat::Finish::ContentFilter ? tr("stopped by a content filter")
                                                                          : tr("done");
        write(u"(%1 · %2)\n"_s.arg(end, chat::figuresText(reply.usage, reply.timing.total)));
    }
    return true;
}

void LiveText::showBreakdown(const chat::Turn &turn, const chat::Analysis &analysis)
{
    goOn(turn);
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

void LiveText::showPoint(const chat::Point &point)
{
    write(u"%1 %2 %3\n"_s.arg(sign(point.category), point.text,
                              point.stances.isEmpty() ? numbers(point.members) : QString()));
    for (const chat::Stance &stance : point.stances)
        write(u"    %1 %2\n"_s.arg(numbers(stance.members), stance.text));
}

void LiveText::showEnd(const chat::Turn &turn)
{
    QString line = chat::figuresText(turn.usage(), turn.lastAt);
    if (turn.state == chat::TurnState::Degraded)
        line.prepend(tr("%1 of %2 members answered · ").arg(turn.answers().size()).arg(turn.panel.members.size()));
    else if (turn.state == chat::TurnState::Failed)
        line.prepend(tr("No member answered · "));
    else if (turn.state == chat::TurnState::Cancelled)
        line.prepend(tr("Stopped · "));
    write(u"\n%1\n"_s.arg(line));
}

} // namespace command
