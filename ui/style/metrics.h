// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace styleui {

/// Spacing comes in steps of 4 px.
constexpr int step = 4;
constexpr int padding = 3 * step;  ///< inside a card, between columns
constexpr int margin = 26;         ///< at the edges of the page
constexpr int radius = 8;          ///< corners
constexpr int narrowWindow = 1100; ///< below, the list of sessions is an overlay and the stages are tabs
constexpr int narrowestColumn = 300;

constexpr int smallRadius = 6; ///< corners of buttons and fields in a card
constexpr int hairlineWidth = 1;

[[nodiscard]] QFont figuresFont(const QFont &base); ///< −1.5 pt, tabular digits
[[nodiscard]] QFont readingFont(const QFont &base); ///< +1.5 pt
[[nodiscard]] QFont titleFont(const QFont &base);   ///< +3 pt, demi-bold
[[nodiscard]] QFont strong(const QFont &base);      ///< demi-bold
[[nodiscard]] QFont codeFont(const QFont &base);    ///< the system's fixed font at the base's size

} // namespace styleui
