// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/panelstore.h"
#include "ui/style/surfaces.h"

class QListView;
class QModelIndex;
class QVBoxLayout;

namespace panelui {

class PanelListModel;

/// The list of panels, popped up over the button that shows the present one. Arrows and Enter pick, Escape closes.
class PanelPicker : public styleui::Card
{
    Q_OBJECT

public:
    /// Whether panels can also be changed, made and brought from here.
    enum class Use { Whole, PickOnly };

    explicit PanelPicker(QWidget *parent = nullptr) : PanelPicker(Use::Whole, parent) {}
    explicit PanelPicker(Use use, QWidget *parent = nullptr);

    void setPanels(const QList<settings::StoredPanel> &panels);
    /// Opens above `anchor`, or below where there is no room, the present panel marked.
    void popUp(const QWidget *anchor, const chat::Panel &present);

Q_SIGNALS:
    void picked(const settings::StoredPanel &panel);
    /// Change the present panel in the form.
    void editRequested();
    /// An empty form.
    void newRequested();
    /// A panel out of a file.
    void importRequested();

private:
    void addButtons(QVBoxLayout *column);
    void pick(const QModelIndex &index);

    PanelListModel *const m_model;
    QListView *const m_list;
};

} // namespace panelui
