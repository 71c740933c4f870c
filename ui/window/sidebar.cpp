// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sidebar.h"

#include "ui/style/colors.h"
#include "ui/style/metrics.h"
#include "ui/window/widthhandle.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace windowui {

Sidebar::Sidebar(QWidget *content, QWidget *menuButton, QWidget *parent)
    : QWidget(parent), m_handle(new WidthHandle(this))
{
    setObjectName(u"sidebar"_s);
    setFixedWidth(usualWidth);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, styleui::hairlineWidth, 2 * styleui::step);
    column->setSpacing(0);
    column->addWidget(content, 1);
    m_foot = new QHBoxLayout;
    m_foot->setContentsMargins(styleui::padding, 0, styleui::padding, 0);
    m_foot->addWidget(menuButton);
    m_foot->addStretch(1);
    column->addLayout(m_foot);
    connect(m_handle, &WidthHandle::widthRequested, this, &Sidebar::widthRequested);
    setTabOrder(menuButton, m_handle);
}

void Sidebar::addToFoot(QWidget *widget)
{
    m_foot->insertWidget(m_foot->count() - 1, widget);
    setTabOrder(widget, m_handle);
}

void Sidebar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_handle->setGeometry(width() - WidthHandle::thickness, 0, WidthHandle::thickness, height());
    m_handle->raise();
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const styleui::Colors &colors = styleui::colors(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.ground);
    painter.fillRect(width() - styleui::hairlineWidth, 0, styleui::hairlineWidth, height(), colors.hairline);
}

} // namespace windowui
