// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

class QAbstractButton;

namespace styleui {

/// How a QPushButton or QToolButton is drawn by QuietStyle. Quiet unless set otherwise.
enum class Look {
    Quiet,  ///< text on paper in a hairline
    Main,   ///< the one main button: on the accent
    Chip,   ///< small and round, for filters: the checked one in the accent's tint
    Toggle, ///< one of a few views: no border, the checked one in the accent's tint
    Plain,  ///< no border, a ground under the pointer: icons and things in a row
    Link,   ///< text in the accent
};

void setLook(QAbstractButton *button, Look look);
[[nodiscard]] Look lookOf(const QAbstractButton *button);

} // namespace styleui

Q_DECLARE_METATYPE(styleui::Look)
