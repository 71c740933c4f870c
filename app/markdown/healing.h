// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace markdown {

/// What would close the emphasis, the code or the address that is open at the end of a text which still streams: strong
/// words look strong from their first letter on, not only when the last one has come. Empty if nothing is open.
[[nodiscard]] QString closersFor(QStringView text);

} // namespace markdown
