// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace styleui {

enum class Scheme { Light, Dark };

/// The meanings that QPalette has no role for. Two surfaces, three inks, one accent; red only for failure, amber only
/// for warnings and "quote not found". Ask anew in changeEvent(PaletteChange), keep nothing.
struct Colors
{
    QColor ground;     ///< behind everything (QPalette::Window)
    QColor paper;      ///< columns, fields, cards (QPalette::Base)
    QColor hairline;   ///< every line and border
    QColor text;       ///< QPalette::Text
    QColor secondary;  ///< states and figures
    QColor faint;      ///< hints (QPalette::PlaceholderText)
    QColor accent;     ///< selection, focus, links, the one main button
    QColor onAccent;   ///< text on the accent
    QColor accentTint; ///< the selected row, the chosen tab
    QColor opened;     ///< an opened row on paper
    QColor code;       ///< behind code
    QColor success;    ///< the dot of a finished stage
    QColor failure;
    QColor warning;
    QColor selection; ///< behind selected text
};

/// The colours that go with a palette of ours (told by its lightness).
[[nodiscard]] const Colors &colors(const QPalette &palette);
[[nodiscard]] const Colors &colors(Scheme scheme);
[[nodiscard]] Scheme schemeOf(const QPalette &palette);
/// The palette of a scheme, for the application.
[[nodiscard]] QPalette palette(Scheme scheme);

/// What text and icons are written in.
enum class Ink { Text, Secondary, Faint, Accent, OnAccent, Success, Failure, Warning };
[[nodiscard]] QColor ink(Ink ink, const QPalette &palette);

/// A member's colour and the tint behind its number. `number` 1…8; contrast of the two at least 4.5:1.
struct MemberColors
{
    QColor color;
    QColor tint;
};
[[nodiscard]] MemberColors memberColors(int number, const QPalette &palette);

} // namespace styleui
