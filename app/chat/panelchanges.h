// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QStringList>

namespace chat {

/// How a panel differs from what it was.
struct PanelChanges
{
    QStringList words;  ///< "member 2: model, effort", "member 3 is new", "budget"
    QList<int> changed; ///< members that are other than they were, by their numbers now
    QList<int> added;   ///< members that are new

    [[nodiscard]] bool isAny() const { return !words.isEmpty(); }
    bool operator==(const PanelChanges &) const = default;
};
/// A member is recognised where it went to: first one that is the same in all, then one with the same model, then the
/// next that is left. Names, notes and ids of the panels are not looked at.
[[nodiscard]] PanelChanges changesBetween(const Panel &before, const Panel &now);

} // namespace chat
