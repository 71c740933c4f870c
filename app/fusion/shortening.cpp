// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/shortening.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace fusion {

qsizetype longestAllowed(const QList<LetteredAnswer> &answers, qsizetype total)
{
    QList<qsizetype> lengths;
    for (const LetteredAnswer &answer : answers)
        lengths.append(answer.text.size());
    std::ranges::sort(lengths);
    qsizetype share = 0;
    for (qsizetype i = 0; i < lengths.size(); ++i) {
        share = total / (lengths.size() - i);
        if (lengths.at(i) > share)
            return share;
        total -= lengths.at(i);
    }
    return lengths.isEmpty() ? 0 : lengths.last();
}

/// Not in the middle of a surrogate pair.
static qsizetype boundary(const QString &text, qsizetype at)
{
    return at > 0 && at < text.size() && text.at(at).isLowSurrogate() ? at - 1 : at;
}

static QString shortened(const QString &text, qsizetype longest)
{
    const qsizetype head = boundary(text, longest * 2 / 3);
    const qsizetype tail = boundary(text, text.size() - longest / 3);
    return text.first(head) + u"\n[… %1 characters of this answer are left out here …]\n"_s.arg(tail - head) +
           text.sliced(tail);
}

QList<LetteredAnswer> shortened(QList<LetteredAnswer> answers, qsizetype longest)
{
    for (LetteredAnswer &answer : answers) {
        if (answer.text.size() > longest)
            answer.text = shortened(answer.text, longest);
    }
    return answers;
}

qsizetype totalLength(const QList<LetteredAnswer> &answers)
{
    qsizetype total = 0;
    for (const LetteredAnswer &answer : answers)
        total += answer.text.size();
    return total;
}

} // namespace fusion
