// SPDX-License-Identifier: GPL-3.0-or-later
#include "shots/studio.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace shots {

Studio::Studio(const QString &folder)
    : m_folder(folder)
    , m_panels(m_home.filePath(u"panels"_s))
    , m_endpoints(m_home.filePath(u"connections.json"_s))
    , m_preferences(m_home.filePath(u"preferences.json"_s))
    , m_connections(clock, m_keys)
    , m_library(clock)
    , m_desk(m_connections, m_library, clock, std::mt19937(7))
    , m_discovery(clock)
{
    m_discovery.setPlaces({}); // nothing of the machine that takes the pictures
    if (const auto opened = m_library.open(m_home.filePath(u"library"_s)); !opened)
        std::fprintf(stderr, "%s\n", qPrintable(opened.error()));
    m_window = std::make_unique<windowui::MainWindow>(windowui::Collaborators{.desk = m_desk,
                                                                              .library = m_library,
                                                                              .panels = m_panels,
                                                                              .endpoints = m_endpoints,
                                                                              .preferences = m_preferences,
                                                                              .connections = m_connections,
                                                                              .keys = m_keys,
                                                                              .discovery = m_discovery,
                                                                              .theme = m_theme,
                                                                              .clock = clock});
    m_window->show();
    resize(1600, 1000);
}

void Studio::resize(int width, int height)
{
    m_window->resize(width, height);
    settle();
}

void Studio::setAppearance(styleui::Appearance appearance)
{
    m_theme.setAppearance(appearance);
    settle();
}

void Studio::settle()
{
    // Several rounds: layouts, then what they post, then what the library and the highlighter deliver.
    for (int round = 0; round < 10; ++round)
        QTest::qWaitFor([] { return false; }, 30);
}

void Studio::advance(milliseconds by)
{
    constexpr milliseconds stride{50};
    for (milliseconds left = by; left.count() > 0; left -= stride) {
        clock.advance(std::min(stride, left));
        QCoreApplication::processEvents();
    }
    settle();
}

void Studio::take(const QString &name)
{
    settle();
    const QString path = m_folder + u'/' + name + u".png"_s;
    if (m_window->grab().save(path))
        std::printf("%s\n", qPrintable(path));
    else
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
}

void Studio::takeBoth(const QString &name)
{
    setAppearance(styleui::Appearance::Light);
    take(name + u"-light"_s);
    setAppearance(styleui::Appearance::Dark);
    take(name + u"-dark"_s);
    setAppearance(styleui::Appearance::Light);
}

QWidget *Studio::find(const QString &objectName) const
{
    const QList<QWidget *> found = m_window->findChildren<QWidget *>(objectName);
    for (QWidget *const widget : found) {
        if (widget->isVisible())
            return widget;
    }
    std::fprintf(stderr, "“%s” is not on the screen\n", qPrintable(objectName));
    return nullptr;
}

void Studio::scrollUp()
{
    if (auto *const page = qobject_cast<QScrollArea *>(find(u"sessionPage"_s)))
        page->verticalScrollBar()->setValue(0);
    settle();
}

void Studio::click(const QString &objectName)
{
    if (QWidget *const widget = find(objectName)) {
        QTest::mouseClick(widget, Qt::LeftButton);
        settle();
    }
}

chat::Panel Studio::panelOf(const QStringList &voices) const
{
    chat::Panel panel{.name = u"All %1"_s.arg(voices.size())};
    for (const QString &voice : voices)
        panel.members.append({.model = {.endpoint = u"studio"_s, .id = voice.toLower(), .name = voice}});
    chat::numberMembers(panel);
    panel.judge.model = {.endpoint = u"studio"_s, .id = u"maestro"_s, .name = u"Maestro"_s};
    panel.writer.model = panel.judge.model;
    return panel;
}

void Studio::ask(const QString &prompt, const chat::Panel &panel)
{
    if (const auto put = m_endpoints.put({.id = u"studio"_s, .name = u"Studio"_s, .url = server.baseUrl()}); !put)
        std::fprintf(stderr, "%s\n", qPrintable(put.error()));
    m_connections.setEndpoints(m_endpoints.endpoints());
    if (!m_shown) {
        m_shown = m_desk.newConversation();
        m_shown->ask(prompt, panel);
        m_window->openSession(m_shown->id());
    } else {
        m_shown->ask(prompt, panel);
    }
    settle();
}

void Studio::playExample(const QString &name)
{
    m_shown = m_desk.playExample(name);
    m_window->openSession(m_shown->id());
    settle();
}

} // namespace shots
