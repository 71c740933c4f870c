// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/searchtext.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr qsizetype longestSearch = 200;
constexpr qsizetype passageBefore = 40;
constexpr qsizetype passageAfter = 120;
constexpr QChar hitStart(0xe000);
constexpr QChar hitEnd(0xe001);

/// What unicode61 makes words of: letters, numbers, private use.
bool isWordCharacter(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Other_PrivateUse:
        return true;
    default:
        return false;
    }
}

bool isMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining;
}

struct Character
{
    char32_t value = 0;
    qsizetype size = 1;
};

Character characterAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(text[at], text[at + 1]), 2};
    return {text[at].unicode(), 1};
}

/// Lower case, without its accents.
char32_t folded(char32_t c)
{
    if (c < 0x80)
        return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
    const QString parts = QChar::decomposition(c);
    const char32_t base =
        parts.isEmpty() || QChar::decompositionTag(c) != QChar::Canonical ? c : characterAt(parts, 0).value;
    return QChar::toCaseFolded(base);
}

struct Range
{
    qsizetype start = 0;
    qsizetype end = 0;
};

/// Compares what stands at `at` with `word`, both folded, marks left out. The end of it in the text, or -1.
qsizetype matchAt(QStringView text, qsizetype at, QStringView word, bool isPrefix)
{
    qsizetype inWord = 0;
    while (inWord < word.size()) {
        const Character wanted = characterAt(word, inWord);
        if (isMark(wanted.value)) {
            inWord += wanted.size;
            continue;
        }
        if (at >= text.size())
            return -1;
        const Character there = characterAt(text, at);
        if (isMark(there.value)) {
            at += there.size;
            continue;
        }
        if (folded(there.value) != folded(wanted.value))
            return -1;
        at += there.size;
        inWord += wanted.size;
    }
    while (at < text.size() && isMark(characterAt(text, at).value))
        at += characterAt(text, at).size;
    const bool goesOn = at < text.size() && isWordCharacter(characterAt(text, at).value);
    return goesOn && !isPrefix ? -1 : at;
}

std::optional<Range> findWord(QStringView text, QStringView word, bool isPrefix)
{
    bool inWord = false;
    for (qsizetype at = 0; at < text.size();) {
        const Character c = characterAt(text, at);
        const bool isPart = isWordCharacter(c.value);
        if (isPart && !inWord) {
            if (const qsizetype end = matchAt(text, at, word, isPrefix); end >= 0)
                return Range{at, end};
        }
        inWord = isPart || (inWord && isMark(c.value));
        at += c.size;
    }
    return std::nullopt;
}

/// The runs of word characters: "foo-bar()" is "foo" and "bar".
QStringList wordsIn(QStringView text)
{
    QStringList words;
    qsizetype start = -1;
    for (qsizetype at = 0; at <= text.size();) {
        const Character c = at < text.size() ? characterAt(text, at) : Character{};
        const bool isPart = at < text.size() && (isWordCharacter(c.value) || (start >= 0 && isMark(c.value)));
        if (isPart && start < 0)
            start = at;
        if (!isPart && start >= 0) {
            words.append(text.mid(start, at - start).toString());
            start = -1;
        }
        at += c.size;
    }
    return words;
}

/// Never between the halves of one character.
qsizetype whole(QStringView text, qsizetype at)
{
    const bool isBetween = at > 0 && at < text.size() && text[at].isLowSurrogate() && text[at - 1].isHighSurrogate();
    return isBetween ? at - 1 : at;
}

/// On to the start of the next word, if one begins soon.
qsizetype wordStart(QStringView text, qsizetype from, qsizetype before)
{
    if (from == 0)
        return 0;
    for (qsizetype at = from; at < before && at < from + passageBefore / 2; ++at) {
        if (text[at].isSpace())
            return at + 1;
    }
    return whole(text, from);
}

/// One line, without the signs that mark the hit, and nothing that turns the direction of what follows.
QString oneLine(QStringView text, bool spaceBefore, bool spaceAfter)
{
    QString line;
    for (const QChar c : text) {
        const bool isHidden =
            c == hitStart || c == hitEnd || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        line += isHidden ? QChar(u' ') : c;
    }
    const bool startsWithSpace = spaceBefore && !line.isEmpty() && line.front().isSpace();
    const bool endsWithSpace = spaceAfter && !line.isEmpty() && line.back().isSpace();
    line = line.simplified();
    return (startsWithSpace ? u" "_s : QString()) + line + (endsWithSpace && !line.isEmpty() ? u" "_s : QString());
}

QString passageAround(QStringView all, Range hit)
{
    const qsizetype from = wordStart(all, std::max(qsizetype(0), hit.start - passageBefore), hit.start);
    const qsizetype to = whole(all, std::min(all.size(), hit.end + passageAfter));
    QString passage;
    if (from > 0)
        passage += u'…';
    passage += oneLine(all.sliced(from, hit.start - from), false, true);
    passage += hitStart;
    passage += all.sliced(hit.start, hit.end - hit.start);
    passage += hitEnd;
    passage += oneLine(all.sliced(hit.end, to - hit.end), true, false);
    if (to < all.size())
        passage += u'…';
    return passage;
}

} // namespace

SearchText::SearchText(const QString &typed)
{
    const QString text = typed.left(longestSearch);
    for (const QString &part : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (const QStringList words = wordsIn(part); !words.isEmpty())
            m_terms.append(words);
    }
    m_lastIsPrefix = !text.isEmpty() && (isWordCharacter(text.back().unicode()) || text.back().isSurrogate());
}

QString SearchText::query() const
{
    // Words are letters and numbers only, so nothing in the quotes needs an escape.
    QStringList terms;
    for (const QStringList &words : m_terms)
        terms.append(u'"' + words.join(u' ') + u'"');
    if (m_lastIsPrefix && !terms.isEmpty())
        terms.last() += u'*';
    return terms.join(u' ');
}

QString SearchText::passage(QStringView text) const
{
    struct Word
    {
        QString text;
        bool isPrefix = false;
    };
    QList<Word> words;
    for (const QStringList &term : m_terms) {
        for (const QString &word : term)
            words.append({word});
    }
    if (!words.isEmpty())
        words.last().isPrefix = m_lastIsPrefix;
    // The longest word says most about the place.
    std::ranges::stable_sort(words, std::greater(), [](const Word &word) { return word.text.size(); });
    for (const Word &word : std::as_const(words)) {
        if (const auto hit = findWord(text, word.text, word.isPrefix))
            return passageAround(text, *hit);
    }
    return {};
}

} // namespace library
