// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/markdownview.h"

#include "ui/text/accessibleview.h"
#include "ui/text/frameclock.h"
#include "ui/text/markdownviewprivate.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>

namespace textui {
namespace {

constexpr int atEndTolerance = 8;
constexpr int autoScrollInterval = 40;

} // namespace

MarkdownView::MarkdownView(Typography typography, QWidget *parent)
    : QAbstractScrollArea(parent), d(std::make_unique<Private>(this, typography))
{
    makeViewsAccessible();
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&d->interaction, &Interaction::linkActivated, this, &MarkdownView::linkActivated);
    connect(&d->interaction, &Interaction::linkHovered, this, [this](const QUrl &url) {
        viewport()->setCursor(url.isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
        Q_EMIT linkHovered(url);
    });
    connect(&d->interaction, &Interaction::selectionChanged, this, &MarkdownView::selectionChanged);
    connect(&d->highlighting, &Highlighting::changed, this, [this](int block) {
        const QRect box = d->document.boxOf(block).translated(0, d->headerHeight - d->offset());
        viewport()->update(box & viewport()->rect());
    });
    connect(&d->interaction, &Interaction::touched, this, &MarkdownView::touched);
    connect(&d->interaction, &Interaction::redrawNeeded, this, [this] {
        d->drawing.selection = d->interaction.selection();
        d->drawing.focusedPlace = d->interaction.focusedPlace();
        d->drawing.focusedLink = d->interaction.focusedLink();
        viewport()->update();
    });
}

MarkdownView::~MarkdownView() = default;

void MarkdownView::setText(const QString &source)
{
    d->frame.stop();
    d->isStreaming = false;
    d->followsEnd = false;
    d->interaction.setSelection({});
    d->clearNotes();
    d->document.clear();
    d->highlighting.clear();
    d->setOffset(0);
    d->parsing.setText(source);
    viewport()->update();
}

void MarkdownView::append(const QString &delta)
{
    if (!d->isStreaming) {
        d->parsing.completeNow();
        d->isStreaming = true;
        // What is set for reading is read from its start, and stays where it is while more comes.
        d->followsEnd = d->typography == Typography::Interface && isAtEnd();
    }
    d->parsing.append(delta);
    if (!d->frame.isActive())
        d->frame.start(untilNextFrame(), Qt::PreciseTimer, this);
}

void MarkdownView::flush()
{
    if (d->frame.isActive())
        d->updateFrame();
}

void MarkdownView::finish()
{
    d->frame.stop();
    d->parsing.finish();
    d->isStreaming = false;
    d->followsEnd = false;
    viewport()->update();
}

QString MarkdownView::text() const
{
    return d->parsing.source();
}

void MarkdownView::setHeader(QWidget *header)
{
    delete d->header;
    d->header = header;
    if (header) {
        header->setParent(viewport());
        header->installEventFilter(this);
        header->show();
    }
    d->arrange();
}

void MarkdownView::setFooter(QWidget *footer)
{
    delete d->footer;
    d->footer = footer;
    if (footer) {
        footer->setParent(viewport());
        footer->installEventFilter(this);
        footer->show();
    }
    d->arrange();
}

void MarkdownView::setMargin(int width)
{
    if (d->margin == width)
        return;
    d->margin = width;
    d->keepPlace([this] { d->document.setMargins(d->margins()); });
}

void MarkdownView::setMarginNotes(const QList<MarginNote> &notes)
{
    d->parsing.completeNow();
    d->clearNotes();
    d->notes = notes;
    QWidget *before = this;
    for (const MarginNote &note : notes) {
        note.widget->setParent(viewport());
        note.widget->installEventFilter(this);
        setTabOrder(before, note.widget);
        before = note.widget;
    }
    d->placeWidgets();
}

void MarkdownView::setCaretShown(bool shown)
{
    d->drawing.hasCaret = shown;
    viewport()->update();
}

void MarkdownView::setMarks(const QList<Mark> &marks)
{
    d->drawing.marks = marks;
    viewport()->update();
}

void MarkdownView::reveal(chat::TextRange range)
{
    d->parsing.completeNow();
    d->followsEnd = false;
    const TextPlace place = d->document.placeOf(range.start);
    if (!place.isValid())
        return;
    for (int round = 0; round < 3; ++round) { // what is above it may turn out higher or lower than estimated
        const QRect caret = d->document.caretAt(place);
        d->setOffset(d->headerHeight + caret.top() - d->viewHeight() / 3);
        d->arrange();
    }
    viewport()->update();
}

bool MarkdownView::revealText(const QString &needle)
{
    d->parsing.completeNow();
    for (int i = 0; i < d->document.count(); ++i) {
        const qsizetype found = d->document.block(i).text.indexOf(needle, 0, Qt::CaseInsensitive);
        if (found < 0)
            continue;
        const TextPlace start{.block = i, .position = found};
        const TextPlace end{.block = i, .position = found + needle.size()};
        d->interaction.setSelection({.anchor = start, .cursor = end});
        reveal({.start = d->document.sourceOf(start), .end = d->document.sourceOf(end)});
        return true;
    }
    return false;
}

int MarkdownView::layoutCount() const
{
    return d->document.layoutCount();
}

qint64 MarkdownView::frameCount() const
{
    return d->frames;
}

bool MarkdownView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - atEndTolerance;
}

