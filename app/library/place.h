// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace library {

/// Where the files of a library lie.
struct Place
{
    QString folder;

    [[nodiscard]] QString file() const;
    /// The library's own file with what SQLite keeps beside it.
    [[nodiscard]] static QStringList withCompanions(const QString &file);
    [[nodiscard]] QString locks() const;
    /// Held by a process for as long as it has the library open for writing.
    [[nodiscard]] QString processLock(const QString &process) const;
    /// Held by the process that works on that experiment.
    [[nodiscard]] QString experimentLock(const QString &experiment) const;
    /// Held while the file is made, migrated or mended.
    [[nodiscard]] QString changeLock() const;
    /// Held by the process that has the window.
    [[nodiscard]] QString windowLock() const;
    [[nodiscard]] QString windowSocket() const;
    /// Its date is when the file was last checked as a whole.
    [[nodiscard]] QString checkedStamp() const;
    /// What was read from a damaged file, until it takes that file's place.
    [[nodiscard]] QString mended() const;
    /// A name for a copy that is kept: "library.corrupt-2026-06-01.sqlite", with a number where it is taken.
    [[nodiscard]] QString dated(const QString &kind, const QDateTime &when) const;

    [[nodiscard]] bool isWritable() const;
    /// Makes the folders where they are missing; only the person may read them.
    [[nodiscard]] bool make() const;
    /// Processes that have the library open for writing now, except `own`.
    [[nodiscard]] QStringList otherProcesses(const QString &own) const;
    /// Processes that ended without closing the library.
    [[nodiscard]] QStringList deadProcesses() const;
    [[nodiscard]] bool isAlive(const QString &process) const;

    bool operator==(const Place &) const = default;
};

/// Makes an empty file that only the person may read, or narrows an existing one to that.
bool makePrivateFile(const QString &path);

} // namespace library
