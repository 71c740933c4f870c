// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "ui/style/colors.h"

#include <QString>

namespace turnui {

/// Something that the person should know about a run, with what can be done about it.
struct Notice
{
    enum class Action { TryMissing, GoOn, JudgeAgain, FuseAgain, JustOne, Connect, UseFused };
    QString text;
    styleui::Ink ink = styleui::Ink::Secondary;
    QList<Action> actions;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const Notice &) const = default;
};
/// The most important one; empty where all is well. `canAskAgain`: false in an example.
[[nodiscard]] Notice notice(const chat::Turn &turn, bool canAskAgain);
[[nodiscard]] QString actionText(Notice::Action action);

} // namespace turnui
