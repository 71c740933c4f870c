// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <expected>
#include <functional>
#include <optional>
#include <unordered_map>

namespace library {

/// What SQLite said when a statement failed.
struct DatabaseError
{
    enum class Cause {
        Damage,      ///< the file is no database, or a broken one
        IndexDamage, ///< only a search index is: it can be built anew
        Full,        ///< no room, or a disk that fails
        ReadOnly,
        Moved,       ///< the file is not where it was opened: deleted, moved, or replaced by another
        Busy,        ///< another process writes for longer than we wait
        Interrupted, ///< by Database::interrupt()
        Other,       ///< the statement itself: trying again would not help
    };

    int code = 0; ///< SQLite's extended result code; 0 where it said none
    QString text;
    bool isIndexWrite = false; ///< met where a search index is written

    [[nodiscard]] Cause cause() const;
};

/// Device and inode of a file.
using FileIdentity = std::pair<quint64, quint64>;

/// The rows of a query, stepped through one by one. The statement is reset when this goes.
class Rows
{
public:
    Rows(class Database &database, QSqlQuery *query) : m_database(database), m_query(query) {}
    ~Rows();
    Q_DISABLE_COPY_MOVE(Rows)

    [[nodiscard]] bool next();
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    [[nodiscard]] QVariantList values() const;

private:
    Database &m_database;
    QSqlQuery *const m_query; ///< null where the query failed
};

/// One connection to a library's file, used by the thread that made it. The first error sticks: statements after it do
/// nothing, so that a transaction reads as a plain list of steps and is asked once, at its end, how it went.
class Database
{
public:
    enum class Mode {
        ReadWrite,
        Query,     ///< beside a writer, never writes
        ReadOnly,  ///< touches nothing but, where there is a -wal, its -shm
        Immutable, ///< touches nothing at all; the file must have no -wal
    };
    enum class Durability {
        Application, ///< kept when the program dies
        PowerCut,    ///< and when the machine does
    };

    Database(const QString &path, Mode mode);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] bool isOpen() const { return m_isConfigured; }
    [[nodiscard]] const std::optional<DatabaseError> &error() const { return m_error; }
    /// The error, which is then forgotten.
    [[nodiscard]] std::optional<DatabaseError> takeError() { return std::exchange(m_error, std::nullopt); }

    /// Bytes are stored as a blob; wrap them in CAST(? AS TEXT) for text that is UTF-8 already.
    bool execute(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Rows query(const QString &sql, const QVariantList &values = {});
    /// The first value of the first row, as a number; 0 where there is none.
    [[nodiscard]] qint64 number(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] qint64 lastKey() const { return m_lastKey; }
    /// Rows that the last execute() changed.
    [[nodiscard]] int changed() const { return m_changed; }

    /// Runs `steps` in BEGIN IMMEDIATE … COMMIT; on any error nothing of it stays. Does not begin where another file,
    /// or none, has come to be at its path: what is written to a file without a name is lost.
    std::expected<void, DatabaseError> transact(const std::function<void()> &steps,
                                                Durability durability = Durability::Application);
    /// Makes the statement that runs now fail with Interrupted. From any thread, while this lives.
    void interrupt() const;

private:
    friend class Rows;
    QSqlQuery *run(const QString &sql, const QVariantList &values);
    void configure(Mode mode);
    void fail(const class QSqlError &error, const QString &sql = {});

    const QString m_name;
    const QString m_path;
    std::optional<FileIdentity> m_identity; ///< of the file that was opened
    QSqlDatabase m_database;
    void *m_handle = nullptr;
    bool m_isConfigured = false;
    std::unordered_map<QString, QSqlQuery> m_statements;
    std::optional<DatabaseError> m_error;
    qint64 m_lastKey = 0;
    int m_changed = 0;
};

} // namespace library
