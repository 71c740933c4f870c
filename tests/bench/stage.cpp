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
{
    // As many places as usual, but ones where nothing answers.
    m_scene.discovery.setPlaces(QList<QUrl>(4, QUrl(u"http://127.0.0.1:9"_s)));
    m_scene.openLibrary(libraryFolder);
    m_scene.openWindow({1600, 1000});
}

void Stage::connectTo(const QUrl &server)
{
    if (const auto kept = m_scene.endpoints->put({.id = u"bench"_s, .name = u"Bench"_s, .url = server}); !kept)
        qFatal("%s", qPrintable(kept.error()));
}

desk::Conversation *Stage::askEight(const QUrl &server, Sight sight)
{
    connectTo(server);
    desk::Conversation *const conversation = desk().newConversation();
    conversation->ask(u"What decides it?"_s, eight());
    if (sight == Sight::Shown)
        window().openSession(conversation->id());
    return conversation;
}

} // namespace bench
