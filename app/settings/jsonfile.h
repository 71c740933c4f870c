// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <expected>

namespace settings {

constexpr qint64 largestFile = 1'000'000; ///< bytes; of most files

/// What stands in a file of at most that many bytes. Fails with one sentence that names the file.
[[nodiscard]] std::expected<QByteArray, QString> readBytes(const QString &path, qint64 largest = largestFile);

/// Reads the JSON object in such a file. Fails with one sentence that names the file, and line and column
/// where it breaks.
[[nodiscard]] std::expected<QJsonObject, QString> readJson(const QString &path, qint64 largest = largestFile);

/// As writeJson().
[[nodiscard]] std::expected<void, QString> writeBytes(const QString &path, const QByteArray &bytes);

/// Writes it whole or not at all, for the person's eyes only; makes the folder where it is missing. Fails with one
/// sentence that names the file.
[[nodiscard]] std::expected<void, QString> writeJson(const QString &path, const QJsonObject &json);

/// Renames a file that cannot be read, so that another can be written in its place. Gives back the new name.
[[nodiscard]] std::expected<QString, QString> setAside(const QString &path);

} // namespace settings
