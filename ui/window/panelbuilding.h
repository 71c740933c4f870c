// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QObject>

#include <functional>

class QWidget;

namespace catalogue {
class Catalogue;
}
namespace panelui {
class ModelPicker;
class PanelActions;
class PanelPage;
} // namespace panelui

namespace windowui {

class Banner;
class Exporter;
class FileDrop;
class PageStack;
class PanelChoice;

/// The builder in the window: what opens in it, what is kept of it, and files on their way in and out. Its page is made
/// when it is first shown.
class PanelBuilding : public QObject
{
    Q_OBJECT

public:
    struct Collaborators
    {
        PageStack &pages;
        PanelChoice &choice;
        const catalogue::Catalogue &catalogue;
        std::function<panelui::ModelPicker *()> models; ///< where all models can be searched; asked for when shown
        const panelui::PanelActions &actions;
        Exporter &exporter;
        Banner &banner;
        FileDrop &drop; ///< opens files of panels
    };

    /// All outlive this.
    PanelBuilding(const Collaborators &with, QWidget *window);

    /// Goes on with what was changed of it before, where the person had only gone elsewhere.
    void edit(const chat::Panel &panel);
    /// The same, where that panel is likely to be used as it is: a key is enough.
    void suggest(const chat::Panel &panel);
    /// Asks which file to open; nothing waits for the dialog.
    void chooseFile();
    /// Shows a panel of anybody's, to be saved or not. What is wrong with the file is said in the banner.
    void open(const QString &path);
    /// Escape. False where the builder is not shown.
    bool leave();

Q_SIGNALS:
    /// The builder is done with.
    void left();

private:
    [[nodiscard]] panelui::PanelPage &page();
    void show();
    void begin(const chat::Panel &panel);
    void save(const chat::Panel &panel);
    void remove(const QString &id);

    Collaborators m_with;
    QWidget *const m_window;
    panelui::PanelPage *m_page = nullptr;
};

} // namespace windowui
