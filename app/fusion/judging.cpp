// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/judging.h"

#include "fusion/judgeschema.h"
#include "fusion/messages.h"

using chat::ErrorKind;

namespace fusion {

Judging::Judging(const RunRequest &request, const QList<LetteredAnswer> &answers, const QString &fence)
    : StageCall(request, answers, fence), m_wholeAnswers(answers), m_reader(answers)
{
}

provider::CompletionRequest Judging::request() const
{
    provider::CompletionRequest request = requestTo(run().panel.judge);
    request.settings.temperature = 0;
    request.answerSchema = judgeSchema(answers());
    request.messages = judgeMessages(run(), answers(), fence());
    if (!m_problem.isEmpty())
        appendRepair(request.messages, m_unreadable, m_problem, answers());
    return request;
}

std::optional<chat::Error> Judging::check(provider::Completion &completion)
{
    auto result = m_reader.analysis(completion.text, completion.finish);
    if (result) {
        m_analysis = std::move(*result);
        return std::nullopt;
    }
    const chat::Error error = errorFor(result.error());
    m_reader = JudgeReader(m_wholeAnswers);
    if (result.error().kind == JudgeFault::Kind::Malformed && m_problem.isEmpty()) {
        m_unreadable = completion.text;
        m_problem = result.error().reason;
        return error;
    }
    completion.state = chat::State::Failed;
    completion.error = error;
    return std::nullopt;
}

chat::Error Judging::errorFor(const JudgeFault &fault)
{
    const QString remedy = tr("Judge again, or choose another judge.");
    switch (fault.kind) {
    case JudgeFault::Kind::Refused:
        return {.kind = ErrorKind::Refused,
                .message = fault.reason.isEmpty() ? tr("The judge declined.") : fault.reason,
                .remedy = remedy};
    case JudgeFault::Kind::Cut:
        return {.kind = ErrorKind::Truncated, .message = fault.reason, .remedy = remedy};
    case JudgeFault::Kind::Malformed:
    case JudgeFault::Kind::Empty:
    case JudgeFault::Kind::TooLong:
        break;
    }
    return {.kind = ErrorKind::Protocol,
            .message = tr("The judge's reply could not be used. %1").arg(fault.reason),
            .remedy = remedy};
}

} // namespace fusion
