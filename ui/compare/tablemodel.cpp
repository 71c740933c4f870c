// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/tablemodel.h"

#include <QTextDocument>

namespace compareui {

void TableModel::setTable(const Table &table)
{
    if (table == m_table)
        return;
    if (table.columns != m_table.columns || table.rows.size() != m_table.rows.size()) {
        beginResetModel();
        m_table = table;
        endResetModel();
        return;
    }
    m_table = table;
    if (!m_table.rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Cell &at = cell(index);
    switch (role) {
    case Qt::DisplayRole:
        return at.text;
    case Qt::ToolTipRole: {
        const QString words = at.spot.words.isEmpty() ? at.text : at.spot.words;
        return Qt::mightBeRichText(words) ? Qt::convertFromPlainText(words, Qt::WhiteSpaceNormal) : words;
    }
    case Qt::AccessibleDescriptionRole:
        return at.spot.words;
    case Qt::TextAlignmentRole:
        if (!at.isNumber)
            return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
        return QVariant::fromValue((m_table.shading == Table::Shading::Fill ? Qt::AlignHCenter : Qt::AlignRight) |
                                   Qt::AlignVCenter);
    case ShadeRole:
        return at.shade ? QVariant(*at.shade) : QVariant();
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_table.columns[section];
    if (role == Qt::TextAlignmentRole && rowCount() > 0)
        return data(index(0, section), role);
    return {};
}

} // namespace compareui
