// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace provider {

/// Parts `<think>…</think>` at the beginning of a text from what follows it, while it streams. Later in a text the
/// words are the author's and stay.
class ThinkSplitter
{
public:
    /// Appends what is certain to `reasoning` and `text`.
    void split(const QString &content, QString &reasoning, QString &text);
    /// Appends what was held back, once no more comes.
    void end(QString &reasoning, QString &text);

private:
    void beginning(QString &reasoning, QString &text);
    void inside(QString &reasoning, QString &text);
    void append(QString &target, QStringView piece);

    enum class Place { Beginning, Inside, After } m_place = Place::Beginning;
    QString m_held;           ///< may still become a tag
    bool m_skipSpace = false; ///< right behind a tag
};

} // namespace provider
