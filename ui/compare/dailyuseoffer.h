// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/panelstore.h"

#include <functional>

namespace chat {
class Clock;
}
namespace library {
class Library;
}
namespace settings {
class PreferenceStore;
}

namespace compareui {

/// What daily use is read from, and an A/B set up with. All that is referred to outlives the pane.
struct DailyUseOffer
{
    library::Library &library;
    settings::PreferenceStore &preferences;
    const chat::Clock &clock;
    std::function<QList<settings::StoredPanel>()> panels;
    std::function<chat::Panel()> chosen;                     ///< the panel that the next question goes to
    std::function<QString(const chat::Panel &)> destination; ///< where a question to it goes
    std::function<QString(const chat::Panel &)> obstacle;    ///< why it cannot be asked now; empty where it can
};

} // namespace compareui
