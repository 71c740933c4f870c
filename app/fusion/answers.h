// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <random>

namespace fusion {

/// An answer as the judge and the writer meet it: by a letter, never by a name.
struct LetteredAnswer
{
    QString letter; ///< "A"…"H"
    chat::AttemptId attempt;
    double weight = 1.0;
    QString text;

    bool operator==(const LetteredAnswer &) const = default;
};

/// The answers under letters in random order; listed by letter.
[[nodiscard]] QList<LetteredAnswer> lettered(const chat::Turn &turn, const QList<const chat::Attempt *> &answers,
                                             std::mt19937 &random);
/// The answers of an earlier fusion, under the letters that they had there.
[[nodiscard]] QList<LetteredAnswer> lettered(const chat::Turn &turn, const chat::Fusion &fusion);

[[nodiscard]] QHash<QString, chat::AttemptId> letters(const QList<LetteredAnswer> &answers);
/// In the order of members.
[[nodiscard]] QList<chat::AttemptId> attempts(const QList<LetteredAnswer> &answers);
/// The letters in their order.
[[nodiscard]] QStringList letterList(const QList<LetteredAnswer> &answers);

/// A code for the fences around quoted text: random, and in none of the texts.
[[nodiscard]] QString fenceCode(const QStringList &texts, std::mt19937 &random);

} // namespace fusion
