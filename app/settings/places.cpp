// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/places.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace settings {

Places places()
{
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/counterpoint"_s;
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/counterpoint"_s;
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/counterpoint"_s;
    return {.panels = config + u"/panels"_s,
            .endpoints = config + u"/connections.json"_s,
            .preferences = config + u"/preferences.json"_s,
            .drafts = data + u"/drafts.json"_s,
            .library = data + u"/library"_s,
            .catalogue = cache + u"/models"_s};
}

} // namespace settings
