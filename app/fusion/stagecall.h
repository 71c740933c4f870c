// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/answers.h"
#include "fusion/panelrun.h"
#include "provider/completionjob.h"

#include <QCoreApplication>

namespace fusion {

/// The `ended` of a request.
[[nodiscard]] chat::event::Ended ended(const chat::Speaker &speaker, const provider::Completion &completion);

/// What the judge or the writer is asked in one fusion, and asked once more where that can help: where the answers do
/// not fit the model, with the longest ones shortened. Sums up what all its requests cost.
class StageCall
{
    Q_DECLARE_TR_FUNCTIONS(fusion::StageCall)

public:
    StageCall(const RunRequest &request, QList<LetteredAnswer> answers, QString fence);
    virtual ~StageCall() = default;

    [[nodiscard]] virtual provider::CompletionRequest request() const = 0;

    /// Takes the end of a request. Where this says why, request() is to be asked again; else result() is the last word.
    [[nodiscard]] std::optional<chat::Error> take(provider::Completion completion);
    [[nodiscard]] const provider::Completion &result() const { return m_result; }

protected:
    /// Looks at a reply that has succeeded as a request; may make it a failed one, or say why to ask again.
    [[nodiscard]] virtual std::optional<chat::Error> check(provider::Completion &) { return std::nullopt; }

    [[nodiscard]] const RunRequest &run() const { return m_run; }
    /// As they are quoted.
    [[nodiscard]] const QList<LetteredAnswer> &answers() const { return m_answers; }
    [[nodiscard]] const QString &fence() const { return m_fence; }
    [[nodiscard]] provider::CompletionRequest requestTo(const chat::StageModel &stage) const;

private:
    [[nodiscard]] std::optional<chat::Error> shortenAnswers();

    const RunRequest &m_run;
    QList<LetteredAnswer> m_answers;
    const QString m_fence;
    provider::Completion m_result;
    int m_shortenings = 0;
};

} // namespace fusion
