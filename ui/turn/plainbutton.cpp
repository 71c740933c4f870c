// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/plainbutton.h"

#include "ui/style/icons.h"
#include "ui/style/look.h"

#include <QToolButton>

namespace turnui {

QToolButton *plainButton(const QString &objectName, const QString &icon, const QString &label)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(styleui::icon(icon, styleui::Ink::Faint));
    button->setAccessibleName(label);
    button->setToolTip(label);
    styleui::setLook(button, styleui::Look::Plain);
    return button;
}

} // namespace turnui
