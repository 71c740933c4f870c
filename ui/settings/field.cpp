// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/field.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace settingsui {

Field::Field(QWidget *control, QWidget *parent) : QWidget(parent), m_message(new styleui::ElidedLabel(this))
{
    m_message->setObjectName(u"problem"_s);
    m_message->setMaximumLines(0);
    m_message->hide();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(styleui::step);
    const bool grows = control->sizePolicy().horizontalPolicy() != QSizePolicy::Fixed;
    column->addWidget(control, 0, grows ? Qt::Alignment() : Qt::AlignLeft);
    column->addWidget(m_message);
}

void Field::showProblem(const QString &problem)
{
    showHint(problem);
    m_message->setInk(styleui::Ink::Failure);
}

void Field::showWarning(const QString &warning)
{
    showHint(warning);
    m_message->setInk(styleui::Ink::Warning);
}

void Field::showHint(const QString &hint)
{
    m_message->setInk(styleui::Ink::Secondary);
    m_message->setText(hint);
    m_message->setVisible(!hint.isEmpty());
}

void addField(QFormLayout *form, const QString &label, QWidget *field)
{
    constexpr int letters = 18;
    auto *const name = new QLabel(label, field->parentWidget());
    name->setTextFormat(Qt::PlainText);
    name->setMinimumWidth(letters * name->fontMetrics().averageCharWidth());
    name->setBuddy(field);
    form->addRow(name, field);
}

} // namespace settingsui
