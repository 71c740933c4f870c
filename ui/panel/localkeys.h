// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QKeyEvent;
class QWidget;

namespace panelui {

/// Lets the keys of actions hold inside one widget, where they come before those of the window and of what has the
/// focus. Owned by that widget.
class LocalKeys : public QObject
{
    Q_OBJECT

public:
    LocalKeys(QWidget *place, const QList<QAction *> &actions);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QAction *actionFor(const QKeyEvent &event) const;

    QWidget *const m_place;
    const QList<QAction *> m_actions;
};

} // namespace panelui
