// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/typesetting.h"

#include "ui/style/metrics.h"

#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace textui {
namespace {

constexpr qreal lettersPerLine = 75;
constexpr qreal codeSize = 0.92;        // monospace looks larger than it is
constexpr qreal interfaceStretch = 1.5; // line pitch in parts of the font's size
constexpr qreal readingStretch = 1.65;
constexpr qreal headingStretch = 1.3;

const QString &sample()
{
    static const QString text = u"the quick brown fox jumps over the lazy dog and says so, 0123"_s;
    return text;
}

QFont scaled(QFont font, qreal factor)
{
    font.setPointSizeF(QFontInfo(font).pointSizeF() * factor);
    return font;
}

qreal pitch(const QFont &font, qreal stretch)
{
    return std::round(QFontInfo(font).pixelSize() * stretch);
}

} // namespace

Typesetting::Typesetting(Typography kind, const QFont &base, const QPalette &palette)
    : typography(kind)
    , colors(styleui::colors(palette))
    , scheme(styleui::schemeOf(palette))
    , body(kind == Typography::Reading ? styleui::readingFont(base) : base)
    , code(scaled(styleui::codeFont(body), codeSize))
{
    const bool isReading = kind == Typography::Reading;
    headings[0] = styleui::strong(scaled(body, 1.3));
    headings[1] = styleui::strong(scaled(body, 1.14));
    headings[2] = styleui::strong(body);
    for (int i = 0; i < 3; ++i)
        headingPitches[i] = pitch(headings[i], headingStretch);
    bodyPitch = pitch(body, isReading ? readingStretch : interfaceStretch);
    codePitch = pitch(code, interfaceStretch);
    const QFontMetricsF metrics(body);
    digit = metrics.horizontalAdvance(u'0');
    letter = metrics.horizontalAdvance(sample()) / sample().size();
    widest = isReading ? int(letter * lettersPerLine) : std::numeric_limits<int>::max();
    paragraphGap = (isReading ? 3 : 2) * styleui::step;
    tightGap = isReading ? styleui::step : styleui::step / 2;
    blockPadding = styleui::padding;
    cellPadding = 2 * styleui::step;
    bulletIndent = int(std::ceil(metrics.horizontalAdvance(u"00"_s))) + styleui::step;
    numberIndent = int(std::ceil(metrics.horizontalAdvance(u"0. "_s))) + 2 * styleui::step;
    quoteIndent = 4 * styleui::step;
}

const QFont &Typesetting::fontOf(const markdown::Block &block) const
{
    if (block.kind == markdown::BlockKind::Heading)
        return headings[std::clamp<int>(block.level, 1, 3) - 1];
    return block.kind == markdown::BlockKind::Code ? code : body;
}

qreal Typesetting::pitchOf(const markdown::Block &block) const
{
    if (block.kind == markdown::BlockKind::Heading)
        return headingPitches[std::clamp<int>(block.level, 1, 3) - 1];
    return block.kind == markdown::BlockKind::Code ? codePitch : bodyPitch;
}

int Typesetting::indentOf(const markdown::Enclosure &enclosure) const
{
    switch (enclosure.kind) {
    case markdown::Enclosure::Kind::Quote:
        return quoteIndent;
    case markdown::Enclosure::Kind::Bullet:
        return bulletIndent;
    case markdown::Enclosure::Kind::Ordered:
        break;
    }
    const int digits = enclosure.number < 10 ? 0 : int(std::log10(enclosure.number));
    return numberIndent + int(std::ceil(digits * digit));
}

int Typesetting::indentOf(const markdown::Block &block) const
{
    int indent = 0;
    for (const markdown::Enclosure &enclosure : block.enclosures)
        indent += indentOf(enclosure);
    return indent;
}

int Typesetting::gapBetween(const markdown::Block &before, const markdown::Block &block) const
{
    using markdown::BlockKind;
    const bool isSameWhole = block.group >= 0 && block.group == before.group && block.kind == before.kind;
    if (isSameWhole || block.continues)
        return 0;
    if (block.kind == BlockKind::Heading)
        return paragraphGap * (block.level <= 2 ? 5 : 4) / 2;
    if (before.kind == BlockKind::Heading)
        return std::max(tightGap, paragraphGap / 2);
    const auto isInItem = [](const markdown::Block &b) {
        return std::ranges::any_of(b.enclosures, &markdown::Enclosure::isItem);
    };
    if (isInItem(block) && !block.spaced)
        return isInItem(before) ? tightGap : paragraphGap / 2;
    const auto isBox = [](const markdown::Block &b) {
        return b.kind == BlockKind::Code || b.kind == BlockKind::TableRow || b.kind == BlockKind::Rule;
    };
    return isBox(block) || isBox(before) ? paragraphGap + styleui::step : paragraphGap;
}

} // namespace textui
