// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QDropEvent;
class QWidget;

namespace windowui {

class DropSign;

/// Takes a file that is dropped anywhere on a window, before the widget under it does, where somebody has a use for it;
/// says which while it is held over it. All else goes its usual way.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    struct Taker
    {
        /// What dropping that file would do, in a sentence; empty where it is not for this one.
        std::function<QString(const QString &path)> use;
        std::function<void(const QString &path)> take;
    };

    explicit FileDrop(QWidget *window);

    /// Those that were added later are asked first.
    void add(const Taker &taker);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Whether it is for us.
    bool take(QDropEvent *drag);

    QWidget *const m_window;
    DropSign *const m_sign;
    QList<Taker> m_takers; ///< the last that was added first
};

} // namespace windowui
