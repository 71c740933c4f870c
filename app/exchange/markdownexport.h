// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QString>

namespace exchange {

/// A turn as one Markdown page that reads well anywhere: the question, the panel with its settings, the fused answer,
/// the breakdown with its evidence as footnotes, every answer under its model's name, sources, times and costs,
/// version. What models and people wrote cannot break out of its place (contained.h).
[[nodiscard]] QString markdownOf(const chat::Turn &turn);
/// All turns of a session, in the order of their start, each as above.
[[nodiscard]] QString markdownOf(const chat::Session &session);

/// A name for the exported file, without folder: the title, safe on every platform, with the ending ("md", "json").
[[nodiscard]] QString suggestedFileName(const QString &title, const QString &ending);

} // namespace exchange
