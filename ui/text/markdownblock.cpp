// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/codebutton.h"
#include "ui/text/documentpainter.h"
#include "ui/text/frameclock.h"
#include "ui/text/highlighting.h"
#include "ui/text/interaction.h"
#include "ui/text/markdownview.h"
#include "ui/text/parsing.h"

#include <QBasicTimer>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QTimerEvent>

#include <algorithm>
#include <ranges>

namespace textui {
namespace {

constexpr int wholeBlocks = 200; ///< so many are measured at once; of more, those that are drawn
constexpr int usualWidth = 400;

} // namespace

class MarkdownBlock::Private
{
public:
    Private(MarkdownBlock *block, Typography typography)
        : q(block)
        , typography(typography)
        , document(Typesetting(typography, block->font(), block->palette()), QMargins())
        , interaction(document, block)
        , highlighting(document, block)
        , codeButton(document)
        , parsing(block, [this](markdown::Change change) { changed(std::move(change)); })
    {
    }

    int heightAt(int width);
    void changed(markdown::Change change);
    void applyTypesetting();
    void showFocusedLink();
    void hoverCode(QPoint point);

    MarkdownBlock *q;
    Typography typography;
    Document document;
    Interaction interaction;
    Highlighting highlighting;
    CodeButton codeButton;
    Parsing parsing;
    Drawing drawing;
    QBasicTimer frame;
    QHash<int, int> heights; ///< by width
};

int MarkdownBlock::Private::heightAt(int width)
{
    const auto known = heights.constFind(width);
    if (known != heights.constEnd())
        return *known;
    document.setWidth(width);
    for (int i = 0; i < std::min(document.count(), wholeBlocks); ++i)
        document.layOutBlock(i);
    const int height = document.height();
    heights.insert(width, height);
    return height;
}

void MarkdownBlock::Private::changed(markdown::Change change)
{
    const auto from = change.from;
    document.replace(std::move(change));
    interaction.documentChanged(from);
    if (from == 0)
        codeButton.leave();
    const bool hasLinks = std::ranges::any_of(std::views::iota(0, document.count()),
                                              [this](int i) { return !document.block(i).links.isEmpty(); });
    q->setFocusPolicy(hasLinks ? Qt::StrongFocus : Qt::ClickFocus);
    drawing.selection = interaction.selection();
    heights.clear();
    q->updateGeometry();
    q->update();
    Q_EMIT q->heightChanged();
}

void MarkdownBlock::Private::applyTypesetting()
{
    document.setTypesetting(Typesetting(typography, q->font(), q->palette()));
    heights.clear();
    q->updateGeometry();
    q->update();
}

void MarkdownBlock::Private::showFocusedLink()
{
    document.setWidth(q->width());
    const QPoint place = document.caretAt(interaction.focusedPlace()).center();
    for (QWidget *parent = q->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent)) {
            const QPoint there = q->mapTo(area->widget(), place);
            area->ensureVisible(there.x(), there.y());
        }
    }
    Q_EMIT q->linkHovered(QUrl(interaction.focusedLink()));
}

void MarkdownBlock::Private::hoverCode(QPoint point)
{
    if (interaction.isSelecting() || !codeButton.hover(point, q->visibleRegion().boundingRect()))
        return;
    q->setCursor(codeButton.contains(point) ? Qt::ArrowCursor : Qt::IBeamCursor);
    q->update();
}

MarkdownBlock::MarkdownBlock(Typography typography, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(this, typography))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&d->interaction, &Interaction::linkActivated, this, &MarkdownBlock::linkActivated);
    connect(&d->interaction, &Interaction::linkHovered, this, [this](const QUrl &url) {
        setCursor(url.isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
        Q_EMIT linkHovered(url);
    });
    connect(&d->highlighting, &Highlighting::changed, this, qOverload<>(&QWidget::update));
    connect(&d->interaction, &Interaction::redrawNeeded, this, [this] {
        d->drawing.selection = d->interaction.selection();
        d->drawing.focusedPlace = d->interaction.focusedPlace();
        d->drawing.focusedLink = d->interaction.focusedLink();
        update();
    });
}

