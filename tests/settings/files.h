// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace files {

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

inline QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QJsonObject readJson(const QString &path)
{
    return QJsonDocument::fromJson(read(path)).object();
}

/// "600" of a file that only its owner may read and write.
inline QString permissions(const QString &path)
{
    const auto all = QFileInfo(path).permissions();
    int mode = 0;
    for (const auto &[permission, bit] : {std::pair{QFile::ReadOwner, 0400},
                                          {QFile::WriteOwner, 0200},
                                          {QFile::ExeOwner, 0100},
                                          {QFile::ReadGroup, 040},
                                          {QFile::WriteGroup, 020},
                                          {QFile::ExeGroup, 010},
                                          {QFile::ReadOther, 04},
                                          {QFile::WriteOther, 02},
                                          {QFile::ExeOther, 01}})
        mode |= all.testFlag(permission) ? bit : 0;
    return QString::number(mode, 8);
}

} // namespace files
