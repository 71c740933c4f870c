// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panelpage.h"

#include "ui/panel/memberform.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

constexpr int pageWidth = 980;

QLabel *label(const QString &text, const QFont &font, QWidget *parent)
{
    auto *const one = new QLabel(text, parent);
    one->setTextFormat(Qt::PlainText);
    one->setFont(font);
    return one;
}

// Everything that a published score depends on.
bool isSameRecipe(const chat::Panel &one, const chat::Panel &other)
{
    return one.members == other.members && one.judge == other.judge && one.writer == other.writer &&
           one.policy == other.policy;
}

} // namespace

PanelPage::PanelPage(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"panelPage"_s);
    setAccessibleName(tr("Panel"));
    styleui::layScrollBarOver(this);
    setWidgetResizable(true);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    viewport()->setAutoFillBackground(false);
}

void PanelPage::edit(const chat::Panel &panel, const Offer &offer)
{
    m_offer = offer;
    m_given = panel;
    m_members.clear();
    auto *const page = new QWidget;
    page->setMaximumWidth(pageWidth);
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(styleui::margin, styleui::margin, styleui::margin, styleui::margin);
    column->setSpacing(styleui::padding);
    column->addWidget(label(tr("Panel"), styleui::titleFont(font()), page));
    m_note = new styleui::ElidedLabel(page);
    m_note->setObjectName(u"note"_s);
    m_note->setInk(styleui::Ink::Secondary);
    column->addWidget(m_note);
    column->addWidget(createMembers(page));
    column->addWidget(createStages(page));
    column->addWidget(createEnd(page));
    column->addStretch(1);

    for (const chat::Member &member : panel.members)
        addMember(member, m_members.size());
    if (m_members.isEmpty())
        addMember({}, 0);
    setWidget(page); // deletes the form that stood here
    page->setAutoFillBackground(false);
    refresh();
    m_members.first()->focusModel();
}

QWidget *PanelPage::createMembers(QWidget *page)
{
    auto *const members = new QWidget(page);
    auto *const column = new QVBoxLayout(members);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(styleui::padding);
    m_memberColumn = new QVBoxLayout;
    m_memberColumn->setSpacing(styleui::padding);
    column->addLayout(m_memberColumn);
    m_add = new QPushButton(tr("+ Add a member"), members);
    m_add->setObjectName(u"addMember"_s);
    styleui::setLook(m_add, styleui::Look::Link);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addMember({.model = {.endpoint = m_members.last()->member().model.endpoint}}, m_members.size());
        m_members.last()->focusModel();
    });
    column->addWidget(m_add, 0, Qt::AlignLeft);
    return members;
}

QWidget *PanelPage::createStages(QWidget *page)
{
    auto *const card = new styleui::Card(page);
    auto *const grid = new QGridLayout(card);
    grid->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
    grid->setSpacing(2 * styleui::step);
    grid->setColumnStretch(1, 1);

    m_withJudge = new QCheckBox(tr("Judge"), card);
    m_withJudge->setObjectName(u"withJudge"_s);
    m_withJudge->setChecked(m_given.policy.judging == chat::Judging::WithJudge);
    m_withJudge->setToolTip(tr("Without a judge the writer works from the answers alone."));
    m_judge = new ModelField(m_offer, card);
    m_judge->setObjectName(u"judge"_s);
    m_judge->setNames(tr("Connection of the judge"), tr("Model of the judge"));
    m_judge->setModel(m_given.judge.model);
    m_writer = new ModelField(m_offer, card);
    m_writer->setObjectName(u"writer"_s);
    m_writer->setNames(tr("Connection of the writer"), tr("Model of the writer"));
    m_writer->setModel(m_given.writer.model);
    grid->addWidget(m_withJudge, 0, 0);
    grid->addWidget(m_judge, 0, 1);
    grid->addWidget(label(tr("Writer"), font(), card), 1, 0);
    grid->addWidget(m_writer, 1, 1);

    m_quorum = new QSpinBox(card);
    m_quorum->setObjectName(u"quorum"_s);
    m_quorum->setAccessibleName(tr("Answers that are enough to start judging"));
    m_quorum->setRange(0, chat::maxMembers);
    m_quorum->setSpecialValueText(tr("all answers"));
    m_quorum->setValue(m_given.policy.quorum.value_or(0));
    m_grace = new QSpinBox(card);
    m_grace->setObjectName(u"grace"_s);
    m_grace->setAccessibleName(tr("Seconds to wait for the rest"));
    m_grace->setRange(0, 600);
    m_grace->setSuffix(tr(" s"));
    m_grace->setValue(int(m_given.policy.grace.count() / 1000));
    auto *const policy = new QHBoxLayout;
    policy->setSpacing(2 * styleui::step);
    policy->addWidget(m_quorum);
    policy->addWidget(label(tr("wait for the rest"), font(), card));
    policy->addWidget(m_grace);
    policy->addStretch(1);
    grid->addWidget(label(tr("Start judging after"), font(), card), 2, 0);
    grid->addLayout(policy, 2, 1);

    connect(m_withJudge, &QCheckBox::toggled, this, &PanelPage::refresh);
    connect(m_judge, &ModelField::changed, this, &PanelPage::refresh);
    connect(m_writer, &ModelField::changed, this, &PanelPage::refresh);
    connect(m_quorum, &QSpinBox::valueChanged, this, &PanelPage::refresh);
    connect(m_grace, &QSpinBox::valueChanged, this, &PanelPage::refresh);
    return card;
}

