// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QDoubleSpinBox;
class QPushButton;

namespace settings {
struct Preferences;
class PreferenceStore;
} // namespace settings

namespace settingsui {

/// What leaves this computer and where it goes, in plain words; and what questions may cost.
class PrivacySection : public Section
{
    Q_OBJECT

public:
    /// `preferences` outlive this.
    explicit PrivacySection(settings::PreferenceStore &preferences, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The model to compare costs with is to be picked, beside `anchor`.
    void comparisonRequested(QWidget *anchor);

private:
    void createCosts();
    void fill(const settings::Preferences &preferences);
    void keep(const settings::Preferences &next);

    settings::PreferenceStore &m_preferences;
    QDoubleSpinBox *const m_limit; ///< dollars a month; 0: none
    QPushButton *const m_model;
    QPushButton *const m_usualModel;
};

} // namespace settingsui
