// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/paneldrop.h"

#include "ui/window/dropsign.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>
#include <QWindow>

namespace windowui {

PanelDrop::PanelDrop(QWidget *window) : QObject(window), m_window(window), m_sign(new DropSign(window))
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

bool PanelDrop::take(QDropEvent *drag)
{
    const QString path = panelIn(drag->mimeData());
    const bool isDropped = drag->type() == QEvent::Drop;
    if (path.isEmpty() || isDropped)
        m_sign->hide();
    else if (m_sign->isHidden())
        m_sign->say(tr("Drop it to look at the panel in %1").arg(QFileInfo(path).fileName()));
    if (path.isEmpty())
        return false;
    drag->setDropAction(Qt::CopyAction);
    drag->accept();
    if (isDropped)
        Q_EMIT dropped(path);
    return true;
}

} // namespace windowui
