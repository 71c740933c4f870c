// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/writing.h"

#include "fusion/messages.h"

namespace fusion {

Writing::Writing(const RunRequest &request, const QList<LetteredAnswer> &answers,
                 std::optional<chat::Analysis> analysis, const QString &fence)
    : StageCall(request, answers, fence), m_analysis(std::move(analysis))
{
}

provider::CompletionRequest Writing::request() const
{
    provider::CompletionRequest request = requestTo(run().panel.writer);
    request.messages = writerMessages(run(), answers(), m_analysis, fence());
    return request;
}

} // namespace fusion
