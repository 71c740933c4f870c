// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/banner.h"

#include "ui/style/colors.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace windowui {

Banner::Banner(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(u"banner"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setHeadInset(0);
    m_column->setSpacing(styleui::step);
    hide();
}

void Banner::show(const QString &key, const QString &text, Kind kind, const Action &action)
{
    withdraw(key);
    auto *const card = new styleui::Card(this);
    card->setObjectName(key);
    auto *const label = new styleui::ElidedLabel(text, card);
    label->setObjectName(u"notice"_s);
    label->setMaximumLines(0);
    label->setInk(kind == Kind::Warning ? styleui::Ink::Warning : styleui::Ink::Secondary);
    auto *const close = new QPushButton(card);
    close->setObjectName(u"closeNotice"_s);
    close->setIcon(styleui::icon(u"close"_s, styleui::Ink::Secondary));
    close->setAccessibleName(tr("Close this notice"));
    styleui::setLook(close, styleui::Look::Plain);
    connect(close, &QPushButton::clicked, this, [this, key] { withdraw(key); });
    auto *const row = new QHBoxLayout(card);
    row->setContentsMargins(styleui::padding, 2 * styleui::step, 2 * styleui::step, 2 * styleui::step);
    row->addWidget(label, 1);
    row->addWidget(close, 0, Qt::AlignTop);
    if (!action.text.isEmpty()) {
        auto *const button = new QPushButton(action.text, card);
        button->setObjectName(u"noticeAction"_s);
        styleui::setLook(button, styleui::Look::Link);
        connect(button, &QPushButton::clicked, this, [act = action.act] { act(); });
        row->insertWidget(1, button, 0, Qt::AlignTop);
    }
    m_column->addWidget(card);
    setVisible(true);
}

void Banner::setHeadInset(int pixels)
{
    m_column->setContentsMargins(styleui::margin + pixels, styleui::padding, styleui::margin, 0);
}

void Banner::withdraw(const QString &key)
{
    QWidget *const card = findChild<QWidget *>(key, Qt::FindDirectChildrenOnly);
    if (!card)
        return;
    m_column->removeWidget(card);
    card->setObjectName({});
    card->hide();
    card->deleteLater(); // its button may be the one that was pressed
    setVisible(m_column->count() > 0);
}

} // namespace windowui
