// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace settingsui {

/// The address of another connection, checked as it is given; what is wrong with it stands under the field.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void start();

Q_SIGNALS:
    /// A base URL that can be asked.
    void accepted(const QUrl &base);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept();

    QLineEdit *const m_address;
    styleui::ElidedLabel *const m_problem;
};

} // namespace settingsui
