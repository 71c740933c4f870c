// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDropEvent;
class QMimeData;
class QWidget;

namespace windowui {

class DropSign;

/// Takes the file of a panel that is dropped anywhere on a window, before the widget under it does, and says so while
/// it is held over it; all else goes its usual way.
class PanelDrop : public QObject
{
    Q_OBJECT

public:
    explicit PanelDrop(QWidget *window);

    /// The path of the one local file in it, where it may be a panel; else empty.
    [[nodiscard]] static QString panelIn(const QMimeData *data);

Q_SIGNALS:
    void dropped(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Whether it is for us.
    bool take(QDropEvent *drag);

    QWidget *const m_window;
    DropSign *const m_sign;
};

} // namespace windowui
