// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using compare::ExperimentRun;

namespace compareui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(compareui::Words)
};

} // namespace

QString stateText(ExperimentRun::State state, const compare::Progress &progress)
{
    if (state == ExperimentRun::State::Running)
        return Words::tr("runs");
    if (state == ExperimentRun::State::Pausing)
        return Words::tr("pauses: what was asked is still being answered");
    if (progress.isComplete())
        return Words::tr("done");
    if (progress.answered + progress.failed == 0)
        return Words::tr("not started");
    const bool isAllAsked =
        progress.answered + progress.failed == progress.trials && progress.judged == progress.judgements;
    return isAllAsked ? Words::tr("done, but for what failed") : Words::tr("rests, not all is asked yet");
}

} // namespace compareui
