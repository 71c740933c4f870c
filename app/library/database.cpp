// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibrary>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlRecord>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr int busyTimeoutMs = 5'000;

// SQLite's result codes, from its documentation: its header is no dependency of ours.
constexpr int resultError = 1;
constexpr int resultBusy = 5;
constexpr int resultLocked = 6;
constexpr int resultReadOnly = 8;
constexpr int resultInterrupt = 9;
constexpr int resultIoError = 10;
constexpr int resultCorrupt = 11;
constexpr int resultFull = 13;
constexpr int resultCannotOpen = 14;
constexpr int resultProtocol = 15;
constexpr int resultNotADatabase = 26;
constexpr int resultCorruptVirtualTable = resultCorrupt | 1 << 8;
constexpr int resultCannotOpenShm = resultReadOnly | 5 << 8;
constexpr int resultMoved = resultReadOnly | 4 << 8; ///< SQLite finds it itself, but not with a -wal

/// sqlite3_interrupt() of the very SQLite that Qt's driver uses: looked up in the driver and in what it was linked
/// to. Null where the driver brought its own and hides it; then searches end between two rows only.
using InterruptFunction = void (*)(void *);
InterruptFunction interruptFunction()
{
    static const auto function = [] {
        for (const QString &folder : QCoreApplication::libraryPaths()) {
            QLibrary driver(folder + u"/sqldrivers/libqsqlite"_s);
            if (const QFunctionPointer found = driver.resolve("sqlite3_interrupt"))
                return reinterpret_cast<InterruptFunction>(found);
        }
        return InterruptFunction(nullptr);
    }();
    return function;
}

/// Nothing where there is no such file, or where the system has no such numbers.
std::optional<FileIdentity> identityOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return FileIdentity{status.st_dev, status.st_ino};
#endif
    return std::nullopt;
}

QString address(const QString &path, Database::Mode mode)
{
    if (mode != Database::Mode::Immutable)
        return path;
    return QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded()) + u"?immutable=1"_s;
}

QString connectOptions(Database::Mode mode)
{
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs);
    if (mode == Database::Mode::ReadOnly || mode == Database::Mode::Immutable)
        options += u";QSQLITE_OPEN_READONLY"_s;
    if (mode == Database::Mode::Immutable)
        options += u";QSQLITE_OPEN_URI"_s;
    return options;
}

/// An index that cannot even be opened is told by words alone: those of FTS5 about its own description.
bool saysThatIndexIsDamaged(const QString &text)
{
    constexpr std::array words{"vtable constructor failed"_L1, "fts5"_L1,       "tokenizer"_L1,
                               "unrecognized option"_L1,       " directive"_L1, "contentless"_L1};
    return std::ranges::any_of(words, [&](QLatin1StringView word) { return text.contains(word); });
}

/// Of ordinary tables no COMMIT fails for the sake of the statement.
bool isIndexWrite(const QString &sql)
{
    return sql == "COMMIT"_L1 ||
           (sql.startsWith("INSERT "_L1) && (sql.contains(" text_index("_L1) || sql.contains(" title_index("_L1)));
}

} // namespace

DatabaseError::Cause DatabaseError::cause() const
{
    if (code == resultCorruptVirtualTable || saysThatIndexIsDamaged(text))
        return Cause::IndexDamage;
    // A table or column of ours that is not there: the page that describes them is broken.
    if (code == resultError && (text.startsWith("no such "_L1) || text.contains(" has no column "_L1)))
        return Cause::Damage;
    if (code == resultError && isIndexWrite)
        return Cause::IndexDamage; // what FTS5 has no words for
    switch (code & 0xff) {
    case resultCorrupt:
    case resultNotADatabase:
        return Cause::Damage;
    case resultFull:
    case resultIoError:
    case resultCannotOpen:
        return Cause::Full;
    case resultReadOnly:
        if (code == resultMoved)
            return Cause::Moved;
        return code == resultCannotOpenShm ? Cause::Busy : Cause::ReadOnly;
    case resultBusy:
    case resultLocked:
    case resultProtocol:
        return Cause::Busy;
    case resultInterrupt:
        return Cause::Interrupted;
    default:
        return Cause::Other;
    }
}

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

