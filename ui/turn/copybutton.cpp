// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/copybutton.h"

#include <QStyleOptionButton>
#include <QTimerEvent>

namespace turnui {

using namespace std::chrono_literals;

namespace {

constexpr auto copiedLasts = 2s;

} // namespace

CopyButton::CopyButton(QWidget *parent) : QPushButton(tr("Copy"), parent) {}

void CopyButton::showCopied()
{
    setText(tr("Copied"));
    if (m_timer)
        killTimer(m_timer);
    m_timer = startTimer(copiedLasts);
}

void CopyButton::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer)
        return QPushButton::timerEvent(event);
    killTimer(std::exchange(m_timer, 0));
    setText(tr("Copy"));
}

QSize CopyButton::sizeHint() const
{
    QSize widest;
    QStyleOptionButton option;
    initStyleOption(&option);
    for (const QString &word : {tr("Copy"), tr("Copied")}) {
        option.text = word;
        const QSize text = fontMetrics().size(Qt::TextShowMnemonic, word);
        widest = widest.expandedTo(style()->sizeFromContents(QStyle::CT_PushButton, &option, text, this));
    }
    return widest;
}

} // namespace turnui
