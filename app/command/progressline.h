// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QIODevice;

namespace command {

/// A line at the end of what is said, that is written anew as things go on. Where nobody watches it is not written.
class ProgressLine
{
public:
    /// `isWatched`: `err` is a terminal.
    ProgressLine(QIODevice &err, bool isWatched) : m_err(err), m_isWatched(isWatched) {}

    void show(const QString &text);
    /// A sentence that stays, above the line.
    void say(const QString &sentence);
    /// Takes the line away.
    void clear();
    [[nodiscard]] bool isWatched() const { return m_isWatched; }

private:
    QIODevice &m_err;
    const bool m_isWatched;
    QString m_text; ///< that stands there; may be empty
};

} // namespace command
