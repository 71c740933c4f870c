// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/opening.h"

#include "library/filelock.h"
#include "library/mending.h"
#include "library/textindex.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace library {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("library::Library", text);
}

/// What can be known of a file without changing anything.
struct Probe
{
    Database::Mode mode = Database::Mode::Immutable;
    qint64 version = 0;
    bool isOurs = true; ///< or empty
    std::optional<DatabaseError> error;
};

Probe probe(const QString &file, Database::Mode mode)
{
    Probe probe{.mode = mode};
    Database database(file, mode);
    probe.version = database.number(u"PRAGMA user_version"_s);
    const bool isMarked = database.number(u"PRAGMA application_id"_s) == applicationId;
    probe.isOurs = isMarked || database.number(u"SELECT count(*) FROM sqlite_master"_s) == 0;
    if (isMarked)
        (void)database.number(u"SELECT key FROM sessions WHERE deleted_ms IS NULL ORDER BY newest_turn DESC"_s);
    probe.error = database.takeError();
    return probe;
}

/// A file that has a -wal is open elsewhere, or was left by a process that died: then the -wal belongs to it.
Probe probe(const QString &file)
{
    if (QFileInfo(file + u"-wal"_s).size() > 0) {
        const Probe found = probe(file, Database::Mode::ReadOnly);
        const auto cause = found.error ? found.error->cause() : DatabaseError::Cause::Other;
        if (cause != DatabaseError::Cause::Full && cause != DatabaseError::Cause::ReadOnly &&
            cause != DatabaseError::Cause::Busy)
            return found; // the others: no -shm can be made beside it
    }
    return probe(file, Database::Mode::Immutable);
}

/// One process at a time changes the file as a whole; the others wait for it.
std::unique_ptr<FileLock> waitForChangeLock(const Place &place)
{
    return FileLock::wait(place.changeLock(), std::chrono::seconds(30));
}

Notice readOnlyNotice(const Place &place, const Probe &found, int newest)
{
    const QString folder = QDir::toNativeSeparators(place.folder);
    if (found.version > newest) {
        return {tr("This library was written by a newer version of Counterpoint. It is open for reading only, and "
                   "nothing new is kept. Install the newer version to go on with it. It is in %1.")
                    .arg(folder),
                true};
    }
    return {tr("The library in %1 cannot be written. It is open for reading only, and nothing new is kept. Allow "
               "writing to that folder and the files in it, then start again.")
                .arg(folder),
            true};
}

QString cannotMake(const Place &place)
{
    return tr("The library cannot be made in %1. Check that the folder can be written and that the disk has room.")
        .arg(QDir::toNativeSeparators(place.folder));
}

/// A copy as it was before the migration.
std::expected<Notice, QString> backUp(Database &database, const Place &place, qint64 version, const QDateTime &now)
{
    const QString copy = place.dated(u"before-version-%1"_s.arg(version), now);
    if (makePrivateFile(copy) && database.execute(u"VACUUM INTO ?"_s, {copy}))
        return Notice{tr("The library was brought up to date. A copy of it as it was before is in %1.")
                          .arg(QDir::toNativeSeparators(copy))};
    (void)database.takeError();
    QFile::remove(copy);
    return std::unexpected(tr("The library must be brought up to date, and no copy of it can be made before. Make room "
                              "on the disk of %1, then start again.")
                               .arg(QDir::toNativeSeparators(place.folder)));
}

/// So that all is found from the first search on. What fails here is made up for later.
void fillIndex(Database &database)
{
    bool isMoreLeft = true;
    while (isMoreLeft && database.transact([&] { isMoreLeft = fillSearchIndex(database); })) {
    }
}

/// Makes or migrates it, alone.
std::expected<QList<Notice>, QString> update(const Place &place, std::span<const SchemaStep> steps,
                                             const QDateTime &now)
{
    const auto lock = waitForChangeLock(place);
    if (!makePrivateFile(place.file()))
        return std::unexpected(cannotMake(place));
    QList<Notice> notices;
    Database database(place.file(), Database::Mode::ReadWrite);
    const qint64 version = database.number(u"PRAGMA user_version"_s);
    const int newest = steps.back().version;
    if (version > 0 && version < newest) {
        auto notice = backUp(database, place, newest, now);
        if (!notice)
            return std::unexpected(notice.error());
        notices.append(*std::move(notice));
    }
    const auto migrated = migrate(database, steps);
    if (migrated) {
        fillIndex(database);
        return notices;
    }
    if (version == 0)
        return std::unexpected(cannotMake(place));
    return std::unexpected(tr("The library in %1 could not be brought up to date: %2. It is as it was. Make room on "
                              "the disk, then start again.")
                               .arg(QDir::toNativeSeparators(place.folder), migrated.error().text));
}

bool isDamaged(const Probe &found)
{
    return !found.isOurs || (found.error && found.error->cause() == DatabaseError::Cause::Damage);
}

} // namespace

std::expected<Opened, QString> openPlace(const Place &place, std::span<const SchemaStep> steps, const QDateTime &now)
{
    const int newest = steps.back().version;
    if (!place.make() && !QFile::exists(place.file()))
        return std::unexpected(cannotMake(place));
    Opened opened;
    if (isMendingUnfinished(place) && place.isWritable()) {
        const auto lock = waitForChangeLock(place);
        finishMending(place);
    }
    const bool isNew = QFileInfo(place.file()).size() == 0;
    Probe found = isNew ? Probe{} : probe(place.file());
    if (isDamaged(found) && found.version <= newest) {
        const auto lock = waitForChangeLock(place);
        auto notice = mend(place, steps, now);
        if (!notice)
            return std::unexpected(notice.error());
        opened.notices.append(*std::move(notice));
        found = probe(place.file());
    }
    if (found.version > newest || (!isNew && !place.isWritable())) {
        opened.access = Access::ReadOnly;
        opened.readMode = found.mode;
        opened.notices.append(readOnlyNotice(place, found, newest));
        return opened;
    }
    if (found.version == newest) {
        for (const QString &file : Place::withCompanions(place.file())) {
            if (QFile::exists(file))
                (void)makePrivateFile(file);
        }
        return opened;
    }
    auto notices = update(place, steps, now);
    if (!notices)
        return std::unexpected(notices.error());
    opened.notices += *notices;
    return opened;
}

} // namespace library
