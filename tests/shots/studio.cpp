// SPDX-License-Identifier: GPL-3.0-or-later
#include "shots/studio.h"

#include "catalogue/listfile.h"
#include "catalogue/samples.h"
#include "ui/window/panelbuilding.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace shots {

Studio::Studio(const QString &folder) : m_folder(folder)
{
    m_scene.openLibrary(m_scene.libraryFolder());
    m_scene.openWindow({1600, 1000});
    settle();
}

void Studio::resize(int width, int height)
{
    m_scene.window->resize(width, height);
    settle();
}

void Studio::setAppearance(styleui::Appearance appearance)
{
    m_scene.theme.setAppearance(appearance);
    settle();
}

void Studio::settle()
{
    // Several rounds: layouts, then what they post, then what the library and the highlighter deliver.
    for (int round = 0; round < 10; ++round)
        std::ignore = QTest::qWaitFor([] { return false; }, 30);
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
    QPixmap picture = m_scene.window->grab();
    if (QWidget *const popup = QApplication::activePopupWidget())
        QPainter(&picture).drawPixmap(m_scene.window->mapFromGlobal(popup->mapToGlobal(QPoint())), popup->grab());
    if (picture.save(path))
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

QWidget *Studio::find(const QString &objectName, const QWidget *within) const
{
    const QList<QWidget *> found = (within ? within : m_scene.window.get())->findChildren<QWidget *>(objectName);
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

void Studio::scrollDown(const QString &area)
{
    if (auto *const page = qobject_cast<QScrollArea *>(find(area)))
        page->verticalScrollBar()->setValue(page->verticalScrollBar()->maximum());
    settle();
}

void Studio::click(const QString &objectName, const QWidget *within)
{
    if (QWidget *const widget = find(objectName, within)) {
        QTest::mouseClick(widget, Qt::LeftButton);
        settle();
    }
}

void Studio::typeInto(const QString &objectName, const QString &text)
{
    if (QWidget *const widget = find(objectName)) {
        QTest::keyClicks(widget, text);
        settle();
    }
}

void Studio::addConnections()
{
    const settings::Endpoint house{
        .id = u"house"_s, .name = u"Our house"_s, .url = server.baseUrl(), .kind = settings::EndpointKind::Vllm};
    server.setHandler([](const testsupport::FakeRequest &) {
        return testsupport::FakeReply::error(401, u"Unknown token, ask the administrator."_s);
    });
    for (const settings::Endpoint &endpoint : {house, settings::endpointOfKind(settings::EndpointKind::Groq)}) {
        if (const auto put = m_scene.endpoints->put(endpoint); !put)
            std::fprintf(stderr, "%s\n", qPrintable(put.error()));
    }
    m_scene.keys.put(house, provider::Secret("house-key-of-the-pictures"), m_scene.window.get(),
                     [](const connection::KeyState &) {});
    settle();
}

void Studio::keepModels()
{
    const settings::Endpoint endpoint = settings::openRouter();
    const QString file = catalogue::listFile(m_scene.home.filePath(u"models"_s), endpoint.id);
    const QDateTime hoursAgo = clock.wallTime().addSecs(-3 * 3600);
    if (const auto kept = catalogue::writeList(file, endpoint, hoursAgo, samples::openRouterReply(3'000)); !kept)
        std::fprintf(stderr, "%s\n", qPrintable(kept.error()));
    m_scene.catalogue.setEndpoints({});
    m_scene.catalogue.setEndpoints({endpoint});
    m_scene.catalogue.load();
    settle();
}

void Studio::chooseShortcut(const QString &actionName, const QString &keys)
{
    settings::Preferences next = m_scene.preferences->current();
    next.shortcuts.insert(actionName, keys);
    if (const auto kept = m_scene.preferences->replace(next); !kept)
        std::fprintf(stderr, "%s\n", qPrintable(kept.error()));
    settle();
}

/// Made up; the more a name has letters, the dearer it is.
static std::optional<chat::Price> priceOf(const chat::Model &model)
{
    const auto letters = double(model.displayName().size());
    return chat::Price{.promptUsd = letters / 2, .completionUsd = letters * 3};
}

void Studio::pick(const chat::Panel &panel)
{
    const settings::Endpoint openRouter = settings::openRouter();
    settings::Preferences next = m_scene.preferences->current();
    next.lastUnsaved = panel;
    const bool isKept = m_scene.endpoints->put(openRouter) &&
                        m_scene.endpoints->put({.id = u"studio"_s, .name = u"Studio"_s, .url = server.baseUrl()}) &&
                        m_scene.preferences->replace(next);
    if (!isKept)
        std::fprintf(stderr, "the settings are not kept\n");
    m_scene.keys.put(openRouter, provider::Secret("sk-or-shots"), nullptr, [](const auto &) {});
    m_scene.openWindow({1600, 1000});
    m_scene.forecaster->setPrices(priceOf);
    if (m_shown)
        m_scene.window->openSession(m_shown->id());
    else
        m_scene.window->newSession();
    advance(std::chrono::milliseconds(200));
}

void Studio::type(const QString &text)
{
    if (auto *const prompt = qobject_cast<QPlainTextEdit *>(find(u"prompt"_s)))
        prompt->setPlainText(text);
    advance(std::chrono::milliseconds(200));
}

void Studio::setMonthlyLimit(double usd)
{
    settings::Preferences next = m_scene.preferences->current();
    next.monthlyLimitUsd = usd;
    if (!m_scene.preferences->replace(next))
        std::fprintf(stderr, "the limit is not kept\n");
    advance(std::chrono::milliseconds(200));
}

void Studio::press(const QString &action)
{
    m_scene.window->findChild<QAction *>(action)->trigger();
    settle();
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
    if (const auto put = m_scene.endpoints->put({.id = u"studio"_s, .name = u"Studio"_s, .url = server.baseUrl()});
        !put)
        std::fprintf(stderr, "%s\n", qPrintable(put.error()));
    m_scene.connections->setEndpoints(m_scene.endpoints->endpoints());
    if (!m_shown) {
        m_shown = m_scene.desk->newConversation();
        m_shown->ask(prompt, panel);
        m_scene.window->openSession(m_shown->id());
    } else {
        m_shown->ask(prompt, panel);
    }
    settle();
}

void Studio::playExample(const QString &name)
{
    m_shown = m_scene.desk->playExample(name);
    m_scene.window->openSession(m_shown->id());
    settle();
}

void Studio::build(const chat::Panel &kept, chat::Panel now)
{
    const auto saved = m_scene.panels->save(kept, kept.name);
    if (!saved)
        std::fprintf(stderr, "%s\n", qPrintable(saved.error()));
    else
        now.id = saved->id;
    m_scene.window->findChild<windowui::PanelBuilding *>()->edit(now);
    settle();
}

} // namespace shots
