// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/marks.h"

#include "ui/style/colors.h"
#include "ui/style/mixing.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <numbers>

namespace compareui {

namespace {

constexpr int colorCount = 8;
constexpr double lineGap = 6;

/// A polygon of radius 1, its first corner at the top, turned by `turn` of a full circle.
QPolygonF polygon(int corners, double turn)
{
    QPolygonF shape;
    for (int i = 0; i < corners; ++i) {
        const double angle = (double(i) / corners + turn) * 2 * std::numbers::pi;
        shape.append({std::sin(angle), -std::cos(angle)});
    }
    return shape;
}

/// A plus of radius 1.
QPolygonF plus(double turn)
{
    constexpr double arm = 0.36;
    const QPolygonF upright({{-arm, -1},
                             {arm, -1},
                             {arm, -arm},
                             {1, -arm},
                             {1, arm},
                             {arm, arm},
                             {arm, 1},
                             {-arm, 1},
                             {-arm, arm},
                             {-1, arm},
                             {-1, -arm},
                             {-arm, -arm}});
    return QTransform().rotate(turn * 360).map(upright);
}

QPainterPath markerPath(int contestant)
{
    QPainterPath path;
    // With each round of the colours the shapes move on by one, so that the ninth is not the first again.
    const int number = contestant - 1;
    switch ((number + number / colorCount) % colorCount) {
    case 1:
        path.addPolygon(polygon(4, 0.125));
        break;
    case 2:
        path.addPolygon(polygon(3, 0));
        break;
    case 3:
        path.addPolygon(polygon(4, 0));
        break;
    case 4:
        path.addPolygon(polygon(3, 0.5));
        break;
    case 5:
        path.addPolygon(plus(0));
        break;
    case 6:
        path.addPolygon(polygon(5, 0));
        break;
    case 7:
        path.addPolygon(plus(0.125));
        break;
    default:
        path.addEllipse(QPointF(), 0.9, 0.9);
    }
    path.closeSubpath();
    return path;
}

/// Lines of slope ±1 across the rectangle, each from edge to edge.
QList<QLineF> hatching(const QRectF &bar, bool isRising)
{
    QList<QLineF> lines;
    for (double start = bar.left() - bar.height(); start < bar.right(); start += lineGap) {
        // Along the line x runs from start to start + height, while y runs the height.
        const double from = std::max(start, bar.left());
        const double to = std::min(start + bar.height(), bar.right());
        if (from >= to)
            continue;
        const double near = from - start;
        const double far = to - start;
        lines.append(isRising ? QLineF(from, bar.bottom() - near, to, bar.bottom() - far)
                              : QLineF(from, bar.top() + near, to, bar.top() + far));
    }
    return lines;
}

void paintDots(QPainter &painter, const QRectF &bar, const QColor &color)
{
    constexpr double radius = 1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    int line = 0;
    for (double y = bar.top() + lineGap / 2; y < bar.bottom() - radius; y += lineGap, ++line) {
        for (double x = bar.left() + (line % 2 ? lineGap : lineGap / 2); x < bar.right() - radius; x += lineGap)
            painter.drawEllipse(QPointF(x, y), radius, radius);
    }
}

struct BarColors
{
    QColor fill;
    QColor line;
};

BarColors barColors(const BarLook &look, const QPalette &palette)
{
    const styleui::Colors &colors = styleui::colors(palette);
    if (look.color == 0)
        return {styleui::mixed(colors.paper, colors.secondary, 0.12F), colors.secondary};
    const styleui::MemberColors member = styleui::memberColors((look.color - 1) % colorCount + 1, palette);
    return {styleui::mixed(member.tint, member.color, 0.18F), member.color};
}

} // namespace

QColor contestantColor(int contestant, const QPalette &palette)
{
    return contestant > 0 ? styleui::memberColors((contestant - 1) % colorCount + 1, palette).color
                          : styleui::colors(palette).secondary;
}

void paintMarker(QPainter &painter, const QPointF &centre, double size, int contestant, const QPalette &palette)
{
    QTransform place;
    place.translate(centre.x(), centre.y());
    place.scale(size / 2, size / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // A rim of paper keeps it apart from lines and other markers.
    painter.setPen(QPen(styleui::colors(palette).paper, 1.5));
    painter.setBrush(contestantColor(contestant, palette));
    painter.drawPath(place.map(markerPath(std::max(contestant, 1))));
    painter.restore();
}

void paintBar(QPainter &painter, const QRectF &bar, const BarLook &look, const QPalette &palette)
{
    const BarColors colors = barColors(look, palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    painter.drawRect(bar);
    if (look.pattern == Pattern::Dotted) {
        paintDots(painter, bar, colors.line);
    } else if (look.pattern != Pattern::Plain) {
        painter.setPen(QPen(styleui::mixed(colors.fill, colors.line, 0.75F), 1));
        painter.drawLines(hatching(bar, look.pattern == Pattern::Rising));
    }
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.restore();
}

void paintBarLabel(QPainter &painter, const QRectF &bar, const QString &text, const BarLook &look,
                   const QPalette &palette)
{
    constexpr double air = 3;
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * air, metrics.height());
    if (text.isEmpty() || size.width() > bar.width() - 2 || size.height() > bar.height() + air)
        return;
    QRectF place(QPointF(), size);
    place.moveCenter(bar.center());
    painter.save();
    const BarColors colors = barColors(look, palette);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.fill);
    if (look.pattern != Pattern::Plain)
        painter.drawRect(place.adjusted(0, air / 2, 0, -air / 2));
    painter.setPen(look.color > 0 ? colors.line : styleui::colors(palette).text);
    painter.drawText(place, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace compareui
