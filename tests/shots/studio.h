// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "library/library.h"
#include "provider/connections.h"
#include "provider/discovery.h"
#include "provider/keysource.h"
#include "settings/endpointstore.h"
#include "settings/panelstore.h"
#include "settings/preferences.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"

#include <QTemporaryDir>

namespace shots {

class NoKeys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return {}; }
};

/// The real window with a model server in this process, a library of its own, and a time that stands still unless told.
class Studio
{
public:
    /// Pictures go to `folder`.
    explicit Studio(const QString &folder);

    void resize(int width, int height);
    void setAppearance(styleui::Appearance appearance);
    /// Lets time pass in small steps, so that what streams is seen to stream.
    void advance(std::chrono::milliseconds by);
    /// Works off what is due now.
    void settle();
    /// A picture of the window as it is: FOLDER/NAME.png.
    void take(const QString &name);
    /// The same in light and dark.
    void takeBoth(const QString &name);

    /// Shows what stands above the last turn.
    void scrollUp();
    /// Clicks on the widget of that object name, where it is shown.
    void click(const QString &objectName);
    [[nodiscard]] QWidget *find(const QString &objectName) const;

    /// A panel of voices served by the server of this process.
    [[nodiscard]] chat::Panel panelOf(const QStringList &voices) const;
    /// Picks it and asks it, as the person would.
    void ask(const QString &prompt, const chat::Panel &panel);
    [[nodiscard]] desk::Conversation *shown() const { return m_shown; }
    void playExample(const QString &name);

    testsupport::FakeModelServer server;
    testsupport::FakeClock clock;

private:
    QString m_folder;
    QTemporaryDir m_home;
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
    desk::Conversation *m_shown = nullptr;
};

} // namespace shots
