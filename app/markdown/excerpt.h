// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block.h"

#include <QByteArray>

namespace markdown {

/// Lines taken out of a source, without what encloses them, and the way back: what the parser is fed with.
class Excerpt
{
public:
    Excerpt() = default;
    /// The whole source.
    explicit Excerpt(const QString &source);

    /// Adds text that stands at `source`. Adding what stands nowhere (a definition from before) gives it the place
    /// where the next text stands.
    void add(QStringView text, qsizetype source);
    /// The same for whole lines: those that open more than a hundred quotes and lists at once lose the further markers.
    void addLines(QStringView lines, qsizetype source);
    /// Closes what is open at the end of a text that still streams.
    void heal();
    /// To be called once when all is added.
    void close();

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Where the text ends that stands in the source: before what was put there to close it.
    [[nodiscard]] qsizetype textEnd() const { return m_closers > 0 ? m_text.size() - m_closers : m_text.size(); }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype sourcePosition(qsizetype position) const;

    [[nodiscard]] qsizetype lineCount() const { return m_lines.size() - 1; }
    /// Lines count from 1 here, as the parser's do.
    [[nodiscard]] qsizetype lineStart(qsizetype line) const;
    [[nodiscard]] QStringView line(qsizetype line) const; ///< without its end
    /// Where the byte column (from 1) of a line stands in the text.
    [[nodiscard]] qsizetype position(qsizetype line, qsizetype column) const;

private:
    QString m_text;
    QByteArray m_bytes;
    qsizetype m_closers = 0; ///< characters at the end that are not in the source
    QList<Anchor> m_anchors;
    QList<int> m_lines;               ///< where each begins, and the end
    mutable qsizetype m_seenLine = 0; ///< the last place asked for: columns are asked for in order
    mutable qsizetype m_seenColumn = 1;
    mutable qsizetype m_seenPosition = 0;
};

/// Where the line's own text begins behind the markers of quotes and the indent of items, and how many of the
/// enclosures it matches. An empty line matches every item, and no quote.
struct Stripped
{
    qsizetype start = 0;
    qsizetype matched = 0;
};
[[nodiscard]] Stripped strip(QStringView line, const QList<Enclosure> &enclosures);

[[nodiscard]] bool isBlank(QStringView line);
/// Whether a line begins something new even where a paragraph could go on.
[[nodiscard]] bool startsBlock(QStringView line);
[[nodiscard]] qsizetype indentOf(QStringView line);

} // namespace markdown
