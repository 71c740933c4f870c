// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/filename.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace chat {

namespace {

bool isInvisible(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return false;
    }
}

QString visibleOnly(const QString &text)
{
    QString visible;
    for (const char32_t character : text.toUcs4()) {
        if (QChar::isSpace(character))
            visible += u' ';
        else if (!isInvisible(character))
            visible += QChar::fromUcs4(character);
    }
    return visible;
}

bool isDeviceName(const QString &name)
{
    static const QRegularExpression devices(u"^(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\\..*)?$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return devices.match(name).hasMatch();
}

/// Cuts without splitting a character of two code units.
void cut(QString &text, qsizetype length)
{
    if (text.size() <= length)
        return;
    if (text.at(length - 1).isHighSurrogate())
        --length;
    text.truncate(length);
}

} // namespace

QString safeFileName(const QString &wish, const QString &otherwise)
{
    constexpr qsizetype longest = 80; // 240 bytes of UTF-8 at most: with an ending it fits where 255 are allowed
    static const QRegularExpression forbidden(u"[/\\\\:*?\"<>|%]"_s);
    static const QRegularExpression leading(u"^[.\\-~ ]+"_s);
    static const QRegularExpression trailing(u"[. ]+$"_s);
    QString name = visibleOnly(wish.left(4 * longest)).replace(forbidden, u" "_s).simplified();
    name.remove(leading);
    cut(name, longest);
    name.remove(trailing);
    if (name.isEmpty())
        return otherwise;
    return isDeviceName(name) ? u'_' + name : name;
}

} // namespace chat
