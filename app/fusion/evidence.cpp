// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/evidence.h"

#include "fusion/textsearch.h"
#include "markdown/markdown.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using chat::TextRange;

namespace fusion {

namespace {

constexpr qsizetype shortestQuote = 12;
constexpr qsizetype shortestPart = 4; ///< of an abridged quote; less stands anywhere

bool isInvisible(QChar sign)
{
    // Zero-width spaces and joiners, soft hyphen, byte order mark, direction marks.
    const char16_t code = sign.unicode();
    return code == 0x00AD || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF;
}

QChar foldedSign(QChar sign)
{
    switch (sign.unicode()) {
    case u'‘':
    case u'’':
    case u'‚':
    case u'‛':
    case u'′':
    case u'‹':
    case u'›':
    case u'`':
    case u'´':
        return u'\'';
    case u'“':
    case u'”':
    case u'„':
    case u'‟':
    case u'″':
    case u'«':
    case u'»':
        return u'"';
    case u'‐':
    case u'‑':
    case u'‒':
    case u'–':
    case u'—':
    case u'―':
    case u'−':
        return u'-';
    default:
        return sign;
    }
}

/// The parts one after the other, from the start on; empty where one is missing. Taking each as early as it comes finds
/// them where anything would.
QList<TextRange> inOrder(const QString &text, const QStringList &parts)
{
    QList<TextRange> ranges;
    qsizetype from = 0;
    for (const QString &part : parts) {
        const qsizetype start = positionOf(part, text, from);
        if (start < 0)
            return {};
        from = start + part.size();
        ranges.append({start, from});
    }
    return ranges;
}

qsizetype totalSize(const QStringList &parts)
{
    qsizetype size = 0;
    for (const QString &part : parts)
        size += part.size();
    return size;
}

bool sayEnough(const QStringList &parts)
{
    return totalSize(parts) >= shortestQuote &&
           (parts.size() == 1 ||
            std::ranges::all_of(parts, [](const QString &part) { return part.size() >= shortestPart; }));
}

QStringList partsOf(const QString &quote)
{
    static const QRegularExpression abridgement(uR"(\s*[\[(]?(?:…|\.\.\.+)[\])]?\s*)"_s);
    return quote.split(abridgement, Qt::SkipEmptyParts);
}

QStringList foldedParts(const QStringList &parts)
{
    QStringList result;
    for (const QString &part : parts) {
        if (const QString text = folded(part).text.trimmed(); !text.isEmpty())
            result.append(text);
    }
    return result;
}

/// The ways to read a quote, without doubles and without those that say too little: as one passage, and abridged.
QList<QStringList> readings(const QList<QStringList> &candidates)
{
    QList<QStringList> result;
    for (const QStringList &parts : candidates) {
        if (sayEnough(parts) && !result.contains(parts))
            result.append(parts);
    }
    return result;
}

QList<QStringList> verbatimReadings(const QString &quote)
{
    return readings({{quote}, partsOf(quote)});
}

/// As it was copied, then with its own Markdown taken away.
QList<QStringList> foldedReadings(const QString &quote)
{
    const QString unmarked = markdown::plainText(quote).text;
    return readings(
        {foldedParts({quote}), foldedParts(partsOf(quote)), foldedParts({unmarked}), foldedParts(partsOf(unmarked))});
}

} // namespace

FoldedText folded(const QString &text)
{
    FoldedText result;
    result.text.reserve(text.size());
    result.offsets.reserve(text.size());
    const auto append = [&result](QChar sign, qsizetype offset) {
        result.text.append(sign);
        result.offsets.append(offset);
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar sign = text.at(i);
        if (isInvisible(sign))
            continue;
        if (!sign.isSpace())
            append(foldedSign(sign), i);
        else if (!result.text.endsWith(u' '))
            append(u' ', i);
    }
    return result;
}

const FoldedText &QuotedAnswer::plain()
{
    if (!m_plain) {
        const markdown::PlainText readable = markdown::plainText(m_source);
        m_plain = folded(readable.text);
        for (qsizetype &offset : m_plain->offsets)
            offset = readable.offsets.at(offset);
    }
    return *m_plain;
}

QList<TextRange> QuotedAnswer::find(const QString &quote)
{
    const QString trimmed = quote.trimmed();
    for (const QStringList &parts : verbatimReadings(trimmed)) {
        if (const QList<TextRange> ranges = inOrder(m_source, parts); !ranges.isEmpty())
            return ranges;
    }
    for (const QStringList &parts : foldedReadings(trimmed)) {
        if (const QList<TextRange> ranges = inOrder(plain().text, parts); !ranges.isEmpty())
            return inSource(ranges);
    }
    return {};
}

QList<TextRange> QuotedAnswer::inSource(QList<TextRange> ranges)
{
    for (TextRange &range : ranges)
        range = {plain().offsets.at(range.start), plain().offsets.at(range.end - 1) + 1};
    return ranges;
}

} // namespace fusion
