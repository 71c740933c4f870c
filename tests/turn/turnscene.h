// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeclock.h"
#include "support/runscript.h"
#include "ui/turn/turnview.h"

/// A turn's view on a page of its own, driven by a script; and a written question with three answers.
class TurnScene
{
public:
    explicit TurnScene(const chat::Turn &turn = {}, QSize size = {1356, 760});

    /// Applies what the script has new, to the turn and to the view; the clock follows.
    void play(testsupport::RunScript &script);
    /// Without the view: for a turn that is opened later.
    void open(testsupport::RunScript &script);

    [[nodiscard]] turnui::TurnView &view() { return *m_view; }
    [[nodiscard]] const chat::Turn &turn() const { return m_turn; }
    [[nodiscard]] testsupport::FakeClock &clock() { return m_clock; }
    [[nodiscard]] QWidget &page() { return m_page; }
    void resize(QSize size);

    template<typename Widget = QWidget>
    [[nodiscard]] Widget *find(const QString &name)
    {
        return m_page.findChild<Widget *>(name);
    }
    /// The text of an ElidedLabel.
    [[nodiscard]] QString text(const QString &name, QWidget *within = nullptr);
    void click(const QString &name);

private:
    testsupport::FakeClock m_clock;
    chat::Turn m_turn;
    QWidget m_page;
    turnui::TurnView *const m_view;
    std::chrono::milliseconds m_at{0};
};

namespace written {

extern const QString question;
extern const QString first; ///< what member 1 says
extern const QString second;
extern const QString third;
extern const QString fused;
[[nodiscard]] chat::Error rateLimited();
[[nodiscard]] QList<chat::Point> points();
[[nodiscard]] QList<chat::Review> reviews();
/// Three members answered, judged with points() and reviews(), fused.
[[nodiscard]] testsupport::RunScript wholeRun();

} // namespace written
