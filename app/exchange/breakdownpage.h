// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QString>

namespace exchange {

class Footnotes;

/// The judge's points as Markdown lists, contradictions first, then what it says about each answer. The evidence goes
/// into `notes`.
[[nodiscard]] QString breakdownPage(const chat::Panel &panel, const chat::Analysis &analysis, Footnotes &notes);

} // namespace exchange
