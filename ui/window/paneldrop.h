// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace windowui {

/// Takes the file of a panel that is dropped anywhere on a window, before the widget under it does; all else goes its
/// usual way.
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
    QWidget *const m_window;
};

} // namespace windowui
