// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/markdownviewprivate.h"

#include "ui/style/metrics.h"
#include "ui/text/frameclock.h"

#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace textui {
namespace {

constexpr int mostRounds = 8;              ///< of laying out until the heights agree
constexpr int noteGap = 2 * styleui::step; ///< pixels: between a note and the text
constexpr int keptScreens = 2;             ///< layouts are kept so far around what is in view

} // namespace

MarkdownView::Private::Private(MarkdownView *view, Typography kind)
    : q(view)
    , typography(kind)
    , document(Typesetting(kind, view->font(), view->palette()), margins())
    , interaction(document, view)
    , highlighting(document, view)
    , codeButton(document)
    , parsing(view, [this](markdown::Change change) { changed(std::move(change)); })
{
}

int MarkdownView::Private::heightOf(QWidget *widget) const
{
    if (!widget || widget->isHidden())
        return 0;
    const int width = q->viewport()->width();
    return widget->hasHeightForWidth() ? widget->heightForWidth(width) : widget->sizeHint().height();
}

void MarkdownView::Private::changed(markdown::Change change)
{
    const auto from = int(change.from);
    document.replace(std::move(change));
    interaction.documentChanged(from);
    if (from == 0)
        codeButton.leave();
    drawing.selection = interaction.selection();
    const int before = offset();
    arrange();
    const int after = offset();
    if (after != before)
        q->viewport()->scroll(0, before - after);
    const int dirty = std::min(from, document.takeFirstForgotten());
    const int dirtyTop = dirty > 0 && dirty < document.count() ? document.blockTop(dirty) : 0;
    const int top = std::clamp(dirtyTop > 0 ? dirtyTop + headerHeight - after : 0, 0, viewHeight());
    q->viewport()->update(0, top, q->viewport()->width(), viewHeight() - top);
}

int MarkdownView::Private::anchorBlock(int top, int bottom) const
{
    const int first = document.blockAt(top);
    for (int i = first; i >= 0 && i < document.count() && document.blockTop(i) < bottom; ++i) {
        if (document.isLaidOut(i))
            return i;
    }
    return first;
}

void MarkdownView::Private::arrange()
{
    const QScopedValueRollback guard(isArranging, true);
    document.setWidth(q->viewport()->width());
    headerHeight = heightOf(header);
    footerHeight = heightOf(footer);
    int wanted = offset();
    for (int round = 0; round < mostRounds; ++round) {
        if (followsEnd)
            wanted = std::max(0, contentHeight() - viewHeight());
        const int top = wanted - headerHeight;
        const int anchor = top > 0 ? anchorBlock(top, top + viewHeight()) : -1;
        const int inView = anchor < 0 ? 0 : document.blockTop(anchor) - top;
        const bool isOther = document.layOut(top, top + viewHeight());
        if (anchor >= 0 && !followsEnd)
            wanted = headerHeight + document.blockTop(anchor) - inView;
        if (!isOther)
            break;
    }
    setOffset(wanted);
    document.forgetOutside(offset() - headerHeight - keptScreens * viewHeight(),
                           offset() - headerHeight + (keptScreens + 1) * viewHeight());
    placeWidgets();
    highlighting.request(offset() - headerHeight, offset() - headerHeight + viewHeight());
    if (q->isAtEnd())
        setNewTextBelow(false);
}

void MarkdownView::Private::setOffset(int wanted)
{
    const QScopedValueRollback guard(isArranging, true);
    QScrollBar *const bar = q->verticalScrollBar();
    bar->setPageStep(viewHeight());
    bar->setSingleStep(int(document.typesetting().bodyPitch));
    bar->setRange(0, std::max(0, contentHeight() - viewHeight()));
    bar->setValue(wanted);
}

void MarkdownView::Private::placeWidgets()
{
    const int width = q->viewport()->width();
    if (header)
        header->setGeometry(0, -offset(), width, headerHeight);
    if (footer)
        footer->setGeometry(0, headerHeight + document.height() - offset(), width, footerHeight);
    placeNotes();
}

