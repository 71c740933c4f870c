// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace library {

/// A text as the search index is given it. SQLite tells words apart by what stands between them; so that Chinese,
/// Japanese, Korean, Thai and their like are found from any character on, each is made a word there.
[[nodiscard]] QString indexedText(const QString &text);

/// What somebody types into a search, understood word by word: all must be there, the last may be unfinished. No sign
/// in it has a meaning of its own.
class SearchText
{
public:
    explicit SearchText(const QString &typed);

    /// Nothing that could be found, only white space and signs.
    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    /// In the language of SQLite's FTS5.
    [[nodiscard]] QString query() const;
    /// One line of `text` around the first place where a word of the search stands, that place between U+E000 and
    /// U+E001; empty where none does.
    [[nodiscard]] QString passage(QStringView text) const;

private:
    QList<QStringList> m_terms; ///< words that stand together, as in "foo-bar" or "Qt入門"
    bool m_lastIsPrefix = false;
};

} // namespace library
