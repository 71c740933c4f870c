// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/errortext.h"

using namespace Qt::StringLiterals;

namespace chat {

QString errorText(const Error &error)
{
    const QString message = error.message.trimmed();
    const bool isClosed = message.isEmpty() || u".!?…"_s.contains(message.back());
    const QStringList sentences{isClosed ? message : message + u'.', error.remedy};
    return sentences.join(u' ').trimmed();
}

} // namespace chat
