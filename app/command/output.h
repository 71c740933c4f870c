// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

class QIODevice;

namespace command {

/// Text that a terminal shows and does not obey: no escape sequences, no control or direction characters.
[[nodiscard]] QString terminalSafe(const QString &text);

/// Writes all of it. Fails where it cannot be taken (the reader has gone, the disk is full) with one sentence.
[[nodiscard]] std::expected<void, QString> put(QIODevice &out, const QByteArray &bytes);

/// Writes a file whole or not at all. Fails with one sentence.
[[nodiscard]] std::expected<void, QString> putFile(const QString &path, const QByteArray &bytes);

/// A sentence for the person, on a line of its own. Where even that fails nothing is left to say it to.
void say(QIODevice &err, const QString &sentence);

} // namespace command
