// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace compare {

/// Records of comma-separated values, one by one: RFC 4180, with semicolons or tabs where the first line has these
/// instead of commas, and with any line ends. A quote that is not closed takes the rest.
class CsvReader
{
public:
    explicit CsvReader(const QString &text);

    /// Nothing at the end. Empty lines are skipped.
    [[nodiscard]] std::optional<QStringList> next();
    /// The line on which the last record began, 1….
    [[nodiscard]] int line() const { return m_recordLine; }

private:
    [[nodiscard]] QString field();
    [[nodiscard]] QChar at(qsizetype place) const { return place < m_text.size() ? m_text[place] : QChar(); }
    [[nodiscard]] bool isAtEndOfLine() const;
    void skipEndOfLine();

    const QString m_text;
    QChar m_separator = u',';
    qsizetype m_at = 0;
    int m_line = 1;
    int m_recordLine = 0;
};

} // namespace compare
