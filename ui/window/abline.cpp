// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/abline.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace windowui {

AbLine::AbLine(QWidget *parent) : QWidget(parent), m_text(new styleui::ElidedLabel(this))
{
    setObjectName(u"abLine"_s);
    m_text->setObjectName(u"abText"_s);
    m_text->setMaximumLines(2);
    auto *const off = new QPushButton(tr("Switch off"), this);
    off->setObjectName(u"abOff"_s);
    off->setAccessibleName(tr("Switch the A/B off"));
    styleui::setLook(off, styleui::Look::Link);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(styleui::padding);
    row->addWidget(m_text, 1);
    row->addWidget(off);
    connect(off, &QPushButton::clicked, this, &AbLine::switchedOff);
}

void AbLine::setText(const QString &text, bool isMarked)
{
    m_text->setText(text);
    m_text->setInk(isMarked ? styleui::Ink::Text : styleui::Ink::Secondary);
}

bool AbLine::isEmpty() const
{
    return m_text->text().isEmpty();
}

} // namespace windowui
