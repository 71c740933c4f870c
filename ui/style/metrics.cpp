// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/metrics.h"

#include <QFontDatabase>
#include <QFontInfo>

namespace styleui {

namespace {

constexpr double figuresDifference = -1.5;
constexpr double readingDifference = 1.5;
constexpr double titleDifference = 3;
constexpr double smallestSize = 6;

QFont resized(QFont font, double difference)
{
    // A font that was set in pixels has no point size of its own.
    const double size = font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
    font.setPointSizeF(qMax(smallestSize, size + difference));
    return font;
}

} // namespace

QFont figuresFont(const QFont &base)
{
    QFont font = resized(base, figuresDifference);
    font.setFeature("tnum", 1);
    return font;
}

QFont readingFont(const QFont &base)
{
    return resized(base, readingDifference);
}

QFont titleFont(const QFont &base)
{
    return strong(resized(base, titleDifference));
}

QFont strong(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont codeFont(const QFont &base)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(resized(base, 0).pointSizeF());
    return font;
}

} // namespace styleui
