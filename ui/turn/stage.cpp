// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/stage.h"

#include "chat/figures.h"
#include "ui/style/plaintext.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace turnui {

using namespace Qt::StringLiterals;
using chat::State;
using std::chrono::milliseconds;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(turnui)
};

QString pointCount(qsizetype count)
{
    return count == 1 ? Words::tr("1 point") : Words::tr("%1 points").arg(count);
}

chat::Usage panelUsage(const chat::Turn &turn)
{
    chat::Usage usage;
    for (const chat::Attempt &attempt : turn.attempts) {
        if (!attempt.origin)
            usage += attempt.reply.usage;
    }
    return usage;
}

milliseconds panelTime(const chat::Turn &turn)
{
    milliseconds end{0};
    for (const chat::Attempt &attempt : turn.attempts) {
        if (!attempt.origin)
            end = std::max(end, attempt.reply.startedAt + attempt.reply.timing.total);
    }
    return end;
}

bool isAllShared(const chat::Turn &turn)
{
    return !turn.attempts.isEmpty() &&
           std::ranges::all_of(turn.attempts, [](const chat::Attempt &attempt) { return attempt.origin.has_value(); });
}

Stage panelStage(const chat::Turn &turn)
{
    const PanelProgress panel = progress(turn);
    Stage stage;
    stage.text = Words::tr("Panel %1 of %2").arg(panel.answered.size()).arg(turn.panel.members.size());
    if (!panel.failed.isEmpty())
        stage.text += Words::tr(", %1 failed").arg(countWord(panel.failed.size()));
    if (!panel.stopped.isEmpty())
        stage.text += Words::tr(", %1 stopped").arg(countWord(panel.stopped.size()));
    if (!panel.running.isEmpty() && turn.state == chat::TurnState::Running) {
        stage.state = Stage::State::Running;
        return stage;
    }
    stage.state = panel.answered.isEmpty()    ? Stage::State::Failed
                  : panel.missing().isEmpty() ? Stage::State::Done
                                              : Stage::State::Degraded;
    stage.figures = isAllShared(turn) ? Words::tr("asked once") : timeAndCost(panelTime(turn), panelUsage(turn));
    return stage;
}

Stage stageOf(const QString &text, const std::optional<chat::Reply> &reply, milliseconds now)
{
    Stage stage{.state = Stage::State::Coming, .text = text, .figures = {}};
    if (!reply)
        return stage;
    if (reply->state == State::Succeeded) {
        stage.state = Stage::State::Done;
        stage.figures = timeAndCost(reply->timing.total, reply->usage);
    } else if (chat::isFinal(reply->state)) {
        stage.state = Stage::State::Failed;
        stage.figures = reply->error ? chat::reasonText(reply->error->kind) : stateText(*reply, now);
    } else {
        stage.state = Stage::State::Running;
        stage.figures = reply->state == State::Retrying ? stateText(*reply, now) : wholeSeconds(now - reply->startedAt);
    }
    return stage;
}

Stage singleStage(const chat::Turn &turn, milliseconds now)
{
    const chat::Member &member = turn.panel.members.first();
    const chat::Attempt *attempt = turn.latestAttempt(member.id);
    Stage stage = stageOf(memberName(turn, member.id), attempt ? std::optional(attempt->reply) : std::nullopt, now);
    if (attempt && attempt->origin && stage.state == Stage::State::Done)
        stage.figures = stateText(attempt, now);
    return stage;
}

Stage judgeStage(const chat::Turn &turn, const chat::Fusion *fusion, milliseconds now)
{
    const QString text = Words::tr("Judge %1").arg(styleui::oneLine(turn.panel.judge.model.displayName()));
    // Written again from an earlier breakdown: nobody judges any more.
    if (fusion && fusion->analysis && !fusion->judge)
        return {.state = Stage::State::Done, .text = text, .figures = {}};
    Stage stage = stageOf(text, fusion ? fusion->judge : std::nullopt, now);
    if (stage.state == Stage::State::Running && fusion->analysis && !fusion->analysis->points.isEmpty())
        stage.figures += u" · "_s + pointCount(fusion->analysis->points.size());
    return stage;
}

/// "$0.05–0.12", where the run went to its end and its cost is known as it was expected.
QString expectedCost(const chat::Turn &turn)
{
    const bool isWhole = turn.state == chat::TurnState::Complete || turn.state == chat::TurnState::Degraded;
    const auto &forecast = turn.forecast;
    if (!isWhole || !turn.usage().costUsd || !forecast || !forecast->unpriced.isEmpty() || !(forecast->highUsd > 0))
        return {};
    return chat::plainCostRangeText(forecast->lowUsd, forecast->highUsd);
}

