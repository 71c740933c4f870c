// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/document.h"

class QPainter;

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
    void copyCode();
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
