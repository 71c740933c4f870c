// SPDX-License-Identifier: GPL-3.0-or-later
// Where what stands in a view: for marks beside it and for screen readers.
#include "ui/text/markdownviewprivate.h"
#include "ui/text/plainoffsets.h"

namespace textui {

QStringList MarkdownView::paragraphs() const
{
    d->parsing.completeNow();
    QStringList texts;
    for (int i = 0; i < d->document.count(); ++i) {
        const markdown::Block &block = d->document.block(i);
        texts << (block.kind == markdown::BlockKind::Paragraph ? block.text : QString());
    }
    return texts;
}

QList<MarkdownView::BlockPlace> MarkdownView::blockPlaces() const
{
    d->parsing.completeNow();
    QList<BlockPlace> places;
    for (int i = 0; i < d->document.count(); ++i) {
        places.append({.range = d->document.block(i).range,
                       .top = d->headerHeight + d->document.boxOf(i).top(),
                       .height = d->document.boxOf(i).height()});
    }
    return places;
}

QString MarkdownView::plainText() const
{
    d->parsing.completeNow();
    QStringList lines;
    for (int i = 0; i < d->document.count(); ++i)
        lines.append(d->document.block(i).text);
    return lines.join(u'\n');
}

qsizetype MarkdownView::cursorOffset() const
{
    return plainOffset(d->document, d->interaction.selection().cursor);
}

qsizetype MarkdownView::anchorOffset() const
{
    return plainOffset(d->document, d->interaction.selection().anchor);
}

void MarkdownView::select(qsizetype anchor, qsizetype cursor)
{
    d->parsing.completeNow();
    d->interaction.setSelection(
        {.anchor = placeAtOffset(d->document, anchor), .cursor = placeAtOffset(d->document, cursor)});
}

void MarkdownView::revealOffset(qsizetype offset)
{
    d->parsing.completeNow();
    const qsizetype source = d->document.sourceOf(placeAtOffset(d->document, offset));
    reveal({.start = source, .end = source});
}

QRect MarkdownView::rectAt(qsizetype offset) const
{
    const TextPlace place = placeAtOffset(d->document, offset);
    return place.isValid() ? d->document.caretAt(place).translated(0, d->headerHeight - d->offset()) : QRect();
}

qsizetype MarkdownView::offsetAt(QPoint position) const
{
    return plainOffset(d->document, d->document.placeAt(d->toDocument(position)));
}

} // namespace textui
