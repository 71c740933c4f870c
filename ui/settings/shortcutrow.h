// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QKeySequenceEdit;
class QPushButton;

namespace settingsui {

class Field;
class Shortcuts;

/// One action and its key, which is changed by pressing another. Esc leaves it as it was.
class ShortcutRow : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the row.
    ShortcutRow(Shortcuts &shortcuts, QAction *action, QWidget *parent = nullptr);

    /// The keys of this or other actions have changed.
    void refresh();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();

    Shortcuts &m_shortcuts;
    QAction *const m_action;
    QKeySequenceEdit *const m_key;
    QPushButton *const m_reset;
    Field *const m_field;
};

} // namespace settingsui
