// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowscene.h"

using namespace Qt::StringLiterals;

namespace windowtest {

WindowScene::WindowScene(chat::Clock &clock)
    : keys(keychain, clock)
    , panels(std::make_unique<settings::PanelStore>(home.filePath(u"panels"_s)))
    , endpoints(std::make_unique<settings::EndpointStore>(home.filePath(u"connections.json"_s)))
    , preferences(std::make_unique<settings::PreferenceStore>(home.filePath(u"preferences.json"_s)))
    , connections(std::make_unique<provider::Connections>(clock, keys))
    , catalogue(home.filePath(u"models"_s), keys, clock)
    , discovery(clock)
    , m_clock(clock)
{
    discovery.setPlaces({});
}

WindowScene::~WindowScene()
{
    close();
}

void WindowScene::openLibrary(const QString &folder)
{
    drafts = std::make_unique<settings::DraftStore>(home.filePath(u"drafts.json"_s));
    library = std::make_unique<library::Library>(m_clock);
    if (const auto opened = folder.isEmpty() ? std::expected<void, QString>() : library->open(folder); !opened)
        qFatal("%s", qPrintable(opened.error()));
    desk = std::make_unique<desk::Desk>(*connections, *library, m_clock, std::mt19937(7));
}

windowui::MainWindow &WindowScene::openWindow(QSize size)
{
    window.reset();
    laboratory.reset();
    forecaster = std::make_unique<forecast::Forecaster>(*library, *endpoints, *preferences, m_clock);
    desk->setPreparation([this](fusion::RunRequest &request) { forecaster->prepare(request); });
    desk->setObjections([this](const fusion::RunRequest &request) { return forecaster->warning(request); });
    QObject::connect(desk.get(), &desk::Desk::turnFinished, forecaster.get(),
                     [this](desk::Conversation *conversation, const chat::TurnId &turn) {
                         forecaster->note(*conversation->turn(turn));
                     });
    laboratory = std::make_unique<compare::Laboratory>(
        compare::Collaborators{*desk, *connections, *library, *forecaster, m_clock});
    window = std::make_unique<windowui::MainWindow>(windowui::Collaborators{.desk = *desk,
                                                                            .laboratory = *laboratory,
                                                                            .library = *library,
                                                                            .panels = *panels,
                                                                            .endpoints = *endpoints,
                                                                            .preferences = *preferences,
                                                                            .drafts = *drafts,
                                                                            .connections = *connections,
                                                                            .catalogue = catalogue,
                                                                            .keys = keys,
                                                                            .discovery = discovery,
                                                                            .forecaster = *forecaster,
                                                                            .theme = theme,
                                                                            .clock = m_clock});
    window->resize(size);
    window->show();
    return *window;
}

void WindowScene::close()
{
    window.reset();
    laboratory.reset();
    desk.reset();
    forecaster.reset();
    library.reset();
}

} // namespace windowtest
