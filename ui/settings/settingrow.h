// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace styleui {
class ElidedLabel;
}

namespace settingsui {

/// A setting in one row: what it is, what it means, and at the right what changes it.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    /// `control` may be null, and becomes a child; without a name of its own it is called like the setting.
    SettingRow(const QString &name, const QString &meaning, QWidget *control, QWidget *parent = nullptr);

    void setMeaning(const QString &meaning);

private:
    styleui::ElidedLabel *const m_meaning;
};

} // namespace settingsui
