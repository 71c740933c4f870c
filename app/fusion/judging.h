// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/judgereader.h"
#include "fusion/stagecall.h"

namespace fusion {

/// The judge in one fusion: what it is asked, its findings while it writes, one repair where the reply cannot be read.
class Judging : public StageCall
{
    Q_DECLARE_TR_FUNCTIONS(fusion::Judging)

public:
    Judging(const RunRequest &request, const QList<LetteredAnswer> &answers, const QString &fence);

    [[nodiscard]] provider::CompletionRequest request() const override;
    [[nodiscard]] QList<Finding> read(const QString &more) { return m_reader.read(more); }
    /// Once the judge has succeeded.
    [[nodiscard]] const std::optional<chat::Analysis> &analysis() const { return m_analysis; }

protected:
    [[nodiscard]] std::optional<chat::Error> check(provider::Completion &completion) override;

private:
    [[nodiscard]] static chat::Error errorFor(const JudgeFault &fault);

    const QList<LetteredAnswer> m_wholeAnswers; ///< in which quotes are looked up
    JudgeReader m_reader;
    QString m_unreadable; ///< the reply that is to be repaired
    QString m_problem;    ///< what was wrong with it
    std::optional<chat::Analysis> m_analysis;
};

} // namespace fusion
