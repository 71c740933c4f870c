// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"
#include "provider/completionjob.h"

#include <random>

/// What a judge is asked when contestants are compared, and what its reply says. Pure: values in, values out.
namespace compare {

[[nodiscard]] provider::CompletionRequest pickRequest(const chat::StageModel &judge, const QString &question,
                                                      const QString &first, const QString &second,
                                                      std::mt19937 &random);
[[nodiscard]] provider::CompletionRequest gradeRequest(const chat::StageModel &judge, const QString &question,
                                                       const QString &answer, const Criterion &criterion,
                                                       std::mt19937 &random);

/// What a reply takes, in tokens: a sentence and a verdict, after as much thinking as was asked for. Nine in ten
/// stay below the high figure, which never passes the limit in the settings.
struct ReplyTokens
{
    int low = 0;
    int high = 0;
};
[[nodiscard]] ReplyTokens replyTokens(const chat::ModelSettings &settings);

/// Completes `pick`: its preference and reason, or None and the problem (failed, refused, names a third).
[[nodiscard]] Pick readPick(Pick pick, const provider::Completion &completion);
/// Completes `grade`: its verdict and reason, or the problem.
[[nodiscard]] Grade readGrade(Grade grade, const provider::Completion &completion);

/// A short hash of all wordings that judges and writers are asked with.
[[nodiscard]] QString promptsVersion();

} // namespace compare
