// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/healing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace markdown {
namespace {

qsizetype runAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text[end] == text[at])
        ++end;
    return end - at;
}

/// The last paragraph: what stands behind the last empty line.
QStringView lastParagraph(QStringView text)
{
    const qsizetype empty = text.lastIndexOf(u"\n\n");
    return empty < 0 ? text : text.sliced(empty + 2);
}

bool isLetter(QStringView text, qsizetype at)
{
    return at < text.size() && !text[at].isSpace() && text[at] != u'*';
}

/// An address that has begun behind a link's text, without a space in it.
bool hasOpenAddress(QStringView text)
{
    const qsizetype start = text.lastIndexOf(u"](");
    if (start < 0 || text.sliced(0, start).lastIndexOf(u'[') < 0)
        return false;
    const QStringView address = text.sliced(start + 2);
    return !address.isEmpty() &&
           std::ranges::none_of(address, [](QChar c) { return c == u')' || c.isSpace() || c == u'<'; });
}

} // namespace

QString closersFor(QStringView text)
{
    const QStringView paragraph = lastParagraph(text);
    bool isStrong = false;
    for (qsizetype i = 0; i < paragraph.size();) {
        const QChar c = paragraph[i];
        if (c == u'\\') {
            i += 2;
        } else if (c == u'`') {
            const qsizetype ticks = runAt(paragraph, i);
            const QString closing(ticks, u'`');
            const qsizetype end = paragraph.indexOf(closing, i + ticks);
            if (end < 0) {
                const bool isCode = ticks < 3 && i + ticks < paragraph.size();
                return isCode ? closing + (isStrong ? u"**"_s : QString()) : QString();
            }
            i = end + ticks;
        } else if (c == u'*' && runAt(paragraph, i) == 2) {
            isStrong = isStrong ? false : isLetter(paragraph, i + 2);
            i += 2;
        } else {
            ++i;
        }
    }
    return (hasOpenAddress(paragraph) ? u")"_s : QString()) + (isStrong ? u"**"_s : QString());
}

} // namespace markdown
