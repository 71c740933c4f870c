// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/content.h"
#include "markdown/textwriter.h"

struct cmark_node;

namespace markdown {

/// Writes the text of one leaf into a block, with its runs, and finds where each character stands in the source. The
/// parser's own columns are wrong in too many cases (entities, code over several lines, addresses in angle brackets,
/// definitions), so the reader follows the source itself: the tree says which syntax comes next.
class InlineReader
{
public:
    InlineReader(Block &block, Content content, HiddenText hidden);

    void enter(cmark_node *node);
    void leave(cmark_node *node);

private:
    struct OpenLink
    {
        int index = -1; ///< into the block's links
        QChar closing;  ///< what ends its text in the source: ] or > or nothing
    };

    void readText(const QString &literal);
    void readCode(const QString &literal);
    void readVerbatim(const QString &literal);
    void readBreak(bool isHard);
    void enterLink(cmark_node *node, bool isImage);
    void leaveLink(bool isImage);
    void skipDelimiters(qsizetype count, QStringView signs);

    /// Follows escapes and entities; the cursor stands behind the literal then. False: they do not fit together.
    bool align(const QString &literal);
    bool findAhead(const QString &literal);
    void put(QStringView shown, qsizetype position);
    void putSign(const QString &sign, qsizetype position);
    /// Gives what was put from `start` on its look; signs within stay signs.
    void mark(qsizetype start, Styles styles);
    void addRun(qsizetype start, qsizetype end, Styles styles);
    [[nodiscard]] Styles styles() const;
    [[nodiscard]] QChar at(qsizetype position) const;

    Block &m_block;
    TextWriter m_writer;
    Content m_content;
    HiddenText m_hidden;
    qsizetype m_cursor = 0;
    int m_failures = 0;
    int m_bold = 0;
    int m_italic = 0;
    int m_strike = 0;
    int m_image = 0;
    QList<OpenLink> m_links;
};

} // namespace markdown
