// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/stagecall.h"

namespace fusion {

/// The writer in one fusion, with the analysis or without.
class Writing : public StageCall
{
public:
    Writing(const RunRequest &request, const QList<LetteredAnswer> &answers, std::optional<chat::Analysis> analysis,
            const QString &fence);

    [[nodiscard]] provider::CompletionRequest request() const override;

private:
    const std::optional<chat::Analysis> m_analysis;
};

} // namespace fusion
