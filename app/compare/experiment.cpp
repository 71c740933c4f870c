// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experiment.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

QString pickKey(Picker by, const chat::TurnId &first, const chat::TurnId &second)
{
    return (by == Picker::Person ? u"p "_s : u"j "_s) + first.value + u' ' + second.value;
}

QString gradeKey(const chat::TurnId &turn, const QString &criterion, int grading)
{
    return turn.value + u' ' + QString::number(grading) + u' ' + criterion;
}

template<typename Key, typename Value>
void put(QList<Value> &list, QHash<Key, qsizetype> &places, const Key &key, const Value &value)
{
    const auto known = places.constFind(key);
    if (known == places.constEnd()) {
        places.insert(key, list.size());
        list.append(value);
    } else {
        list[*known] = value;
    }
}

template<typename Key, typename Value>
const Value *find(const QList<Value> &list, const QHash<Key, qsizetype> &places, const Key &key)
{
    const auto known = places.constFind(key);
    return known == places.constEnd() ? nullptr : &list[*known];
}

} // namespace

size_t qHash(const TrialId &id, size_t seed)
{
    return qHashMulti(seed, id.question, id.contestant, id.repeat);
}

const Question *Experiment::question(const QString &id) const
{
    const qsizetype place = m_questions.value(id, -1);
    if (place >= 0 && place < plan.questions.size() && plan.questions[place].id == id)
        return &plan.questions[place];
    const Question *const found = plan.question(id);
    if (!found)
        return nullptr;
    m_questions.clear();
    for (qsizetype i = 0; i < plan.questions.size(); ++i)
        m_questions.insert(plan.questions[i].id, i);
    return found;
}

const Trial *Experiment::trial(const TrialId &id) const
{
    return find(trials, m_trials, id);
}

const Trial *Experiment::trial(const chat::TurnId &turn) const
{
    return find(trials, m_turns, turn);
}

const Pick *Experiment::pick(Picker by, const chat::TurnId &first, const chat::TurnId &second) const
{
    return find(picks, m_picks, pickKey(by, first, second));
}

const Grade *Experiment::grade(const chat::TurnId &turn, const QString &criterion, int grading) const
{
    return find(grades, m_grades, gradeKey(turn, criterion, grading));
}

static bool isBy(const chat::Model &judge, const Plan &plan)
{
    const chat::Model now = plan.scoring.judge ? plan.scoring.judge->model : chat::Model();
    return judge.id.isEmpty() || now.id.isEmpty() || (judge.id == now.id && judge.endpoint == now.endpoint);
}

bool Experiment::counts(const Pick &pick) const
{
    return pick.by == Picker::Person || isBy(pick.judge, plan);
}

bool Experiment::counts(const Grade &grade) const
{
    return isBy(grade.judge, plan);
}

double Experiment::spentUsd() const
{
    return m_spentUsd;
}

bool Experiment::operator==(const Experiment &other) const
{
    return id == other.id && createdAt == other.createdAt && plan == other.plan && trials == other.trials &&
           picks == other.picks && grades == other.grades;
}

/// Applies one kind of event after the other.
struct Applying
{
    Experiment &experiment;
    const QDateTime &at;

    void operator()(const event::Planned &what) const
    {
        if (!experiment.createdAt.isValid())
            experiment.createdAt = at;
        experiment.plan = what.plan;
    }
    void operator()(const event::TrialStarted &what) const
    {
        const Trial trial{.id = what.trial, .turn = what.turn, .session = what.session, .figures = {}};
        if (const Trial *const before = experiment.trial(what.trial))
            experiment.m_turns.remove(before->turn);
        put(experiment.trials, experiment.m_trials, what.trial, trial);
        experiment.m_turns.insert(what.turn, experiment.m_trials.value(what.trial));
    }
    void operator()(const event::TrialEnded &what) const
    {
        const auto known = experiment.m_turns.constFind(what.turn);
        if (known == experiment.m_turns.constEnd())
            return;
        Trial &trial = experiment.trials[*known];
        if (trial.figures)
            experiment.m_spentUsd -= trial.figures->billedUsd();
        trial.figures = what.figures;
        experiment.m_spentUsd += what.figures.billedUsd();
    }
    void operator()(const event::Picked &what) const
    {
        const Pick &pick = what.pick;
        const QString key = pickKey(pick.by, pick.first, pick.second);
        const QString turned = pickKey(pick.by, pick.second, pick.first);
        if (pick.by == Picker::Person && experiment.m_picks.contains(turned))
            experiment.m_picks.insert(key, experiment.m_picks.take(turned));
        put(experiment.picks, experiment.m_picks, key, pick);
        experiment.m_spentUsd += what.pick.usage.costUsd.value_or(0);
    }
    void operator()(const event::Graded &what) const
    {
        put(experiment.grades, experiment.m_grades, gradeKey(what.grade.turn, what.grade.criterion, what.grade.grading),
            what.grade);
        experiment.m_spentUsd += what.grade.usage.costUsd.value_or(0);
    }
};

void apply(Experiment &experiment, const ExperimentEvent &event)
{
    std::visit(Applying{experiment, event.at}, event.what);
}

} // namespace compare
