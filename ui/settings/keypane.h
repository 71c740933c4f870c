// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"
#include "settings/endpoint.h"
#include "ui/settings/collaborators.h"

#include <QWidget>

class QPushButton;

namespace styleui {
class ElidedLabel;
}

namespace settingsui {

class KeyField;
class SignInWait;

/// The key of a connection: where it is, and what can be done about it. A key that is typed is checked before it is
/// kept; where the server is out of reach it can be kept all the same. A key that was forgotten can be had back as long
/// as this is shown.
class KeyPane : public QWidget
{
    Q_OBJECT

public:
    KeyPane(const Collaborators &with, const settings::Endpoint &endpoint, QWidget *parent = nullptr);

    /// The connection has changed; its key is another where its address is.
    void setEndpoint(const settings::Endpoint &endpoint);
    /// Opens the field, where a key can be given.
    void start();

Q_SIGNALS:
    void linkActivated(const QUrl &url);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void createLayout();
    void connectButtons();
    void follow();
    void refresh();

    void forget();
    void restore();

    const Collaborators m_with;
    settings::Endpoint m_endpoint;
    styleui::ElidedLabel *const m_state;
    QPushButton *const m_signIn;
    QPushButton *const m_set;
    QPushButton *const m_forget;
    QPushButton *const m_restore;
    QPushButton *const m_retry;
    QPushButton *const m_page;
    KeyField *const m_field;
    SignInWait *const m_waiting;
    styleui::ElidedLabel *const m_note;
    provider::Secret m_forgotten; ///< as long as it can be had back
};

} // namespace settingsui
