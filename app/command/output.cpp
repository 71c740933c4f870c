// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/output.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QSaveFile>

namespace command {

QString terminalSafe(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        const bool isControl = (code < 0x20 && code != u'\n' && code != u'\t') || (code >= 0x7f && code < 0xa0);
        const bool turnsDirection = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        if (isControl || turnsDirection)
            safe += QChar::ReplacementCharacter;
        else
            safe += character;
    }
    return safe;
}

std::expected<void, QString> put(QIODevice &out, const QByteArray &bytes)
{
    if (out.write(bytes) == bytes.size())
        return {};
    return std::unexpected(
        QCoreApplication::translate("command", "The output cannot be written: %1").arg(out.errorString()));
}

std::expected<void, QString> putFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return std::unexpected(
        QCoreApplication::translate("command", "%1 cannot be written: %2").arg(path, file.errorString()));
}

void say(QIODevice &err, const QString &sentence)
{
    err.write(terminalSafe(sentence).toUtf8() + '\n');
}

} // namespace command
