// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/failures.h"

#include "ui/style/plaintext.h"

#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr qsizetype longestQuestion = 80;

/// "Budget trio · Why is the sky blue?"
QString whichTrial(const compare::Experiment &experiment, const chat::TurnId &turn)
{
    const compare::Trial *const trial = experiment.trial(turn);
    if (!trial)
        return {};
    const compare::Contestant *const contestant = experiment.plan.contestant(trial->id.contestant);
    const compare::Question *const question = experiment.plan.question(trial->id.question);
    QString text = question ? styleui::oneLine(question->text) : trial->id.question;
    if (text.size() > longestQuestion)
        text = text.left(longestQuestion) + u'…';
    QStringList parts{contestant ? styleui::oneLine(contestant->displayName()) : FailureList::tr("taken out"), text};
    if (experiment.plan.repeats > 1)
        parts.append(FailureList::tr("time %1").arg(trial->id.repeat));
    return parts.join(u" · "_s);
}

QString withReason(const QString &what, const QString &reason)
{
    return reason.isEmpty() ? what : FailureList::tr("%1: %2").arg(what, styleui::oneLine(reason));
}

} // namespace

QList<Failure> failuresOf(const compare::Experiment &experiment)
{
    QList<Failure> failures;
    const auto add = [&](const chat::TurnId &turn, const QString &what, const QString &reason) {
        failures.append({whichTrial(experiment, turn) + u" · "_s + withReason(what, reason), turn});
    };
    for (const compare::Trial &trial : experiment.trials) {
        if (!trial.figures || !experiment.plan.contestant(trial.id.contestant))
            continue;
        if (!trial.isAnswered())
            add(trial.turn, FailureList::tr("no answer"), trial.figures->problem);
        else if (!trial.figures->problem.isEmpty())
            add(trial.turn, FailureList::tr("answered, with a loss"), trial.figures->problem);
    }
    for (const compare::Pick &pick : experiment.picks) {
        if (pick.by == compare::Picker::Judge && pick.preference == compare::Preference::None)
            add(pick.first, FailureList::tr("the judge picked none"), pick.problem);
    }
    for (const compare::Grade &grade : experiment.grades) {
        if (!grade.verdict)
            add(grade.turn, FailureList::tr("no verdict on “%1”").arg(grade.criterion), grade.problem);
    }
    return failures;
}

FailureList::FailureList(QWidget *parent)
    : QWidget(parent), m_model(new QStandardItemModel(this)), m_list(new QListView(this))
{
    m_list->setObjectName(u"failures"_s);
    m_list->setAccessibleName(tr("What failed"));
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const chat::TurnId turn = m_failures.value(index.row()).turn;
        Q_EMIT turnAsked(m_sessions.value(turn), turn);
    });
}

void FailureList::setExperiment(const compare::Experiment &experiment)
{
    const QList<Failure> failures = failuresOf(experiment);
    if (failures == m_failures)
        return;
    m_failures = failures;
    m_sessions.clear();
    m_model->clear();
    for (const Failure &failure : failures) {
        m_model->appendRow(new QStandardItem(failure.text));
        if (const compare::Trial *const trial = experiment.trial(failure.turn))
            m_sessions.insert(failure.turn, trial->session);
    }
}

} // namespace compareui
