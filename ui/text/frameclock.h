// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace textui {

/// The delay until the next frame begins, in milliseconds. Frames are counted from one origin, so that all views that
/// stream update in the same moment and are drawn together.
[[nodiscard]] int untilNextFrame();

} // namespace textui
