// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connectionrow.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace windowui {

ConnectionRow::ConnectionRow(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(new styleui::ElidedLabel(name, this))
    , m_detail(new styleui::ElidedLabel(this))
    , m_button(new QPushButton(this))
    , m_row(new QHBoxLayout)
{
    m_name->setFont(styleui::strong(font()));
    m_name->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_detail->setObjectName(u"detail"_s);
    m_detail->setInk(styleui::Ink::Secondary);
    m_detail->setFont(styleui::figuresFont(font()));
    m_detail->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_button->setObjectName(u"connect"_s);
    m_button->setAccessibleDescription(name);
    m_button->hide();
    m_row->setSpacing(2 * styleui::step);
    m_row->addWidget(m_name);
    m_row->addWidget(m_detail, 1);
    m_row->addWidget(m_button);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(styleui::padding + 2, 2 * styleui::step, styleui::padding + 2, 2 * styleui::step);
    m_column->setSpacing(2 * styleui::step);
    m_column->addLayout(m_row);
    setMinimumHeight(QFontMetrics(font()).height() + 6 * styleui::step);
}

void ConnectionRow::setDetail(const QString &detail)
{
    m_detail->setText(detail);
}

QString ConnectionRow::detail() const
{
    return m_detail->text();
}

void ConnectionRow::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

QPushButton *ConnectionRow::addButton(const QString &text)
{
    auto *const button = new QPushButton(text, this);
    button->setAccessibleDescription(m_name->text());
    m_row->insertWidget(m_row->indexOf(m_detail) + 1, button);
    setTabOrder(button, m_button);
    return button;
}

void ConnectionRow::setDetails(QWidget *details)
{
    details->hide();
    m_column->addWidget(details);
}

} // namespace windowui
