// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/undobar.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace libraryui {

UndoBar::UndoBar(QWidget *parent)
    : styleui::Card(parent)
    , m_label(new styleui::ElidedLabel(this))
    , m_undo(new QPushButton(tr("Undo"), this))
    , m_close(new QPushButton(u"✕"_s, this))
{
    m_undo->setObjectName(u"undo"_s);
    m_undo->setAccessibleDescription(tr("Takes the deletion back"));
    m_close->setObjectName(u"closeUndo"_s);
    m_close->setAccessibleName(tr("Close"));
    styleui::setLook(m_close, styleui::Look::Plain);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(styleui::padding, 2 * styleui::step, 2 * styleui::step, 2 * styleui::step);
    row->setSpacing(styleui::step);
    row->addWidget(m_label, 1);
    row->addWidget(m_undo);
    row->addWidget(m_close);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT undone(m_id);
    });
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void UndoBar::offer(const chat::SessionId &id, const QString &title)
{
    m_id = id;
    m_label->setText(tr("Deleted: %1").arg(title));
    show();
}

} // namespace libraryui
