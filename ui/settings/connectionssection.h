// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"
#include "settings/endpoint.h"
#include "ui/settings/collaborators.h"
#include "ui/settings/section.h"

class QPushButton;

namespace styleui {
class UndoBar;
}

namespace settingsui {

class ConnectionForm;
class EndpointRow;

/// The connections, each to be tested, edited and removed, and a form for another one. Removing takes the key out of
/// the keychain too; both can be had back until something else is removed or the page is closed.
class ConnectionsSection : public Section
{
    Q_OBJECT

public:
    explicit ConnectionsSection(const Collaborators &with, QWidget *parent = nullptr);

Q_SIGNALS:
    void linkActivated(const QUrl &url);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    /// What was removed last, as long as it can be had back.
    struct Removed
    {
        settings::Endpoint endpoint;
        provider::Secret key; ///< empty where it had none of its own
    };

    [[nodiscard]] QWidget *createAddRow();
    void list();
    void refresh(const QString &endpointId);
    void add(const settings::Endpoint &endpoint);
    /// Opens what is to be done with it: its editor, with the field for its key where it needs one.
    void begin(const QString &endpointId);
    void remove(const settings::Endpoint &endpoint);
    void restore();
    [[nodiscard]] EndpointRow *row(const QString &endpointId) const;

    const Collaborators m_with;
    QList<EndpointRow *> m_rows;
    QPushButton *m_addButton = nullptr;
    ConnectionForm *m_form = nullptr;
    styleui::UndoBar *const m_undo;
    std::optional<Removed> m_removed;
};

} // namespace settingsui
