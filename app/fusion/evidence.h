// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/analysis.h"

#include <QList>
#include <QString>

#include <optional>

namespace fusion {

/// A text in which a quote is looked up: white space, quotation marks and dashes are alike, invisible signs are gone.
struct FoldedText
{
    QString text;
    QList<qsizetype> offsets; ///< where text[i] stands in the text that was folded

    bool operator==(const FoldedText &) const = default;
};

[[nodiscard]] FoldedText folded(const QString &text);

/// One answer in which quotes are looked up, first in its Markdown source, then in its readable text. Made cheap; what
/// the second needs is made when it is needed, once. Each lookup is linear in the answer, whatever it holds.
class QuotedAnswer
{
public:
    explicit QuotedAnswer(QString source) : m_source(std::move(source)) {}

    /// Where the quote stands in the source, part by part where "…" abridges it; empty where it is not found, or has
    /// less than twelve characters.
    [[nodiscard]] QList<chat::TextRange> find(const QString &quote);

private:
    [[nodiscard]] const FoldedText &plain();
    /// Ranges of plain() as ranges of the source.
    [[nodiscard]] QList<chat::TextRange> inSource(QList<chat::TextRange> ranges);

    QString m_source;
    std::optional<FoldedText> m_plain; ///< its offsets lead to the source
};

} // namespace fusion
