// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/formrows.h"

#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace panelui {

namespace {

class WheelFilter : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<const QWidget *>(watched)->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

QFormLayout *formRows()
{
    auto *const form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(styleui::padding);
    form->setVerticalSpacing(2 * styleui::step);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QHBoxLayout *inRow(const QList<QWidget *> &widgets)
{
    auto *const row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    bool anyGrows = false;
    for (QWidget *const widget : widgets) {
        row->addWidget(widget);
        anyGrows = anyGrows || (widget->sizePolicy().expandingDirections() & Qt::Horizontal) != 0;
    }
    if (!anyGrows)
        row->addStretch(1);
    return row;
}

int rowNameWidth(const QWidget *parent)
{
    constexpr int letters = 17;
    return letters * QFontMetrics(styleui::figuresFont(parent->font())).averageCharWidth();
}

QLabel *rowName(const QString &text, QWidget *parent, QWidget *field)
{
    QLabel *const label = words(text, parent, field);
    label->setMinimumWidth(rowNameWidth(parent));
    label->setContentsMargins(0, styleui::step, 0, styleui::step); // on one line with what is in a field
    return label;
}

QLabel *words(const QString &text, QWidget *parent, QWidget *field)
{
    auto *const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(styleui::figuresFont(parent->font()));
    label->setBuddy(field);
    return label;
}

void passWheelOn(QWidget *field)
{
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new WheelFilter(field));
}

QAbstractButton *iconButton(const QString &icon, const QString &objectName, QWidget *parent)
{
    auto *const button = new QPushButton(parent);
    button->setObjectName(objectName);
    button->setIcon(styleui::icon(icon));
    styleui::setLook(button, styleui::Look::Plain);
    return button;
}

} // namespace panelui
