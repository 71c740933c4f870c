// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/clock.h"
#include "window/windowscene.h"

namespace bench {

/// The real window at 1600 × 1000, in real time.
class Stage
{
public:
    /// The library is that folder; nothing is kept where it is empty.
    explicit Stage(const QString &libraryFolder);

    [[nodiscard]] windowui::MainWindow &window() { return *m_scene.window; }
    [[nodiscard]] desk::Desk &desk() { return *m_scene.desk; }
    [[nodiscard]] compare::Laboratory &laboratory() { return *m_scene.laboratory; }

    /// Models of the endpoint "bench" are at that server.
    void connectTo(const QUrl &server);

    /// Asks eight members m1…m8, "judge" and "writer" at that server in a new session, and shows it unless told.
    enum class Sight { Shown, Elsewhere };
    desk::Conversation *askEight(const QUrl &server, Sight sight = Sight::Shown);

private:
    chat::SystemClock m_clock;
    windowtest::WindowScene m_scene{m_clock};
};

} // namespace bench