QWidget *PanelPage::createEnd(QWidget *page)
{
    auto *const end = new QWidget(page);
    m_name = new QLineEdit(m_given.name, end);
    m_name->setObjectName(u"name"_s);
    m_name->setAccessibleName(tr("Name of the panel"));
    m_name->setPlaceholderText(tr("Name, to keep it"));
    m_problem = new styleui::ElidedLabel(end);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setInk(styleui::Ink::Failure);
    m_problem->setMaximumLines(0);
    m_problem->hide();
    auto *const cancel = new QPushButton(tr("Cancel"), end);
    cancel->setObjectName(u"cancelPanel"_s);
    auto *const use = new QPushButton(tr("Use without saving"), end);
    use->setObjectName(u"usePanel"_s);
    auto *const save = new QPushButton(tr("Save and use"), end);
    save->setObjectName(u"savePanel"_s);
    styleui::setLook(save, styleui::Look::Main);

    auto *const row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    row->addWidget(m_name, 1);
    row->addWidget(cancel);
    row->addWidget(use);
    row->addWidget(save);
    auto *const column = new QVBoxLayout(end);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_problem);
    column->addLayout(row);

    connect(m_name, &QLineEdit::textChanged, m_problem, &QWidget::hide);
    connect(cancel, &QPushButton::clicked, this, &PanelPage::cancelled);
    connect(use, &QPushButton::clicked, this, [this] { useOrSave(&PanelPage::used); });
    connect(save, &QPushButton::clicked, this, [this] {
        if (m_name->text().trimmed().isEmpty())
            showProblem(tr("Give the panel a name to save it."));
        else
            useOrSave(&PanelPage::saveRequested);
    });
    return end;
}

void PanelPage::addMember(const chat::Member &member, qsizetype at)
{
    auto *const form = new MemberForm(member, m_offer, m_memberColumn->parentWidget());
    form->setObjectName(u"member"_s);
    m_memberColumn->insertWidget(int(at), form);
    m_members.insert(at, form);
    connect(form, &MemberForm::changed, this, &PanelPage::refresh);
    connect(form, &MemberForm::duplicateRequested, this,
            [this, form] { addMember(form->member(), m_members.indexOf(form) + 1); });
    connect(form, &MemberForm::removeRequested, this, [this, form] { removeMember(form); });
    renumber();
}

void PanelPage::removeMember(MemberForm *form)
{
    const qsizetype at = m_members.indexOf(form);
    m_members.remove(at);
    m_memberColumn->removeWidget(form);
    form->hide();
    form->deleteLater(); // its button was pressed
    renumber();
    m_members[std::min(at, m_members.size() - 1)]->focusModel();
}

void PanelPage::renumber()
{
    const bool isFull = m_members.size() >= chat::maxMembers;
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        m_members[i]->setNumber(int(i) + 1);
        m_members[i]->setCanRemove(m_members.size() > 1);
        m_members[i]->setCanDuplicate(!isFull);
    }
    m_add->setVisible(!isFull);
    refresh();
}

void PanelPage::refresh()
{
    if (!m_problem)
        return;
    m_problem->hide();
    m_judge->setEnabled(m_withJudge->isChecked());
    const QString note = panel().note;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

chat::Panel PanelPage::panel() const
{
    chat::Panel panel = m_given;
    panel.name = m_name->text().trimmed();
    panel.members.clear();
    for (const MemberForm *const form : m_members)
        panel.members.append(form->member());
    chat::numberMembers(panel);
    panel.judge.model = m_judge->model();
    panel.writer.model = m_writer->model();
    panel.policy.judging = m_withJudge->isChecked() ? chat::Judging::WithJudge : chat::Judging::WithoutJudge;
    panel.policy.quorum = m_quorum->value() == 0 ? std::nullopt : std::optional(m_quorum->value());
    panel.policy.grace = std::chrono::seconds(m_grace->value());
    if (!isSameRecipe(panel, m_given))
        panel.note.clear();
    return panel;
}

QString PanelPage::problem() const
{
    const chat::Panel all = panel();
    for (const chat::Member &member : all.members) {
        if (member.model.id.isEmpty())
            return tr("Member %1 has no model yet. Write which one, or remove the member.").arg(member.id.number);
    }
    if (all.members.size() < 2)
        return {}; // a panel of one needs neither judge nor writer
    if (all.writer.model.id.isEmpty())
        return tr("The writer has no model yet. Write which one.");
    if (all.policy.judging == chat::Judging::WithJudge && all.judge.model.id.isEmpty())
        return tr("The judge has no model yet. Write which one, or leave the judge out.");
    if (all.policy.quorum && *all.policy.quorum > all.members.size())
        return tr("Judging cannot wait for %1 answers of %2 members.").arg(*all.policy.quorum).arg(all.members.size());
    return {};
}

void PanelPage::useOrSave(void (PanelPage::*signal)(const chat::Panel &))
{
    if (const QString what = problem(); !what.isEmpty())
        showProblem(what);
    else
        Q_EMIT(this->*signal)(panel());
}

void PanelPage::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

} // namespace panelui
