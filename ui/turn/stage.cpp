// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/stage.h"

#include "chat/figures.h"
#include "ui/style/plaintext.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/wording.h"

#include <QCoreApplication>

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
    for (const chat::Attempt &attempt : turn.attempts)
        usage += attempt.reply.usage;
    return usage;
}

milliseconds panelTime(const chat::Turn &turn)
{
    milliseconds end{0};
    for (const chat::Attempt &attempt : turn.attempts)
        end = std::max(end, attempt.reply.startedAt + attempt.reply.timing.total);
    return end;
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
    stage.figures = timeAndCost(panelTime(turn), panelUsage(turn));
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
    return stageOf(memberName(turn, member.id), attempt ? std::optional(attempt->reply) : std::nullopt, now);
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

QString sum(const chat::Turn &turn, milliseconds now)
{
    const bool isRunning = turn.state == chat::TurnState::Running;
    const std::optional<double> cost = turn.usage().costUsd;
    QString text = timeAndCost(isRunning ? now : turn.lastAt, turn.usage());
    if (isRunning)
        return cost ? Words::tr("%1 so far").arg(text) : text;
    if (turn.forecast && !isSingle(turn)) {
        if (const QString ratio = chat::ratioText(cost, turn.aloneUsd(), turn.forecast->aloneName); !ratio.isEmpty())
            text += u" · "_s + styleui::oneLine(ratio);
    }
    return text;
}

} // namespace turnui
