// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "ui/panel/modelfield.h"

#include <QScrollArea>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace styleui {
class ElidedLabel;
}

namespace panelui {

class MemberForm;

/// A panel in a plain form: members, judge, writer, and when judging starts. Saves nothing itself.
class PanelPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit PanelPage(QWidget *parent = nullptr);

    /// Shows this panel to be changed.
    void edit(const chat::Panel &panel, const Offer &offer);
    /// What the form says now. Its note is gone once anything but the name differs from what was given.
    [[nodiscard]] chat::Panel panel() const;
    /// What went wrong with saving, under the form.
    void showProblem(const QString &problem);

Q_SIGNALS:
    /// For the next questions, without keeping it.
    void used(const chat::Panel &panel);
    void saveRequested(const chat::Panel &panel);
    void cancelled();

private:
    [[nodiscard]] QWidget *createMembers(QWidget *page);
    [[nodiscard]] QWidget *createStages(QWidget *page);
    [[nodiscard]] QWidget *createEnd(QWidget *page);
    void addMember(const chat::Member &member, qsizetype at);
    void removeMember(MemberForm *form);
    void renumber();
    void refresh();
    [[nodiscard]] QString problem() const;
    void useOrSave(void (PanelPage::*signal)(const chat::Panel &));

    Offer m_offer;
    chat::Panel m_given;
    QList<MemberForm *> m_members;
    QVBoxLayout *m_memberColumn = nullptr;
    QPushButton *m_add = nullptr;
    QCheckBox *m_withJudge = nullptr;
    ModelField *m_judge = nullptr;
    ModelField *m_writer = nullptr;
    QSpinBox *m_quorum = nullptr;
    QSpinBox *m_grace = nullptr;
    QLineEdit *m_name = nullptr;
    styleui::ElidedLabel *m_note = nullptr;
    styleui::ElidedLabel *m_problem = nullptr;
};

} // namespace panelui
