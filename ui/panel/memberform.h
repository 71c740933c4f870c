// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;

namespace panelui {

class ModelField;
class ModelSettingsForm;
struct Offer;

/// All that can be said of one member.
class MemberForm : public QWidget
{
    Q_OBJECT

public:
    /// `offer` outlives the form.
    MemberForm(const chat::Member &member, const Offer &offer, QWidget *parent = nullptr);

    [[nodiscard]] const chat::Member &member() const { return m_member; }
    void setNumber(int number);
    void setModel(const chat::Model &model);
    void focusModel();
    /// What models can do is known better now.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void createLayout();
    void connectFields();
    void takeFallback();

    chat::Member m_member;
    const Offer &m_offer;
    ModelField *const m_model;
    QLineEdit *const m_label;
    QDoubleSpinBox *const m_weight;
    ModelSettingsForm *const m_settings;
    QCheckBox *const m_hasFallback;
    ModelField *const m_fallback;
};

} // namespace panelui
