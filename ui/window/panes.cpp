// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panes.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace windowui {

static QWidget *firstByTab(QWidget *pane)
{
    for (QWidget *one = pane->nextInFocusChain(); one != pane; one = one->nextInFocusChain()) {
        const bool isReached = one->isVisible() && one->isEnabled() && (one->focusPolicy() & Qt::TabFocus) != 0;
        if (isReached && pane->isAncestorOf(one))
            return one;
    }
    return nullptr;
}

void focusPane(const QList<QWidget *> &panes, int by)
{
    const QWidget *const focused = QApplication::focusWidget();
    const auto holdsFocus = [focused](const QWidget *pane) { return focused && pane->isAncestorOf(focused); };
    qsizetype at = std::ranges::find_if(panes, holdsFocus) - panes.begin();
    for (qsizetype tried = 0; tried < panes.size(); ++tried) {
        at = (at + by + panes.size()) % panes.size();
        if (QWidget *const first = firstByTab(panes[at]))
            return first->setFocus(Qt::TabFocusReason);
    }
}

} // namespace windowui
