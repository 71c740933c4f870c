// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/ids.h"
#include "ui/style/surfaces.h"

class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace libraryui {

/// "Deleted: Lease clause 14" with Undo, at the foot of the list until the next deletion or until it is closed.
class UndoBar : public styleui::Card
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);

    void offer(const chat::SessionId &id, const QString &title);

Q_SIGNALS:
    void undone(const chat::SessionId &id);

private:
    styleui::ElidedLabel *const m_label;
    QPushButton *const m_undo;
    QPushButton *const m_close;
    chat::SessionId m_id;
};

} // namespace libraryui
