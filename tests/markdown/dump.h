// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/block.h"

/// Blocks as text that a person can compare, one line each.
namespace dump {

[[nodiscard]] QString blocks(const QList<markdown::Block> &blocks);
/// The same with where each stretch stands in the source.
[[nodiscard]] QString places(const QList<markdown::Block> &blocks, const QString &source);

} // namespace dump
