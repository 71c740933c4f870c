// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/notice.h"

#include "chat/figures.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/wording.h"

#include <QCoreApplication>

namespace turnui {

using namespace Qt::StringLiterals;
using chat::State;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(turnui)
};

QString missingText(const chat::Turn &turn, chat::MemberId member)
{
    const chat::Attempt *attempt = turn.latestAttempt(member);
    const QString name = memberName(turn, member);
    if (attempt && attempt->reply.error)
        return Words::tr("%1 (%2)").arg(name, chat::reasonText(attempt->reply.error->kind));
    return Words::tr("%1 (%2)").arg(name, Words::tr("stopped"));
}

Notice missingNotice(const chat::Turn &turn, bool canAskAgain)
{
    const PanelProgress panel = progress(turn);
    QStringList missing;
    for (const chat::MemberId member : panel.missing())
        missing << missingText(turn, member);
    return {.text = Words::tr("%1 of %2 members; missing: %3")
                        .arg(panel.answered.size())
                        .arg(turn.panel.members.size())
                        .arg(missing.join(u", "_s)),
            .ink = styleui::Ink::Warning,
            .actions = canAskAgain ? QList{Notice::Action::TryMissing} : QList<Notice::Action>()};
}

bool isKeyMissing(const chat::Turn &turn)
{
    return std::ranges::any_of(turn.attempts, [](const chat::Attempt &attempt) {
        return attempt.reply.error && attempt.reply.error->kind == chat::ErrorKind::Key;
    });
}

Notice failedNotice(const chat::Turn &turn, bool canAskAgain)
{
    Notice result{.text = isSingle(turn) ? Words::tr("No answer came. What was tried is kept.")
                                         : Words::tr("No member answered. What was tried is kept."),
                  .ink = styleui::Ink::Failure,
                  .actions = {}};
    if (!canAskAgain)
        return result;
    result.actions << Notice::Action::TryMissing;
    if (isKeyMissing(turn))
        result.actions << Notice::Action::Connect;
    else if (!isSingle(turn))
        result.actions << Notice::Action::JustOne;
    return result;
}

Notice stoppedNotice(const chat::Turn &turn, const QString &text, bool canAskAgain)
{
    Notice result{.text = text, .ink = styleui::Ink::Secondary, .actions = {}};
    if (!canAskAgain)
        return result;
    if (!progress(turn).missing().isEmpty() || turn.state == chat::TurnState::Interrupted)
        result.actions << Notice::Action::GoOn;
    else if (!isSingle(turn))
        result.actions << Notice::Action::JudgeAgain;
    return result;
}

Notice fusionNotice(const chat::Turn &turn, const chat::Fusion &fusion, bool canAskAgain)
{
    const bool writerFailed = fusion.writer && fusion.writer->state == State::Failed;
    if (writerFailed) {
        const QString reason = fusion.writer->error ? failureHeadline(*fusion.writer->error) : QString();
        return {.text = Words::tr("The writer failed: %1. The answers and the breakdown are kept.").arg(reason),
                .ink = styleui::Ink::Failure,
                .actions = canAskAgain ? QList{Notice::Action::FuseAgain, Notice::Action::JudgeAgain}
                                       : QList<Notice::Action>()};
    }
    if (!progress(turn).missing().isEmpty())
        return missingNotice(turn, canAskAgain);
    if (isWithJudge(turn) && fusion.judge && chat::isFinal(fusion.judge->state) && !fusion.analysis)
        return {.text = breakdownPlaceholder(turn, &fusion),
                .ink = styleui::Ink::Warning,
                .actions = canAskAgain ? QList{Notice::Action::JudgeAgain} : QList<Notice::Action>()};
    return {};
}

bool isOverBudget(const chat::Reply &reply)
{
    return reply.error && reply.error->kind == chat::ErrorKind::Budget;
}

