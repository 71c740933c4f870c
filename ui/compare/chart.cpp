// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/chart.h"

namespace compareui {

QList<Spot> Chart::spots() const
{
    QList<Spot> all;
    for (const Bar &bar : bars)
        all.append(bar.spot);
    for (const Box &box : boxes)
        all.append(box.spot);
    for (const Point &point : points)
        all.append(point.spot);
    return all;
}

} // namespace compareui
