// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// What the id of a model tells of it, where its server tells nothing.
namespace settings {

/// Embeddings, speech, pictures, rankings and moderation: no members of a panel. Only names that leave no doubt.
[[nodiscard]] bool namesNoWriter(const QString &modelId);
/// One to pick for a person who did not choose: in doubt not.
[[nodiscard]] bool namesChatModel(const QString &modelId);

} // namespace settings
