// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/codebutton.h"
#include "ui/text/documentpainter.h"
#include "ui/text/highlighting.h"
#include "ui/text/interaction.h"
#include "ui/text/markdownview.h"
#include "ui/text/parsing.h"

#include <QBasicTimer>
#include <QPointer>
#include <QScrollBar>

#include <functional>

namespace textui {

/// What a view is made of, and how its parts are kept in step: where the text is scrolled to, what is laid out for
/// that, what streams in and what follows from it. The view itself only passes events on.
class MarkdownView::Private
{
public:
    Private(MarkdownView *view, Typography typography);

    /// Other blocks stand in the document now: lays out, scrolls along and redraws what is new.
    void changed(markdown::Change change);
    /// Lays out what is in view until nothing moves any more; what is read stays where it is, or the end in view.
    void arrange();
    void setOffset(int offset);
    void placeWidgets();
    void placeNotes();
    void clearNotes();
    /// Scrolls to the note that this is.
    void showNote(const QObject *widget);
    void applyTypesetting();
    void setNewTextBelow(bool isBelow);
    void updateFrame();
    void autoScroll();
    void showFocusedLink();
    void hoverCode(QPoint point);
    /// What is at the top stays there while everything is laid out anew.
    void keepPlace(const std::function<void()> &change);

    [[nodiscard]] int offset() const { return q->verticalScrollBar()->value(); }
    [[nodiscard]] int viewHeight() const { return q->viewport()->height(); }
    [[nodiscard]] int contentHeight() const { return headerHeight + document.height() + footerHeight; }
    [[nodiscard]] QMargins margins() const;
    [[nodiscard]] int heightOf(QWidget *widget) const;
    [[nodiscard]] QPoint toDocument(QPoint point) const { return point + QPoint(0, offset() - headerHeight); }
    [[nodiscard]] int anchorBlock(int top, int bottom) const;

    MarkdownView *q;
    Typography typography;
    int margin = 0;
    Document document;
    Interaction interaction;
    Highlighting highlighting;
    CodeButton codeButton;
    Parsing parsing;
    Drawing drawing;
    QPointer<QWidget> header; // the viewport's children
    QPointer<QWidget> footer;
    QList<MarginNote> notes;
    int headerHeight = 0;
    int footerHeight = 0;
    QBasicTimer frame;
    QBasicTimer autoScrolling;
    QPoint dragged;
    qint64 frames = 0;
    bool isStreaming = false;
    bool followsEnd = false;
    bool isArranging = false;
    bool hasNewTextBelow = false;
};

} // namespace textui
