// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/upkeep.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace library {

namespace {

struct Upkeep
{
    Q_DECLARE_TR_FUNCTIONS(library::Upkeep)
};

} // namespace

std::expected<void, QString> backUp(Database &database, const QString &file)
{
    const QString unfinished = file + u".part"_s;
    const QString shown = QDir::toNativeSeparators(file);
    QFile::remove(unfinished);
    const auto refuse = [&](const QString &reason) -> std::expected<void, QString> {
        QFile::remove(unfinished);
        return std::unexpected(
            Upkeep::tr("The copy could not be written to %1: %2. Choose another place.").arg(shown, reason));
    };
    if (!makePrivateFile(unfinished))
        return refuse(Upkeep::tr("the folder cannot be written"));
    database.execute(u"PRAGMA query_only = OFF"_s); // the copy, too, counts as writing
    if (!database.execute(u"VACUUM INTO ?"_s, {unfinished}))
        return refuse(database.takeError()->text);
    std::error_code error;
    std::filesystem::rename(QFile::encodeName(unfinished).toStdString(), QFile::encodeName(file).toStdString(), error);
    if (error)
        return refuse(QString::fromStdString(error.message()));
    return {};
}

std::expected<qint64, QString> compact(Database &database, const Place &place)
{
    const qint64 before = sizeOnDisk(place);
    database.execute(u"VACUUM"_s);
    (void)database.number(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (const auto error = database.takeError()) {
        return std::unexpected(error->cause() == DatabaseError::Cause::Full
                                   ? Upkeep::tr("There is too little room on the disk to clean up: the library needs "
                                                "its own size for a moment. Make room, then try again.")
                                   : Upkeep::tr("The library could not be cleaned up (%1). Nothing is lost; try again "
                                                "later.")
                                         .arg(error->text));
    }
    return std::max(qint64(0), before - sizeOnDisk(place));
}

qint64 sizeOnDisk(const Place &place)
{
    qint64 bytes = 0;
    const QStringList files = Place::withCompanions(place.file());
    for (const QString &file : files)
        bytes += QFileInfo(file).size();
    return bytes;
}

} // namespace library
