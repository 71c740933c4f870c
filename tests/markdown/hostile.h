// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

/// Inputs that make a Markdown parser slow or break it. Each grows with its size in characters, about.
namespace hostile {

struct Input
{
    const char *name;
    std::function<QString(qsizetype size)> text;
};

[[nodiscard]] const std::vector<Input> &inputs();

} // namespace hostile
