// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace connection {

/// Whether the Secret Service has such an entry in a collection that is locked. QtKeychain says of one that stayed
/// locked (somebody dismissed the question for its password) that it is not there. Asks nobody for a password. False
/// where there is no Secret Service.
/// https://specifications.freedesktop.org/secret-service/latest/ (Service.SearchItems)
void whetherLocked(const QString &service, const QString &entry, QObject *context,
                   const std::function<void(bool)> &answered);

} // namespace connection
