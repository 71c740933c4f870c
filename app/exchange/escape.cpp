// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/escape.h"

#include "markdown/address.h"
#include "markdown/visible.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace exchange {

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber();
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// "&name;" or "&#…;" at the start of the text: what a reader would replace.
bool startsEntity(QStringView text)
{
    static const QRegularExpression entity(u"^&(#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,40});"_s);
    return entity.matchView(text.first(std::min<qsizetype>(text.size(), 50))).hasMatch();
}

/// What begins a heading, quote, list, table or line under a heading, where it begins a line.
bool hasMeaningAtStart(QStringView text)
{
    const auto nextIsOneOf = [&](QStringView characters) { return text.size() < 2 || characters.contains(text[1]); };
    switch (text.front().unicode()) {
    case u'#':
    case u'>':
    case u'=':
    case u'|':
        return true;
    case u'-':
        return nextIsOneOf(u" \t-|:");
    case u'+':
        return nextIsOneOf(u" \t");
    case u':':
        return nextIsOneOf(u"-");
    case u'[': // the box of a task
        return text.size() > 2 && text[2] == u']';
    default:
        return false;
    }
}

/// The length of "12" in "12. " or "12) ", which begin a list; 0 if the text begins none.
qsizetype listNumberLength(QStringView text)
{
    qsizetype length = 0;
    while (length < text.size() && length < 10 && text[length] >= u'0' && text[length] <= u'9')
        ++length;
    const bool hasSign = length > 0 && length < text.size() && (text[length] == u'.' || text[length] == u')');
    return hasSign && (length + 1 == text.size() || text[length + 1].isSpace()) ? length : 0;
}

/// Whether the first character has a meaning anywhere in a line. `before` is what stands there already.
bool hasMeaning(QStringView text, QChar before, Place place)
{
    const QChar next = text.size() > 1 ? text[1] : QChar();
    switch (text.front().unicode()) {
    case u'\\':
    case u'`':
    case u'*':
    case u'~':
        return true;
    case u'_':
        return !isWordCharacter(before) || !isWordCharacter(next);
    case u'!':
        return next == u'[';
    case u']':
        return next == u'(' || next == u'[' || next == u':';
    case u'^':
        return before == u'[';
    case u'|':
        return place == Place::Cell;
    case u'#':
        return place == Place::Heading;
    default:
        return false;
    }
}

bool startsHtml(QStringView text)
{
    if (text.front() != u'<' || text.size() < 2)
        return false;
    return isAsciiLetter(text[1]) || u"/!?"_s.contains(text[1]);
}

qsizetype longestRun(const QString &text, QChar of)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == of ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

QString visible(const QString &text)
{
    if (!markdown::hasHidden(text))
        return text;
    QString shown;
    qsizetype taken = 0;
    for (auto hidden = markdown::nextHidden(text, 0); hidden.length > 0; hidden = markdown::nextHidden(text, taken)) {
        shown += QStringView(text).sliced(taken, hidden.start - taken);
        shown += hidden.sign;
        taken = hidden.start + hidden.length;
    }
    shown += QStringView(text).sliced(taken);
    return shown;
}

bool isOpeningOnly(const QString &line)
{
    return std::ranges::all_of(line, [](QChar c) { return u"*~["_s.contains(c); });
}

void appendEscaped(QString &line, const QString &text, Place place, Brackets brackets)
{
    const QString shown = visible(text);
    const QStringView all = shown;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QStringView rest = all.sliced(i);
        const QChar c = rest.front();
        if (isSpace(c)) {
            if (!isOpeningOnly(line)) // "* " and more spaces at a line's start have a meaning
                line += u' ';
            continue;
        }
        if (line.isEmpty()) {
            if (const qsizetype number = listNumberLength(rest)) {
                line += rest.first(number);
                line += u'\\';
                line += rest[number];
                i += number;
                continue;
            }
        }
        if (startsHtml(rest)) {
            line += u"&lt;"_s;
        } else if (c == u'&' && startsEntity(rest)) {
            line += u"&amp;"_s;
        } else {
            const QChar before = line.isEmpty() ? QChar() : line.back();
            if ((brackets == Brackets::Escaped && (c == u'[' || c == u']')) || hasMeaning(rest, before, place) ||
                (line.isEmpty() && hasMeaningAtStart(rest)))
                line += u'\\';
            line += c;
        }
    }
}

QString inlineText(const QString &text)
{
    QString line;
    appendEscaped(line, text.simplified(), Place::Cell);
    if (line.endsWith(u'!')) // before a link or a footnote it would make an image of it
        line.insert(line.size() - 1, u'\\');
    return line;
}

QString headingText(const QString &text)
{
    QString line;
    appendEscaped(line, text.simplified(), Place::Heading);
    return line;
}

QString htmlText(const QString &text)
{
    return visible(text.simplified()).toHtmlEscaped();
}

QString codeSpan(const QString &text, Place place)
{
    QString code = visible(text).replace(u'\n', u' ');
    if (place == Place::Cell) {
        if (code.contains("\\|"_L1)) { // within a table no code can hold this
            QString line = u" "_s;
            appendEscaped(line, text, place);
            return line.mid(1);
        }
        code.replace(u'|', u"\\|"_s);
    }
    const bool isPadded = code.startsWith(u' ') && code.endsWith(u' ') && !code.trimmed().isEmpty();
    if (isPadded || code.startsWith(u'`') || code.endsWith(u'`'))
        code = u' ' + code + u' ';
    const QString fence(longestRun(code, u'`') + 1, u'`');
    return fence + code + fence;
}

QString codeBlock(const QString &text, const QString &language)
{
    static const QRegularExpression plainWord(u"^[A-Za-z0-9+#._-]{1,32}$"_s);
    const QString fence(std::max<qsizetype>(3, longestRun(text, u'`') + 1), u'`');
    QString block = fence + (plainWord.match(language).hasMatch() ? language : QString()) + u'\n' + visible(text);
    if (!block.endsWith(u'\n'))
        block += u'\n';
    return block + fence;
}

QString linkTarget(const QString &address)
{
    QString target;
    for (qsizetype i = 0; i < address.size(); ++i) {
        const QChar c = address.at(i);
        if (c.unicode() <= 0x20 || u"<>()\"'`\\|*~"_s.contains(c))
            target += QString::fromLatin1(QUrl::toPercentEncoding(QString(c)));
        else if (c == u'&' && startsEntity(QStringView(address).sliced(i)))
            target += u"&amp;"_s;
        else
            target += c;
    }
    return visible(target);
}

QString link(const QString &text, const QString &address)
{
    if (markdown::isLinkAddress(address)) {
        QString label = u"["_s;
        appendEscaped(label, text.isEmpty() ? address : text.simplified(), Place::Cell, Brackets::Escaped);
        return label + u"](%1)"_s.arg(linkTarget(address));
    }
    const QString shown = inlineText(text);
    const QString code = codeSpan(address.simplified(), Place::Cell);
    return shown.isEmpty() ? code : u"%1 (%2)"_s.arg(shown, code);
}

} // namespace exchange
