// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/answers.h"
#include "fusion/panelrun.h"
#include "provider/completionjob.h"

/// What each model is told. Everything before the new prompt stays byte for byte the same from turn to turn, so that
/// the providers' prompt caches serve it.
namespace fusion {

/// The member's own system prompt, the earlier turns, the new prompt.
[[nodiscard]] QList<provider::Message> memberMessages(const RunRequest &request, const chat::Member &member);

/// The conversation and the answers, quoted between fences with that code.
[[nodiscard]] QList<provider::Message> judgeMessages(const RunRequest &request, const QList<LetteredAnswer> &answers,
                                                     const QString &fence);
/// The judge's conversation goes on: its reply that could not be read, and what was wrong with it.
void appendRepair(QList<provider::Message> &messages, const QString &reply, const QString &problem,
                  const QList<LetteredAnswer> &answers);

/// The conversation, the answers, and the analysis where there is one.
[[nodiscard]] QList<provider::Message> writerMessages(const RunRequest &request, const QList<LetteredAnswer> &answers,
                                                      const std::optional<chat::Analysis> &analysis,
                                                      const QString &fence);

/// All that is quoted to the judge or the writer: no fence may occur in it.
[[nodiscard]] QStringList quotedTexts(const RunRequest &request, const QList<LetteredAnswer> &answers);

} // namespace fusion
