// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/sessionstatus.h"

#include <QAbstractListModel>
#include <QHash>

#include <chrono>

namespace chat {
class Clock;
}

namespace libraryui {

enum class Grouping {
    ByDay, ///< headings Today, Yesterday, …
    None,  ///< a search: best first, no headings
};

/// The sessions as the sidebar lists them. A new list changes the rows that differ and no others, so that selection,
/// scrolling and a title that is being edited survive it.
class SessionListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IsHeadingRole = Qt::UserRole, ///< bool; such a row holds nothing but its text
        StatusRole,                   ///< the second line
        PassageRole,                  ///< of a search hit, the hit between U+E000 and U+E001
        IsUnreadRole,
        IsFailedRole,
        IsRunningRole,
    };

    /// `clock` outlives the model.
    explicit SessionListModel(const chat::Clock &clock, QObject *parent = nullptr);

    void setSessions(const QList<library::SessionSummary> &sessions, Grouping grouping);
    /// The sessions that run here; each counts its seconds from when it is first named.
    void setRunning(const QList<chat::SessionId> &running);

    [[nodiscard]] const library::SessionSummary *session(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const chat::SessionId &id) const;
    [[nodiscard]] bool isAnythingRunning() const { return !m_runningSince.isEmpty(); }
    [[nodiscard]] QModelIndexList runningIndexes() const;
    /// The next session below (`by` 1) or above (`by` −1) that one, past headings; invalid at the ends.
    [[nodiscard]] QModelIndex neighbour(const QModelIndex &index, int by) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The person gave a session another title.
    void titleEdited(const chat::SessionId &id, const QString &title);

private:
    struct Row
    {
        std::optional<Age> heading;
        library::SessionSummary session;

        [[nodiscard]] QString key() const { return heading ? toText(*heading) : session.id.value; }
        bool operator==(const Row &) const = default;
    };

    [[nodiscard]] QList<Row> rowsFor(const QList<library::SessionSummary> &sessions, Grouping grouping) const;
    void removeAllBut(const QList<Row> &wanted);
    [[nodiscard]] qsizetype find(const QString &key, qsizetype from) const;
    [[nodiscard]] QString statusText(const library::SessionSummary &session) const;
    [[nodiscard]] QString spokenText(const library::SessionSummary &session) const;
    void announceChange(const chat::SessionId &id);

    const chat::Clock &m_clock;
    QList<Row> m_rows;
    QHash<chat::SessionId, std::chrono::milliseconds> m_runningSince;
};

} // namespace libraryui
