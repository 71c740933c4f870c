// SPDX-License-Identifier: GPL-3.0-or-later
#include "dump.h"

using namespace Qt::StringLiterals;
using namespace markdown;

namespace dump {
namespace {

QString enclosure(const Enclosure &enclosure)
{
    if (!enclosure.isItem())
        return u">"_s;
    QString sign = QString(QChar(enclosure.sign));
    if (enclosure.kind == Enclosure::Kind::Ordered)
        sign.prepend(QString::number(enclosure.number));
    if (!enclosure.opens)
        sign = QString(sign.size(), u'.');
    if (enclosure.opens && enclosure.task != Enclosure::Task::None)
        sign += enclosure.task == Enclosure::Task::Done ? u"[x]"_s : u"[ ]"_s;
    return sign;
}

QString kind(const Block &block)
{
    switch (block.kind) {
    case BlockKind::Paragraph:
        return u"p"_s;
    case BlockKind::Heading:
        return u"h%1"_s.arg(block.level);
    case BlockKind::Code:
        return u"code(%1)"_s.arg(block.language);
    case BlockKind::TableRow:
        return block.isHeader ? u"th"_s : u"tr"_s;
    case BlockKind::Rule:
        return u"rule"_s;
    case BlockKind::Html:
        return u"html"_s;
    }
    return {};
}

QString signs(const Run &run, const Block &block)
{
    QString text;
    const std::pair<Style, char> names[] = {{Style::Bold, 'b'}, {Style::Italic, 'i'}, {Style::Strike, 's'},
                                            {Style::Code, 'c'}, {Style::Image, 'm'},  {Style::Html, 'h'},
                                            {Style::Sign, '!'}};
    for (const auto &[style, name] : names) {
        if (run.styles & style)
            text += QLatin1Char(name);
    }
    return run.link < 0 ? text : text + u'=' + block.links.value(run.link);
}

QString withRuns(const Block &block)
{
    QString text;
    qsizetype at = 0;
    for (const Run &run : block.runs) {
        text += QStringView(block.text).sliced(at, run.start - at);
        text += u'{' + signs(run, block) + u':' + block.text.sliced(run.start, run.length) + u'}';
        at = run.start + run.length;
    }
    text += QStringView(block.text).sliced(at);
    return text.replace(u'\n', u"⏎"_s).replace(u'\t', u"⇥"_s).replace(QChar(0x2028), u"↵"_s);
}

} // namespace

QString blocks(const QList<Block> &blocks)
{
    QString text;
    for (const Block &block : blocks) {
        for (const Enclosure &around : block.enclosures)
            text += enclosure(around) + u' ';
        text += kind(block) + (block.spaced ? u"+"_s : QString()) + (block.continues ? u"~"_s : QString()) +
                (block.isCut ? u"…"_s : QString()) + u": "_s + withRuns(block) + u'\n';
    }
    return text;
}

QString places(const QList<Block> &blocks, const QString &source)
{
    QString text;
    for (const Block &block : blocks) {
        text += u"["_s + source.sliced(block.range.start, block.range.end - block.range.start).replace(u'\n', u"⏎"_s) +
                u"] "_s;
        for (qsizetype i = 0; i < block.text.size(); ++i) {
            const QChar shown = block.text.at(i);
            const qsizetype at = sourcePosition(block, i);
            const QChar written = at < source.size() ? source.at(at) : QChar(u'∎');
            text += shown == written ? QString(shown) : u"(%1|%2)"_s.arg(shown).arg(written).replace(u'\n', u"⏎"_s);
        }
        text += u'\n';
    }
    return text.replace(u'\t', u"⇥"_s).replace(QChar(0x2028), u"↵"_s);
}

} // namespace dump
