// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panelbar.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

constexpr int longestName = 100; // characters, as many as the store takes

QHBoxLayout *rowIn(QWidget *widget)
{
    auto *const row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    return row;
}

} // namespace

PanelBar::PanelBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new styleui::ElidedLabel(this))
    , m_problem(new styleui::ElidedLabel(this))
    , m_buttons(new QWidget(this))
    , m_question(new QWidget(this))
{
    m_words->setObjectName(u"changes"_s);
    m_words->setInk(styleui::Ink::Secondary);
    m_words->setFont(styleui::figuresFont(font()));
    m_words->setMaximumLines(2);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setInk(styleui::Ink::Failure);
    m_problem->setMaximumLines(0);
    m_problem->hide();
    createButtons();
    createQuestion();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * styleui::step);
    column->addWidget(m_words);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
    column->addWidget(m_question);
}

void PanelBar::createButtons()
{
    const auto button = [this](const char *name, const QString &text, void (PanelBar::*pressed)()) {
        auto *const made = new QPushButton(text, m_buttons);
        made->setObjectName(QLatin1StringView(name));
        connect(made, &QPushButton::clicked, this, pressed);
        return made;
    };
    m_revert = button("revertPanel", tr("Revert"), &PanelBar::revertRequested);
    m_saveAs = button("savePanelAs", tr("Save as…"), &PanelBar::saveAsRequested);
    m_save = button("savePanel", tr("Save"), &PanelBar::saveRequested);
    m_use = button("usePanel", tr("Use"), &PanelBar::useRequested);
    styleui::setLook(m_use, styleui::Look::Main);
    QHBoxLayout *const row = rowIn(m_buttons);
    row->addWidget(m_revert);
    row->addStretch(1);
    row->addWidget(m_saveAs);
    row->addWidget(m_save);
    row->addWidget(m_use);
}

void PanelBar::createQuestion()
{
    m_question->hide();
    m_asked = new styleui::ElidedLabel(m_question);
    m_asked->setObjectName(u"question"_s);
    m_name = new QLineEdit(m_question);
    m_name->setObjectName(u"name"_s);
    m_name->setAccessibleName(tr("Name of the panel"));
    m_name->setMaxLength(longestName);
    m_yes = new QPushButton(tr("Save"), m_question);
    m_yes->setObjectName(u"yes"_s);
    styleui::setLook(m_yes, styleui::Look::Main);
    auto *const no = new QPushButton(tr("Cancel"), m_question);
    no->setObjectName(u"no"_s);
    QHBoxLayout *const row = rowIn(m_question);
    row->addWidget(m_asked);
    row->addWidget(m_name, 1);
    row->addStretch();
    row->addWidget(m_yes);
    row->addWidget(no);
    connect(m_name, &QLineEdit::textChanged, m_problem, &QWidget::hide);
    m_name->installEventFilter(this);
    connect(no, &QPushButton::clicked, this, &PanelBar::stopAsking);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        const Answer answer = m_answer; // it may ask again
        answer();
    });
}

bool PanelBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_name || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    m_yes->click(); // and no further: the focus is at another button by now, which the window would press
    return true;
}

void PanelBar::setState(const State &state)
{
    m_problem->hide();
    m_words->setText(state.words);
    m_revert->setEnabled(state.canRevert);
    m_save->setEnabled(state.canSave);
    styleui::setPlainToolTip(m_save, state.whyNot);
    m_save->setAccessibleDescription(state.whyNot);
    m_use->setText(state.isKept ? tr("Use") : tr("Use without saving"));
}

void PanelBar::say(const QString &words)
{
    m_words->setText(words);
}

void PanelBar::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

void PanelBar::startAsking(const QString &question, const QString &yes, const Answer &answer)
{
    m_asked->setText(question);
    m_yes->setText(yes);
    m_answer = answer;
    m_buttons->hide();
    m_question->show();
}

void PanelBar::ask(const QString &question, const QString &yes, const Answer &answer)
{
    m_name->hide();
    startAsking(question, yes, [this, answer] {
        stopAsking();
        answer();
    });
    m_yes->setFocus(Qt::OtherFocusReason);
}

void PanelBar::askName(const QString &proposal, const std::function<void(const QString &)> &answer)
{
    m_name->setText(proposal);
    m_name->show();
    startAsking(tr("Save as"), tr("Save"), [this, answer] { answer(m_name->text().simplified()); });
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

bool PanelBar::isAsking() const
{
    return !m_question->isHidden();
}

void PanelBar::stopAsking()
{
    const bool hadFocus = m_question->isAncestorOf(focusWidget());
    m_question->hide();
    m_buttons->show();
    m_problem->hide();
    if (hadFocus)
        focusUse();
}

void PanelBar::focusUse()
{
    m_use->setFocus(Qt::OtherFocusReason);
}

} // namespace panelui
