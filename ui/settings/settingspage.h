// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace provider {
class KeySource;
}
namespace settings {
struct Endpoint;
class EndpointStore;
class PreferenceStore;
} // namespace settings
namespace styleui {
class ElidedLabel;
}

namespace settingsui {

class AppearanceForm;
class ConnectionForm;

/// Appearance and connections. What is changed here holds at once.
class SettingsPage : public QScrollArea
{
    Q_OBJECT

public:
    /// All outlive the page.
    SettingsPage(settings::PreferenceStore &preferences, settings::EndpointStore &endpoints,
                 const provider::KeySource &keys, QWidget *parent = nullptr);

    void focusFirst();

Q_SIGNALS:
    void closed();

private:
    [[nodiscard]] QWidget *createConnections(QWidget *page);
    void listConnections();
    [[nodiscard]] QWidget *connectionRow(const settings::Endpoint &endpoint, QWidget *parent);
    [[nodiscard]] QString keyText(const settings::Endpoint &endpoint) const;
    void say(const QString &problem);

    settings::EndpointStore &m_endpoints;
    const provider::KeySource &m_keys;
    AppearanceForm *m_appearance = nullptr;
    QVBoxLayout *m_list = nullptr;
    QWidget *m_rows = nullptr;
    ConnectionForm *m_form = nullptr;
    styleui::ElidedLabel *m_problem = nullptr;
};

} // namespace settingsui
