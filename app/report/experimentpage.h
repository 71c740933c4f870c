// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"
#include "compare/findings.h"

namespace report {

/// What an experiment shows, each in a picture.
enum class Picture { Worth, JudgesPicks, PersonsPicks, Questions, Members, Costs, Times, Measures };

/// A picture that lies beside the page.
struct Drawing
{
    Picture picture = Picture::Worth;
    QString file; ///< as seen from the page: "shards-files/quality.svg"

    bool operator==(const Drawing &) const = default;
};

/// The text of each trial's answer.
using Answers = QHash<chat::TurnId, QString>;

/// An experiment as one Markdown page that reads well anywhere: what it found in a sentence; who was asked what, with
/// every setting, so that it can be repeated; each picture as a table, under what it says; what failed; the questions
/// with what was said of each criterion; every answer. What models and people wrote cannot break out of its place
/// (exchange/contained.h).
[[nodiscard]] QString markdownOf(const compare::Experiment &experiment, const compare::Findings &findings,
                                 const Answers &answers, const QList<Drawing> &drawings = {});

} // namespace report
