// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/shownanswer.h"

#include "ui/turn/turnfacts.h"

#include <QCoreApplication>

namespace turnui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(turnui::FusedPane)
};

ShownAnswer onlyAnswer(const chat::Turn &turn)
{
    const chat::Attempt *attempt =
        isSingle(turn) ? turn.latestAttempt(turn.panel.members.first().id) : turn.answers().value(0);
    return {.id = attempt ? std::optional<chat::ResultId>(attempt->id) : std::nullopt,
            .title = Words::tr("One answer"),
            .placeholder = {}};
}

} // namespace

ShownAnswer shownAnswer(const chat::Turn &turn, int number)
{
    if (isSingle(turn))
        return onlyAnswer(turn);
    const chat::Fusion *fusion = turn.fusion(number);
    const QString title = Words::tr("Fused answer");
    if (fusion && fusion->writer)
        return {.id = chat::FusionId{number}, .title = title, .placeholder = {}};
    if (turn.state != chat::TurnState::Running && turn.answers().size() == 1)
        return onlyAnswer(turn);
    const bool isJudged = turn.panel.policy.judging == chat::Judging::WithJudge;
    const QString coming = isJudged ? Words::tr("The fused answer will stand here. The writer begins when the "
                                                "judge is done.")
                                    : Words::tr("The fused answer will stand here. The writer begins when the "
                                                "members are done.");
    return {.id = {},
            .title = title,
            .placeholder = turn.state == chat::TurnState::Running
                               ? coming
                               : Words::tr("There is no fused answer. What the members said is kept.")};
}

} // namespace turnui
