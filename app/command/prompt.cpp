// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/prompt.h"

#include "chat/limits.h"
#include "command/text.h"

#include <QIODevice>

namespace command {

namespace {

QString tooLong()
{
    return tr("The question is longer than 1 MB, which is the limit; shorten it.");
}

} // namespace

std::expected<QString, QString> checkedPrompt(const QString &prompt)
{
    if (prompt.trimmed().isEmpty())
        return std::unexpected(tr("The question is empty; write what you want to ask."));
    if (prompt.toUtf8().size() > chat::maxPromptBytes)
        return std::unexpected(tooLong());
    return prompt;
}

std::expected<QString, QString> readPrompt(QIODevice &in)
{
    QByteArray bytes;
    // A pipe gives what is there, which may be less than was asked for and not the end.
    while (bytes.size() <= chat::maxPromptBytes) {
        const QByteArray piece = in.read(chat::maxPromptBytes + 1 - bytes.size());
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    if (bytes.size() > chat::maxPromptBytes)
        return std::unexpected(tooLong());
    while (bytes.endsWith('\n') || bytes.endsWith('\r'))
        bytes.chop(1);
    return checkedPrompt(QString::fromUtf8(bytes));
}

} // namespace command
