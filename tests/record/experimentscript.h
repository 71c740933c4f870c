// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/plan.h"
#include "record/examplescript.h"

#include <QJsonArray>

namespace record {

/// resources/demo/experiment: plan.json, and a folder for each question.
struct ExperimentScript
{
    compare::Plan plan;
    /// Of each question one for each contestant, in the order of the plan. Shared answers are not in it yet.
    QList<QList<ExampleScript>> trials;
    QJsonArray picks;  ///< `{question, first, second, preference, reason}`
    QJsonArray grades; ///< `{question, contestant, criterion, verdict, reason}`
};

/// Fails with the file and what is wrong with it.
[[nodiscard]] std::expected<ExperimentScript, QString> readExperiment(const QString &folder);

/// experiment.json, as demo::experiment() reads it.
[[nodiscard]] QJsonObject experimentFile(const ExperimentScript &script);

} // namespace record
