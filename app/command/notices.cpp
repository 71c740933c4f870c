// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/notices.h"

#include "command/output.h"
#include "library/library.h"

#include <QIODevice>

namespace command {

void sayNotices(const library::Library &library, QIODevice &err)
{
    const QList<library::Notice> notices = library.notices();
    for (const library::Notice &notice : notices)
        say(err, notice.text);
    QObject::connect(&library, &library::Library::noticeAdded, &err,
                     [&err](const library::Notice &notice) { say(err, notice.text); });
}

} // namespace command
