// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/filedrop.h"

#include "ui/window/dropsign.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>
#include <QWindow>

#include <algorithm>

namespace windowui {

FileDrop::FileDrop(QWidget *window) : QObject(window), m_window(window), m_sign(new DropSign(window))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

void FileDrop::add(const Taker &taker)
{
    m_takers.prepend(taker);
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    // What is dragged reaches the window on the screen before any widget in it.
    if (watched == m_window) {
        if (event->type() == QEvent::Show && m_window->windowHandle())
            m_window->windowHandle()->installEventFilter(this);
        return false;
    }
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        return take(static_cast<QDropEvent *>(event));
    case QEvent::DragLeave:
        m_sign->hide();
        return false;
    default:
        return false;
    }
}

bool FileDrop::take(QDropEvent *drag)
{
    const QList<QUrl> urls = drag->mimeData()->urls();
    const QString path = urls.size() == 1 ? urls.first().toLocalFile() : QString();
    QString use;
    const auto taker = std::ranges::find_if(std::as_const(m_takers), [&](const Taker &one) {
        use = path.isEmpty() ? QString() : one.use(path);
        return !use.isEmpty();
    });
    const bool isDropped = drag->type() == QEvent::Drop;
    if (use.isEmpty() || isDropped)
        m_sign->hide();
    else if (m_sign->isHidden())
        m_sign->say(use);
    if (use.isEmpty())
        return false;
    drag->setDropAction(Qt::CopyAction);
    drag->accept();
    if (isDropped)
        taker->take(path);
    return true;
}

} // namespace windowui
