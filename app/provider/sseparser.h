// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace provider {

/// How bytes become server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). A value that
/// knows no network and no JSON. Bytes go in by feed() in any pieces, events come out by next() until there is none.
/// Each byte is scanned once, however it is cut. Two liberties, because servers take them: the end of the stream ends
/// the last event too, and an event's name and id are not kept.
class SseParser
{
public:
    /// A longer line or event is an attack or a fault.
    static constexpr qsizetype maxSize = 16 * 1024 * 1024;

    /// Takes bytes; views from earlier next() calls are invalid from here on.
    void feed(QByteArrayView bytes);
    /// No more bytes will come.
    void end();
    /// The data of the next event: its `data` lines joined by LF, undecoded. Valid until the next call of any function.
    [[nodiscard]] std::optional<QByteArrayView> next();
    /// A line or an event is over maxSize. Nothing comes out any more.
    [[nodiscard]] bool isTooLarge() const { return m_tooLarge; }

private:
    [[nodiscard]] bool takeLine(QByteArrayView &line);
    [[nodiscard]] qsizetype lineEnd();
    void takeData(QByteArrayView value);
    [[nodiscard]] std::optional<QByteArrayView> takeEvent();
    void compact();

    QByteArray m_buffer;
    qsizetype m_lineStart = 0;    ///< of the line that is not read yet
    qsizetype m_scanned = 0;      ///< up to here no line feed
    qsizetype m_scannedForCr = 0; ///< up to here no carriage return (or m_cr is it)
    qsizetype m_cr = -1;          ///< the first carriage return at or after m_lineStart, where known
    qsizetype m_dataStart = -1;   ///< of the event's only data line so far, in m_buffer
    qsizetype m_dataSize = 0;
    QByteArray m_joined; ///< the event's data once it has several lines
    bool m_hasJoined = false;
    bool m_skipLineFeed = false; ///< a CR ended the last line; its LF may still come
    bool m_atStart = true;       ///< a byte order mark may still come
    bool m_ended = false;
    bool m_tooLarge = false;
};

} // namespace provider
