// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/taborder.h"

#include <QLayout>
#include <QWidget>

namespace settingsui {

static void collect(const QLayout *layout, QList<QWidget *> &found)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *const item = layout->itemAt(i);
        if (item->layout())
            collect(item->layout(), found);
        QWidget *const widget = item->widget();
        if (!widget)
            continue;
        if (widget->focusPolicy() != Qt::NoFocus)
            found.append(widget);
        if (widget->layout())
            collect(widget->layout(), found);
    }
}

void orderTabs(QWidget *whole)
{
    QList<QWidget *> found;
    collect(whole->layout(), found);
    for (qsizetype i = 1; i < found.size(); ++i)
        QWidget::setTabOrder(found[i - 1], found[i]);
}

} // namespace settingsui
