// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block.h"
#include "ui/style/colors.h"

#include <QFont>

namespace textui {

enum class Typography {
    Interface, ///< columns: the system's font at its size
    Reading,   ///< the fused answer: +1.5 pt, about 165 % line height, lines of about 75 characters at most
};

/// The fonts, distances and colours that a text is set in. Made anew when font or palette change.
struct Typesetting
{
    Typesetting(Typography typography, const QFont &base, const QPalette &palette);

    [[nodiscard]] const QFont &fontOf(const markdown::Block &block) const;
    /// The distance of one line of the block to the next, in pixels.
    [[nodiscard]] qreal pitchOf(const markdown::Block &block) const;
    /// How far a block stands in because of what encloses it.
    [[nodiscard]] int indentOf(const markdown::Block &block) const;
    [[nodiscard]] int indentOf(const markdown::Enclosure &enclosure) const;
    /// The room above a block.
    [[nodiscard]] int gapBetween(const markdown::Block &before, const markdown::Block &block) const;

    Typography typography;
    styleui::Colors colors;
    styleui::Scheme scheme;
    QFont body;
    QFont code;
    QFont headings[3]; ///< levels 1, 2, and all others
    qreal bodyPitch;   ///< from one line to the next
    qreal codePitch;
    qreal headingPitches[3];
    qreal digit;  ///< the width of a digit
    qreal letter; ///< the width of an average letter
    int widest;   ///< the longest line
    int paragraphGap;
    int tightGap;
    int blockPadding; ///< inside of code blocks
    int cellPadding;
    int bulletIndent;
    int numberIndent;
    int quoteIndent;
};

} // namespace textui