QMargins MarkdownView::Private::margins() const
{
    return {styleui::padding + margin, styleui::padding, styleui::padding, styleui::padding};
}

void MarkdownView::Private::placeNotes()
{
    int free = std::numeric_limits<int>::min();
    for (const MarginNote &note : std::as_const(notes)) {
        if (note.block >= document.count())
            return;
        note.widget->setVisible(margin > 0);
        const QSize size = note.widget->sizeHint();
        int top = document.blockTop(note.block);
        if (document.isLaidOut(note.block)) {
            const QRect line = document.caretAt({note.block, note.position});
            top = line.center().y() - std::min(size.height(), line.height()) / 2;
        }
        top = std::max(top + headerHeight - offset(), free);
        free = top + size.height() + styleui::step;
        const int left = std::max(0, styleui::padding + margin - noteGap - size.width());
        note.widget->setGeometry(QRect(QPoint(left, top), size));
    }
}

void MarkdownView::Private::clearNotes()
{
    for (const MarginNote &note : std::exchange(notes, {}))
        delete note.widget;
}

void MarkdownView::Private::showNote(const QObject *widget)
{
    const auto note = std::ranges::find(notes, widget, &MarginNote::widget);
    if (note == notes.end() || q->viewport()->rect().contains(note->widget->geometry()))
        return;
    const qsizetype source = document.sourceOf({note->block, note->position});
    q->reveal({.start = source, .end = source});
}

void MarkdownView::Private::applyTypesetting()
{
    keepPlace([this] { document.setTypesetting(Typesetting(typography, q->font(), q->palette())); });
}

void MarkdownView::Private::setNewTextBelow(bool isBelow)
{
    if (isBelow == hasNewTextBelow)
        return;
    hasNewTextBelow = isBelow;
    Q_EMIT q->newTextBelowChanged(isBelow);
}

void MarkdownView::Private::updateFrame()
{
    frame.stop();
    ++frames;
    const int before = contentHeight();
    parsing.update();
    if (parsing.isBehind())
        frame.start(untilNextFrame(), Qt::PreciseTimer, q);
    // What is set for reading is read from its start: there its end is not missed.
    if (typography == Typography::Interface && !followsEnd && contentHeight() > before && !q->isAtEnd())
        setNewTextBelow(true);
}

void MarkdownView::Private::autoScroll()
{
    const int above = dragged.y();
    const int below = dragged.y() - viewHeight();
    const int by = above < 0 ? above : std::max(0, below);
    if (by == 0 || !interaction.isSelecting())
        return autoScrolling.stop();
    q->verticalScrollBar()->setValue(offset() + by);
    interaction.selectTo(toDocument(dragged));
}

void MarkdownView::Private::hoverCode(QPoint point)
{
    const QRect inView(0, offset() - headerHeight, q->viewport()->width(), viewHeight());
    if (interaction.isSelecting() || !codeButton.hover(toDocument(point), inView))
        return;
    q->viewport()->setCursor(codeButton.contains(toDocument(point)) ? Qt::ArrowCursor : Qt::IBeamCursor);
    q->viewport()->update();
}

void MarkdownView::Private::keepPlace(const std::function<void()> &change)
{
    const int top = offset() - headerHeight;
    const int block = top > 0 ? document.blockAt(top) : -1;
    const double part =
        block < 0 ? 0 : double(top - document.blockTop(block)) / std::max(1, document.blockHeight(block));
    change();
    if (block >= 0 && !followsEnd) {
        document.layOutBlock(block);
        setOffset(headerHeight + document.blockTop(block) + int(part * document.blockHeight(block)));
    }
    arrange();
    q->viewport()->update();
}

void MarkdownView::Private::showFocusedLink()
{
    const TextPlace place = interaction.focusedPlace();
    if (!place.isValid())
        return;
    const QRect caret = document.caretAt(place).translated(0, headerHeight);
    if (caret.top() < offset() || caret.bottom() > offset() + viewHeight())
        q->reveal({.start = document.sourceOf(place), .end = document.sourceOf(place)});
    Q_EMIT q->linkHovered(QUrl(interaction.focusedLink()));
}

} // namespace textui
