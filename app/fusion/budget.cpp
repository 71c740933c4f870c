// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/budget.h"

#include "provider/estimate.h"

#include <algorithm>

namespace fusion {

static double costOf(const chat::Turn &turn)
{
    return turn.usage().costUsd.value_or(0);
}

Budget::Budget(std::optional<double> limitUsd, const chat::Turn &turn) : m_limit(limitUsd), m_before(costOf(turn)) {}

void Budget::began(const chat::Speaker &speaker, const provider::CompletionRequest &request,
                   const std::optional<chat::Price> &price)
{
    if (m_limit && price)
        m_running.append({speaker, *price, provider::estimatedPromptTokens(request)});
}

void Budget::streamed(const chat::Speaker &speaker, qsizetype characters)
{
    if (const auto found = std::ranges::find(m_running, speaker, &Running::speaker); found != m_running.end())
        found->characters += characters;
}

void Budget::ended(const chat::Speaker &speaker)
{
    m_running.removeIf([&speaker](const Running &running) { return running.speaker == speaker; });
}

/// The prompt counts from the first word on: what is never answered is not billed.
double Budget::runningUsd() const
{
    double sum = 0;
    for (const Running &running : m_running) {
        if (running.characters == 0)
            continue;
        const chat::Usage usage{.promptTokens = running.promptTokens,
                                .completionTokens = provider::estimatedTokens(running.characters)};
        sum += chat::costOf(usage, running.price);
    }
    return sum;
}

void Budget::note(const chat::Turn &turn, const chat::Usage &more)
{
    if (m_limit && !m_isReached)
        m_isReached = costOf(turn) + more.costUsd.value_or(0) + runningUsd() - m_before >= *m_limit;
}

void Budget::blame(provider::Completion &completion) const
{
    completion.state = chat::State::Failed;
    completion.error = {.kind = chat::ErrorKind::Budget,
                        .message = tr("The budget of $%1 for a run is reached.").arg(m_limit.value_or(0)),
                        .remedy = tr("Raise the panel's budget, then ask again.")};
}

std::optional<Streamed> streamedIn(const decltype(chat::RunEvent::what) &what)
{
    if (const auto *const text = std::get_if<chat::event::TextReceived>(&what))
        return Streamed{text->speaker, text->text.size()};
    if (const auto *const reasoning = std::get_if<chat::event::ReasoningReceived>(&what))
        return Streamed{reasoning->speaker, reasoning->text.size()};
    return std::nullopt;
}

} // namespace fusion
