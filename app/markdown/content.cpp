// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/content.h"

namespace markdown {

void Content::add(QStringView text, qsizetype source)
{
    if (text.isEmpty())
        return;
    const bool follows =
        !m_anchors.isEmpty() && m_anchors.last().source + (m_text.size() - m_anchors.last().text) == source;
    if (!follows)
        m_anchors.append({.text = int(m_text.size()), .source = int(source)});
    m_text += text;
}

qsizetype Content::anchorAt(qsizetype position) const
{
    if (m_seen >= m_anchors.size() || m_anchors.at(m_seen).text > position)
        m_seen = 0;
    while (m_seen + 1 < m_anchors.size() && m_anchors.at(m_seen + 1).text <= position)
        ++m_seen;
    return m_seen;
}

qsizetype Content::sourcePosition(qsizetype position) const
{
    if (m_anchors.isEmpty())
        return 0;
    const Anchor &anchor = m_anchors.at(anchorAt(position));
    return anchor.source + (position - anchor.text);
}

qsizetype Content::unbroken(qsizetype position) const
{
    const qsizetype next = m_anchors.isEmpty() ? 0 : anchorAt(position) + 1;
    return (next < m_anchors.size() ? m_anchors.at(next).text : m_text.size()) - position;
}

Content paragraphContent(const Excerpt &excerpt, qsizetype line, qsizetype position, qsizetype lastLine,
                         const QList<Enclosure> &enclosures)
{
    Content content;
    content.add(QStringView(excerpt.text()).sliced(position, excerpt.lineStart(line + 1) - position),
                excerpt.sourcePosition(position));
    for (qsizetype next = line + 1; next <= lastLine; ++next) {
        const qsizetype start = excerpt.lineStart(next);
        const QStringView whole = QStringView(excerpt.text()).sliced(start, excerpt.lineStart(next + 1) - start);
        qsizetype at = strip(whole, enclosures).start;
        while (at < whole.size() && (whole[at] == u' ' || whole[at] == u'\t'))
            ++at;
        content.add(whole.sliced(at), excerpt.sourcePosition(start + at));
    }
    return content;
}

Content cellContent(const Excerpt &excerpt, qsizetype start, qsizetype end)
{
    const QStringView text = QStringView(excerpt.text()).sliced(start, end - start);
    Content content;
    qsizetype from = 0;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == u'\\' && text[i + 1] == u'|') {
            content.add(text.sliced(from, i - from), excerpt.sourcePosition(start + from));
            from = i + 1;
        }
    }
    content.add(text.sliced(from), excerpt.sourcePosition(start + from));
    return content;
}

} // namespace markdown
