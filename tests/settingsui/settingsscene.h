// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/fakekeychain.h"
#include "connection/keyring.h"
#include "library/library.h"
#include "settings/endpointstore.h"
#include "settings/panelstore.h"
#include "settings/preferences.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"
#include "ui/settings/connecting.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/shortcuts.h"
#include "ui/style/elidedlabel.h"

#include <QAction>
#include <QJsonArray>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace settingstest {

using namespace Qt::StringLiterals;

constexpr auto canary = "sk-CANARY-0123456789abcdefghij"_L1;

/// The page of the settings with all that it works with, in a folder of its own, and a server in this process.
struct SettingsScene
{
    SettingsScene()
    {
        server.answer(u"alto"_s, u"Hello"_s);
        server.setHandler([this](const testsupport::FakeRequest &request) -> std::optional<testsupport::FakeReply> {
            if (request.path != "/v1/models")
                return std::nullopt;
            if (refusesKey)
                return testsupport::FakeReply::error(401, u"Wrong key."_s);
            return testsupport::FakeReply::json(200, {{u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"alto"_s}}}}});
        });
        exportAction.setObjectName(u"exportAction"_s);
        exportAction.setShortcut(Qt::CTRL | Qt::Key_E);
        quitAction.setObjectName(u"quitAction"_s);
        quitAction.setShortcuts({Qt::CTRL | Qt::Key_Q, Qt::CTRL | Qt::Key_W});
        saveAction.setObjectName(u"saveAction"_s);
        saveAction.setShortcut(Qt::CTRL | Qt::Key_S);
        rateAction.setObjectName(u"rateAction"_s);
        rateAction.setShortcut(Qt::Key_Plus);
        shortcuts.setGroups({{u"The window"_s, {&exportAction, &quitAction}},
                             {u"In one place only"_s, {&saveAction}, settingsui::Keys::InOnePlace},
                             {u"Always these"_s, {&rateAction}, settingsui::Keys::Fixed}});
    }

    /// The server of this process as a connection.
    [[nodiscard]] settings::Endpoint house() const
    {
        return {
            .id = u"house"_s, .name = u"Our house"_s, .url = server.baseUrl(), .kind = settings::EndpointKind::Vllm};
    }
    settingsui::SettingsPage &open(QSize size = {900, 700})
    {
        page = std::make_unique<settingsui::SettingsPage>(with);
        page->resize(size);
        page->show();
        return *page;
    }
    void choose(const QString &section) const
    {
        auto *const titles = find<QListWidget>(u"settingsSections"_s);
        const QList<QListWidgetItem *> found = titles->findItems(section, Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        titles->setCurrentItem(found.first());
    }
    /// The one of that name that is shown: first in `within`, else on the page.
    template<typename T>
    [[nodiscard]] T *find(const QString &name, const QWidget *within = nullptr) const
    {
        const QList<T *> all = (within ? within : page.get())->template findChildren<T *>(name);
        const auto shown = std::ranges::find_if(all, [](const T *one) { return one->isVisible(); });
        return shown == all.end() ? nullptr : *shown;
    }
    void click(const QString &name, const QWidget *within = nullptr) const
    {
        auto *const button = find<QPushButton>(name, within);
        QVERIFY2(button && button->isEnabled(), qPrintable(name));
        button->click();
    }
    [[nodiscard]] QWidget *row(const QString &endpointId) const { return find<QWidget>(u"endpoint_"_s + endpointId); }
    /// What a label says; empty where it is not shown.
    [[nodiscard]] QString text(const QString &name, const QWidget *within = nullptr) const
    {
        const auto *const label = find<styleui::ElidedLabel>(name, within);
        return label ? label->text() : QString();
    }

    QTemporaryDir folder;
    testsupport::FakeClock clock;
    testsupport::FakeModelServer server;
    bool refusesKey = false;
    FakeKeychain keychain;
    connection::KeyRing keys{keychain, clock};
    settings::PreferenceStore preferences{folder.filePath(u"preferences.json"_s)};
    settings::EndpointStore endpoints{folder.filePath(u"connections.json"_s)};
    settings::PanelStore panels{folder.filePath(u"panels"_s)};
    library::Library library{clock};
    settingsui::Connecting connecting{keys, clock};
    QAction exportAction{u"Export session…"_s};
    QAction quitAction{u"Quit"_s};
    QAction saveAction{u"Save (in the builder)"_s};
    QAction rateAction{u"Good (in an answer)"_s};
    settingsui::Shortcuts shortcuts{preferences};
    settingsui::Collaborators with{preferences, endpoints, panels, keys, connecting, library, shortcuts, clock};
    std::unique_ptr<settingsui::SettingsPage> page;
};

} // namespace settingstest
