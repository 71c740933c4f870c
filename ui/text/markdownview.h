// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"
#include "ui/text/mark.h"
#include "ui/text/typesetting.h"

#include <QAbstractScrollArea>
#include <QUrl>

#include <memory>

namespace textui {

/// Markdown that may still be streaming, in a scroll area of its own. Hostile text is safe: no image is loaded, no HTML
/// interpreted, links are only announced. Follows the end of the stream only while the end is in view.
class MarkdownView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit MarkdownView(Typography typography, QWidget *parent = nullptr);
    ~MarkdownView() override;

    /// Replaces everything; settled and finished.
    void setText(const QString &source);
    /// Streams: gathered to one update a frame.
    void append(const QString &delta);
    /// Takes in now what was streamed and waits for its frame.
    void flush();
    /// The stream is over: the last parse, which puts all right.
    void finish();
    [[nodiscard]] QString text() const;

    /// A widget that scrolls with the text, above or below it (owned from here on; heightForWidth is respected).
    void setHeader(QWidget *header);
    void setFooter(QWidget *footer);
    /// Room at the left of the text for the notes. 0: none.
    void setMargin(int width);
    /// A widget in the margin, beside the line where a place of the text stands.
    struct MarginNote
    {
        int block = 0;
        qsizetype position = 0;
        QWidget *widget = nullptr;
    };
    /// In the order of the text; owned from here on, gone with the text. Hidden while there is no margin. One that gets
    /// the keyboard is scrolled to.
    void setMarginNotes(const QList<MarginNote> &notes);
    /// Shows the streaming caret at the end.
    void setCaretShown(bool shown);

    void setMarks(const QList<Mark> &marks);
    /// Scrolls so that the range stands in the upper third.
    void reveal(chat::TextRange range);
    /// Finds plain text and reveals it; false where it is not there.
    bool revealText(const QString &needle);

    /// The text of each block; empty for what is no paragraph.
    [[nodiscard]] QStringList paragraphs() const;
    /// Where each block stands: y in content coordinates and its source range.
    struct BlockPlace
    {
        chat::TextRange range;
        int top = 0;
        int height = 0;
    };
    [[nodiscard]] QList<BlockPlace> blockPlaces() const;

    [[nodiscard]] int layoutCount() const;   ///< how many blocks are laid out: those near the view
    [[nodiscard]] qint64 frameCount() const; ///< how often streamed text was taken in

    [[nodiscard]] bool isAtEnd() const;
    [[nodiscard]] bool hasSelection() const;
    [[nodiscard]] QString selectedText() const; ///< as plain text
    [[nodiscard]] QString plainText() const;    ///< all of it, a line for each block

    /// Places by their offset in plainText(), for screen readers. The cursor is the end of the selection that moves.
    [[nodiscard]] qsizetype cursorOffset() const;
    [[nodiscard]] qsizetype anchorOffset() const;
    void select(qsizetype anchor, qsizetype cursor);
    void revealOffset(qsizetype offset);
    [[nodiscard]] QRect rectAt(qsizetype offset) const;      ///< of the place, in the viewport
    [[nodiscard]] qsizetype offsetAt(QPoint position) const; ///< of what stands there in the viewport

public Q_SLOTS:
    void copy();
    void selectAll();
    void scrollToEnd();

Q_SIGNALS:
    /// A link was clicked or opened by keyboard. Nobody but the window opens it, after showing the real address.
    void linkActivated(const QUrl &url);
    void linkHovered(const QUrl &url); ///< empty when left
    void selectionChanged();
    /// New text arrived below what is in view; false when the end is in view again.
    void newTextBelowChanged(bool isBelow);
    /// The person scrolled or selected by hand.
    void touched();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void leaveEvent(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The same without a scroll area: as high as its text at its width. For reasoning, folded turns, passages.
class MarkdownBlock : public QWidget
{
    Q_OBJECT

public:
    explicit MarkdownBlock(Typography typography, QWidget *parent = nullptr);
    ~MarkdownBlock() override;

    void setText(const QString &source);
    void append(const QString &delta);
    void finish();
    [[nodiscard]] QString text() const;
    void setMarks(const QList<Mark> &marks);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void linkHovered(const QUrl &url);
    void heightChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void leaveEvent(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace textui
