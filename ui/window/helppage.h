// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/windowactions.h"

#include <QScrollArea>

namespace windowui {

/// All shortcuts, read from the actions themselves.
class HelpPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit HelpPage(QWidget *parent = nullptr);

    void setGroups(const QList<settingsui::ActionGroup> &groups);

Q_SIGNALS:
    void closed();
};

} // namespace windowui
