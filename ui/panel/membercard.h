// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"
#include "ui/style/surfaces.h"

class QAbstractButton;
class QLabel;
class QPushButton;

namespace styleui {
class ElidedLabel;
class MemberMark;
} // namespace styleui

namespace panelui {

class MemberForm;
class MoveHandle;
struct Offer;

/// One member of the panel: a row with what matters, and below it, once opened, all that can be set.
class MemberCard : public styleui::Card
{
    Q_OBJECT

public:
    /// `offer` outlives the card.
    MemberCard(const chat::Member &member, const Offer &offer, QWidget *parent = nullptr);

    [[nodiscard]] const chat::Member &member() const { return m_member; }
    void setNumber(int number);
    void setCanRemove(bool can);
    void setCanDuplicate(bool can);
    /// "changed", "new": how it differs from what was saved; empty where it does not.
    void setDifference(const QString &word);
    [[nodiscard]] bool isOpen() const;
    void setOpen(bool isOpen);
    /// To the picker of models; to the fields where there is none.
    void chooseModel();
    void focusHead();
    /// What models can do is known better now.
    void refresh();

Q_SIGNALS:
    void changed();
    /// It was opened, and is larger now.
    void opened();
    void duplicateRequested();
    void removeRequested();
    /// −1: up, 1: down.
    void moveRequested(int by);
    /// The mouse drags it to there, on the screen.
    void draggedTo(const QPoint &place);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void createHead();
    void connectHead();
    void createForm();
    void showMember();
    [[nodiscard]] QString modelName() const;
    void nameButtons();

    chat::Member m_member;
    const Offer &m_offer;
    MoveHandle *const m_handle;
    styleui::MemberMark *const m_mark;
    QPushButton *const m_model;
    QLabel *const m_label;
    styleui::ElidedLabel *const m_summary;
    styleui::ElidedLabel *const m_difference;
    QAbstractButton *const m_duplicate;
    QAbstractButton *const m_remove;
    QAbstractButton *const m_open;
    MemberForm *m_form = nullptr; ///< made when it is opened
};

} // namespace panelui
