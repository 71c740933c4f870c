// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panelactions.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace panelui {

static QAction *make(const QString &name, const QString &text, const QKeySequence &key, QObject *parent)
{
    auto *const action = new QAction(text, parent);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    return action;
}

PanelActions::PanelActions(QObject *parent)
    : QObject(parent)
    , use(make(u"usePanelAction"_s, tr("Use the panel (in the panel builder)"), Qt::CTRL | Qt::Key_Return, this))
    , save(make(u"savePanelAction"_s, tr("Save the panel (in the panel builder)"), Qt::CTRL | Qt::Key_S, this))
    , moveUp(make(u"moveUpAction"_s, tr("Move a member up (in the panel builder)"), Qt::ALT | Qt::Key_Up, this))
    , moveDown(make(u"moveDownAction"_s, tr("Move a member down (in the panel builder)"), Qt::ALT | Qt::Key_Down, this))
    , favourite(make(u"favouriteAction"_s, tr("Mark as a favourite, or not (in the list of models)"),
                     Qt::CTRL | Qt::Key_D, this))
{
}

} // namespace panelui
