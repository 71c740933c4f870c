// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/surfaces.h"

class QPushButton;

namespace styleui {

class ElidedLabel;

/// "Deleted: Lease clause 14" with Undo, until the next deletion or until it is closed.
class UndoBar : public Card
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);

    /// What was deleted; in the place of what was offered before.
    void offer(const QString &name);
    void focusUndo();

Q_SIGNALS:
    void undone();
    /// It can no longer be undone.
    void closed();

private:
    ElidedLabel *const m_label;
    QPushButton *const m_undo;
    QPushButton *const m_close;
};

} // namespace styleui
