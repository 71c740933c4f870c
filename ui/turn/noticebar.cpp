// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/noticebar.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace turnui {

NoticeBar::NoticeBar(QWidget *parent) : QWidget(parent), m_text(new styleui::ElidedLabel), m_buttons(new QHBoxLayout)
{
    setObjectName(QStringLiteral("notice"));
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setMaximumLines(2);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(styleui::padding);
    layout->addWidget(m_text, 1, Qt::AlignVCenter);
    m_buttons->setSpacing(2 * styleui::step);
    layout->addLayout(m_buttons);
    hide();
}

void NoticeBar::setNotice(const Notice &notice)
{
    if (notice == m_notice)
        return;
    m_notice = notice;
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        // The notice may change because one of the buttons was clicked.
        if (QWidget *button = item->widget()) {
            button->hide();
            button->deleteLater();
        }
        delete item;
    }
    m_text->setInk(notice.ink);
    const bool hasSign = notice.ink == styleui::Ink::Failure || notice.ink == styleui::Ink::Warning;
    m_text->setText(hasSign ? QStringLiteral("⚠ ") + notice.text : notice.text);
    for (const Notice::Action action : notice.actions) {
        auto *button = new QPushButton(actionText(action));
        button->setObjectName(QStringLiteral("noticeAction%1").arg(int(action)));
        connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT actionRequested(action); });
        m_buttons->addWidget(button);
    }
    setVisible(!notice.isEmpty());
}

} // namespace turnui
