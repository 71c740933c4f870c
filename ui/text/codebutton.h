// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/document.h"

class QPainter;
class QWidget;

namespace textui {

/// The quiet button at the corner of the code under the pointer, which copies it. Drawn, not a widget: there may be
/// thousands of code blocks. All points are the document's.
class CodeButton
{
public:
    explicit CodeButton(Document &document);

    /// The pointer is here now; `inView` is what is to be seen. True if the button looks otherwise than before.
    bool hover(QPoint point, const QRect &inView);
    bool leave();
    [[nodiscard]] bool contains(QPoint point) const { return m_rect.contains(point); }
    /// Tells screen readers so, in the name of the widget that it is drawn on.
    void copyCode(QWidget *shownOn);
    void paint(QPainter &painter) const;

private:
    [[nodiscard]] QString label() const;
    [[nodiscard]] QRect codeAround(int index, const QRect &inView) const;
    [[nodiscard]] QString code() const;

    Document &m_document;
    int m_group = -1; ///< the code under the pointer
    int m_block = -1; ///< one of its blocks
    QRect m_rect;
    bool m_isCopied = false;
    bool m_isUnderPointer = false;
};

} // namespace textui
