// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakeclock.h"
#include "support/fakemodelserver.h"
#include "window/windowscene.h"

namespace shots {

/// The real window with a model server in this process, a library of its own, and a time that stands still unless told.
class Studio
{
public:
    /// Pictures go to `folder`.
    explicit Studio(const QString &folder);

    void resize(int width, int height);
    void setAppearance(styleui::Appearance appearance);
    /// Lets time pass in small steps, so that what streams is seen to stream.
    void advance(std::chrono::milliseconds by);
    /// Works off what is due now.
    void settle();
    /// A picture of the window as it is, with what has popped up over it: FOLDER/NAME.png.
    void take(const QString &name);
    /// The same in light and dark.
    void takeBoth(const QString &name);

    /// The window anew, with that panel picked: a panel of voices, or one of models at OpenRouter, which has a key.
    /// Every model has a price.
    void pick(const chat::Panel &panel);
    void type(const QString &text);
    void setMonthlyLimit(double usd);
    void press(const QString &action);

    /// Shows what stands above the last turn.
    void scrollUp();
    /// To the end of the area of that object name.
    void scrollDown(const QString &area);
    /// Clicks on the widget of that object name, where it is shown; of those in `within`, where that is given.
    void click(const QString &objectName, const QWidget *within = nullptr);
    [[nodiscard]] QWidget *find(const QString &objectName, const QWidget *within = nullptr) const;
    void typeInto(const QString &objectName, const QString &text);
    /// Our house at the server of this process, which refuses its key, and a service without a key.
    void addConnections();
    /// OpenRouter is the only connection, and three hours ago it listed three thousand models.
    void keepModels();
    /// Keeps a key as the settings would.
    void chooseShortcut(const QString &actionName, const QString &keys);

    /// A panel of voices served by the server of this process.
    [[nodiscard]] chat::Panel panelOf(const QStringList &voices) const;
    /// Picks it and asks it, as the person would.
    void ask(const QString &prompt, const chat::Panel &panel);
    [[nodiscard]] desk::Conversation *shown() const { return m_shown; }
    void playExample(const QString &name);
    /// Opens the builder with a panel as it is now, kept as it was.
    void build(const chat::Panel &kept, chat::Panel now);

    /// What the window is made of.
    [[nodiscard]] windowtest::WindowScene &scene() { return m_scene; }

    testsupport::FakeModelServer server;
    testsupport::FakeClock clock;

private:
    QString m_folder;
    windowtest::WindowScene m_scene{clock};
    desk::Conversation *m_shown = nullptr;
};

} // namespace shots
