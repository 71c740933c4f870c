// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/formats.h"

#include "ui/style/metrics.h"

#include <algorithm>

namespace textui {
namespace {

using markdown::Style;

QTextCharFormat formatOf(const markdown::Run &run, const QFont &base, const Typesetting &type)
{
    QTextCharFormat format;
    QFont font = run.styles & Style::Code ? type.code : base;
    if (run.styles & Style::Bold)
        font = styleui::strong(font);
    if (run.styles & (Style::Italic | Style::Image))
        font.setItalic(true);
    format.setFont(font);
    if (run.styles & Style::Strike)
        format.setFontStrikeOut(true);
    if (run.styles & (Style::Image | Style::Html | Style::Strike))
        format.setForeground(type.colors.secondary);
    if (run.link >= 0)
        format.setForeground(type.colors.accent);
    if (run.styles & Style::Sign)
        format.setForeground(type.colors.warning);
    return format;
}

} // namespace

QList<QTextLayout::FormatRange> formatsOf(const markdown::Block &block, markdown::Cell part, const Typesetting &type)
{
    QFont base = type.fontOf(block);
    if (block.isHeader)
        base = styleui::strong(base);
    QList<QTextLayout::FormatRange> formats;
    const int end = part.start + part.length;
    const auto endOf = [](const markdown::Run &run) { return run.start + run.length; };
    auto run = std::ranges::upper_bound(block.runs, part.start, {}, endOf);
    for (; run != block.runs.end() && run->start < end; ++run) {
        const int from = std::max(run->start, part.start);
        formats.append({.start = from - part.start,
                        .length = std::min(run->start + run->length, end) - from,
                        .format = formatOf(*run, base, type)});
    }
    return formats;
}

QList<QTextLayout::FormatRange> codeFormats(const CodeLine &colors, markdown::Cell line, const Typesetting &type)
{
    QList<QTextLayout::FormatRange> formats;
    for (const CodeSpan &span : colors) {
        if (span.start + span.length > line.length)
            break;
        QTextCharFormat format;
        format.setForeground(QColor(type.scheme == styleui::Scheme::Dark ? span.dark : span.light));
        if (span.isBold)
            format.setFont(styleui::strong(type.code));
        formats.append({.start = span.start, .length = span.length, .format = format});
    }
    return formats;
}

} // namespace textui
