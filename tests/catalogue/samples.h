// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelinfo.h"

#include <QByteArray>

/// Models as tests and benchmarks need them: a few that are known by name, or as many as it takes.
namespace samples {

/// A list in OpenRouter's form: `count` models of twelve makers with prices, abilities, aliases and long descriptions.
[[nodiscard]] QByteArray openRouterReply(int count);
[[nodiscard]] catalogue::ModelInfo model(const QString &endpoint, const QString &id, const QString &name = {});

} // namespace samples
