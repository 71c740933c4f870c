// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/plaincopy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace textui {
namespace {

using markdown::Block;
using markdown::Enclosure;

QString marker(const Enclosure &item)
{
    QString text =
        item.kind == Enclosure::Kind::Ordered ? QString::number(item.number) + QChar(item.sign) + u' ' : u"- "_s;
    if (item.task != Enclosure::Task::None)
        text += item.task == Enclosure::Task::Done ? u"[x] "_s : u"[ ] "_s;
    return text;
}

/// What stands before the first line of a block, and before its others.
std::pair<QString, QString> prefixes(const Block &block)
{
    QString first;
    QString others;
    for (const Enclosure &around : block.enclosures) {
        const QString sign = around.isItem() ? marker(around) : u"> "_s;
        const QString room = around.isItem() ? QString(sign.size(), u' ') : sign;
        first += around.isItem() && !around.opens ? room : sign;
        others += room;
    }
    return {first, others};
}

QString separator(const Block &before, const Block &block)
{
    if (block.continues)
        return {};
    const bool isSameWhole = block.group >= 0 && block.group == before.group;
    const bool isTight = !block.spaced && !block.enclosures.isEmpty() && !before.enclosures.isEmpty();
    return isSameWhole || isTight ? u"\n"_s : u"\n\n"_s;
}

} // namespace

QString plainCopy(const Document &document, const TextSelection &selection)
{
    QString copy;
    if (selection.isEmpty())
        return copy;
    const TextPlace start = selection.start();
    const TextPlace end = selection.end();
    for (int i = start.block; i <= end.block; ++i) {
        const Block &block = document.block(i);
        const qsizetype from = i == start.block ? start.position : 0;
        const qsizetype to = i == end.block ? end.position : block.text.size();
        if (i > start.block)
            copy += separator(document.block(i - 1), block);
        QString text = block.text.sliced(from, to - from).replace(QChar(0x2028), u'\n');
        if (start.block != end.block && !block.continues) {
            const auto [first, others] = prefixes(block);
            text.replace(u'\n', u'\n' + others);
            if (from == 0)
                copy += first;
        }
        copy += text;
    }
    return copy;
}

} // namespace textui
