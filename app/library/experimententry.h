// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace library {

/// An experiment as the list shows it. What the summary means is its writer's business.
struct ExperimentEntry
{
    QString id;
    QString title;
    QDateTime createdAt; ///< UTC
    QDateTime changedAt; ///< UTC
    QJsonObject summary;

    bool operator==(const ExperimentEntry &) const = default;
};

} // namespace library
