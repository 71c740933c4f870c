// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpoint.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace settingsui {

class Field;

/// Another connection: one of the known kinds, found by typing its name, or an address, checked as it is given.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    /// Empty, with the focus.
    void start();
    /// With what was typed, to be mended.
    void resume();

Q_SIGNALS:
    /// A known kind at its usual address, or what can be told of an address.
    void accepted(const settings::Endpoint &endpoint);
    void cancelled();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *createKinds();
    void offer(const QString &typed);
    void accept();

    QLineEdit *const m_address;
    Field *const m_field;
    QList<QPushButton *> m_kinds; ///< one for each that has an address
};

} // namespace settingsui