/// Requests that have ended and were answered at least in part, and their sum.
struct Calls
{
    int count = 0;
    chat::Usage usage;

    void add(const chat::Reply &reply)
    {
        if (!chat::isFinal(reply.state) || reply.usage == chat::Usage())
            return;
        ++count;
        usage += reply.usage;
    }
};

Calls callsOf(const chat::Turn &turn, chat::MemberId member)
{
    Calls calls;
    for (const chat::Attempt &attempt : turn.attempts) {
        if (attempt.id.member == member && !attempt.origin)
            calls.add(attempt.reply);
    }
    return calls;
}

Calls callsOf(const chat::Turn &turn, std::optional<chat::Reply> chat::Fusion::*stage)
{
    Calls calls;
    for (const chat::Fusion &fusion : turn.fusions) {
        if (fusion.*stage)
            calls.add(*(fusion.*stage));
    }
    return calls;
}

} // namespace

QList<Stage> stages(const chat::Turn &turn, milliseconds now)
{
    if (turn.panel.members.isEmpty())
        return {};
    if (isSingle(turn))
        return {singleStage(turn, now)};
    const chat::Fusion *fusion = turn.latestFusion();
    QList<Stage> result{panelStage(turn)};
    if (isWithJudge(turn))
        result << judgeStage(turn, fusion, now);
    result << stageOf(Words::tr("Writer %1").arg(styleui::oneLine(turn.panel.writer.model.displayName())),
                      fusion ? fusion->writer : std::nullopt, now);
    // What never began in a run that is over will not come.
    if (turn.state != chat::TurnState::Running)
        result.removeIf([](const Stage &stage) { return stage.state == Stage::State::Coming; });
    return result;
}

QString sum(const chat::Turn &turn, milliseconds now, SumLength length)
{
    if (isSingle(turn) && isAllShared(turn)) // nothing was asked here
        return {};
    const bool isRunning = turn.state == chat::TurnState::Running;
    const chat::Usage usage = turn.usage();
    const bool isTimed = length < SumLength::Shorter || !usage.costUsd;
    QString text = isTimed ? timeAndCost(isRunning ? now : turn.lastAt, usage) : chat::costText(usage);
    if (isRunning)
        return usage.costUsd ? Words::tr("%1 so far").arg(text) : text;
    if (const QString expected = expectedCost(turn); length == SumLength::Whole && !expected.isEmpty())
        text = Words::tr("%1, expected %2").arg(text, expected);
    if (turn.forecast && !isSingle(turn) && length != SumLength::Shortest) {
        const QString ratio = chat::ratioText(usage.costUsd, turn.aloneUsd(), turn.forecast->aloneName);
        if (!ratio.isEmpty())
            text += u" · "_s + styleui::oneLine(ratio);
    }
    return text;
}

QString costDetail(const chat::Turn &turn)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, const Calls &calls) {
        if (calls.count == 0)
            return;
        const QString cost = calls.usage.costUsd ? chat::costText(calls.usage) : Words::tr("cost unknown");
        lines << (calls.count == 1 ? Words::tr("%1: %2").arg(name, cost)
                                   : Words::tr("%1, %2 times: %3").arg(name).arg(calls.count).arg(cost));
    };
    for (const chat::Member &member : turn.panel.members)
        add(memberName(turn, member.id), callsOf(turn, member.id));
    add(Words::tr("Judge %1").arg(styleui::oneLine(turn.panel.judge.model.displayName())),
        callsOf(turn, &chat::Fusion::judge));
    add(Words::tr("Writer %1").arg(styleui::oneLine(turn.panel.writer.model.displayName())),
        callsOf(turn, &chat::Fusion::writer));
    if (!turn.usage().costUsd)
        return {};
    if (const QString expected = expectedCost(turn); !expected.isEmpty())
        lines << Words::tr("Expected: %1, %2")
                     .arg(expected, chat::secondsRangeText(turn.forecast->low, turn.forecast->high));
    if (const auto alone = turn.aloneUsd(); alone && !isSingle(turn))
        lines << Words::tr("%1 alone: %2").arg(styleui::oneLine(turn.forecast->aloneName), chat::costText(*alone));
    return lines.join(u'\n');
}

} // namespace turnui
