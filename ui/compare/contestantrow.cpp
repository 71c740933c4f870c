// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/contestantrow.h"

#include "ui/panel/formrows.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

QString whoIsIn(const compare::Contestant &contestant)
{
    if (contestant.kind == chat::RunKind::JustOne)
        return ContestantRow::tr("one model alone");
    QStringList names;
    for (const chat::Member &member : contestant.panel.members)
        names.append(styleui::oneLine(member.displayName()));
    return names.join(u", "_s);
}

QAbstractButton *button(const char *icon, const QString &name, const QString &means, QWidget *parent)
{
    QAbstractButton *const made = panelui::iconButton(QString::fromLatin1(icon), name, parent);
    made->setAccessibleName(means);
    styleui::setPlainToolTip(made, means);
    return made;
}

} // namespace

ContestantRow::ContestantRow(const compare::Contestant &contestant, QWidget *parent)
    : QWidget(parent)
    , m_number(contestant.number)
    , m_up(button("chevron-up", u"moveUp"_s, tr("Move %1 up").arg(contestant.displayName()), this))
    , m_down(button("chevron-down", u"moveDown"_s, tr("Move %1 down").arg(contestant.displayName()), this))
    , m_omitting(new QCheckBox(tr("What each member adds"), this))
    , m_cost(new styleui::ElidedLabel(this))
    , m_problem(new styleui::ElidedLabel(this))
{
    setObjectName(u"contestant%1"_s.arg(m_number));
    auto *const name = new styleui::ElidedLabel(contestant.displayName(), this);
    name->setObjectName(u"name"_s);
    name->setFont(styleui::strong(font()));
    auto *const members = new styleui::ElidedLabel(whoIsIn(contestant), this);
    members->setInk(styleui::Ink::Secondary);
    members->setFont(styleui::figuresFont(font()));
    QAbstractButton *const remove = button("close", u"remove"_s, tr("Remove %1").arg(contestant.displayName()), this);
    m_omitting->setObjectName(u"omitting"_s);
    m_omitting->setFont(styleui::figuresFont(font()));
    styleui::setPlainToolTip(m_omitting, tr("Judge and writer again, once without each member, from the answers at "
                                            "hand: no member is asked again"));
    m_omitting->setAccessibleName(tr("What each member of %1 adds").arg(contestant.displayName()));
    m_omitting->setVisible(contestant.kind == chat::RunKind::Panel && contestant.panel.members.size() > 1);
    m_cost->setObjectName(u"omissionCost"_s);
    m_cost->setInk(styleui::Ink::Secondary);
    m_cost->setFont(styleui::figuresFont(font()));
    m_problem->setObjectName(u"problem"_s);
    m_problem->setInk(styleui::Ink::Failure);
    m_problem->setMaximumLines(0);
    m_problem->hide();

    auto *const first = new QHBoxLayout;
    first->setSpacing(2 * styleui::step);
    first->addWidget(new styleui::MemberMark(m_number, this));
    first->addWidget(name, 1);
    first->addWidget(m_up);
    first->addWidget(m_down);
    first->addWidget(remove);
    auto *const second = new QHBoxLayout;
    second->setContentsMargins(styleui::markSize(font()).width() + 2 * styleui::step, 0, 0, 0);
    second->setSpacing(styleui::padding);
    second->addWidget(members, 1);
    second->addWidget(m_omitting);
    second->addWidget(m_cost);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, 2 * styleui::step, styleui::padding, 2 * styleui::step);
    column->setSpacing(0);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_problem);
    connect(m_up, &QAbstractButton::clicked, this, [this] { Q_EMIT moved(-1); });
    connect(m_down, &QAbstractButton::clicked, this, [this] { Q_EMIT moved(1); });
    connect(remove, &QAbstractButton::clicked, this, &ContestantRow::removed);
    connect(m_omitting, &QCheckBox::clicked, this, &ContestantRow::omittingChosen);
}

void ContestantRow::setPlace(bool isFirst, bool isLast)
{
    m_up->setEnabled(!isFirst);
    m_down->setEnabled(!isLast);
}

void ContestantRow::setOmitting(bool isOmitting)
{
    m_omitting->setChecked(isOmitting);
}

void ContestantRow::setOmissionCost(const QString &cost)
{
    m_cost->setText(cost);
    m_cost->setVisible(!cost.isEmpty());
}

void ContestantRow::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace compareui
