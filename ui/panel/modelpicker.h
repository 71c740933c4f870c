// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "ui/style/surfaces.h"

#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace catalogue {
class Catalogue;
}
namespace chat {
class Clock;
}
namespace settings {
class PreferenceStore;
}

namespace panelui {

class ModelFilterRow;
class ModelListBar;
class ModelListModel;
class PanelActions;

/// All models of all connections, popped up beside what shows the present one. Typing searches, the arrows move, Enter
/// picks, a key of its own marks a favourite, Escape closes. What no list has can be used as it is typed.
class ModelPicker : public styleui::Card
{
    Q_OBJECT

public:
    /// All outlive this.
    ModelPicker(catalogue::Catalogue &catalogue, settings::PreferenceStore &preferences, const PanelActions &actions,
                const chat::Clock &clock, QWidget *parent = nullptr);

    /// Opens below `anchor`, or above it where there is more room, the present model marked. Fetches lists that are
    /// old.
    void popUp(QWidget *anchor, const chat::Model &present = {});
    /// What it was opened for.
    [[nodiscard]] QWidget *anchor() const { return m_anchor; }

Q_SIGNALS:
    /// With the name that its list gives it, if any. The picker is closed by then.
    void picked(const chat::Model &model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createLayout();
    void place();
    /// Where it may stand on the screen: inside the window, where that has at least that room.
    [[nodiscard]] QRect roomFor(QSize least) const;
    void takeEndpoints();
    /// Anew, the first one marked, or `current` where it is among them.
    void search(const chat::Model &current = {});
    [[nodiscard]] QList<chat::Model> typed() const;
    void showHint();
    void moveByKey(int key);
    void pick(const QModelIndex &index);
    void toggleFavourite(const QModelIndex &index);
    void announce(const QModelIndex &index);

    catalogue::Catalogue &m_catalogue;
    settings::PreferenceStore &m_preferences;
    const chat::Clock &m_clock;
    ModelListModel *const m_model;
    QLineEdit *const m_field;
    ModelFilterRow *const m_filter;
    QListView *const m_list;
    QLabel *const m_hint;
    ModelListBar *const m_bar;
    QPointer<QWidget> m_anchor;
    chat::Model m_present; ///< marked as soon as its list is there
};

} // namespace panelui
