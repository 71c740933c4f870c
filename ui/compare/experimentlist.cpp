// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/experimentlist.h"

#include "ui/compare/words.h"
#include "ui/library/sessionlistmodel.h"
#include "ui/style/plaintext.h"

using libraryui::SessionListModel;

namespace compareui {

void ExperimentList::setEntries(const QList<library::ExperimentEntry> &entries)
{
    const auto id = [](const library::ExperimentEntry &entry) { return entry.id; };
    if (!std::ranges::equal(entries, m_entries, {}, id, id)) {
        beginResetModel();
        m_entries = entries;
        endResetModel();
        return;
    }
    for (qsizetype row = 0; row < entries.size(); ++row) {
        if (m_entries[row] == entries[row])
            continue;
        m_entries[row] = entries[row];
        Q_EMIT dataChanged(index(int(row)), index(int(row)));
    }
}

void ExperimentList::setRunning(const QHash<QString, QString> &words)
{
    const QHash<QString, QString> before = std::exchange(m_running, words);
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        const QString &id = m_entries[row].id;
        if (before.value(id) != words.value(id))
            Q_EMIT dataChanged(index(int(row)), index(int(row)));
    }
}

const library::ExperimentEntry *ExperimentList::entry(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_entries.size() ? &m_entries[index.row()] : nullptr;
}

QModelIndex ExperimentList::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_entries, id, &library::ExperimentEntry::id);
    return found == m_entries.end() ? QModelIndex() : index(int(found - m_entries.begin()));
}

int ExperimentList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant ExperimentList::data(const QModelIndex &index, int role) const
{
    const library::ExperimentEntry *const one = entry(index);
    if (!one)
        return {};
    const QString status = m_running.value(one->id, styleui::oneLine(compare::summaryText(one->summary)));
    switch (role) {
    case Qt::DisplayRole:
        return one->title;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(one->title, status);
    case SessionListModel::StatusRole:
        return status;
    case SessionListModel::IsHeadingRole:
    case SessionListModel::IsUnreadRole:
    case SessionListModel::IsFailedRole:
        return false;
    case SessionListModel::IsRunningRole:
        return m_running.contains(one->id);
    default:
        return {};
    }
}

} // namespace compareui
