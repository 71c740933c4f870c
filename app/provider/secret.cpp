// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/secret.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace provider {

// Servers echo keys whole, or their beginning with the rest as stars. Shorter words than this are words, not keys.
static constexpr qsizetype shortestKey = 6;
static constexpr qsizetype longestKnownPart = 12;

// How many characters text has from `at` in common with any place of the key. Hosts are echoed in lower case.
static qsizetype commonRun(QStringView text, qsizetype at, QStringView key)
{
    qsizetype longest = 0;
    for (qsizetype start = 0; start + longest < key.size(); ++start) {
        qsizetype run = 0;
        while (start + run < key.size() && at + run < text.size() &&
               key.at(start + run).toCaseFolded() == text.at(at + run).toCaseFolded())
            ++run;
        longest = std::max(longest, run);
    }
    return longest;
}

static QString without(const QString &text, const QString &key)
{
    const qsizetype least = std::min(key.size(), longestKnownPart);
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype run = commonRun(text, at, key);
        if (run >= least)
            result += u"•••"_s;
        else
            result += text.at(at);
        at += run >= least ? run : 1;
    }
    return result;
}

QString Secret::redacted(QString text) const
{
    if (m_bytes.size() < shortestKey)
        return text;
    text = without(text, QString::fromUtf8(m_bytes));
    const QByteArray encoded = QUrl::toPercentEncoding(QString::fromUtf8(m_bytes));
    return encoded == m_bytes ? text : without(text, QString::fromLatin1(encoded));
}

} // namespace provider
