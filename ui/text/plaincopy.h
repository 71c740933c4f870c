// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/document.h"

namespace textui {

/// What is selected, as plain text: lists with their markers, cells separated by tabs.
[[nodiscard]] QString plainCopy(const Document &document, const TextSelection &selection);

} // namespace textui
