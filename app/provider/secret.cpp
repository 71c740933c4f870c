// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/secret.h"

#include "provider/text.h"

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

std::expected<Secret, QString> secretFromInput(const QByteArray &typed)
{
    constexpr qsizetype longest = 8 * 1024;
    QByteArray key = typed.trimmed();
    if (key.size() >= 2 && key.front() == key.back() && (key.front() == '"' || key.front() == '\''))
        key = key.sliced(1).chopped(1).trimmed();
    if (key.first(std::min<qsizetype>(key.size(), 7)).toLower() == "bearer ")
        key = key.sliced(7).trimmed();
    if (key.isEmpty())
        return std::unexpected(Text::tr("There is no key; paste it whole."));
    if (key.size() > longest)
        return std::unexpected(Text::tr("That is too long for a key."));
    if (!std::ranges::all_of(key, [](char byte) { return byte > 0x20 && byte < 0x7f; }))
        return std::unexpected(Text::tr("That is no key: it has blanks or signs that no key has. Paste it alone."));
    return Secret(key);
}

} // namespace provider
