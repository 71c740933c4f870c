// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/sessionlistmodel.h"

#include "chat/clock.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace libraryui {

SessionListModel::SessionListModel(const chat::Clock &clock, QObject *parent)
    : QAbstractListModel(parent), m_clock(clock)
{
}

QList<SessionListModel::Row> SessionListModel::rowsFor(const QList<library::SessionSummary> &sessions,
                                                       Grouping grouping) const
{
    const QDate today = m_clock.wallTime().toLocalTime().date();
    QList<Row> rows;
    rows.reserve(sessions.size() + 4);
    std::optional<Age> group;
    for (const library::SessionSummary &session : sessions) {
        const Age age = ageOf(session.changedAt.toLocalTime().date(), today);
        // The library's order holds; a clock that was set back must not open a heading twice.
        if (grouping == Grouping::ByDay && (!group || age > *group)) {
            group = age;
            rows.append({.heading = age, .session = {}});
        }
        rows.append({.heading = std::nullopt, .session = session});
    }
    return rows;
}

void SessionListModel::setSessions(const QList<library::SessionSummary> &sessions, Grouping grouping)
{
    const QList<Row> wanted = rowsFor(sessions, grouping);
    removeAllBut(wanted);
    QSet<QString> known;
    for (const Row &row : std::as_const(m_rows))
        known.insert(row.key());
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QString key = wanted[i].key();
        const int row = int(i);
        if (!known.contains(key)) {
            qsizetype end = i + 1; // a whole stretch of new rows at once
            while (end < wanted.size() && !known.contains(wanted[end].key()))
                ++end;
            beginInsertRows({}, row, int(end) - 1);
            m_rows.insert(i, end - i, Row());
            std::copy(wanted.begin() + i, wanted.begin() + end, m_rows.begin() + i);
            endInsertRows();
            i = end - 1;
            continue;
        }
        if (m_rows[i].key() != key) {
            const qsizetype from = find(key, i + 1);
            beginMoveRows({}, int(from), int(from), {}, row);
            m_rows.move(from, i);
            endMoveRows();
        }
        if (m_rows[i] != wanted[i]) {
            m_rows[i] = wanted[i];
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

void SessionListModel::removeAllBut(const QList<Row> &wanted)
{
    QSet<QString> keys;
    keys.reserve(wanted.size());
    for (const Row &row : wanted)
        keys.insert(row.key());
    for (qsizetype last = m_rows.size() - 1; last >= 0; --last) {
        if (keys.contains(m_rows[last].key()))
            continue;
        qsizetype first = last;
        while (first > 0 && !keys.contains(m_rows[first - 1].key()))
            --first;
        beginRemoveRows({}, int(first), int(last));
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

qsizetype SessionListModel::find(const QString &key, qsizetype from) const
{
    while (from < m_rows.size() && m_rows[from].key() != key)
        ++from;
    return from;
}

void SessionListModel::setRunning(const QList<chat::SessionId> &running)
{
    QHash<chat::SessionId, std::chrono::milliseconds> since;
    for (const chat::SessionId &id : running)
        since.insert(id, m_runningSince.value(id, m_clock.now()));
    const auto before = std::exchange(m_runningSince, since);
    for (auto it = before.keyBegin(); it != before.keyEnd(); ++it) {
        if (!since.contains(*it))
            announceChange(*it);
    }
    for (const chat::SessionId &id : running) {
        if (!before.contains(id))
            announceChange(id);
    }
}

void SessionListModel::announceChange(const chat::SessionId &id)
{
    if (const QModelIndex changed = indexOf(id); changed.isValid())
        Q_EMIT dataChanged(changed, changed);
}

const library::SessionSummary *SessionListModel::session(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_rows.size() || m_rows[index.row()].heading)
        return nullptr;
    return &m_rows[index.row()].session;
}

QModelIndex SessionListModel::indexOf(const chat::SessionId &id) const
{
    const qsizetype row = id.isEmpty() ? m_rows.size() : find(id.value, 0);
    return row < m_rows.size() ? index(int(row)) : QModelIndex();
}

QModelIndexList SessionListModel::runningIndexes() const
{
    QModelIndexList indexes;
    for (auto it = m_runningSince.keyBegin(); it != m_runningSince.keyEnd(); ++it) {
        if (const QModelIndex one = indexOf(*it); one.isValid())
            indexes.append(one);
    }
    return indexes;
}

QModelIndex SessionListModel::neighbour(const QModelIndex &from, int by) const
{
    qsizetype row = from.isValid() ? from.row() + by : (by > 0 ? 0 : m_rows.size() - 1);
    while (row >= 0 && row < m_rows.size() && m_rows[row].heading)
        row += by;
    return row >= 0 && row < m_rows.size() ? index(int(row)) : QModelIndex();
}

int SessionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString SessionListModel::statusText(const library::SessionSummary &session) const
{
    const auto since = m_runningSince.constFind(session.id);
    return since == m_runningSince.cend() ? statusOf(session) : runningStatus(m_clock.now() - *since);
}

QString SessionListModel::spokenText(const library::SessionSummary &session) const
{
    QStringList parts{session.title, statusText(session)};
    if (session.isUnread)
        parts.append(tr("not read yet"));
    return parts.join(u", "_s);
}

QVariant SessionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    if (role == IsHeadingRole)
        return row.heading.has_value();
    if (row.heading)
        return role == Qt::DisplayRole ? QVariant(toText(*row.heading)) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.session.title;
    case Qt::AccessibleTextRole:
        return spokenText(row.session);
    case StatusRole:
        return statusText(row.session);
    case PassageRole:
        return row.session.passage;
    case IsUnreadRole:
        return row.session.isUnread;
    case IsFailedRole:
        return row.session.state == chat::TurnState::Failed;
    case IsRunningRole:
        return m_runningSince.contains(row.session.id);
    default:
        return {};
    }
}

bool SessionListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString title = value.toString().simplified();
    if (role != Qt::EditRole || !session(index) || title.isEmpty() || title == session(index)->title)
        return false;
    library::SessionSummary &edited = m_rows[index.row()].session;
    edited.title = title;
    Q_EMIT dataChanged(index, index);
    Q_EMIT titleEdited(edited.id, title);
    return true;
}

Qt::ItemFlags SessionListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (!session(index))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

} // namespace libraryui
