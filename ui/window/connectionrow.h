// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace windowui {

/// One way to connect: its name, what there is, its buttons, and below them what these open.
class ConnectionRow : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionRow(const QString &name, QWidget *parent = nullptr);

    void setDetail(const QString &detail);
    [[nodiscard]] QString detail() const;
    /// Without text there is no button.
    void setButton(const QString &text);
    /// One more, before the others.
    [[nodiscard]] QPushButton *addButton(const QString &text);
    /// Hidden at first.
    void setDetails(QWidget *details);
    [[nodiscard]] QPushButton *button() const { return m_button; }

private:
    styleui::ElidedLabel *const m_name;
    styleui::ElidedLabel *const m_detail;
    QPushButton *const m_button;
    QHBoxLayout *const m_row;
    QVBoxLayout *m_column = nullptr;
};

} // namespace windowui
