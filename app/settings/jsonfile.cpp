// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/jsonfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace settings {

namespace {

struct JsonFile
{
    Q_DECLARE_TR_FUNCTIONS(settings::JsonFile)
};

/// "line 3, column 7" of what the parser took last before it stopped: its offset stands behind that.
QString place(const QByteArray &bytes, qsizetype offset)
{
    const QByteArray before = bytes.first(std::clamp<qsizetype>(offset - 1, 0, bytes.size()));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
    return JsonFile::tr("line %1, column %2").arg(line).arg(column);
}

/// Makes the folder of a file, for the person only.
bool makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return true;
    return QDir().mkpath(folder) &&
           QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

std::expected<QByteArray, QString> readBytes(const QString &path, qint64 largest)
{
    const QString shown = QDir::toNativeSeparators(path);
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return std::unexpected(JsonFile::tr("%1 is not a file.").arg(shown));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(JsonFile::tr("%1 cannot be read: %2.").arg(shown, file.errorString()));
    QByteArray bytes = file.read(largest + 1);
    if (bytes.size() > largest)
        return std::unexpected(
            JsonFile::tr("%1 is larger than %2 MB, so it is not read.").arg(shown).arg(largest / 1'000'000));
    return bytes;
}

std::expected<QJsonObject, QString> readJson(const QString &path, qint64 largest)
{
    const auto bytes = readBytes(path, largest);
    if (!bytes)
        return std::unexpected(bytes.error());
    const QString shown = QDir::toNativeSeparators(path);
    if (bytes->trimmed().isEmpty())
        return std::unexpected(JsonFile::tr("%1 is empty.").arg(shown));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(
            JsonFile::tr("%1 is broken at %2: %3.").arg(shown, place(*bytes, error.offset), error.errorString()));
    if (!document.isObject())
        return std::unexpected(JsonFile::tr("%1 must hold one object in braces.").arg(shown));
    return document.object();
}

std::expected<void, QString> writeBytes(const QString &path, const QByteArray &bytes)
{
    const auto failed = [&](const QString &why) {
        return std::unexpected(JsonFile::tr("%1 cannot be written: %2.").arg(QDir::toNativeSeparators(path), why));
    };
    if (const QString folder = QFileInfo(path).absolutePath(); !makeFolder(folder))
        return failed(JsonFile::tr("its folder cannot be made"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(file.errorString());
    file.write(bytes);
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

std::expected<void, QString> writeJson(const QString &path, const QJsonObject &json)
{
    return writeBytes(path, QJsonDocument(json).toJson());
}

std::expected<QString, QString> setAside(const QString &path)
{
    const QFileInfo file(path);
    const QString stem = file.absolutePath() + u'/' + file.completeBaseName() + u".broken"_s;
    QString aside = stem + u".json"_s;
    for (int number = 2; QFileInfo::exists(aside); ++number)
        aside = stem + u"-%1.json"_s.arg(number);
    if (!QFile::rename(path, aside))
        return std::unexpected(
            JsonFile::tr("%1 is broken and cannot be set aside; rename it, so that another can be written.")
                .arg(QDir::toNativeSeparators(path)));
    return aside;
}

} // namespace settings
