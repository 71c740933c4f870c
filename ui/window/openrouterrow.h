// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"
#include "ui/window/connectionrow.h"

#include <QUrl>

namespace settingsui {
class KeyField;
class SignInWait;
} // namespace settingsui

namespace windowui {

/// OpenRouter on the first page: signing in through the browser, or pasting a key. Asks nobody itself.
class OpenRouterRow : public ConnectionRow
{
    Q_OBJECT

public:
    explicit OpenRouterRow(QWidget *parent = nullptr);

    /// "connected · $12.40 of $20.00 left"; empty where it is not connected.
    void setConnected(const QString &how);
    /// Below the row; plain text.
    void setNote(const QString &note);
    /// Hidden where it is connected.
    [[nodiscard]] QPushButton *firstButton() const { return m_signIn; }

    void showChecking();
    void showWaiting(const QUrl &address);
    void showProblem(const QString &words);
    /// Closes what is open and forgets what was typed.
    void showConnected();
    void showStopped();

Q_SIGNALS:
    void keyEntered(const provider::Secret &key);
    void signInRequested();
    void stopRequested();
    void linkActivated(const QUrl &url);

private:
    [[nodiscard]] QWidget *createKeyPart();
    void say(const QString &words, bool isProblem);

    QPushButton *const m_signIn;
    settingsui::KeyField *m_field = nullptr;
    QWidget *m_keyPart = nullptr;
    settingsui::SignInWait *const m_waiting;
    styleui::ElidedLabel *m_note = nullptr;
};

} // namespace windowui
