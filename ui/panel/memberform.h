// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "ui/style/surfaces.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace styleui {
class MemberMark;
}

namespace panelui {

class ModelField;
struct Offer;

/// One member of the panel: its model and what is asked of it besides the question.
class MemberForm : public styleui::Card
{
    Q_OBJECT

public:
    MemberForm(const chat::Member &member, const Offer &offer, QWidget *parent = nullptr);

    [[nodiscard]] chat::Member member() const;
    void setNumber(int number);
    void setCanRemove(bool can);
    void setCanDuplicate(bool can);
    void focusModel();

Q_SIGNALS:
    void changed();
    void duplicateRequested();
    void removeRequested();

private:
    void createLayout();
    void createChangeSignals();

    chat::Member m_given; ///< carries what the form does not show
    styleui::MemberMark *const m_mark;
    ModelField *const m_model;
    QPushButton *const m_duplicate;
    QPushButton *const m_remove;
    QLineEdit *const m_label;
    QDoubleSpinBox *const m_temperature;
    QComboBox *const m_effort;
    QDoubleSpinBox *const m_weight;
    QCheckBox *const m_search;
    QCheckBox *const m_fetch;
    QPlainTextEdit *const m_systemPrompt;
};

} // namespace panelui
