// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/forecast.h"

#include <QByteArray>

/// What `ask --forecast` prints.
namespace command {

/// `warning`: see forecast::limitWarning().
[[nodiscard]] QByteArray forecastAsText(const forecast::Outlook &outlook, const QString &warning);
/// `{low_usd, high_usd, low_ms, high_ms, unpriced?, alone?: {name, usd?}, just_one: {…the same}, prompt_tokens, counted,
/// guessed: [name], goes_to, uncovered: [sentence], warning?}`
[[nodiscard]] QByteArray forecastAsJson(const forecast::Outlook &outlook, const QString &warning);

} // namespace command