/// Who was stopped, or not asked any more, because the budget was reached; in the newest round.
QStringList stoppedByBudget(const chat::Turn &turn)
{
    QStringList names;
    for (const chat::Member &member : turn.panel.members) {
        const chat::Attempt *const attempt = turn.latestAttempt(member.id);
        if (attempt && isOverBudget(attempt->reply))
            names << memberName(turn, member.id);
    }
    const chat::Fusion *const fusion = turn.latestFusion();
    if (fusion && fusion->judge && isOverBudget(*fusion->judge))
        names << Words::tr("the judge");
    if (fusion && fusion->writer && isOverBudget(*fusion->writer))
        names << Words::tr("the writer");
    return names;
}

Notice budgetNotice(const chat::Turn &turn, const QStringList &stopped, bool canAskAgain)
{
    const std::optional<double> budget = turn.panel.policy.budgetUsd;
    const QString reached = budget ? Words::tr("The budget of %1 is reached").arg(chat::plainCostText(*budget))
                                   : Words::tr("The budget for this run is reached");
    Notice result{.text = Words::tr("%1: %2 did not finish. What came is kept.").arg(reached, joined(stopped)),
                  .ink = styleui::Ink::Warning,
                  .actions = {}};
    if (!canAskAgain)
        return result;
    const chat::Fusion *const fusion = turn.latestFusion();
    if (!progress(turn).missing().isEmpty())
        result.actions << Notice::Action::TryMissing;
    else if (fusion && fusion->judge && isOverBudget(*fusion->judge))
        result.actions << Notice::Action::JudgeAgain;
    else
        result.actions << Notice::Action::FuseAgain;
    if (!isSingle(turn))
        result.actions << Notice::Action::JustOne;
    return result;
}

} // namespace

Notice notice(const chat::Turn &turn, bool canAskAgain)
{
    switch (turn.state) {
    case chat::TurnState::Running:
        return {};
    case chat::TurnState::Interrupted:
        return stoppedNotice(turn, Words::tr("Interrupted. Everything that came is kept."), canAskAgain);
    case chat::TurnState::Cancelled:
        return stoppedNotice(turn, Words::tr("Stopped. Everything that came is kept."), canAskAgain);
    case chat::TurnState::Failed:
    case chat::TurnState::Complete:
    case chat::TurnState::Degraded:
        break;
    }
    if (const QStringList stopped = stoppedByBudget(turn); !stopped.isEmpty() && !turn.chosen)
        return budgetNotice(turn, stopped, canAskAgain);
    if (turn.state == chat::TurnState::Failed)
        return failedNotice(turn, canAskAgain);
    if (turn.chosen && std::holds_alternative<chat::AttemptId>(*turn.chosen) && !isSingle(turn)) {
        const auto chosen = std::get<chat::AttemptId>(*turn.chosen);
        return {.text =
                    Words::tr("The conversation goes on from the answer of %1.").arg(memberName(turn, chosen.member)),
                .ink = styleui::Ink::Secondary,
                .actions = {Notice::Action::UseFused}};
    }
    if (const chat::Fusion *fusion = turn.latestFusion())
        return fusionNotice(turn, *fusion, canAskAgain);
    return progress(turn).missing().isEmpty() ? Notice() : missingNotice(turn, canAskAgain);
}

QString actionText(Notice::Action action)
{
    switch (action) {
    case Notice::Action::TryMissing:
        return Words::tr("Try the missing again");
    case Notice::Action::GoOn:
        return Words::tr("Go on");
    case Notice::Action::JudgeAgain:
        return Words::tr("Judge again");
    case Notice::Action::FuseAgain:
        return Words::tr("Fuse again");
    case Notice::Action::JustOne:
        return Words::tr("Ask just one");
    case Notice::Action::Connect:
        return Words::tr("Check the connection");
    case Notice::Action::UseFused:
        return Words::tr("Take this back");
    }
    return {};
}

} // namespace turnui
