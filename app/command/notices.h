// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QIODevice;

namespace library {
class Library;
}

namespace command {

/// Says what the library has to tell, and goes on saying it as it comes.
void sayNotices(const library::Library &library, QIODevice &err);

} // namespace command
