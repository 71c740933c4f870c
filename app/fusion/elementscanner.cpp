// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/elementscanner.h"

namespace fusion {

constexpr qsizetype longestElement = 256 * 1024;
constexpr qsizetype longestKey = 64;

QList<ScannedElement> ElementScanner::read(QStringView more)
{
    for (const QChar sign : more) {
        if (m_isWhole)
            break;
        read(sign);
        ++m_position;
    }
    return std::exchange(m_elements, {});
}

void ElementScanner::read(QChar sign)
{
    if (m_isInString)
        readInString(sign);
    else if (m_depth == 0)
        readOutside(sign);
    else
        readStructure(sign);
}

void ElementScanner::readOutside(QChar sign)
{
    // An object begins with a brace and a quotation mark; other braces are prose.
    if (sign == u'{') {
        m_start = m_position;
    } else if (sign == u'"' && m_start >= 0) {
        m_depth = 1;
        m_isInString = true;
        m_text.clear();
    } else if (!sign.isSpace()) {
        m_start = -1;
    }
}

void ElementScanner::readInString(QChar sign)
{
    keep(sign);
    if (m_isEscaped)
        m_isEscaped = false;
    else if (sign == u'\\')
        m_isEscaped = true;
    else if (sign == u'"')
        m_isInString = false;
    if (m_depth == 1 && m_isInString && m_text.size() < longestKey)
        m_text += sign;
}

void ElementScanner::readStructure(QChar sign)
{
    switch (sign.unicode()) {
    case u'"':
        keep(sign);
        m_isInString = true;
        if (m_depth == 1)
            m_text.clear();
        break;
    case u':':
        keep(sign);
        if (m_depth == 1)
            m_key = std::exchange(m_text, {});
        m_hasBegun = m_hasBegun || (m_depth == 1 && m_keys.contains(m_key));
        break;
    case u'{':
    case u'[':
        keep(sign);
        ++m_depth;
        if (m_depth == 2)
            m_isKnownList = sign == u'[' && m_keys.contains(m_key);
        break;
    case u'}':
    case u']':
        close(sign);
        break;
    case u',':
        if (m_depth == 2)
            endElement();
        else
            keep(sign);
        break;
    default:
        if (!sign.isSpace() || !m_element.isEmpty())
            keep(sign);
    }
}

void ElementScanner::close(QChar sign)
{
    if (m_depth > 2)
        keep(sign);
    else if (m_depth == 2)
        endElement();
    --m_depth;
    if (m_depth == 0)
        endObject();
}

void ElementScanner::endObject()
{
    m_isWhole = m_hasBegun;
    m_end = m_position + 1;
    if (!m_isWhole)
        m_start = -1;
}

void ElementScanner::endElement()
{
    if (m_isKnownList && !m_element.isEmpty())
        m_elements.append({m_key, m_element.size() <= longestElement ? m_element.trimmed() : QString()});
    m_element.clear();
}

void ElementScanner::keep(QChar sign)
{
    if (isInKnownList() && m_element.size() <= longestElement)
        m_element += sign;
}

} // namespace fusion
