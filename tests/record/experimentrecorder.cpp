// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/experimentrecorder.h"

#include "compare/sharing.h"
#include "record/examplerecorder.h"

namespace record {

static QList<fusion::SharedAnswer> sharedAnswers(const QList<compare::Source> &sources,
                                                 const QHash<int, chat::Turn> &turns)
{
    QList<fusion::SharedAnswer> shared;
    for (const compare::Source &source : sources) {
        const chat::Turn turn = turns.value(source.contestant);
        if (const chat::Attempt *const attempt = turn.latestAttempt(source.from))
            shared.append({.member = source.member, .from = {turn.id, attempt->id}, .reply = attempt->reply});
    }
    return shared;
}

std::expected<QList<QList<chat::RunEvent>>, QString> recordQuestion(const ExperimentScript &script, qsizetype question)
{
    QList<QList<chat::RunEvent>> recorded;
    QHash<int, chat::Turn> turns; ///< by contestant
    for (qsizetype i = 0; i < script.plan.contestants.size(); ++i) {
        const compare::Contestant &contestant = script.plan.contestants[i];
        ExampleScript trial = script.trials[question][i];
        trial.shared = sharedAnswers(compare::sources(script.plan, contestant), turns);
        const auto events = record(trial);
        if (!events)
            return std::unexpected(events.error());
        for (const chat::RunEvent &event : *events)
            chat::apply(turns[contestant.number], event);
        recorded.append(*events);
    }
    return recorded;
}

} // namespace record
