// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

namespace chat {

/// As a person's own file holds it: toJson(), and the fields that this version does not know. They may be anything,
/// even a key, so they go nowhere else.
[[nodiscard]] QJsonObject panelFile(const Panel &panel);
/// Of somebody else's panel only what we know is taken.
[[nodiscard]] Panel withoutExtra(Panel panel);

/// As the judge or the writer stands in a panel's file.
[[nodiscard]] QJsonObject toJson(const StageModel &stage);
/// Fails with one sentence that names the field, as panelFromJson().
[[nodiscard]] std::expected<StageModel, QString> stageFromJson(const QJsonObject &json);

} // namespace chat