MarkdownBlock::~MarkdownBlock() = default;

void MarkdownBlock::setText(const QString &source)
{
    d->frame.stop();
    d->interaction.setSelection({});
    d->document.clear();
    d->highlighting.clear();
    d->parsing.setText(source);
}

void MarkdownBlock::append(const QString &delta)
{
    if (!d->frame.isActive())
        d->parsing.completeNow();
    d->parsing.append(delta);
    if (!d->frame.isActive())
        d->frame.start(untilNextFrame(), Qt::PreciseTimer, this);
}

void MarkdownBlock::finish()
{
    d->frame.stop();
    d->parsing.finish();
}

QString MarkdownBlock::text() const
{
    return d->parsing.source();
}

void MarkdownBlock::setMarks(const QList<Mark> &marks)
{
    d->drawing.marks = marks;
    update();
}

int MarkdownBlock::heightForWidth(int width) const
{
    return d->heightAt(width);
}

QSize MarkdownBlock::sizeHint() const
{
    if (testAttribute(Qt::WA_Resized))
        return {usualWidth, d->heightAt(width())};
    // Nobody knows its width yet. Layouts ask for the height of that, and laying it out for any other is lost work.
    return {usualWidth, fontMetrics().lineSpacing()};
}

void MarkdownBlock::paintEvent(QPaintEvent *event)
{
    d->document.setWidth(width());
    const bool isOther = d->document.layOut(event->rect().top(), event->rect().bottom() + 1);
    d->highlighting.request(event->rect().top(), event->rect().bottom() + 1);
    QPainter painter(this);
    DocumentPainter(painter, d->document, d->drawing, event->rect()).paint();
    d->codeButton.paint(painter);
    if (isOther && d->document.height() != d->heights.value(width())) {
        d->heights.insert(width(), d->document.height());
        updateGeometry();
        Q_EMIT heightChanged();
    }
}

void MarkdownBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange)
        d->applyTypesetting();
}

void MarkdownBlock::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != d->frame.timerId())
        return;
    d->frame.stop();
    d->parsing.update();
    if (d->parsing.isBehind())
        d->frame.start(untilNextFrame(), Qt::PreciseTimer, this);
}

void MarkdownBlock::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    d->document.setWidth(width());
    if (event->button() == Qt::LeftButton && d->codeButton.contains(point)) {
        d->codeButton.copyCode(this);
        return d->hoverCode(point);
    }
    d->interaction.press(*event, point);
}

void MarkdownBlock::mouseMoveEvent(QMouseEvent *event)
{
    d->interaction.move(*event, event->position().toPoint());
    d->hoverCode(event->position().toPoint());
}

void MarkdownBlock::mouseReleaseEvent(QMouseEvent *event)
{
    d->interaction.release(*event, event->position().toPoint());
}

void MarkdownBlock::mouseDoubleClickEvent(QMouseEvent *event)
{
    d->interaction.doubleClick(*event, event->position().toPoint());
}

void MarkdownBlock::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return d->interaction.copy(d->parsing.source());
    if (event->matches(QKeySequence::SelectAll))
        return d->interaction.selectAll();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !d->interaction.focusedLink().isEmpty())
        return d->interaction.activateFocusedLink();
    QWidget::keyPressEvent(event);
}

bool MarkdownBlock::focusNextPrevChild(bool next)
{
    if (!d->interaction.focusNextLink(next))
        return QWidget::focusNextPrevChild(next);
    d->showFocusedLink();
    return true;
}

void MarkdownBlock::leaveEvent(QEvent *event)
{
    d->interaction.leave();
    if (d->codeButton.leave())
        update();
    QWidget::leaveEvent(event);
}

} // namespace textui
