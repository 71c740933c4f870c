// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
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
#include "ui/window/linkbar.h"
#include "ui/window/mainwindow.h"
#include "ui/window/notifier.h"

#include <QTemporaryDir>
#include <QTest>

/// Everything that a window works with, in a folder of its own, with a model server in this process and time that
/// stands still until the test moves it.
namespace windowtest {

using namespace Qt::StringLiterals;

/// Keys from nowhere: OpenRouter's where the test says so.
class TestKeys : public provider::KeySource
{
public:
    bool hasOpenRouter = false;

    [[nodiscard]] provider::Secret key(const settings::Endpoint &endpoint) const override
    {
        const bool has = hasOpenRouter && endpoint.kind == settings::EndpointKind::OpenRouter;
        return has ? provider::Secret("sk-or-test") : provider::Secret();
    }
};

class WindowHouse
{
public:
    WindowHouse()
    {
        server.answer(u"alto"_s, u"Alto says **yes**."_s);
        server.answer(u"tenor"_s, u"Tenor says no."_s);
        server.answer(u"writer"_s, u"Both have a point."_s);
        discovery.setPlaces({});
        open();
    }
    ~WindowHouse() { window.reset(); }

    /// As starting the program.
    void open()
    {
        library = std::make_unique<library::Library>(clock);
        if (!library->open(folder.filePath(u"library"_s)))
            qFatal("the library does not open");
        desk = std::make_unique<desk::Desk>(*connections, *library, clock, std::mt19937(1));
        desk->setExamplePace(demo::Pace::AtOnce);
    }
    void reopen()
    {
        window.reset();
        desk.reset();
        library.reset();
        open();
    }

    /// Two members at the fake server, without a judge; picked.
    void connectPanel()
    {
        settings::Endpoint endpoint{.id = u"fake"_s, .name = u"Fake"_s, .url = server.baseUrl()};
        QVERIFY(endpoints->put(endpoint));
        settings::Preferences next = preferences->current();
        next.lastUnsaved = panel();
        QVERIFY(preferences->replace(next));
    }
    [[nodiscard]] static chat::Panel panel()
    {
        chat::Panel panel{.name = u"Two voices"_s};
        for (const QString &model : {u"alto"_s, u"tenor"_s})
            panel.members.append({.model = {.endpoint = u"fake"_s, .id = model}});
        chat::numberMembers(panel);
        panel.judge.model = {.endpoint = u"fake"_s, .id = u"judge"_s};
        panel.writer.model = {.endpoint = u"fake"_s, .id = u"writer"_s};
        panel.policy.judging = chat::Judging::WithoutJudge;
        return panel;
    }

    /// What models were asked; the lists of models aside.
    [[nodiscard]] QList<testsupport::FakeRequest> questions() const
    {
        QList<testsupport::FakeRequest> all = server.requests();
        all.removeIf([](const testsupport::FakeRequest &request) { return request.path.endsWith("/models"); });
        return all;
    }

    windowui::MainWindow &show(QSize size = {1280, 820})
    {
        window = std::make_unique<windowui::MainWindow>(windowui::Collaborators{.desk = *desk,
                                                                                .library = *library,
                                                                                .panels = *panels,
                                                                                .endpoints = *endpoints,
                                                                                .preferences = *preferences,
                                                                                .connections = *connections,
                                                                                .catalogue = catalogue,
                                                                                .keys = keys,
                                                                                .discovery = discovery,
                                                                                .theme = theme,
                                                                                .clock = clock});
        window->linkBar().setOpener([this](const QUrl &url) { openedLinks.append(url); });
        window->resize(size);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            QTest::qFail("the window does not open", __FILE__, __LINE__);
        return *window;
    }

    QTemporaryDir folder;
    testsupport::FakeClock clock;
    testsupport::FakeModelServer server;
    TestKeys keys;
    styleui::Theme theme;
    std::unique_ptr<provider::Connections> connections = std::make_unique<provider::Connections>(clock, keys);
    std::unique_ptr<settings::PanelStore> panels = std::make_unique<settings::PanelStore>(folder.filePath(u"panels"_s));
    std::unique_ptr<settings::EndpointStore> endpoints =
        std::make_unique<settings::EndpointStore>(folder.filePath(u"endpoints.json"_s));
    std::unique_ptr<settings::PreferenceStore> preferences =
        std::make_unique<settings::PreferenceStore>(folder.filePath(u"preferences.json"_s));
    catalogue::Catalogue catalogue{folder.filePath(u"models"_s), keys, clock};
    provider::Discovery discovery{clock};
    std::unique_ptr<library::Library> library;
    std::unique_ptr<desk::Desk> desk;
    std::unique_ptr<windowui::MainWindow> window;
    QList<QUrl> openedLinks;
};

/// What a window test may warn of: the offscreen platform cannot do something that no test needs.
inline void failOnOtherWarnings()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support (propagateSizeHints|raise))"_s));
}

} // namespace windowtest
