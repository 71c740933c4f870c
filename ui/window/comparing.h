// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QPushButton;
class QWidget;

namespace chat {
class Clock;
}
namespace compare {
class Laboratory;
}
namespace compareui {
class ComparePage;
}
namespace forecast {
class Forecaster;
}
namespace library {
class Library;
}
namespace panelui {
class ModelPicker;
}
namespace settings {
class PreferenceStore;
}

namespace windowui {

class Banner;
class ComparisonFiles;
class Composer;
class Exporter;
class FileDrop;
class LinkBar;
class Opening;
class PageStack;
class PanelChoice;
class WindowFrame;

/// Comparing panels in the window: the ways to its page, what runs there, and the way to a turn and back. The page is
/// made when it is first shown.
class Comparing : public QObject
{
    Q_OBJECT

public:
    struct Collaborators
    {
        compare::Laboratory &laboratory;
        library::Library &library;
        const forecast::Forecaster &forecaster;
        std::function<panelui::ModelPicker *()> models; ///< where all models can be searched; asked for when shown
        settings::PreferenceStore &preferences;
        const chat::Clock &clock;
        PanelChoice &choice;
        PageStack &pages;
        Opening &opening;
        Composer &composer;
        WindowFrame &frame;
        LinkBar &linkBar;
        Exporter &exporter;
        Banner &banner;
        FileDrop &drop; ///< takes questions and comparisons while the page is shown
    };

    /// All outlive this. Adds its actions to `window`, and its button to the frame.
    Comparing(const Collaborators &with, QWidget *window);

    /// For menus and the help page.
    [[nodiscard]] QList<QAction *> listedActions() const { return {m_show, m_compareThis}; }
    void show();
    /// The typed question to the panel that is shown, and to others.
    void compareTyped();
    /// Escape. False where nothing is open on the page, or it is not shown.
    bool goBack();

Q_SIGNALS:
    /// The page is done with.
    void left();

private:
    [[nodiscard]] QAction *addAction(QWidget *window, const char *name, const QString &text, const QKeySequence &key);
    [[nodiscard]] compareui::ComparePage &page();
    void showTurn(const chat::SessionId &session, const chat::TurnId &turn);
    void noteShown();
    void showRunning();
    [[nodiscard]] QString useOf(const QString &path) const;
    void takeFile(const QString &path);

    const Collaborators m_with;
    QAction *const m_show;
    QAction *const m_compareThis;
    QPushButton *const m_button;
    ComparisonFiles *const m_files;
    compareui::ComparePage *m_page = nullptr;
    QPointer<QWidget> m_ledTo; ///< where the notice that leads back stands
    bool m_isLeading = false;  ///< a turn was asked for and is not shown yet
};

} // namespace windowui
