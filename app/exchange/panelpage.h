// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QString>

namespace exchange {

/// Who was asked, who judged and wrote, each with what differs from the usual: a Markdown list.
[[nodiscard]] QString panelPage(const chat::Panel &panel, chat::RunKind kind);

/// Times, tokens and costs of all members, judges and writers and their sum: a Markdown table.
[[nodiscard]] QString figuresPage(const chat::Turn &turn);

} // namespace exchange