bool MarkdownView::hasSelection() const
{
    return !d->interaction.selection().isEmpty();
}

QString MarkdownView::selectedText() const
{
    return d->interaction.selectedText();
}

void MarkdownView::copy()
{
    d->interaction.copy(d->parsing.source());
}

void MarkdownView::selectAll()
{
    d->parsing.completeNow();
    d->interaction.selectAll();
}

void MarkdownView::scrollToEnd()
{
    d->parsing.completeNow();
    d->followsEnd = true;
    d->arrange();
    d->followsEnd = d->isStreaming;
    viewport()->update();
}

void MarkdownView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QPoint shift(0, d->headerHeight - d->offset());
    painter.translate(shift);
    DocumentPainter(painter, d->document, d->drawing, event->rect().translated(-shift)).paint();
    d->codeButton.paint(painter);
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    d->keepPlace([this] { d->document.setWidth(viewport()->width()); });
}

void MarkdownView::scrollContentsBy(int, int)
{
    if (d->isArranging)
        return;
    d->followsEnd = d->isStreaming && isAtEnd();
    d->arrange();
    viewport()->update();
    Q_EMIT touched();
}

void MarkdownView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange)
        d->applyTypesetting();
}

void MarkdownView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == d->frame.timerId())
        d->updateFrame();
    else if (event->timerId() == d->autoScrolling.timerId())
        d->autoScroll();
}

bool MarkdownView::eventFilter(QObject *watched, QEvent *event)
{
    const bool mayChangeHeight = event->type() == QEvent::LayoutRequest || event->type() == QEvent::ShowToParent ||
                                 event->type() == QEvent::HideToParent;
    if ((watched == d->header || watched == d->footer) && mayChangeHeight && !d->isArranging) {
        d->arrange();
        viewport()->update();
    }
    if (event->type() == QEvent::FocusIn)
        d->showNote(watched);
    return QAbstractScrollArea::eventFilter(watched, event);
}

void MarkdownView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = d->toDocument(event->position().toPoint());
    if (event->button() == Qt::LeftButton && d->codeButton.contains(point)) {
        d->codeButton.copyCode(this);
        return d->hoverCode(event->position().toPoint());
    }
    d->interaction.press(*event, point);
}

void MarkdownView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    d->dragged = point;
    d->interaction.move(*event, d->toDocument(point));
    d->hoverCode(point);
    const bool isOutside = point.y() < 0 || point.y() > d->viewHeight();
    if (isOutside && d->interaction.isSelecting() && !d->autoScrolling.isActive())
        d->autoScrolling.start(autoScrollInterval, this);
}

void MarkdownView::mouseReleaseEvent(QMouseEvent *event)
{
    d->autoScrolling.stop();
    d->interaction.release(*event, d->toDocument(event->position().toPoint()));
}

void MarkdownView::mouseDoubleClickEvent(QMouseEvent *event)
{
    d->interaction.doubleClick(*event, d->toDocument(event->position().toPoint()));
}

void MarkdownView::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    const bool isSideways = std::abs(delta.x()) > std::abs(delta.y()) || event->modifiers() & Qt::ShiftModifier;
    const int block = d->document.blockAt(d->toDocument(event->position().toPoint()).y());
    const int by = delta.x() != 0 ? delta.x() : delta.y();
    if (isSideways && block >= 0 && d->document.scrollWhole(block, -by)) {
        viewport()->update();
        return event->accept();
    }
    QAbstractScrollArea::wheelEvent(event);
}

void MarkdownView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *const bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (event->key() == Qt::Key_Home)
        return bar->setValue(0);
    if (event->key() == Qt::Key_End)
        return bar->setValue(bar->maximum());
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !d->interaction.focusedLink().isEmpty())
        return d->interaction.activateFocusedLink();
    QAbstractScrollArea::keyPressEvent(event);
}

bool MarkdownView::focusNextPrevChild(bool next)
{
    if (d->interaction.focusNextLink(next)) {
        d->showFocusedLink();
        return true;
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void MarkdownView::leaveEvent(QEvent *event)
{
    d->interaction.leave();
    if (d->codeButton.leave())
        viewport()->update();
    QAbstractScrollArea::leaveEvent(event);
}

} // namespace textui
