// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/markdownview.h"

#include "markdown/markdown.h"
#include "ui/style/metrics.h"
#include "ui/text/accessibleview.h"
#include "ui/text/codebutton.h"
#include "ui/text/documentpainter.h"
#include "ui/text/frameclock.h"
#include "ui/text/highlighting.h"
#include "ui/text/interaction.h"

#include <QBasicTimer>
#include <QEvent>
#include <QFuture>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPromise>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QThreadPool>
#include <QTimerEvent>
#include <QToolTip>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace textui {
namespace {

constexpr int mostRounds = 8;  ///< of laying out until the heights agree
constexpr int keptScreens = 2; ///< layouts are kept so far around what is in view
constexpr int atEndTolerance = 8;
constexpr int autoScrollInterval = 40;
constexpr qsizetype parsedAtOnce = 24'000; ///< longer texts are parsed on another thread

} // namespace

class MarkdownView::Private
{
public:
    Private(MarkdownView *view, Typography typography);

    void changed(markdown::Change change);
    void arrange();
    void setOffset(int offset);
    void placeWidgets();
    void applyTypesetting();
    void setNewTextBelow(bool isBelow);
    void updateFrame();
    void autoScroll();
    /// The last parse of a long text, on another thread. Until it is there, what is shown is all of a stream, or the
    /// first part of a text that was set.
    void parseApart();
    void complete(const markdown::Reading &reading);
    void completeNow();
    void showFocusedLink();
    void hoverCode(QPoint point);
    /// What is at the top stays there while everything is laid out anew.
    void keepPlace(const std::function<void()> &change);

    [[nodiscard]] int offset() const { return q->verticalScrollBar()->value(); }
    [[nodiscard]] int viewHeight() const { return q->viewport()->height(); }
    [[nodiscard]] int contentHeight() const { return headerHeight + document.height() + footerHeight; }
    [[nodiscard]] int heightOf(QWidget *widget) const;
    [[nodiscard]] QPoint toDocument(QPoint point) const { return point + QPoint(0, offset() - headerHeight); }
    [[nodiscard]] int anchorBlock(int top, int bottom) const;

    MarkdownView *q;
    Typography typography;
    Document document;
    Interaction interaction;
    Highlighting highlighting;
    CodeButton codeButton;
    markdown::Splitter splitter;
    Drawing drawing;
    QWidget *header = nullptr;
    QWidget *footer = nullptr;
    int headerHeight = 0;
    int footerHeight = 0;
    QBasicTimer frame;
    QBasicTimer autoScrolling;
    QPoint dragged;
    qint64 frames = 0;
    bool isIncomplete = false;
    int textNumber = 0;
    bool isStreaming = false;
    bool followsEnd = false;
    bool isArranging = false;
    bool hasNewTextBelow = false;
};

MarkdownView::Private::Private(MarkdownView *view, Typography kind)
    : q(view)
    , typography(kind)
    , document(Typesetting(kind, view->font(), view->palette()),
               QMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding))
    , interaction(document, view)
    , highlighting(document, view)
    , codeButton(document)
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
    const int dirtyTop =
        from < document.count() ? document.blockTop(from) : document.height() - document.margins().bottom();
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
    const int top =
        std::max(0, std::min(dirtyTop, from > 0 && from <= document.count() ? dirtyTop : 0) + headerHeight - after);
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
    changed(splitter.update());
    if (splitter.isBehind())
        frame.start(untilNextFrame(), Qt::PreciseTimer, q);
    if (!followsEnd && contentHeight() > before && !q->isAtEnd())
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

void MarkdownView::Private::parseApart()
{
    const auto promise = std::make_shared<QPromise<markdown::Reading>>(); // shared, as a task must be copyable
    isIncomplete = true;
    promise->future().then(
        q, [this, size = splitter.source().size(), text = ++textNumber](const markdown::Reading &reading) {
            if (isIncomplete && text == textNumber && size == splitter.source().size())
                complete(reading);
        });
    QThreadPool::globalInstance()->start([promise, source = splitter.source()] {
        promise->start();
        promise->addResult(markdown::Splitter::readAll(source));
        promise->finish();
    });
}

void MarkdownView::Private::complete(const markdown::Reading &reading)
{
    isIncomplete = false;
    changed(splitter.finish(reading));
}

void MarkdownView::Private::completeNow()
{
    if (isIncomplete)
        complete(markdown::Splitter::readAll(splitter.source()));
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
    d->splitter = {};
    d->splitter.append(source);
    d->document.clear();
    d->highlighting.clear();
    d->setOffset(0);
    d->isIncomplete = false;
    if (source.size() <= parsedAtOnce) {
        d->changed(d->splitter.finish());
    } else {
        const qsizetype paragraph = source.lastIndexOf(u"\n\n"_s, parsedAtOnce);
        d->changed({.blocks = markdown::parse(source.first(paragraph > 0 ? paragraph : parsedAtOnce))});
        d->parseApart();
    }
    viewport()->update();
}

void MarkdownView::append(const QString &delta)
{
    if (!d->isStreaming) {
        d->completeNow();
        d->isStreaming = true;
        d->followsEnd = isAtEnd();
    }
    d->splitter.append(delta);
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
    if (d->splitter.source().size() <= parsedAtOnce) {
        d->changed(d->splitter.finish());
    } else {
        d->changed(d->splitter.update());
        d->parseApart();
    }
    d->isStreaming = false;
    d->followsEnd = false;
    viewport()->update();
}

QString MarkdownView::text() const
{
    return d->splitter.source();
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
    d->completeNow();
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
    d->completeNow();
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

QList<MarkdownView::BlockPlace> MarkdownView::blockPlaces() const
{
    d->completeNow();
    QList<BlockPlace> places;
    for (int i = 0; i < d->document.count(); ++i) {
        places.append({.range = d->document.block(i).range,
                       .top = d->headerHeight + d->document.boxOf(i).top(),
                       .height = d->document.boxOf(i).height()});
    }
    return places;
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

QString MarkdownView::plainText() const
{
    d->completeNow();
    QStringList lines;
    for (int i = 0; i < d->document.count(); ++i)
        lines.append(d->document.block(i).text);
    return lines.join(u'\n');
}

void MarkdownView::copy()
{
    d->interaction.copy(d->splitter.source());
}

void MarkdownView::selectAll()
{
    d->completeNow();
    d->interaction.selectAll();
}

void MarkdownView::scrollToEnd()
{
    d->completeNow();
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
    return QAbstractScrollArea::eventFilter(watched, event);
}

void MarkdownView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = d->toDocument(event->position().toPoint());
    if (event->button() == Qt::LeftButton && d->codeButton.contains(point)) {
        d->codeButton.copyCode();
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
