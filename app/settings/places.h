// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace settings {

/// Where the program keeps things. Injected everywhere; only places() asks the platform.
struct Places
{
    QString panels;      ///< folder of the panels that the person saved
    QString endpoints;   ///< file
    QString preferences; ///< file
    QString drafts;      ///< file
    QString library;     ///< folder of the sessions
    QString catalogue;   ///< folder of the lists of models; may be deleted at any time

    bool operator==(const Places &) const = default;
};

/// The platform's places: settings in its configuration folder, the library in its data folder, what can be
/// fetched again in its cache folder.
[[nodiscard]] Places places();

} // namespace settings
