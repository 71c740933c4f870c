// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeclock.h"
#include "support/fakemodelserver.h"
#include "ui/window/linkbar.h"
#include "ui/window/notifier.h"
#include "window/windowscene.h"

#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QWindow>

namespace windowtest {

using namespace Qt::StringLiterals;

/// A model server in this process, and time that stands still until the test moves it.
struct Seams
{
    testsupport::FakeClock clock;
    testsupport::FakeModelServer server;
};

/// The scene as the tests of the window have it.
class WindowHouse : public Seams, public WindowScene
{
public:
    WindowHouse() : WindowScene(clock)
    {
        server.answer(u"alto"_s, u"Alto says **yes**."_s);
        server.answer(u"tenor"_s, u"Tenor says no."_s);
        server.answer(u"writer"_s, u"Both have a point."_s);
        open();
    }

    /// As starting the program.
    void open()
    {
        openLibrary(libraryFolder());
        desk->setExamplePace(demo::Pace::AtOnce);
    }
    void reopen()
    {
        close();
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
        openWindow(size);
        window->linkBar().setOpener([this](const QUrl &url) { openedLinks.append(url); });
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            QTest::qFail("the window does not open", __FILE__, __LINE__);
        return *window;
    }

    /// Onto the middle of the widget. Whether somebody takes it.
    bool drop(const QList<QUrl> &urls, const QWidget &target) const
    {
        QMimeData data;
        data.setUrls(urls);
        const QPointF place = target.mapTo(window.get(), target.rect().center());
        QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window->windowHandle(), &enter);
        QDropEvent dropped(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window->windowHandle(), &dropped);
        return enter.isAccepted() && dropped.isAccepted();
    }

    QList<QUrl> openedLinks;
};

/// What a window test may warn of: the offscreen platform cannot do something that no test needs.
inline void failOnOtherWarnings()
{
    QTest::failOnWarning(
        QRegularExpression(u"^(?!This plugin does not support (propagateSizeHints|raise|grabbing the keyboard))"_s));
}

} // namespace windowtest
