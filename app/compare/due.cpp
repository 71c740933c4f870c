// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/due.h"

#include "compare/pairs.h"

namespace compare {

namespace {

/// What an omission rests on: who of the whole panel has answered.
bool isPointless(const Omission &omission, const TrialFigures &whole)
{
    if (!whole.isAnswered)
        return !whole.isUnfinished;
    int others = 0;
    bool hadAnswer = false;
    for (const Share &share : whole.shares) {
        if (share.part != Part::Member || !share.hasSucceeded)
            continue;
        hadAnswer = hadAnswer || share.member == omission.member;
        others += share.member != omission.member;
    }
    return !hadAnswer || others == 0;
}

void appendPicks(QList<Judgement> &list, const Experiment &experiment, const QString &question, int repeat)
{
    for (const Pair &pair : pairs(experiment, question, repeat, true)) {
        list.append(Pick{.by = Picker::Judge, .first = pair.first, .second = pair.second});
        list.append(Pick{.by = Picker::Judge, .first = pair.second, .second = pair.first});
    }
}

void appendGrades(QList<Judgement> &list, const Experiment &experiment, const Question &question, int repeat)
{
    if (!question.rubric)
        return;
    const QList<Criterion> criteria = question.rubric->criteria();
    for (const Contestant &contestant : experiment.plan.contestants) {
        const Trial *const trial = experiment.trial({question.id, contestant.number, repeat});
        if (!trial || !trial->isAnswered())
            continue;
        for (int grading = 1; grading <= experiment.plan.scoring.gradings; ++grading) {
            for (const Criterion &criterion : criteria)
                list.append(Grade{.turn = trial->turn, .criterion = criterion.id, .grading = grading});
        }
    }
}

} // namespace

bool isPointless(const Experiment &experiment, const TrialId &id)
{
    const Contestant *const contestant = experiment.plan.contestant(id.contestant);
    if (!contestant || !experiment.question(id.question))
        return true;
    if (!contestant->omission)
        return false;
    const Trial *const whole = experiment.trial({id.question, contestant->omission->contestant, id.repeat});
    return whole && whole->figures && isPointless(*contestant->omission, *whole->figures);
}

bool isMissing(const Experiment &experiment, const TrialId &id, Failed failed)
{
    const Trial *const trial = experiment.trial(id);
    if (!trial || !trial->figures || trial->isUnfinished())
        return true;
    return failed == Failed::Again && trial->hasFailed();
}

QList<Judgement> judgements(const Experiment &experiment, const QString &question, int repeat)
{
    QList<Judgement> list;
    const Scoring &scoring = experiment.plan.scoring;
    const Question *const asked = experiment.question(question);
    if (!scoring.judge || !asked)
        return list;
    if (scoring.grades)
        appendGrades(list, experiment, *asked, repeat);
    if (scoring.picks)
        appendPicks(list, experiment, question, repeat);
    return list;
}

const Pick *made(const Experiment &experiment, const Pick &pick)
{
    const Pick *const said = experiment.pick(pick.by, pick.first, pick.second);
    return said && experiment.counts(*said) ? said : nullptr;
}

const Grade *made(const Experiment &experiment, const Grade &grade)
{
    const Grade *const said = experiment.grade(grade.turn, grade.criterion, grade.grading);
    return said && experiment.counts(*said) ? said : nullptr;
}

} // namespace compare
