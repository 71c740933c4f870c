// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/mending.h"

#include "library/salvage.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace library {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("library::Library", text, nullptr, n);
}

void removeAll(const QString &file)
{
    for (const QString &name : Place::withCompanions(file))
        QFile::remove(name);
}

/// What is read from, so that the damaged file itself stays as it is.
QString readingCopy(const Place &place)
{
    return place.folder + u"/library.reading.sqlite"_s;
}

bool copyForReading(const Place &place)
{
    const QString copy = readingCopy(place);
    removeAll(copy);
    const QString wal = place.file() + u"-wal"_s;
    return QFile::copy(place.file(), copy) && makePrivateFile(copy) &&
           (!QFile::exists(wal) || QFile::copy(wal, copy + u"-wal"_s));
}

bool setAside(const Place &place, const QString &aside)
{
    const QString wal = place.file() + u"-wal"_s;
    if (!QFile::rename(place.file(), aside))
        return false;
    if (QFile::exists(wal))
        QFile::rename(wal, aside + u"-wal"_s);
    for (const QString &name : Place::withCompanions(place.file()))
        QFile::remove(name);
    return true;
}

Notice mendedNotice(const Place &place, const QString &aside, const Salvaged &salvaged)
{
    const QString file = QDir::toNativeSeparators(place.file());
    const QString kept = QDir::toNativeSeparators(aside);
    if (salvaged.turns == 0) {
        return {tr("The library was damaged, and nothing in it could be read. A new one begins in %1. The damaged file "
                   "is kept as %2.")
                    .arg(file, kept),
                true};
    }
    return {
        tr("The library was damaged. What could be read, %1 questions in %2 sessions, is in %3. The damaged file is "
           "kept as %4.")
            .arg(QString::number(salvaged.turns), QString::number(salvaged.sessions), file, kept),
        true};
}

} // namespace

std::expected<Notice, QString> mend(const Place &place, std::span<const SchemaStep> steps, const QDateTime &now,
                                    const QString &ownProcess)
{
    const QString folder = QDir::toNativeSeparators(place.folder);
    if (!place.isWritable()) {
        return std::unexpected(tr("The library in %1 is damaged, and cannot be mended where nothing can be written. "
                                  "Allow writing to that folder, then start again.")
                                   .arg(folder));
    }
    if (!place.otherProcesses(ownProcess).isEmpty()) {
        return std::unexpected(tr("The library in %1 is damaged, and another Counterpoint program has it open. Close "
                                  "that program, then start again.")
                                   .arg(folder));
    }
    const QString noRoom =
        tr("The library in %1 is damaged, and what can be read of it could not be written anew. It is as it was. Make "
           "room on the disk for a copy of it, then start again.")
            .arg(folder);
    removeAll(place.mended());
    std::optional<Salvaged> salvaged;
    if (copyForReading(place) && makePrivateFile(place.mended()))
        salvaged = salvage(readingCopy(place), place.mended(), steps);
    removeAll(readingCopy(place));
    const QString aside = place.dated(u"corrupt"_s, now);
    if (!salvaged || !setAside(place, aside)) {
        removeAll(place.mended());
        return std::unexpected(noRoom);
    }
    finishMending(place);
    return mendedNotice(place, aside, *salvaged);
}

bool isMendingUnfinished(const Place &place)
{
    return QFile::exists(place.mended()) || QFile::exists(readingCopy(place));
}

void finishMending(const Place &place)
{
    // The damaged file leaves its place only when the new one is whole.
    if (!QFile::exists(place.file()) && QFile::exists(place.mended())) {
        removeAll(place.file()); // a -wal that was left alone would be taken for the new file's
        QFile::rename(place.mended(), place.file());
    }
    removeAll(place.mended());
    removeAll(readingCopy(place));
}

} // namespace library
