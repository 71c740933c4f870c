// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/look.h"

#include "ui/style/metrics.h"

#include <QAbstractButton>
#include <QVariant>

namespace styleui {

namespace {

constexpr auto property = "look";

} // namespace

void setLook(QAbstractButton *button, Look look)
{
    button->setProperty(property, QVariant::fromValue(look));
    if (look == Look::Chip)
        button->setFont(figuresFont(button->font()));
    button->updateGeometry();
    button->update();
}

Look lookOf(const QAbstractButton *button)
{
    const QVariant value = button->property(property);
    return value.isValid() ? value.value<Look>() : Look::Quiet;
}

} // namespace styleui
