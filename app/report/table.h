// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace report {

/// A Markdown table: the first columns, of words, to the left, the others, which hold numbers, to the right. Cells are
/// Markdown already: foreign text in them is escaped by whoever puts it there.
class Table
{
public:
    explicit Table(const QStringList &heads, qsizetype columnsOfWords = 1);

    /// As many cells as there are heads.
    void add(const QStringList &cells);
    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
    [[nodiscard]] QString text() const { return m_text; }

private:
    QString m_text;
    bool m_isEmpty = true;
};

} // namespace report
