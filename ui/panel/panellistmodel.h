// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/panelstore.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace panelui {

/// The panels to pick from. One that cannot be used is there too, with what is wrong.
class PanelListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        SecondLineRole = Qt::UserRole, ///< the note, else who is in it, else what is wrong
        MembersRole,                   ///< how many
        IsBrokenRole,
    };

    using QAbstractListModel::QAbstractListModel;

    void setPanels(const QList<settings::StoredPanel> &panels);
    [[nodiscard]] const settings::StoredPanel *panel(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const chat::Panel &panel) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] static QString secondLine(const settings::StoredPanel &stored);

    QList<settings::StoredPanel> m_panels;
};

/// Paints a panel's row: name and note, its members' marks at the right.
class PanelDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace panelui
