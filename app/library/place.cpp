// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/place.h"

#include "library/filelock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr qsizetype longestSocketName = 90; ///< the system's limit is 108 bytes, on macOS 104

bool makePrivateFolder(const QString &path)
{
    if (QDir(path).exists())
        return true;
    return QDir().mkpath(path) && QFile::setPermissions(path, ownerOnly | QFile::ExeOwner);
}

QStringList processNames(const QString &locks)
{
    QStringList names;
    for (const QString &name : QDir(locks).entryList({u"*.process"_s}, QDir::Files))
        names.append(QFileInfo(name).completeBaseName());
    return names;
}

} // namespace

QString Place::file() const
{
    return folder + u"/library.sqlite"_s;
}

QStringList Place::withCompanions(const QString &file)
{
    return {file, file + u"-wal"_s, file + u"-shm"_s, file + u"-journal"_s};
}

QString Place::locks() const
{
    return folder + u"/locks"_s;
}

QString Place::processLock(const QString &process) const
{
    return locks() + u'/' + process + u".process"_s;
}

QString Place::experimentLock(const QString &experiment) const
{
    // An id that came with a file may be any text.
    const QByteArray hash = QCryptographicHash::hash(experiment.toUtf8(), QCryptographicHash::Sha256).toHex().first(32);
    return locks() + u'/' + QLatin1StringView(hash) + u".experiment"_s;
}

QString Place::changeLock() const
{
    return locks() + u"/change.lock"_s;
}

QString Place::windowLock() const
{
    return locks() + u"/window.lock"_s;
}

QString Place::windowSocket() const
{
    const QString beside = QDir(folder).absoluteFilePath(u"locks/window.socket"_s);
    if (QFile::encodeName(beside).size() <= longestSocketName)
        return beside;
    const QByteArray hash = QCryptographicHash::hash(beside.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return QDir::tempPath() + u"/counterpoint-"_s + QString::fromLatin1(hash) + u".socket"_s;
}

QString Place::checkedStamp() const
{
    return locks() + u"/checked"_s;
}

QString Place::mended() const
{
    return folder + u"/library.mended.sqlite"_s;
}

QString Place::dated(const QString &kind, const QDateTime &when) const
{
    const QString stem = folder + u"/library."_s + kind + u'-' + when.toString(u"yyyy-MM-dd"_s);
    QString name = stem + u".sqlite"_s;
    for (int number = 2; QFile::exists(name); ++number)
        name = stem + u'-' + QString::number(number) + u".sqlite"_s;
    return name;
}

bool Place::isWritable() const
{
    return QFileInfo(folder).isWritable() && (!QFile::exists(file()) || QFileInfo(file()).isWritable());
}

bool Place::make() const
{
    return makePrivateFolder(folder) && makePrivateFolder(locks());
}

QStringList Place::otherProcesses(const QString &own) const
{
    QStringList others = processNames(locks());
    others.removeIf([&](const QString &name) { return name == own || !isAlive(name); });
    return others;
}

QStringList Place::deadProcesses() const
{
    QStringList dead = processNames(locks());
    dead.removeIf([this](const QString &name) { return isAlive(name); });
    return dead;
}

bool Place::isAlive(const QString &process) const
{
    return FileLock::isHeld(processLock(process));
}

bool makePrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() && !file.open(QFile::WriteOnly | QFile::NewOnly, ownerOnly))
        return file.exists(); // another process was quicker
    return file.permissions() == (ownerOnly | QFile::ReadUser | QFile::WriteUser) || file.setPermissions(ownerOnly);
}

} // namespace library
