// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "compare/laboratory.h"
#include "connection/fakekeychain.h"
#include "connection/keyring.h"
#include "desk/desk.h"
#include "forecast/forecaster.h"
#include "library/library.h"
#include "provider/connections.h"
#include "provider/discovery.h"
#include "settings/draftstore.h"
#include "settings/endpointstore.h"
#include "settings/panelstore.h"
#include "settings/preferences.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"

#include <QTemporaryDir>

namespace windowtest {

/// The real window and all that main makes for it, with settings in a folder of its own: what tests, pictures and
/// benchmarks share. Nothing of this machine is looked at.
class WindowScene
{
public:
    /// `clock` outlives this.
    explicit WindowScene(chat::Clock &clock);
    ~WindowScene();

    [[nodiscard]] QString libraryFolder() const { return home.filePath(QStringLiteral("library")); }
    /// As starting the program: the library in that folder, and the desk. Nothing is kept where it is empty.
    void openLibrary(const QString &folder);
    windowui::MainWindow &openWindow(QSize size);
    /// As ending it.
    void close();

    QTemporaryDir home;
    FakeKeychain keychain;
    connection::KeyRing keys;
    std::unique_ptr<settings::PanelStore> panels;
    std::unique_ptr<settings::EndpointStore> endpoints;
    std::unique_ptr<settings::PreferenceStore> preferences;
    std::unique_ptr<settings::DraftStore> drafts; ///< with openLibrary()
    std::unique_ptr<provider::Connections> connections;
    catalogue::Catalogue catalogue;
    provider::Discovery discovery;
    styleui::Theme theme;
    std::unique_ptr<library::Library> library;
    std::unique_ptr<desk::Desk> desk;
    std::unique_ptr<forecast::Forecaster> forecaster;
    std::unique_ptr<compare::Laboratory> laboratory;
    std::unique_ptr<windowui::MainWindow> window;

private:
    chat::Clock &m_clock;
};

} // namespace windowtest
