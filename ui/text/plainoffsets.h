// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/document.h"

namespace textui {

/// A document as one plain text, a line for each block: where its places stand there, and back. Offsets beyond the
/// text count as its end.
[[nodiscard]] qsizetype plainOffset(const Document &document, TextPlace place);
[[nodiscard]] TextPlace placeAtOffset(const Document &document, qsizetype offset);

} // namespace textui
