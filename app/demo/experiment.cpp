// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/experiment.h"

#include "demo/contents.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace demo {

Experiment experiment()
{
    const QJsonObject json = QJsonDocument::fromJson(contents(u"experiment/experiment.json"_s)).object();
    Experiment experiment{.plan = json["plan"_L1].toObject()};
    experiment.title = experiment.plan["title"_L1].toString();
    const QJsonArray trials = json["trials"_L1].toArray();
    for (const QJsonValue &trial : trials) {
        experiment.trials.append({.question = trial["question"_L1].toString(),
                                  .contestant = trial["contestant"_L1].toInt(),
                                  .events = trial["events"_L1].toString()});
    }
    const QJsonArray picks = json["picks"_L1].toArray();
    for (const QJsonValue &pick : picks) {
        experiment.picks.append({.question = pick["question"_L1].toString(),
                                 .first = pick["first"_L1].toInt(),
                                 .second = pick["second"_L1].toInt(),
                                 .preference = pick["preference"_L1].toString(),
                                 .reason = pick["reason"_L1].toString()});
    }
    const QJsonArray grades = json["grades"_L1].toArray();
    for (const QJsonValue &grade : grades) {
        experiment.grades.append({.question = grade["question"_L1].toString(),
                                  .contestant = grade["contestant"_L1].toInt(),
                                  .criterion = grade["criterion"_L1].toString(),
                                  .isMet = grade["verdict"_L1].toString() == u"met",
                                  .reason = grade["reason"_L1].toString()});
    }
    return experiment;
}

} // namespace demo
