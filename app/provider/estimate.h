// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/completionjob.h"

namespace provider {

/// About so many as the texts have, four characters each.
[[nodiscard]] qint64 estimatedTokens(qsizetype characters);
[[nodiscard]] qint64 estimatedPromptTokens(const CompletionRequest &request);

/// About so many tokens as the texts have, four characters each, marked as an estimate; nothing where nothing came.
[[nodiscard]] chat::Usage estimatedUsage(const CompletionRequest &request, const Completion &completion);

} // namespace provider
