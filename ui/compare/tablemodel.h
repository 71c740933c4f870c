// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/table.h"

#include <QAbstractTableModel>

namespace compareui {

/// A table for a view. Another table of the same shape changes its cells; only another shape begins anew.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ShadeRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const Table &table);
    [[nodiscard]] const Table &table() const { return m_table; }
    [[nodiscard]] const Cell &cell(const QModelIndex &index) const { return m_table.rows[index.row()][index.column()]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Table m_table;
};

} // namespace compareui
