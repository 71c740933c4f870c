// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelinfo.h"

#include <QDateTime>

/// What is said of a model, the same in the window and on the terminal.
namespace catalogue {

struct Listing;

/// "$3 / $15 per million", "free", "$0.01 a request"; "price unknown" where it is.
[[nodiscard]] QString priceText(const ModelInfo &info);
/// "200k", "1M"; empty where unknown.
[[nodiscard]] QString contextText(const ModelInfo &info);
/// "today: claude-opus-4.9"; empty for what is no alias.
[[nodiscard]] QString aliasText(const ModelInfo &info);
/// "retires 2026-12-31", "retired 2026-01-31"; empty where no end is set.
[[nodiscard]] QString retirementText(const ModelInfo &info, const QDate &today);
/// What it can do and where it runs, as far as that is known: "local", "images", "reasoning", "tools".
[[nodiscard]] QStringList abilities(const ModelInfo &info);
/// "just now", "12 min ago", "3 h ago", "5 days ago"; what lies ahead is just now.
[[nodiscard]] QString ageText(const QDateTime &since, const QDateTime &now);
/// "OpenRouter: the server is busy · Try again later." Empty where all is well.
[[nodiscard]] QString problemText(const Listing &listing);

} // namespace catalogue
