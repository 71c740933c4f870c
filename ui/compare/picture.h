// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/table.h"

namespace compare {
struct Findings;
}

namespace compareui {

/// One question about an experiment and its answer: a sentence, a chart and the table behind it.
struct Picture
{
    QString name;       ///< for files and object names: "worth", "person-ranking"…; of every experiment the same
    QString question;   ///< "Which one is worth its money?"
    QString title = {}; ///< what the numbers say
    std::optional<Chart> chart = {}; ///< absent: the table is the picture, and it is shaded
    Table table = {};
    QString note = {};      ///< what was left out, ties…; may be empty
    QString empty = {};     ///< what would fill it; empty where there is something
    bool isLeftOut = false; ///< there is nothing, and another one says already what would fill it

    bool operator==(const Picture &) const = default;
};

/// All of them, always the same ones in the same order: which is worth it first. Those of the judge's or the person's
/// picks stand empty where there are none.
[[nodiscard]] QList<Picture> pictures(const compare::Findings &findings);

/// The picture in words, for those who do not see it: no longer than a paragraph.
[[nodiscard]] QString descriptionOf(const Picture &picture);

} // namespace compareui
