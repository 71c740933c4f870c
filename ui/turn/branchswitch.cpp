// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/branchswitch.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/turn/plainbutton.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace turnui {

BranchSwitch::BranchSwitch(QWidget *parent)
    : QWidget(parent)
    , m_back(plainButton(QStringLiteral("branchBack"), QStringLiteral("chevron-left"),
                         tr("The version of this question before")))
    , m_text(new styleui::ElidedLabel)
    , m_on(plainButton(QStringLiteral("branchOn"), QStringLiteral("chevron-right"),
                       tr("The version of this question after")))
{
    m_text->setObjectName(QStringLiteral("branchText"));
    m_text->setFont(styleui::figuresFont(font()));
    m_text->setInk(styleui::Ink::Faint);
    m_text->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_back);
    row->addWidget(m_text);
    row->addWidget(m_on);
    connect(m_back, &QToolButton::clicked, this, [this] { Q_EMIT branchRequested(m_index - 1); });
    connect(m_on, &QToolButton::clicked, this, [this] { Q_EMIT branchRequested(m_index + 1); });
    hide();
}

void BranchSwitch::setBranches(int index, int count)
{
    m_index = index;
    m_text->setText(tr("%1 of %2").arg(index + 1).arg(count));
    m_back->setEnabled(index > 0);
    m_on->setEnabled(index + 1 < count);
    setVisible(count > 1);
}

} // namespace turnui
