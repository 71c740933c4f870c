// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/answers.h"
#include "fusion/elementscanner.h"
#include "fusion/evidence.h"

#include <QCoreApplication>

#include <map>
#include <variant>

namespace chat {
class Fields;
}

namespace fusion {

using Finding = std::variant<chat::Point, chat::Review>;

/// Makes findings of the entries of the judge's lists: letters become members, quotes are looked up, the category of
/// what has supporters is decided.
class FindingReader
{
    Q_DECLARE_TR_FUNCTIONS(fusion::FindingReader)

public:
    explicit FindingReader(const QList<LetteredAnswer> &answers);

    /// Nothing for an entry that breaks a rule: an unknown letter, fewer than two stances, no text, no supporter.
    /// An entry of a wrong shape is noted in `problem`, as a sentence.
    [[nodiscard]] std::optional<Finding> finding(const ScannedElement &element, QString &problem);

private:
    [[nodiscard]] std::optional<chat::Point> point(const QString &list, const chat::Fields &fields);
    [[nodiscard]] std::optional<chat::Point> contradiction(const chat::Fields &fields);
    [[nodiscard]] std::optional<chat::Stance> stance(const chat::Fields &fields);
    [[nodiscard]] std::optional<chat::Point> shared(const chat::Fields &fields, chat::Category claimed);
    [[nodiscard]] std::optional<chat::Point> insight(const chat::Fields &fields);
    [[nodiscard]] std::optional<chat::Point> blindSpot(const chat::Fields &fields);
    [[nodiscard]] std::optional<chat::Review> review(const chat::Fields &fields);
    [[nodiscard]] std::optional<chat::Concern> concern(const chat::Fields &fields);
    [[nodiscard]] std::optional<QList<chat::Evidence>> evidence(const chat::Fields &fields);
    [[nodiscard]] std::optional<QList<chat::MemberId>> members(const chat::Fields &fields, QLatin1StringView key) const;
    [[nodiscard]] std::optional<chat::MemberId> member(const chat::Fields &fields) const;
    [[nodiscard]] const LetteredAnswer *answer(const QString &letter) const;

    QList<LetteredAnswer> m_answers;
    std::map<QString, QuotedAnswer> m_texts; ///< by letter
};

} // namespace fusion
