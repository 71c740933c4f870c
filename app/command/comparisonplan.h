// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/collaborators.h"
#include "command/commandline.h"
#include "compare/plan.h"
#include "settings/endpoint.h"

#include <expected>

/// What `counterpoint compare` is to ask, from its options.
namespace command {

/// A file's questions, or those of standard input, where it is "-"; waits for whoever writes them. All of them or
/// none: fails with what is wrong, a line each.
[[nodiscard]] std::expected<QList<compare::Question>, QString> questionsIn(const QString &file, QIODevice &in);

struct PlanChoice
{
    compare::Plan plan;
    std::optional<settings::Endpoint> endpoint; ///< made on the spot, unknown to the connections so far

    bool operator==(const PlanChoice &) const = default;
};

/// `before` and what the options add to it or change; what is there already is not added again. Fails with one
/// sentence (exit code WrongUse), also where the plan cannot be carried out.
[[nodiscard]] std::expected<PlanChoice, QString> choosePlan(const Compare &compare, compare::Plan before,
                                                            const QList<compare::Question> &questions,
                                                            const Collaborators &with);

} // namespace command
