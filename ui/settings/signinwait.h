// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

class QPushButton;

namespace settingsui {

/// What stands while the browser has the page to sign in: its address can be copied, the waiting stopped.
class SignInWait : public QWidget
{
    Q_OBJECT

public:
    explicit SignInWait(QWidget *parent = nullptr);

    /// Shows it, with the focus on what stops it.
    void start(const QUrl &address);

Q_SIGNALS:
    void stopRequested();

private:
    QPushButton *const m_stop;
    QUrl m_address;
};

} // namespace settingsui
