// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace textui {

/// Lets screen readers read a MarkdownView's text. To be called before the first one is shown.
void makeViewsAccessible();

} // namespace textui
