// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"

class QToolButton;

namespace turnui {

struct TurnContext;

enum class Maximising { Offered, NotOffered };

/// A button with three dots whose menu has what can be done with a member's answer: stop, try again, copy, use as the
/// answer, rate, maximise. Filled when it is opened.
[[nodiscard]] QToolButton *memberMenuButton(const TurnContext &context, chat::MemberId member, Maximising maximising);

} // namespace turnui
