// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/clock.h"
#include "desk/desk.h"
#include "library/library.h"
#include "provider/connections.h"
#include "provider/discovery.h"
#include "provider/keysource.h"
#include "settings/endpointstore.h"
#include "settings/panelstore.h"
#include "settings/preferences.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"

#include <QTemporaryDir>

namespace bench {

/// Nobody's keys.
class NoKeys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return {}; }
};

/// The real window and all that main makes for it, at 1600 × 1000, with settings in a temporary folder.
class Stage
{
public:
    /// The library is that folder; nothing is kept where it is empty.
    explicit Stage(const QString &libraryFolder);

    [[nodiscard]] windowui::MainWindow &window() { return *m_window; }
    [[nodiscard]] desk::Desk &desk() { return m_desk; }

    /// Asks eight members m1…m8, "judge" and "writer" at that server in a new session, and shows it unless told.
    enum class Sight { Shown, Elsewhere };
    desk::Conversation *askEight(const QUrl &server, Sight sight = Sight::Shown);

private:
    QTemporaryDir m_home;
    chat::SystemClock m_clock;
    NoKeys m_keys;
    settings::PanelStore m_panels;
    settings::EndpointStore m_endpoints;
    settings::PreferenceStore m_preferences;
    provider::Connections m_connections;
    library::Library m_library;
    desk::Desk m_desk;
    provider::Discovery m_discovery;
    styleui::Theme m_theme;
    std::unique_ptr<windowui::MainWindow> m_window;
};

} // namespace bench
