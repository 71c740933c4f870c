// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/turnactions.h"

#include "chat/panel.h"
#include "ui/turn/turnview.h"
#include "ui/window/sessionpage.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace windowui {

TurnActions::TurnActions(QWidget *window) : QObject(window)
{
    using turnui::TurnView;
    add(u"answerAction"_s, tr("Answer"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), &TurnView::showAnswer);
    add(u"breakdownAction"_s, tr("Breakdown"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B),
        &TurnView::showBreakdown);
    add(u"answersAction"_s, tr("Answers of the members"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
        &TurnView::showAnswers);
    add(u"nextViewAction"_s, tr("Next view of the turn"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown),
        &TurnView::nextPane);
    add(u"previousViewAction"_s, tr("Previous view of the turn"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_PageUp),
        &TurnView::previousPane);
    for (int number = 1; number <= chat::maxMembers; ++number) {
        add(u"member%1Action"_s.arg(number), tr("Member %1").arg(number),
            QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)),
            [number](TurnView &view) { view.showMember(number); });
    }
    window->addActions(m_actions);
    setPage(nullptr);
}

template<typename Command>
QAction *TurnActions::add(const QString &name, const QString &text, const QKeySequence &keys, Command command)
{
    auto *const action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [this, command] {
        if (turnui::TurnView *const view = m_page ? m_page->newest() : nullptr)
            std::invoke(command, *view);
    });
    m_actions.append(action);
    return action;
}

void TurnActions::setPage(SessionPage *page)
{
    m_page = page;
    for (QAction *const action : std::as_const(m_actions))
        action->setEnabled(page != nullptr);
}

} // namespace windowui
