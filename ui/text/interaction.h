// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/document.h"

#include <QObject>
#include <QUrl>

class QKeyEvent;
class QMouseEvent;

namespace textui {

/// What mouse and keyboard do to a document: selecting, and links, which are only announced. All points are the
/// document's.
class Interaction : public QObject
{
    Q_OBJECT

public:
    Interaction(Document &document, QObject *parent);

    [[nodiscard]] const TextSelection &selection() const { return m_selection; }
    void setSelection(const TextSelection &selection);
    void selectAll();
    [[nodiscard]] QString selectedText() const;
    /// The selection's Markdown.
    [[nodiscard]] QString selectedSource(const QString &source) const;
    void copy(const QString &source) const;

    void press(const QMouseEvent &event, QPoint point);
    void move(const QMouseEvent &event, QPoint point);
    void release(const QMouseEvent &event, QPoint point);
    void doubleClick(const QMouseEvent &event, QPoint point);
    void leave();
    [[nodiscard]] bool isSelecting() const { return m_isSelecting; }
    void selectTo(QPoint point);

    /// Tab and Shift+Tab go from link to link; false behind the last one.
    bool focusNextLink(bool forward);
    void activateFocusedLink();
    void forgetFocusedLink();
    [[nodiscard]] TextPlace focusedPlace() const { return m_focused; }
    [[nodiscard]] QString focusedLink() const;

    /// Blocks from `from` on are others now: selected is what stands at the same places of the source.
    void documentChanged(qsizetype from);

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void linkHovered(const QUrl &url);
    void selectionChanged();
    void touched();
    void redrawNeeded();

private:
    enum class Unit { Character, Word, Block };

    void hover(const QString &link);
    void extendTo(TextPlace place);
    [[nodiscard]] TextSelection unitAround(TextPlace place) const;

    Document &m_document;
    TextSelection m_selection;
    qsizetype m_anchorSource = 0;
    qsizetype m_cursorSource = 0;
    TextSelection m_origin; ///< what the first click selected
    Unit m_unit = Unit::Character;
    bool m_isSelecting = false;
    QPoint m_pressed;
    QString m_pressedLink;
    QString m_hovered;
    TextPlace m_focused;
    qint64 m_lastDoubleClick = 0;
    QPoint m_doubleClicked;
};

} // namespace textui
