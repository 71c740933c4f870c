// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/title.h"

using namespace Qt::StringLiterals;

namespace chat {

QString titleFromPrompt(const QString &prompt)
{
    constexpr qsizetype longest = 80;
    // A prompt may be a megabyte; its title needs only the start.
    const QString start = prompt.left(4000).trimmed();
    QString line = start.section(u'\n', 0, 0).simplified();
    if (line.size() > longest) {
        qsizetype end = line.lastIndexOf(u' ', longest - 1);
        if (end < longest / 2)
            end = longest - 1;
        if (line.at(end - 1).isHighSurrogate())
            --end;
        line = line.left(end) + u'…';
    }
    return line;
}

} // namespace chat
