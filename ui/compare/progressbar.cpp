// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/progressbar.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"

#include <QPainter>
#include <QPainterPath>

namespace compareui {

ProgressBar::ProgressBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressBar::setParts(qint64 done, qint64 failed, qint64 all)
{
    m_done = done;
    m_failed = failed;
    m_all = all;
    setAccessibleName(tr("%1 of %2 done").arg(done + failed).arg(all));
    update();
}

QSize ProgressBar::sizeHint() const
{
    return {120, 2 * styleui::step};
}

void ProgressBar::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setClipPath(shape);
    painter.fillRect(rect(), colors.hairline);
    if (m_all <= 0)
        return;
    const int done = int(width() * m_done / m_all);
    const int ended = int(width() * std::min(m_done + m_failed, m_all) / m_all);
    painter.fillRect(0, 0, done, height(), colors.accent);
    painter.fillRect(QRect(done, 0, ended - done, height()), QBrush(colors.failure, Qt::BDiagPattern));
}

} // namespace compareui
