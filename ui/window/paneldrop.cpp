// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/paneldrop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>
#include <QWindow>

namespace windowui {

PanelDrop::PanelDrop(QWidget *window) : QObject(window), m_window(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

QString PanelDrop::panelIn(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString path = urls.first().toLocalFile();
    return path.endsWith(QLatin1StringView(".json"), Qt::CaseInsensitive) ? path : QString();
}

bool PanelDrop::eventFilter(QObject *watched, QEvent *event)
{
    // What is dragged reaches the window on the screen before any widget in it.
    if (watched == m_window) {
        if (event->type() == QEvent::Show && m_window->windowHandle())
            m_window->windowHandle()->installEventFilter(this);
        return false;
    }
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
        return false;
    auto *const drag = static_cast<QDropEvent *>(event);
    const QString path = panelIn(drag->mimeData());
    if (path.isEmpty())
        return false;
    drag->setDropAction(Qt::CopyAction);
    drag->accept();
    if (isDrop)
        Q_EMIT dropped(path);
    return true;
}

} // namespace windowui
