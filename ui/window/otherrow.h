// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"
#include "settings/endpoint.h"
#include "ui/window/connectionrow.h"

namespace settingsui {
class ConnectionForm;
class KeyField;
} // namespace settingsui

namespace windowui {

/// Any other connection on the first page: which one, and its key where it wants one. Asks nobody itself.
class OtherRow : public ConnectionRow
{
    Q_OBJECT

public:
    explicit OtherRow(QWidget *parent = nullptr);

    /// Those that there are.
    void setConnections(const QStringList &names);
    /// It is being asked, which can be stopped.
    void showAsking(const settings::Endpoint &endpoint);
    /// The field for its key, under what the server said, if anything.
    void askForKey(const settings::Endpoint &endpoint, const QString &words = {});
    void showKeyChecking();
    /// `mayBeGood`: the key can be kept all the same.
    void showKeyProblem(const QString &words, bool mayBeGood);
    /// What is wrong with the connection and what to do.
    void showProblem(const QString &words);
    /// Closes what is open and forgets what was typed.
    void finish();

Q_SIGNALS:
    void chosen(const settings::Endpoint &endpoint);
    void keyEntered(const provider::Secret &key);
    void keyEnteredUnchecked(const provider::Secret &key);
    void stopRequested();
    void linkActivated(const QUrl &url);

private:
    [[nodiscard]] QWidget *createAskingPart();
    void begin();
    void say(const QString &words, bool isProblem);

    settingsui::ConnectionForm *const m_form;
    QWidget *m_keyPart = nullptr; ///< for the connection at hand
    settingsui::KeyField *m_field = nullptr;
    styleui::ElidedLabel *m_asking = nullptr;
    QPushButton *m_stop = nullptr;
    QWidget *const m_askingPart;
    styleui::ElidedLabel *const m_note;
};

} // namespace windowui
