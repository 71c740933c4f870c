// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/inlinereader.h"

#include "markdown/address.h"
#include "markdown/inlinesyntax.h"
#include "markdown/nodes.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace markdown {
namespace {

constexpr qsizetype window = 1024; ///< how far a lost place is looked for
constexpr int mostFailures = 32;   ///< then it is not looked for any more, so that hostile text stays linear

} // namespace

InlineReader::InlineReader(Block &block, Content content, HiddenText hidden)
    : m_block(block)
    , m_writer(block, hidden)
    , m_content(std::move(content))
    , m_hidden(hidden)
    , m_cursor(afterDefinitions(m_content.text()))
{
}

void InlineReader::enter(cmark_node *node)
{
    switch (inlineKind(node)) {
    case InlineKind::Text:
        return readText(literalOf(node));
    case InlineKind::Code:
        return readCode(literalOf(node));
    case InlineKind::Html:
        return readVerbatim(literalOf(node));
    case InlineKind::SoftBreak:
        return readBreak(false);
    case InlineKind::LineBreak:
        return readBreak(true);
    case InlineKind::Emphasis:
        ++m_italic;
        return skipDelimiters(1, u"*_");
    case InlineKind::Strong:
        ++m_bold;
        return skipDelimiters(2, u"*_");
    case InlineKind::Strike:
        ++m_strike;
        return skipDelimiters(2, u"~");
    case InlineKind::Link:
        return enterLink(node, false);
    case InlineKind::Image:
        return enterLink(node, true);
    case InlineKind::Other:
        return;
    }
}

void InlineReader::leave(cmark_node *node)
{
    switch (inlineKind(node)) {
    case InlineKind::Emphasis:
        --m_italic;
        return skipDelimiters(1, u"*_");
    case InlineKind::Strong:
        --m_bold;
        return skipDelimiters(2, u"*_");
    case InlineKind::Strike:
        --m_strike;
        return skipDelimiters(2, u"~");
    case InlineKind::Link:
        return leaveLink(false);
    case InlineKind::Image:
        return leaveLink(true);
    default:
        return;
    }
}

QChar InlineReader::at(qsizetype position) const
{
    return position < m_content.text().size() ? m_content.text().at(position) : QChar();
}

Styles InlineReader::styles() const
{
    Styles styles;
    styles.setFlag(Style::Bold, m_bold > 0);
    styles.setFlag(Style::Italic, m_italic > 0);
    styles.setFlag(Style::Strike, m_strike > 0);
    styles.setFlag(Style::Image, m_image > 0);
    return styles;
}

void InlineReader::readText(const QString &literal)
{
    const qsizetype start = m_cursor;
    const qsizetype textStart = m_block.text.size();
    if (!literal.contains(u'\\') && !literal.contains(u'&') &&
        QStringView(m_content.text()).sliced(start).startsWith(literal)) {
        m_cursor += literal.size();
        put(literal, start);
    } else if (!align(literal) && (!findAhead(literal) || !align(literal))) {
        m_writer.write(literal, m_content.sourcePosition(m_cursor)); // near enough
    }
    mark(textStart, styles());
}

bool InlineReader::align(const QString &literal)
{
    const QStringView content = m_content.text();
    QList<std::pair<qsizetype, qsizetype>> places; // in the literal, in the content
    qsizetype at = m_cursor;
    for (qsizetype i = 0; i < literal.size();) {
        const Token token = tokenAt(content, at, QStringView(literal).sliced(i));
        if (token.shown == 0)
            return false;
        if (places.isEmpty() || token.length != token.shown || token.skipped > 0 ||
            at - places.last().second != i - places.last().first)
            places.append({i, at + token.skipped});
        at += token.length;
        i += token.shown;
    }
    for (qsizetype p = 0; p < places.size(); ++p) {
        const qsizetype end = p + 1 < places.size() ? places.at(p + 1).first : literal.size();
        put(QStringView(literal).sliced(places.at(p).first, end - places.at(p).first), places.at(p).second);
    }
    m_cursor = at;
    return true;
}

bool InlineReader::findAhead(const QString &literal)
{
    if (m_failures >= mostFailures)
        return false;
    ++m_failures;
    const QStringView ahead =
        QStringView(m_content.text()).sliced(m_cursor).first(std::min(window, m_content.text().size() - m_cursor));
    const QStringView wanted = QStringView(literal).first(std::min<qsizetype>(literal.size(), 12));
    const qsizetype found = ahead.indexOf(wanted.first(std::max<qsizetype>(1, firstSpecial(wanted))));
    if (found < 0)
        return false;
    m_cursor += found;
    return true;
}

