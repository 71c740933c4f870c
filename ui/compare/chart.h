// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"
#include "compare/statistics.h"

#include <QPointF>
#include <QStringList>

#include <utility>

/// What a chart shows, as values: whoever makes them knows the findings, whoever draws them knows only this.
namespace compareui {

struct Axis
{
    enum class Scale {
        Linear,
        Logarithmic,
        Names, ///< one row a name, 0 at the top
    };
    enum class Unit { Number, Signed, Percent, Dollars, Seconds };

    QString title;
    Scale scale = Scale::Linear;
    Unit unit = Unit::Number;
    double low = 0;
    double high = 1;
    QStringList names = {};

    bool operator==(const Axis &) const = default;
};

/// What is said of a thing that is pointed at, and the trials behind it.
struct Spot
{
    QString words; ///< its numbers, as a sentence
    QList<chat::TurnId> turns;

    bool operator==(const Spot &) const = default;
};

/// A marker whose shape and colour are the contestant's.
struct Point
{
    double x = 0;
    double y = 0;
    std::optional<std::pair<double, double>> xRange = {}; ///< low and high
    std::optional<std::pair<double, double>> yRange = {};
    int contestant = 0;
    QString label = {};   ///< beside it
    bool isSmall = false; ///< one of many
    Spot spot = {};

    bool operator==(const Point &) const = default;
};

/// How a bar is told from the next one without colour.
enum class Pattern { Plain, Rising, Falling, Dotted };

struct Bar
{
    double row = 0;
    double thickness = 0.5; ///< of a row
    double from = 0;
    double to = 0;
    Pattern pattern = Pattern::Plain;
    int color = 0;      ///< a member's number; 0: none
    QString label = {}; ///< in it, where it has room
    Spot spot = {};

    bool operator==(const Bar &) const = default;
};

struct Box
{
    double row = 0;
    double thickness = 0.3;
    compare::Spread spread;
    int contestant = 0;
    Spot spot = {};

    bool operator==(const Box &) const = default;
};

/// Plain words at the right of a place.
struct Remark
{
    double x = 0;
    double y = 0;
    QString text;

    bool operator==(const Remark &) const = default;
};

/// What was published elsewhere: a mark at the right edge, faint.
struct EdgeMark
{
    double y = 0;
    QString text;

    bool operator==(const EdgeMark &) const = default;
};

/// What a pattern means, above the chart.
struct KeyEntry
{
    Pattern pattern = Pattern::Plain;
    bool isLine = false; ///< the frontier's line instead of a pattern
    QString text;

    bool operator==(const KeyEntry &) const = default;
};

struct Chart
{
    Axis x;
    Axis y;
    QList<Bar> bars = {};
    QList<Box> boxes = {};
    QList<Point> points = {};
    QList<Remark> remarks = {};
    QList<QPointF> frontier = {};      ///< from the cheapest
    std::optional<double> middle = {}; ///< where x says neither better nor worse
    QList<EdgeMark> edgeMarks = {};
    QString edgeCaption = {};
    QList<KeyEntry> key = {};

    /// Bars, boxes, points: what can be pointed at, in the order of the keyboard.
    [[nodiscard]] QList<Spot> spots() const;
    bool operator==(const Chart &) const = default;
};

} // namespace compareui
