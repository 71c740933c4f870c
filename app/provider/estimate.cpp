// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/estimate.h"

namespace provider {

qint64 estimatedTokens(qsizetype characters)
{
    return (characters + 3) / 4;
}

qint64 estimatedPromptTokens(const CompletionRequest &request)
{
    qsizetype asked = request.settings.systemPrompt.size();
    for (const Message &message : request.messages)
        asked += message.text.size();
    return estimatedTokens(asked);
}

chat::Usage estimatedUsage(const CompletionRequest &request, const Completion &completion)
{
    if (completion.text.isEmpty() && completion.reasoning.isEmpty())
        return {};
    chat::Usage usage;
    usage.promptTokens = estimatedPromptTokens(request);
    usage.reasoningTokens = estimatedTokens(completion.reasoning.size());
    usage.completionTokens = estimatedTokens(completion.text.size()) + usage.reasoningTokens;
    usage.estimated = true;
    return usage;
}

} // namespace provider
