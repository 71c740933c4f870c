// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/mixing.h"

namespace styleui {

QColor mixed(const QColor &color, const QColor &with, float share)
{
    return QColor::fromRgbF(color.redF() + (with.redF() - color.redF()) * share,
                            color.greenF() + (with.greenF() - color.greenF()) * share,
                            color.blueF() + (with.blueF() - color.blueF()) * share);
}

} // namespace styleui
