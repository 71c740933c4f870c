// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/sseparser.h"

#include <cstring>

namespace provider {

void SseParser::feed(QByteArrayView bytes)
{
    compact();
    if (!m_tooLarge)
        m_buffer.append(bytes);
}

void SseParser::end()
{
    if (!std::exchange(m_ended, true))
        feed("\n\n");
}

// Drops what is read, but keeps the event's data that still waits for its end. Small rests wait until it pays.
void SseParser::compact()
{
    constexpr qsizetype worthwhile = 16 * 1024;
    const qsizetype unused = m_dataStart >= 0 ? m_dataStart : m_lineStart;
    if (unused < worthwhile)
        return;
    m_buffer.remove(0, unused);
    m_lineStart -= unused;
    m_scanned -= unused;
    m_scannedForCr -= unused;
    if (m_cr >= 0)
        m_cr -= unused;
    if (m_dataStart >= 0)
        m_dataStart -= unused;
}

static qsizetype indexOf(const QByteArray &buffer, char byte, qsizetype from)
{
    const void *const hit = std::memchr(buffer.constData() + from, byte, static_cast<size_t>(buffer.size() - from));
    return hit ? static_cast<const char *>(hit) - buffer.constData() : -1;
}

// The end of the line at m_lineStart, or -1 where it has not come yet.
qsizetype SseParser::lineEnd()
{
    if (m_cr < m_lineStart && m_scannedForCr < m_buffer.size()) {
        m_cr = indexOf(m_buffer, '\r', std::max(m_lineStart, m_scannedForCr));
        m_scannedForCr = m_cr < 0 ? m_buffer.size() : m_cr;
    }
    const qsizetype lineFeed = indexOf(m_buffer, '\n', m_scanned);
    m_scanned = lineFeed < 0 ? m_buffer.size() : lineFeed;
    if (m_cr >= m_lineStart && (lineFeed < 0 || m_cr < lineFeed))
        return m_cr;
    return lineFeed;
}

bool SseParser::takeLine(QByteArrayView &line)
{
    if (m_skipLineFeed && m_lineStart < m_buffer.size()) {
        m_skipLineFeed = false;
        if (m_buffer.at(m_lineStart) == '\n')
            m_scanned = std::max(m_scanned, ++m_lineStart);
    }
    const qsizetype end = lineEnd();
    if (end < 0) {
        m_tooLarge = m_buffer.size() - m_lineStart > maxSize;
        return false;
    }
    line = QByteArrayView(m_buffer).sliced(m_lineStart, end - m_lineStart);
    m_skipLineFeed = m_buffer.at(end) == '\r';
    m_lineStart = end + 1;
    if (m_scanned < m_lineStart)
        m_scanned = m_lineStart;
    if (m_cr == end) {
        m_cr = -1;
        m_scannedForCr = m_lineStart;
    }
    if (std::exchange(m_atStart, false) && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    m_tooLarge = line.size() > maxSize;
    return !m_tooLarge;
}

std::optional<QByteArrayView> SseParser::next()
{
    QByteArrayView line;
    while (!m_tooLarge && takeLine(line)) {
        if (line.isEmpty()) {
            if (const auto event = takeEvent())
                return event;
        } else if (line.startsWith("data:")) {
            takeData(line.sliced(line.size() > 5 && line.at(5) == ' ' ? 6 : 5));
        } else if (line == "data") {
            takeData({});
        }
    }
    return std::nullopt;
}

void SseParser::takeData(QByteArrayView value)
{
    if (m_dataStart < 0 && !m_hasJoined) {
        m_dataStart = value.isEmpty() ? m_lineStart - 1 : value.data() - m_buffer.constData();
        m_dataSize = value.size();
        return;
    }
    if (!std::exchange(m_hasJoined, true)) {
        m_joined = m_buffer.sliced(m_dataStart, m_dataSize);
        m_dataStart = -1;
    }
    m_joined.append('\n').append(value);
    m_tooLarge = m_joined.size() > maxSize;
}

// An event without data is none.
std::optional<QByteArrayView> SseParser::takeEvent()
{
    if (std::exchange(m_hasJoined, false))
        return QByteArrayView(m_joined);
    const qsizetype start = std::exchange(m_dataStart, -1);
    if (start < 0 || m_dataSize == 0)
        return std::nullopt;
    return QByteArrayView(m_buffer).sliced(start, m_dataSize);
}

} // namespace provider
