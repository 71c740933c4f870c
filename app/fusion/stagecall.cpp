// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/stagecall.h"

#include "fusion/shortening.h"

using chat::State;

namespace fusion {

constexpr int mostShortenings = 3;

chat::event::Ended ended(const chat::Speaker &speaker, const provider::Completion &completion)
{
    return {.speaker = speaker,
            .state = completion.state,
            .finish = completion.finish,
            .error = completion.error,
            .usage = completion.usage,
            .timing = completion.timing,
            .provider = completion.provider,
            .servedModel = completion.servedModel,
            .tries = completion.tries};
}

StageCall::StageCall(const RunRequest &request, QList<LetteredAnswer> answers, QString fence)
    : m_run(request), m_answers(std::move(answers)), m_fence(std::move(fence))
{
    m_result.tries = 0;
}

provider::CompletionRequest StageCall::requestTo(const chat::StageModel &stage) const
{
    return {.model = stage.model,
            .settings = stage.settings,
            .sessionId = m_run.session.value,
            .policy = m_run.panel.policy,
            .privacy = m_run.panel.privacy};
}

std::optional<chat::Error> StageCall::take(provider::Completion completion)
{
    std::optional<chat::Error> again;
    if (completion.state == State::Succeeded)
        again = check(completion);
    else if (completion.error && completion.error->kind == chat::ErrorKind::TooLong)
        again = shortenAnswers();
    const provider::Completion before = std::exchange(m_result, std::move(completion));
    m_result.tries += before.tries;
    m_result.timing.total += before.timing.total;
    if (before.tries > 0)
        m_result.usage += before.usage;
    return again;
}

std::optional<chat::Error> StageCall::shortenAnswers()
{
    if (m_shortenings++ == mostShortenings)
        return std::nullopt;
    const qsizetype longest = longestAllowed(m_answers, totalLength(m_answers) / 2);
    m_answers = shortened(m_answers, longest);
    return chat::Error{.kind = chat::ErrorKind::TooLong,
                       .message = tr("The answers do not fit this model together. It is asked again with at most %Ln "
                                     "character(s) of each: the beginning and the end.",
                                     nullptr, int(longest))};
}

} // namespace fusion
