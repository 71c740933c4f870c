// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "ui/style/surfaces.h"

class QAbstractButton;
class QCheckBox;

namespace styleui {
class ElidedLabel;
}

namespace panelui {

class ModelField;
class ModelSettingsForm;
struct Offer;

/// Who judges, or who writes: the model in a row, and below it, once opened, what else is asked of it.
class StageForm : public styleui::Card
{
    Q_OBJECT

public:
    enum class Stage { Judge, Writer };

    /// `offer` outlives the form.
    StageForm(Stage stage, const chat::StageModel &model, const Offer &offer, QWidget *parent = nullptr);

    [[nodiscard]] const chat::StageModel &stage() const { return m_model; }
    /// Whether there is a judge; a writer there is always.
    [[nodiscard]] bool isOn() const;
    void setOn(bool isOn);
    /// In amber under the model; nothing where empty.
    void setWarning(const QString &warning);
    /// What models can do is known better now.
    void refresh();

Q_SIGNALS:
    void changed();
    /// It was opened, and is larger now.
    void opened();

private:
    void createLayout();
    void connectFields();
    void setOpen(bool isOpen);
    void showSummary();
    [[nodiscard]] QString whose() const;

    const Stage m_stage;
    chat::StageModel m_model;
    const Offer &m_offer;
    QCheckBox *const m_isOn;
    ModelField *const m_field;
    QAbstractButton *const m_open;
    styleui::ElidedLabel *const m_summary;
    styleui::ElidedLabel *const m_warning;
    ModelSettingsForm *const m_settings;
};

} // namespace panelui
