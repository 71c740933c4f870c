// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/csv.h"

#include <algorithm>

namespace compare {

CsvReader::CsvReader(const QString &text) : m_text(text)
{
    const QStringView head = QStringView(m_text).left(m_text.indexOf(u'\n'));
    if (!head.contains(u',') && (head.contains(u';') || head.contains(u'\t')))
        m_separator = head.contains(u';') ? u';' : u'\t';
}

bool CsvReader::isAtEndOfLine() const
{
    return m_at >= m_text.size() || at(m_at) == u'\n' || at(m_at) == u'\r';
}

void CsvReader::skipEndOfLine()
{
    if (at(m_at) == u'\r')
        ++m_at;
    if (at(m_at) == u'\n')
        ++m_at;
    ++m_line;
}

QString CsvReader::field()
{
    QString text;
    if (at(m_at) != u'"') {
        while (!isAtEndOfLine() && at(m_at) != m_separator)
            text += m_text[m_at++];
        return text.trimmed();
    }
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const bool isQuote = m_text[m_at] == u'"';
        if (isQuote && at(m_at + 1) != u'"')
            break;
        m_at += isQuote ? 1 : 0; // two are one
        m_line += m_text[m_at] == u'\n' ? 1 : 0;
        text += m_text[m_at];
    }
    while (!isAtEndOfLine() && at(m_at) != m_separator)
        ++m_at; // the closing quote, and what should not be behind it
    return text;
}

std::optional<QStringList> CsvReader::next()
{
    while (m_at < m_text.size() && isAtEndOfLine())
        skipEndOfLine();
    if (m_at >= m_text.size())
        return std::nullopt;
    m_recordLine = m_line;
    QStringList record{field()};
    while (at(m_at) == m_separator && m_at < m_text.size()) {
        ++m_at;
        record.append(field());
    }
    if (m_at < m_text.size())
        skipEndOfLine();
    return record;
}

} // namespace compare
