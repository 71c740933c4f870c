// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/excerpt.h"

namespace markdown {

/// The text of one leaf as the parser's inline phase reads it: its lines without what encloses them, and where each
/// stands in the source.
class Content
{
public:
    void add(QStringView text, qsizetype source);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] qsizetype sourcePosition(qsizetype position) const;
    /// How far the characters from `position` on stand side by side in the source.
    [[nodiscard]] qsizetype unbroken(qsizetype position) const;

private:
    qsizetype anchorAt(qsizetype position) const;

    QString m_text;
    QList<Anchor> m_anchors;
    mutable qsizetype m_seen = 0; ///< the last anchor asked for: places are asked for in order
};

/// The lines of a paragraph or heading that begins at a place of the excerpt.
[[nodiscard]] Content paragraphContent(const Excerpt &excerpt, qsizetype line, qsizetype position, qsizetype lastLine,
                                       const QList<Enclosure> &enclosures);
/// A table's cell, in which a backslash protects a bar.
[[nodiscard]] Content cellContent(const Excerpt &excerpt, qsizetype start, qsizetype end);

} // namespace markdown
