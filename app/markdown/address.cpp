// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/address.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace markdown {
namespace {

constexpr qsizetype longestAddress = 4096;

bool isPlain(QChar c)
{
    return c.isPrint() && !c.isSpace() && c != u'\\';
}

} // namespace

bool isLinkAddress(const QString &address)
{
    if (address.size() > longestAddress || !std::ranges::all_of(address, isPlain))
        return false;
    const QUrl url(address, QUrl::TolerantMode);
    const QString scheme = url.scheme();
    if (!url.isValid())
        return false;
    if (scheme == "mailto"_L1)
        return !url.path().isEmpty();
    return (scheme == "http"_L1 || scheme == "https"_L1) && !url.host().isEmpty();
}

} // namespace markdown