void InlineReader::readCode(const QString &literal)
{
    const CodeSpan span = codeSpanFrom(m_content.text(), m_cursor);
    const qsizetype textStart = m_block.text.size();
    const bool isPadded = span.end - span.start == literal.size() + 2;
    put(literal, span.start + (isPadded ? 1 : 0));
    mark(textStart, styles() | Style::Code);
    m_cursor = span.after;
}

void InlineReader::readVerbatim(const QString &literal)
{
    const qsizetype textStart = m_block.text.size();
    put(literal, m_cursor);
    m_cursor = std::min(m_cursor + literal.size(), m_content.text().size());
    mark(textStart, styles() | Style::Html);
}

void InlineReader::readBreak(bool isHard)
{
    while (at(m_cursor) == u' ' || at(m_cursor) == u'\t' || (isHard && at(m_cursor) == u'\\'))
        ++m_cursor;
    const qsizetype textStart = m_block.text.size();
    put(isHard ? QStringView(u"\u2028") : QStringView(u" "), m_cursor);
    mark(textStart, styles());
    if (at(m_cursor) == u'\r')
        ++m_cursor;
    if (at(m_cursor) == u'\n')
        ++m_cursor;
    while (at(m_cursor) == u' ' || at(m_cursor) == u'\t')
        ++m_cursor;
}

void InlineReader::enterLink(cmark_node *node, bool isImage)
{
    OpenLink link;
    if (isImage && at(m_cursor) == u'!')
        ++m_cursor;
    if (at(m_cursor) == u'[' || at(m_cursor) == u'<') {
        link.closing = at(m_cursor) == u'[' ? u']' : u'>';
        ++m_cursor;
    }
    const QString address = addressOf(node);
    const bool isInLink = !m_links.isEmpty() && m_links.last().index >= 0;
    if (isInLink) {
        link.index = m_links.last().index;
    } else if (isLinkAddress(address)) {
        link.index = int(m_block.links.size());
        m_block.links.append(address);
    }
    m_links.append(link);
    if (!isImage)
        return;
    ++m_image;
    if (!hasChildren(node) && m_hidden == HiddenText::Shown) {
        const qsizetype textStart = m_block.text.size();
        putSign(QCoreApplication::translate("Markdown", "image"), m_cursor);
        mark(textStart, styles());
    }
}

void InlineReader::leaveLink(bool isImage)
{
    if (isImage)
        --m_image;
    const OpenLink link = m_links.takeLast();
    if (link.closing.isNull())
        return;
    if (at(m_cursor) != link.closing) {
        const qsizetype found = QStringView(m_content.text())
                                    .sliced(m_cursor)
                                    .first(std::min(window, m_content.text().size() - m_cursor))
                                    .indexOf(link.closing);
        if (found < 0)
            return;
        m_cursor += found;
    }
    ++m_cursor;
    if (link.closing == u']')
        m_cursor = afterLinkTarget(m_content.text(), m_cursor);
}

void InlineReader::skipDelimiters(qsizetype count, QStringView signs)
{
    while (count > 0 && signs.contains(at(m_cursor))) {
        ++m_cursor;
        --count;
    }
}

void InlineReader::put(QStringView shown, qsizetype position)
{
    while (!shown.isEmpty()) {
        const qsizetype unbroken = m_content.unbroken(position);
        const qsizetype length = unbroken > 0 ? std::min(unbroken, shown.size()) : shown.size();
        m_writer.write(shown.first(length), m_content.sourcePosition(position));
        shown = shown.sliced(length);
        position += length;
    }
}

void InlineReader::putSign(const QString &sign, qsizetype position)
{
    m_writer.writeSign(sign, m_content.sourcePosition(position));
}

void InlineReader::mark(qsizetype start, Styles styles)
{
    auto &runs = m_block.runs;
    qsizetype firstSign = runs.size();
    while (firstSign > 0 && runs.at(firstSign - 1).start >= start)
        --firstSign;
    const QList<Run> signs = runs.sliced(firstSign);
    runs.resize(firstSign);
    for (const Run &sign : signs) {
        addRun(start, sign.start, styles);
        start = sign.start + sign.length;
        addRun(sign.start, start, styles | Style::Sign);
    }
    addRun(start, m_block.text.size(), styles);
}

void InlineReader::addRun(qsizetype start, qsizetype end, Styles styles)
{
    const int link = m_links.isEmpty() ? -1 : m_links.last().index;
    if (start >= end || (!styles && link < 0))
        return;
    auto &runs = m_block.runs;
    const bool goesOn = !runs.isEmpty() && runs.last().start + runs.last().length == start &&
                        runs.last().styles == styles && runs.last().link == link;
    if (goesOn)
        runs.last().length += int(end - start);
    else
        runs.append({.start = int(start), .length = int(end - start), .styles = styles, .link = link});
}

} // namespace markdown
