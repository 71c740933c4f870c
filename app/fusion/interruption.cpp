// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/interruption.h"

using chat::State;

namespace fusion {

static void appendEnds(QList<Happening> &ends, const chat::Fusion &fusion)
{
    if (fusion.judge && !isFinal(fusion.judge->state)) {
        ends.append(chat::event::AnalysisEnded{fusion.number, std::nullopt});
        ends.append(chat::event::Ended{.speaker = chat::JudgeOf{fusion.number}, .state = State::Cancelled});
    }
    if (fusion.writer && !isFinal(fusion.writer->state))
        ends.append(chat::event::Ended{.speaker = chat::WriterOf{fusion.number}, .state = State::Cancelled});
    ends.append(chat::event::FusionEnded{fusion.number});
}

QList<Happening> endsOfInterrupted(const chat::Turn &turn)
{
    QList<Happening> ends;
    for (const chat::Attempt &attempt : turn.attempts) {
        if (!isFinal(attempt.reply.state))
            ends.append(chat::event::Ended{.speaker = attempt.id, .state = State::Cancelled, .late = attempt.late});
    }
    for (const chat::Fusion &fusion : turn.fusions) {
        if (fusion.isRunning)
            appendEnds(ends, fusion);
    }
    return ends;
}

} // namespace fusion
