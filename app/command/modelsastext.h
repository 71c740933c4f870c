// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"

#include <QByteArray>

namespace command {

/// A line a model: id, connection, context, price, what it can do.
[[nodiscard]] QByteArray modelsAsText(const QList<catalogue::ModelInfo> &models,
                                      const QList<catalogue::Listing> &listings);
/// `[{endpoint, model, name, maker, local, free, context?, max_output?, price_usd? {prompt_per_million,
/// completion_per_million, cache_read_per_million?, cache_write_per_million?, request?, web_search?, image?}, images?,
/// reasoning?, tools?, structured_output?, temperature?, efforts?, reasoning_mandatory?, alias_target?, created?,
/// retires?, description?}]`. What is unknown is left out.
[[nodiscard]] QByteArray modelsAsJson(const QList<catalogue::ModelInfo> &models);

} // namespace command
