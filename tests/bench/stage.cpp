// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/stage.h"

using namespace Qt::StringLiterals;

namespace bench {

namespace {

chat::Panel eight()
{
    chat::Panel panel{.name = u"Eight"_s};
    for (int i = 1; i <= chat::maxMembers; ++i)
        panel.members.append({.model = {.endpoint = u"bench"_s, .id = u"m%1"_s.arg(i)}});
    chat::numberMembers(panel);
    panel.judge.model = {.endpoint = u"bench"_s, .id = u"judge"_s};
    panel.writer.model = {.endpoint = u"bench"_s, .id = u"writer"_s};
    return panel;
}

} // namespace

Stage::Stage(const QString &libraryFolder)
    : m_panels(m_home.filePath(u"panels"_s))
    , m_endpoints(m_home.filePath(u"connections.json"_s))
    , m_preferences(m_home.filePath(u"preferences.json"_s))
    , m_connections(m_clock, m_keys)
    , m_library(m_clock)
    , m_desk(m_connections, m_library, m_clock, std::mt19937(7))
    , m_discovery(m_clock)
{
    // As many places as usual, but ones where nothing answers: this machine's own servers are not asked.
    m_discovery.setPlaces(QList<QUrl>(4, QUrl(u"http://127.0.0.1:9"_s)));
    if (!libraryFolder.isEmpty() && !m_library.open(libraryFolder))
        qFatal("The library does not open.");
    m_window = std::make_unique<windowui::MainWindow>(windowui::Collaborators{.desk = m_desk,
                                                                              .library = m_library,
                                                                              .panels = m_panels,
                                                                              .endpoints = m_endpoints,
                                                                              .preferences = m_preferences,
                                                                              .connections = m_connections,
                                                                              .keys = m_keys,
                                                                              .discovery = m_discovery,
                                                                              .theme = m_theme,
                                                                              .clock = m_clock});
    m_window->resize(1600, 1000);
    m_window->show();
}

desk::Conversation *Stage::askEight(const QUrl &server, Sight sight)
{
    m_connections.setEndpoints({{.id = u"bench"_s, .name = u"Bench"_s, .url = server}});
    desk::Conversation *const conversation = m_desk.newConversation();
    conversation->ask(u"What decides it?"_s, eight());
    if (sight == Sight::Shown)
        m_window->openSession(conversation->id());
    return conversation;
}

} // namespace bench
