// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;

namespace settings {
struct Preferences;
class PreferenceStore;
} // namespace settings

namespace settingsui {

/// Light or dark, and how large the text is. What is changed here holds at once.
class AppearanceForm : public QWidget
{
    Q_OBJECT

public:
    /// `preferences` outlive the form.
    explicit AppearanceForm(settings::PreferenceStore &preferences, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Empty where it could be kept; else why not.
    void kept(const QString &problem);

private:
    void fill(const settings::Preferences &preferences);
    void keep(const settings::Preferences &next);

    settings::PreferenceStore &m_preferences;
    QComboBox *const m_appearance;
    QDoubleSpinBox *const m_textSize; ///< points
    const double m_usualSize;
};

} // namespace settingsui
