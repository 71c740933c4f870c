// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/answers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace fusion {

static LetteredAnswer answer(const chat::Turn &turn, const chat::Attempt &attempt, const QString &letter)
{
    const chat::Member *const member = turn.panel.member(attempt.id.member);
    return {
        .letter = letter, .attempt = attempt.id, .weight = member ? member->weight : 1.0, .text = attempt.reply.text};
}

QList<LetteredAnswer> lettered(const chat::Turn &turn, const QList<const chat::Attempt *> &answers,
                               std::mt19937 &random)
{
    QList<const chat::Attempt *> shuffled = answers;
    // Not std::shuffle: its order differs between standard libraries, and recorded runs shall not.
    for (qsizetype left = shuffled.size(); left > 1; --left)
        shuffled.swapItemsAt(left - 1, qsizetype(random() % std::uint_fast32_t(left)));
    QList<LetteredAnswer> result;
    for (const chat::Attempt *const attempt : std::as_const(shuffled))
        result.append(answer(turn, *attempt, QChar(u'A' + char16_t(result.size()))));
    return result;
}

QList<LetteredAnswer> lettered(const chat::Turn &turn, const chat::Fusion &fusion)
{
    QList<LetteredAnswer> result;
    for (auto letter = fusion.letters.begin(); letter != fusion.letters.end(); ++letter) {
        if (const chat::Attempt *const attempt = turn.attempt(*letter))
            result.append(answer(turn, *attempt, letter.key()));
    }
    std::ranges::sort(result, {}, &LetteredAnswer::letter);
    return result;
}

QHash<QString, chat::AttemptId> letters(const QList<LetteredAnswer> &answers)
{
    QHash<QString, chat::AttemptId> result;
    for (const LetteredAnswer &answer : answers)
        result.insert(answer.letter, answer.attempt);
    return result;
}

QList<chat::AttemptId> attempts(const QList<LetteredAnswer> &answers)
{
    QList<chat::AttemptId> result;
    for (const LetteredAnswer &answer : answers)
        result.append(answer.attempt);
    std::ranges::sort(result);
    return result;
}

QStringList letterList(const QList<LetteredAnswer> &answers)
{
    QStringList result;
    for (const LetteredAnswer &answer : answers)
        result.append(answer.letter);
    return result;
}

QString fenceCode(const QStringList &texts, std::mt19937 &random)
{
    constexpr QLatin1StringView signs = "abcdefghjkmnpqrstuvwxyz23456789"_L1;
    constexpr int length = 20;
    QString code;
    do {
        code.clear();
        while (code.size() < length)
            code += signs.at(qsizetype(random() % std::uint_fast32_t(signs.size())));
    } while (std::ranges::any_of(texts, [&code](const QString &text) { return text.contains(code); }));
    return code;
}

} // namespace fusion
