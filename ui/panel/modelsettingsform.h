// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/capabilities.h"
#include "chat/panel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QPlainTextEdit;
class QSpinBox;

namespace styleui {
class ElidedLabel;
}

namespace panelui {

class HostsForm;

/// What is asked of a model besides the question. What it does not take is grey, and why stands below; what is set all
/// the same can be taken back.
class ModelSettingsForm : public QWidget
{
    Q_OBJECT

public:
    /// A judge's temperature is always 0; judge and writer have instructions of ours before the person's own.
    enum class Of { Member, Judge, Writer };

    ModelSettingsForm(const chat::ModelSettings &settings, Of of, QWidget *parent = nullptr);

    [[nodiscard]] const chat::ModelSettings &settings() const { return m_settings; }
    void setCapabilities(const catalogue::Capabilities &can);
    /// "member 2", "the judge": for screen readers.
    void setOwner(const QString &whose);

Q_SIGNALS:
    void changed();

private:
    void createFields();
    void createLayout(Of of);
    void connectFields();
    void refresh();

    chat::ModelSettings m_settings;
    catalogue::Capabilities m_can;
    QPlainTextEdit *const m_prompt;
    QDoubleSpinBox *const m_temperature;
    QComboBox *const m_effort;
    QSpinBox *const m_limit;
    QCheckBox *const m_search;
    QCheckBox *const m_fetch;
    HostsForm *const m_hosts;
    styleui::ElidedLabel *const m_reasons;
};

} // namespace panelui
