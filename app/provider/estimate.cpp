// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/estimate.h"

namespace provider {

static qint64 tokensIn(qsizetype characters)
{
    return (characters + 3) / 4;
}

chat::Usage estimatedUsage(const CompletionRequest &request, const Completion &completion)
{
    if (completion.text.isEmpty() && completion.reasoning.isEmpty())
        return {};
    qsizetype asked = request.settings.systemPrompt.size();
    for (const Message &message : request.messages)
        asked += message.text.size();
    chat::Usage usage;
    usage.promptTokens = tokensIn(asked);
    usage.reasoningTokens = tokensIn(completion.reasoning.size());
    usage.completionTokens = tokensIn(completion.text.size()) + usage.reasoningTokens;
    usage.estimated = true;
    return usage;
}

} // namespace provider
