// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panelchanges.h"
#include "settings/panelstore.h"
#include "ui/panel/offer.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QScrollArea;

namespace styleui {
class ElidedLabel;
}

namespace panelui {

class MemberList;
class PanelActions;
class PanelBar;
class PolicyForm;
class PrivacyForm;
class StageForm;

/// The builder: a panel with all that can be set, and how it differs from the one that is kept. Saves nothing itself;
/// what it does not show stays as it was given.
class PanelPage : public QWidget
{
    Q_OBJECT

public:
    /// `actions` outlive this.
    explicit PanelPage(const PanelActions &actions, QWidget *parent = nullptr);

    /// Shows this panel to be changed. `kept` is what is saved or shipped under its id, where there is such a panel.
    void edit(const chat::Panel &panel, const Offer &offer,
              const std::optional<settings::StoredPanel> &kept = std::nullopt);
    /// As the person sees it. Its note is gone once anything but the name differs from what was given.
    [[nodiscard]] chat::Panel panel() const;
    /// It was saved like this, and is another from now on.
    void showSaved(const chat::Panel &panel, const QStringList &savedNames);
    /// What went wrong, until something is changed.
    void showProblem(const QString &problem);
    /// Whether something was changed since it was opened, and neither saved nor used.
    [[nodiscard]] bool isTouched() const;
    /// Whether it was opened with this panel.
    [[nodiscard]] bool isFor(const chat::Panel &panel) const { return m_given == panel; }
    /// Does it at once where no change is lost by it; else once the person has said so.
    void leaveFor(const std::function<void()> &next);
    /// Escape: a question is answered with no; else the page is left.
    void leave();
    /// To the button that uses the panel, where it can be used as it stands.
    void focusUse();

Q_SIGNALS:
    /// For the next questions, without keeping it.
    void used(const chat::Panel &panel);
    /// Under its name.
    void saveRequested(const chat::Panel &panel);
    void removeRequested(const QString &id);
    void importRequested();
    void exportRequested(const chat::Panel &panel);
    void cancelled();

private:
    void createHead();
    [[nodiscard]] QWidget *createForm();
    void connectForm();
    void refresh();
    void showKept(const chat::PanelChanges &changes);
    [[nodiscard]] QString problem() const;
    void use();
    void save();
    void askName();
    void saveAs(const QString &name);
    void whenSound(const std::function<void()> &next);
    void reveal(QWidget *widget);

    const PanelActions &m_actions;
    Offer m_offer;
    chat::Panel m_given;
    std::optional<settings::StoredPanel> m_kept;
    QWidget *const m_head;
    styleui::ElidedLabel *m_title = nullptr;
    styleui::ElidedLabel *m_note = nullptr;
    QPushButton *m_delete = nullptr;
    QScrollArea *const m_scroll;
    PanelBar *const m_bar;
    MemberList *m_members = nullptr;
    StageForm *m_judge = nullptr;
    StageForm *m_writer = nullptr;
    PolicyForm *m_policy = nullptr;
    PrivacyForm *m_privacy = nullptr;
};

} // namespace panelui