bool Rows::next()
{
    if (!m_query || m_database.m_error)
        return false;
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_database.fail(m_query->lastError());
    return false;
}

QVariantList Rows::values() const
{
    QVariantList values;
    for (int column = 0; column < m_query->record().count(); ++column)
        values.append(m_query->value(column));
    return values;
}

Database::Database(const QString &path, Mode mode)
    : m_name(u"library-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_path(path)
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    m_database.setConnectOptions(connectOptions(mode));
    m_database.setDatabaseName(address(path, mode));
    if (!m_database.open()) {
        fail(m_database.lastError());
        return;
    }
    const QVariant handle = m_database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") == 0)
        m_handle = *static_cast<void *const *>(handle.constData());
    m_identity = identityOf(path);
    configure(mode);
    m_isConfigured = !m_error;
}

Database::~Database()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

void Database::configure(Mode mode)
{
    execute(u"PRAGMA trusted_schema = OFF"_s);
    execute(u"PRAGMA cell_size_check = ON"_s);
    execute(u"PRAGMA foreign_keys = ON"_s);
    execute(u"PRAGMA cache_size = -16000"_s);
    if (mode != Mode::ReadWrite) {
        execute(u"PRAGMA query_only = ON"_s);
        (void)number(u"PRAGMA user_version"_s); // whether it can be read at all
        return;
    }
    execute(u"PRAGMA journal_mode = WAL"_s);
    execute(u"PRAGMA journal_size_limit = 16000000"_s);
}

bool Database::execute(const QString &sql, const QVariantList &values)
{
    QSqlQuery *const query = run(sql, values);
    if (!query)
        return false;
    m_changed = query->numRowsAffected();
    m_lastKey = query->lastInsertId().toLongLong();
    query->finish();
    return true;
}

Rows Database::query(const QString &sql, const QVariantList &values)
{
    return {*this, run(sql, values)};
}

qint64 Database::number(const QString &sql, const QVariantList &values)
{
    Rows rows = query(sql, values);
    return rows.next() ? rows.integer(0) : 0;
}

QSqlQuery *Database::run(const QString &sql, const QVariantList &values)
{
    if (m_error)
        return nullptr;
    const auto [found, isNew] = m_statements.try_emplace(sql, m_database);
    QSqlQuery &query = found->second;
    if (isNew) {
        query.setForwardOnly(true);
        if (!query.prepare(sql)) {
            fail(query.lastError());
            m_statements.erase(found);
            return nullptr;
        }
    }
    for (qsizetype i = 0; i < values.size(); ++i) {
        const auto *const text = get_if<QString>(&values[i]);
        query.bindValue(int(i), text && text->isNull() ? QVariant(u""_s) : values[i]); // null would be bound as NULL
    }
    if (query.exec())
        return &query;
    fail(query.lastError(), sql);
    query.finish();
    return nullptr;
}

void Database::fail(const QSqlError &error, const QString &sql)
{
    if (!m_error)
        m_error = DatabaseError{error.nativeErrorCode().toInt(), error.databaseText(), isIndexWrite(sql)};
}

std::expected<void, DatabaseError> Database::transact(const std::function<void()> &steps, Durability durability)
{
    if (m_identity && identityOf(m_path) != m_identity)
        return std::unexpected(DatabaseError{resultMoved, u"the file was moved"_s});
    execute(durability == Durability::PowerCut ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
    execute(u"BEGIN IMMEDIATE"_s);
    if (!m_error)
        steps();
    execute(u"COMMIT"_s);
    if (const auto failed = takeError()) {
        // Fails, and is of no consequence, where SQLite has rolled back already.
        execute(u"ROLLBACK"_s);
        m_error.reset();
        return std::unexpected(*failed);
    }
    return {};
}

void Database::interrupt() const
{
    if (const auto function = interruptFunction(); function && m_handle)
        function(m_handle);
}

} // namespace library
