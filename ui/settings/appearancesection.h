// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QComboBox;
class QDoubleSpinBox;

namespace settings {
struct Preferences;
class PreferenceStore;
} // namespace settings

namespace settingsui {

/// Light or dark, how large the text is, how a turn lies on the screen. What is changed here holds at once.
class AppearanceSection : public Section
{
    Q_OBJECT

public:
    /// `preferences` outlive this.
    explicit AppearanceSection(settings::PreferenceStore &preferences, QWidget *parent = nullptr);

private:
    void fill(const settings::Preferences &preferences);
    void keep(const settings::Preferences &next);

    settings::PreferenceStore &m_preferences;
    QComboBox *const m_appearance;
    QDoubleSpinBox *const m_textSize; ///< points
    QComboBox *const m_arrangement;
    const double m_usualSize;
};

} // namespace settingsui
