// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/elementscanner.h"
#include "fusion/findingreader.h"

#include <QCoreApplication>

#include <expected>

namespace fusion {

/// Why the judge's reply is no analysis.
struct JudgeFault
{
    enum class Kind {
        Malformed, ///< prose, broken JSON, wrong types: worth one repair
        Empty,
        Refused,
        Cut,
        TooLong,
    };
    Kind kind = Kind::Malformed;
    QString reason; ///< one sentence: what the judge is told at a repair; its own words where it refused

    bool operator==(const JudgeFault &) const = default;
};

/// Reads the judge's reply while it is written, and decides at its end whether it is an analysis. Each finding is taken
/// once, in the order in which it was written. One that breaks a rule is dropped alone and counted; so is what exceeds
/// the limits.
class JudgeReader
{
    Q_DECLARE_TR_FUNCTIONS(fusion::JudgeReader)

public:
    explicit JudgeReader(const QList<LetteredAnswer> &answers);

    /// What became whole with this piece.
    [[nodiscard]] QList<Finding> read(QStringView more);
    /// The last word, once `reply` is whole and read() has seen all of it.
    [[nodiscard]] std::expected<chat::Analysis, JudgeFault> analysis(const QString &reply,
                                                                     std::optional<chat::Finish> finish) const;

private:
    [[nodiscard]] std::optional<Finding> take(const ScannedElement &element);
    [[nodiscard]] std::optional<Finding> taken(chat::Point point);
    [[nodiscard]] std::optional<Finding> taken(const chat::Review &review);

    ElementScanner m_scanner;
    FindingReader m_findings;
    QHash<QString, int> m_entries; ///< of each list
    chat::Analysis m_analysis;
    QString m_problem; ///< the first entry of a wrong shape
};

} // namespace fusion
