// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/documentpainter.h"
#include "ui/text/frameclock.h"
#include "ui/text/highlighting.h"
#include "ui/text/interaction.h"
#include "ui/text/markdownview.h"

#include <QBasicTimer>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimerEvent>

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
    {
    }

    int heightAt(int width);
    void changed(markdown::Change change);
    void applyTypesetting();

    MarkdownBlock *q;
    Typography typography;
    Document document;
    Interaction interaction;
    Highlighting highlighting;
    markdown::Splitter splitter;
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

MarkdownBlock::MarkdownBlock(Typography typography, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(this, typography))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
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
        update();
    });
}

MarkdownBlock::~MarkdownBlock() = default;

void MarkdownBlock::setText(const QString &source)
{
    d->frame.stop();
    d->interaction.setSelection({});
    d->splitter = {};
    d->splitter.append(source);
    d->document.clear();
    d->highlighting.clear();
    d->changed(d->splitter.finish());
}

void MarkdownBlock::append(const QString &delta)
{
    d->splitter.append(delta);
    if (!d->frame.isActive())
        d->frame.start(untilNextFrame(), Qt::PreciseTimer, this);
}

void MarkdownBlock::finish()
{
    d->frame.stop();
    d->changed(d->splitter.finish());
}

QString MarkdownBlock::text() const
{
    return d->splitter.source();
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
    const int at = width() > 0 && testAttribute(Qt::WA_Resized) ? width() : usualWidth;
    return {usualWidth, d->heightAt(at)};
}

void MarkdownBlock::paintEvent(QPaintEvent *event)
{
    d->document.setWidth(width());
    const bool isOther = d->document.layOut(event->rect().top(), event->rect().bottom() + 1);
    d->highlighting.request(event->rect().top(), event->rect().bottom() + 1);
    QPainter painter(this);
    DocumentPainter(painter, d->document, d->drawing, event->rect()).paint();
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
    d->changed(d->splitter.update());
    if (d->splitter.isBehind())
        d->frame.start(untilNextFrame(), Qt::PreciseTimer, this);
}

void MarkdownBlock::mousePressEvent(QMouseEvent *event)
{
    d->document.setWidth(width());
    d->interaction.press(*event, event->position().toPoint());
}

void MarkdownBlock::mouseMoveEvent(QMouseEvent *event)
{
    d->interaction.move(*event, event->position().toPoint());
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
        return d->interaction.copy(d->splitter.source());
    if (event->matches(QKeySequence::SelectAll))
        return d->interaction.selectAll();
    QWidget::keyPressEvent(event);
}

void MarkdownBlock::leaveEvent(QEvent *event)
{
    d->interaction.leave();
    QWidget::leaveEvent(event);
}

} // namespace textui
