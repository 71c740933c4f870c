// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace provider {

/// Makes a stream of text valid: NUL and lone surrogates become U+FFFD. A pair that a server cut in two, one half at
/// the end of a delta and one at the start of the next, is put together again.
class TextCleaner
{
public:
    [[nodiscard]] QString clean(const QString &text);
    /// What was held back, once no more comes.
    [[nodiscard]] QString rest();

private:
    QChar m_high; ///< null: none
};

} // namespace provider
