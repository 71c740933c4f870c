// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/turnlist.h"

#include "chat/figures.h"
#include "ui/compare/words.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/surfaces.h"

#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr qsizetype longestQuestion = 80;

QString withReason(const QString &what, const QString &reason)
{
    return reason.isEmpty() ? what : TurnList::tr("%1: %2").arg(what, styleui::oneLine(reason));
}

} // namespace

QString nameOf(const chat::TurnId &turn, const compare::Experiment &experiment)
{
    const compare::Trial *const trial = experiment.trial(turn);
    if (!trial)
        return {};
    const compare::Contestant *const contestant = experiment.plan.contestant(trial->id.contestant);
    const compare::Question *const question = experiment.question(trial->id.question);
    QString text = question ? styleui::oneLine(question->text) : trial->id.question;
    if (text.size() > longestQuestion)
        text = text.left(longestQuestion) + u'…';
    QStringList parts{contestant ? styleui::oneLine(contestant->displayName()) : TurnList::tr("taken out"), text};
    if (experiment.plan.repeats > 1)
        parts.append(TurnList::tr("time %1").arg(trial->id.repeat));
    return parts.join(u" · "_s);
}

QList<TurnLine> failuresOf(const compare::Experiment &experiment)
{
    QList<TurnLine> failures;
    const auto add = [&](const chat::TurnId &turn, const QString &what, const QString &reason) {
        if (const compare::Trial *const trial = experiment.trial(turn))
            failures.append({nameOf(turn, experiment) + u" · "_s + withReason(what, reason), turn, trial->session});
    };
    for (const compare::Trial &trial : experiment.trials) {
        if (!trial.figures || !experiment.plan.contestant(trial.id.contestant))
            continue;
        if (!trial.isAnswered())
            add(trial.turn, trial.isUnfinished() ? TurnList::tr("stopped") : TurnList::tr("no answer"),
                trial.figures->problem);
        else if (!trial.figures->problem.isEmpty())
            add(trial.turn, TurnList::tr("answered, with a loss"), trial.figures->problem);
    }
    for (const compare::Pick &pick : experiment.picks) {
        if (pick.by == compare::Picker::Judge && pick.preference == compare::Preference::None)
            add(pick.first, TurnList::tr("the judge picked none"), pick.problem);
    }
    for (const compare::Grade &grade : experiment.grades) {
        if (!grade.verdict)
            add(grade.turn, TurnList::tr("no verdict on “%1”").arg(grade.criterion), grade.problem);
    }
    return failures;
}

QList<TurnLine> linesOf(const QList<chat::TurnId> &turns, const compare::Experiment &experiment)
{
    QList<TurnLine> lines;
    for (const chat::TurnId &turn : turns) {
        const compare::Trial *const trial = experiment.trial(turn);
        if (!trial)
            continue;
        QStringList parts{nameOf(turn, experiment)};
        if (trial->figures) {
            if (const auto usd = trial->figures->costUsd())
                parts.append(chat::costText(*usd));
            parts.append(chat::secondsText(trial->figures->time()));
        }
        lines.append({parts.join(u" · "_s), turn, trial->session});
    }
    return lines;
}

TurnList::TurnList(const QString &name, QWidget *parent)
    : QWidget(parent), m_model(new QStandardItemModel(this)), m_list(new QListView(this))
{
    m_list->setAccessibleName(name);
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *const card = new styleui::Card(this);
    auto *const inside = new QVBoxLayout(card);
    inside->setContentsMargins(2 * styleui::step, 2 * styleui::step, 2 * styleui::step, 2 * styleui::step);
    inside->addWidget(m_list);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    const auto open = [this](const QModelIndex &index) {
        const TurnLine line = m_lines.value(index.row());
        Q_EMIT turnAsked(line.session, line.turn);
    };
    connect(m_list, &QListView::activated, this, open);
    connect(m_list, &QListView::clicked, this, open);
}

void TurnList::setLines(const QList<TurnLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    m_model->clear();
    for (const TurnLine &line : lines)
        m_model->appendRow(new QStandardItem(line.text));
}

void TurnList::focusFirst()
{
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace compareui
