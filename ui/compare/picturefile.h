// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/picture.h"
#include "ui/style/colors.h"

#include <QByteArray>
#include <QSize>

/// A picture as a file, with its question, title and note: for a report, or to be sent to somebody. On the GUI thread.
/// Empty where the picture has nothing to show. Its numbers: csvOf() its table.
namespace compareui {

/// What files are made in where nobody says otherwise: width and height in pixels.
constexpr QSize fileSize{1000, 600};

/// A table is as high as its rows, whatever the size says.
[[nodiscard]] QByteArray svgOf(const Picture &picture, QSize size = fileSize,
                               styleui::Scheme scheme = styleui::Scheme::Light);
/// With `scale` × `scale` as many pixels.
[[nodiscard]] QByteArray pngOf(const Picture &picture, QSize size = fileSize,
                               styleui::Scheme scheme = styleui::Scheme::Light, double scale = 2);

} // namespace compareui
