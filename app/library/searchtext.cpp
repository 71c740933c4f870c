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

bool isCombining(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining;
}

/// Of a script that puts no spaces between words, or adds to a word without one.
bool isOfRunningScript(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default: // the marks that Hiragana and Katakana share
        return c == 0x30fc || c == 0xff70 || c == 0xff9e || c == 0xff9f;
    }
}

/// Whether a character is found by itself, not as a part of a word.
bool standsAlone(char32_t c)
{
    constexpr char32_t first = 0x0e00; // Thai
    return c >= first && isOfRunningScript(c) && (isWordCharacter(c) || isCombining(c));
}

/// A mark that is left out of comparisons. Vowels of running scripts are none.
bool isMark(char32_t c)
{
    return isCombining(c) && !standsAlone(c);
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

/// Of a text that is not empty.
char32_t lastCharacter(QStringView text)
{
    const qsizetype size = text.size();
    return size > 1 && text[size - 2].isHighSurrogate() ? characterAt(text, size - 2).value : text.back().unicode();
}

/// Lower case, without its accents; as it is where it stands alone, where parts are no accents.
char32_t folded(char32_t c)
{
    if (c < 0x80)
        return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
    if (standsAlone(c))
        return c;
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
    const char32_t next = at < text.size() ? characterAt(text, at).value : U' ';
    const bool goesOn = isWordCharacter(next) && !standsAlone(next) && !standsAlone(lastCharacter(word));
    return goesOn && !isPrefix ? -1 : at;
}

std::optional<Range> findWord(QStringView text, QStringView word, bool isPrefix)
{
    bool inWord = false;
    for (qsizetype at = 0; at < text.size();) {
        const Character c = characterAt(text, at);
        const bool isAlone = standsAlone(c.value);
        const bool isPart = isAlone || isWordCharacter(c.value);
        if (isAlone || (isPart && !inWord)) {
            if (const qsizetype end = matchAt(text, at, word, isPrefix); end >= 0)
                return Range{at, end};
        }
        inWord = isPart ? !isAlone : inWord && isMark(c.value);
        at += c.size;
    }
    return std::nullopt;
}

/// "foo-bar()" is "foo" and "bar", "Qt入門" is "Qt" and "入門".
QStringList wordsIn(QStringView text)
{
    enum class Part { None, Word, Run };
    const auto partOf = [](char32_t c) {
        return standsAlone(c) ? Part::Run : isWordCharacter(c) ? Part::Word : Part::None;
    };
    QStringList words;
    Part current = Part::None;
    qsizetype start = 0;
    for (qsizetype at = 0; at <= text.size();) {
        const Character c = at < text.size() ? characterAt(text, at) : Character{};
        const Part part = current != Part::None && isMark(c.value) ? current : partOf(c.value);
        if (part != current) {
            if (current != Part::None)
                words.append(text.sliced(start, at - start).toString());
            start = at;
            current = part;
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

/// A character that stands alone, as a word that SQLite sees: a mark is none, so another sign is put in its place.
QString indexedWord(char32_t c)
{
    constexpr char32_t privateUse = 0xe000;
    const char32_t seen = isCombining(c) ? privateUse | (c & 0xfff) : c;
    return QString::fromUcs4(&seen, 1);
}

} // namespace

QString indexedText(const QString &text)
{
    QString indexed;
    indexed.reserve(text.size());
    bool isAfterAlone = false;
    for (qsizetype at = 0; at < text.size();) {
        const Character c = characterAt(text, at);
        const bool isAlone = standsAlone(c.value);
        if ((isAlone || isAfterAlone) && !indexed.isEmpty() && !indexed.endsWith(u' '))
            indexed += u' ';
        if (isAlone)
            indexed += indexedWord(c.value);
        else
            indexed += QStringView(text).sliced(at, c.size);
        isAfterAlone = isAlone;
        at += c.size;
    }
    return indexed;
}

SearchText::SearchText(const QString &typed)
{
    const QString text = typed.left(longestSearch);
    for (const QString &part : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (const QStringList words = wordsIn(part); !words.isEmpty())
            m_terms.append(words);
    }
    const char32_t last = text.isEmpty() ? U' ' : lastCharacter(text);
    m_lastIsPrefix = !standsAlone(last) && (isWordCharacter(last) || QChar::isSurrogate(last));
}

QString SearchText::query() const
{
    // Words are letters and numbers only, so nothing in the quotes needs an escape.
    QStringList terms;
    for (const QStringList &words : m_terms)
        terms.append(u'"' + indexedText(words.join(u' ')) + u'"');
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
