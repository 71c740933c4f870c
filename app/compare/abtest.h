// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "settings/preferences.h"

#include <random>

/// The A/B of ordinary questions: a share of those to one panel goes to another one. Pure: values in, values out.
namespace compare {

/// Everything that the next question's panel hangs on.
struct AbSituation
{
    chat::Panel chosen;                ///< by the person
    std::optional<chat::Panel> first;  ///< as it is kept; absent where it is gone
    std::optional<chat::Panel> second; ///< likewise
    QString obstacle;                  ///< why the second cannot be asked now; empty where it can
    QDateTime now;
    double drawn = 0; ///< by draw(), once a question
};

/// Whom the next question goes to.
struct AbTurn
{
    std::optional<chat::AbSide> side; ///< absent where the A/B does not concern it: the chosen panel is asked
    QString problem;                  ///< why not, where it would: a sentence

    bool operator==(const AbTurn &) const = default;
};

/// Only where the first panel is the chosen one, unchanged. Where the second could not be asked nothing is drawn for
/// the first either: else the two could not be compared.
[[nodiscard]] AbTurn abTurn(const settings::AbTest &test, const AbSituation &situation);

/// 0…1, never 1.
[[nodiscard]] double draw(std::mt19937 &random);

/// Why there can be no A/B of the two, in a sentence; empty where there can: they are different, and what the first
/// one's wishes keep private, for whatever model of it, the second one's wishes keep private for all of its models.
[[nodiscard]] QString abProblem(const chat::Panel &first, const chat::Panel &second);

/// "one question in five", "35 % of the questions"
[[nodiscard]] QString shareText(double share);

/// "5 December", with the year where that is not the present one.
[[nodiscard]] QString dayText(const QDateTime &time, const QDateTime &now);

} // namespace compare
