// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"
#include "ui/compare/dailyuseoffer.h"
#include "ui/style/surfaces.h"

class QComboBox;
class QDateEdit;
class QPushButton;
class QSpinBox;

namespace styleui {
class ElidedLabel;
}

namespace compareui {

/// The A/B of ordinary questions: set up, told of while it is on, switched off, and told of once more when it has
/// ended.
class AbForm : public styleui::Card
{
    Q_OBJECT

public:
    explicit AbForm(const DailyUseOffer &offer, QWidget *parent = nullptr);

    /// The panels and the time as they are now.
    void refresh();
    /// What the form would set up.
    [[nodiscard]] settings::AbTest planned() const;

private:
    void createForm();
    void createState();
    void fill(QComboBox *box, const QString &wanted);
    [[nodiscard]] const chat::Panel *panelIn(const QComboBox *box) const;
    [[nodiscard]] QString nameOf(const QString &panel) const;
    void showPlanned();
    void showState(const settings::AbTest &test);
    void keep(const std::optional<settings::AbTest> &test);

    const DailyUseOffer m_offer;
    QList<chat::Panel> m_panels;
    QWidget *const m_form;
    QComboBox *const m_first;
    QComboBox *const m_second;
    QSpinBox *const m_share;
    QDateEdit *const m_until;
    styleui::ElidedLabel *const m_words;
    styleui::ElidedLabel *const m_problem;
    QPushButton *const m_start;
    QWidget *const m_state;
    styleui::ElidedLabel *const m_stateWords;
    QPushButton *const m_off;
};

} // namespace compareui
