// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/undobar.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace styleui {

UndoBar::UndoBar(QWidget *parent)
    : Card(parent)
    , m_label(new ElidedLabel(this))
    , m_undo(new QPushButton(tr("Undo"), this))
    , m_close(new QPushButton(u"✕"_s, this))
{
    m_undo->setObjectName(u"undo"_s);
    m_undo->setAccessibleDescription(tr("Takes the deletion back"));
    m_close->setObjectName(u"closeUndo"_s);
    m_close->setAccessibleName(tr("Close"));
    setLook(m_close, Look::Plain);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(padding, 2 * step, 2 * step, 2 * step);
    row->setSpacing(step);
    row->addWidget(m_label, 1);
    row->addWidget(m_undo);
    row->addWidget(m_close);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT undone();
    });
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_close, &QPushButton::clicked, this, &UndoBar::closed);
    hide();
}

void UndoBar::focusUndo()
{
    m_undo->setFocus(Qt::OtherFocusReason);
}

void UndoBar::offer(const QString &name)
{
    m_label->setText(tr("Deleted: %1").arg(name));
    show();
}

} // namespace styleui
