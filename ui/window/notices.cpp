// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notices.h"

#include "library/library.h"
#include "ui/window/banner.h"

using namespace Qt::StringLiterals;
using library::Library;

namespace windowui {

Notices::Notices(Banner &banner, const Library &library, QObject *parent) : QObject(parent), m_banner(banner)
{
    const QList<library::Notice> notices = library.notices();
    for (const library::Notice &notice : notices)
        show(notice);
    connect(&library, &Library::noticeAdded, this, qOverload<const library::Notice &>(&Notices::show));
    connect(&library, &Library::troubleStarted, this,
            [this](const QString &message) { m_banner.show(u"trouble"_s, message, Banner::Kind::Warning); });
    connect(&library, &Library::troubleEnded, this, [this] { m_banner.withdraw(u"trouble"_s); });
}

void Notices::show(const QStringList &problems)
{
    for (const QString &problem : problems)
        show(library::Notice{.text = problem, .isWarning = true});
}

void Notices::show(const library::Notice &notice)
{
    const auto kind = notice.isWarning ? Banner::Kind::Warning : Banner::Kind::Hint;
    m_banner.show(u"notice%1"_s.arg(++m_shown), notice.text, kind);
}

} // namespace windowui
