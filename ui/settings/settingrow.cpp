// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingrow.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace settingsui {

SettingRow::SettingRow(const QString &name, const QString &meaning, QWidget *control, QWidget *parent)
    : QWidget(parent), m_meaning(new styleui::ElidedLabel(this))
{
    auto *const title = new styleui::ElidedLabel(name, this);
    title->setFont(styleui::strong(font()));
    title->setMaximumLines(0);
    m_meaning->setObjectName(u"meaning"_s);
    m_meaning->setInk(styleui::Ink::Secondary);
    m_meaning->setMaximumLines(0);
    auto *const words = new QVBoxLayout;
    words->setSpacing(styleui::step / 2);
    words->addWidget(title);
    words->addWidget(m_meaning);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(styleui::margin);
    row->addLayout(words, 1);
    setMeaning(meaning);
    if (!control)
        return;
    row->addWidget(control, 0, Qt::AlignVCenter);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(name);
    control->setAccessibleDescription(meaning);
}

void SettingRow::setMeaning(const QString &meaning)
{
    m_meaning->setText(meaning);
    m_meaning->setVisible(!meaning.isEmpty());
}

} // namespace settingsui
