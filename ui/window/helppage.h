// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QAction;

namespace windowui {

/// All shortcuts, read from the actions themselves.
class HelpPage : public QScrollArea
{
    Q_OBJECT

public:
    struct Group
    {
        QString title;
        QList<QAction *> actions;
    };

    explicit HelpPage(QWidget *parent = nullptr);

    void setGroups(const QList<Group> &groups);

Q_SIGNALS:
    void closed();
};

} // namespace windowui
