// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/eventwriter.h"
#include "library/experimententry.h"
#include "library/place.h"

#include <QStringList>

/// Experiments: their events in the order in which they came, and what the list shows of each. Their turns are in
/// sessions that name the experiment.
namespace library {

/// Each within a transaction. The first makes the experiment's row where it is missing.
void storeExperimentEvent(const Writing &writing, const QString &experiment, const QJsonObject &event);
/// `words`: what a search finds besides the title; absent where that stays.
void storeExperimentDescription(const Writing &writing, const ExperimentEntry &described,
                                const std::optional<QString> &words);
/// With its sessions; one that was removed before by itself is not restored with it.
void removeExperiment(const Writing &writing, const QString &experiment);
void restoreExperiment(const Writing &writing, const QString &experiment);
/// As purgeSessions(), which deletes its sessions.
void purgeExperiments(const Writing &writing, const Place &place);

/// Newest first: those in which all words of `search` stand, in any case; all where it has none.
[[nodiscard]] QList<ExperimentEntry> readExperiments(Database &database, const QString &search);
/// Its events; nothing where there is no such experiment.
[[nodiscard]] std::optional<QList<QJsonObject>> readExperiment(Database &database, const QString &experiment);
[[nodiscard]] qsizetype countExperimentEvents(Database &database, const QString &experiment);
/// Ids of experiments that begin with `prefix`, in any case, at most two.
[[nodiscard]] QStringList findExperiments(Database &database, const QString &prefix);

/// Whether the file knows experiments: one of an earlier version that cannot be written does not.
[[nodiscard]] bool hasExperiments(Database &database);

} // namespace library
