// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/resultsjson.h"

#include "chat/names.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace report {

namespace {

constexpr chat::Names<compare::Basis, 4> bases{{
    {compare::Basis::Rubric, "rubric"_L1},
    {compare::Basis::Judge, "judge"_L1},
    {compare::Basis::Person, "person"_L1},
    {compare::Basis::None, "none"_L1},
}};
constexpr chat::Names<compare::Part, 3> parts{{
    {compare::Part::Member, "member"_L1},
    {compare::Part::Judge, "judge"_L1},
    {compare::Part::Writer, "writer"_L1},
}};
constexpr chat::Names<compare::Lift::Of, 3> lifts{{
    {compare::Lift::Of::Member, "member"_L1},
    {compare::Lift::Of::Synthesis, "synthesis"_L1},
    {compare::Lift::Of::Diversity, "diversity"_L1},
}};

double secondsOf(std::chrono::milliseconds time)
{
    return double(time.count()) / 1000;
}

QJsonObject json(const compare::Interval &interval)
{
    return {{u"value"_s, interval.value},
            {u"low"_s, interval.low},
            {u"high"_s, interval.high},
            {u"count"_s, interval.count}};
}

void insertIntervals(QJsonObject &into, const QString &key, const QMap<QString, compare::Interval> &intervals)
{
    QJsonObject object;
    for (auto interval = intervals.cbegin(); interval != intervals.cend(); ++interval)
        object.insert(interval.key(), json(*interval));
    if (!object.isEmpty())
        into.insert(key, object);
}

void insertText(QJsonObject &into, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        into.insert(key, text);
}

void insertNumber(QJsonObject &into, const QString &key, std::optional<double> number)
{
    if (number)
        into.insert(key, *number);
}

template<typename Value>
const Value *find(const QList<Value> &values, int contestant)
{
    const auto found = std::ranges::find(values, contestant, &Value::contestant);
    return found == values.end() ? nullptr : &*found;
}

void insertWorth(QJsonObject &into, const compare::WorthPoint &point, compare::Basis basis)
{
    into.insert(u"points"_s, json(point.quality.points));
    into.insert(u"on_frontier"_s, point.isOnFrontier);
    if (basis == compare::Basis::Rubric) {
        into.insert(u"pass_rate"_s, point.quality.passRate);
        into.insert(u"spread"_s, point.quality.spread);
    }
    insertIntervals(into, u"sections"_s, point.quality.sections);
    insertIntervals(into, u"domains"_s, point.quality.domains);
}

void insertCosts(QJsonObject &into, const compare::CostSpent &spent)
{
    QJsonArray slices;
    for (const compare::CostSlice &slice : spent.slices) {
        QJsonObject one{{u"part"_s, slice.part ? chat::nameOf(parts, *slice.part) : u"web"_s}, {u"usd"_s, slice.usd}};
        if (slice.part == compare::Part::Member)
            one.insert(u"member"_s, slice.member.toString());
        insertText(one, u"model"_s, slice.name);
        slices.append(one);
    }
    into.insert(u"cost_usd"_s, spent.usd);
    into.insert(u"costs"_s, slices);
}

QJsonObject json(const compare::TimeSpent &spent)
{
    return {{u"lowest"_s, spent.seconds.lowest},
            {u"lower_quartile"_s, spent.seconds.lowerQuartile},
            {u"median"_s, spent.seconds.median},
            {u"upper_quartile"_s, spent.seconds.upperQuartile},
            {u"highest"_s, spent.seconds.highest},
            {u"members"_s, spent.members},
            {u"judge"_s, spent.judge},
            {u"writer"_s, spent.writer}};
}

QJsonObject json(const compare::Measures &measures)
{
    QJsonObject object{{u"words"_s, json(measures.words)}, {u"sources"_s, json(measures.sources)}};
    if (measures.isAnalysed) {
        object.insert(u"points"_s, json(measures.points));
        object.insert(u"contradictions"_s, json(measures.contradictions));
        object.insert(u"standing"_s, json(measures.standing));
    }
    insertNumber(object, u"quotes"_s, measures.quotes);
    insertNumber(object, u"minority"_s, measures.minority);
    return object;
}

QJsonArray contestantsJson(const compare::Experiment &experiment, const compare::Findings &findings)
{
    QJsonArray array;
    const QHash<int, QString> names = compare::contestantNames(experiment.plan);
    for (const compare::Contestant &contestant : experiment.plan.contestants) {
        const auto isOf = [&](const compare::Trial &trial) { return trial.id.contestant == contestant.number; };
        const auto answered = std::ranges::count_if(
            experiment.trials, [&](const compare::Trial &trial) { return isOf(trial) && trial.isAnswered(); });
        const auto failed = std::ranges::count_if(
            experiment.trials, [&](const compare::Trial &trial) { return isOf(trial) && trial.hasFailed(); });
        QJsonObject one{{u"contestant"_s, contestant.number},
                        {u"name"_s, names.value(contestant.number)},
                        {u"answered"_s, qint64(answered)},
                        {u"failed"_s, qint64(failed)}};
        if (contestant.omission) {
            one.insert(u"omission"_s, QJsonObject{{u"contestant"_s, contestant.omission->contestant},
                                                  {u"member"_s, contestant.omission->member.toString()}});
        }
        if (const auto *const point = find(findings.worth.points, contestant.number))
            insertWorth(one, *point, findings.worth.basis);
        if (const auto *const spent = find(findings.costs.spent, contestant.number))
            insertCosts(one, *spent);
        if (const auto *const spent = find(findings.times.spent, contestant.number))
            one.insert(u"seconds"_s, json(*spent));
        if (const auto *const measures = find(findings.measures.measures, contestant.number))
            one.insert(u"measures"_s, json(*measures));
        array.append(one);
    }
    return array;
}

QJsonObject json(const compare::Standings &standings)
{
    QJsonArray ranking;
    for (const compare::Standing &one : standings.ranking) {
        ranking.append(QJsonObject{{u"contestant"_s, one.contestant},
                                   {u"strength"_s, one.strength.value},
                                   {u"low"_s, one.strength.low},
                                   {u"high"_s, one.strength.high},
                                   {u"wins"_s, one.strength.wins},
                                   {u"decisions"_s, one.strength.decisions}});
    }
    QJsonArray wins;
    for (const QList<compare::MatrixCell> &row : standings.matrix) {
        QJsonArray cells;
        for (const compare::MatrixCell &cell : row)
            cells.append(QJsonObject{{u"wins"_s, cell.wins.wins}, {u"decisions"_s, cell.wins.decisions}});
        wins.append(cells);
    }
    QJsonObject object{{u"title"_s, standings.title},
                       {u"decisions"_s, standings.decisions()},
                       {u"ties"_s, standings.duels.ties},
                       {u"ranking"_s, ranking},
                       {u"wins"_s, wins}};
    insertText(object, u"note"_s, standings.note);
    return object;
}

QJsonObject json(const compare::Lifts &all)
{
    QJsonArray array;
    for (const compare::Lift &lift : all.lifts) {
        array.append(QJsonObject{{u"of"_s, chat::nameOf(lifts, lift.of)},
                                 {u"contestant"_s, lift.contestant},
                                 {u"without"_s, lift.without},
                                 {u"name"_s, lift.name},
                                 {u"points"_s, json(lift.points)},
                                 {u"clear"_s, lift.isClear()}});
    }
    return {{u"title"_s, all.title}, {u"lifts"_s, array}, {u"missing"_s, QJsonArray::fromStringList(all.missing)}};
}

QJsonArray trialsJson(const compare::Experiment &experiment)
{
    const compare::Assessment assessment =
        compare::assess(experiment, compare::duels(experiment, compare::Picker::Judge),
                        compare::duels(experiment, compare::Picker::Person));
    QJsonArray array;
    for (const compare::Trial &trial : experiment.trials) {
        QJsonObject one{{u"question"_s, trial.id.question},  {u"contestant"_s, trial.id.contestant},
                        {u"repeat"_s, trial.id.repeat},      {u"turn"_s, trial.turn.value},
                        {u"session"_s, trial.session.value}, {u"answered"_s, trial.isAnswered()}};
        if (const auto quality = assessment.trials.constFind(trial.turn); quality != assessment.trials.cend())
            one.insert(u"points"_s, quality->points);
        if (trial.figures) {
            insertText(one, u"problem"_s, trial.figures->problem);
            insertNumber(one, u"cost_usd"_s, trial.figures->costUsd());
            one.insert(u"billed_usd"_s, trial.figures->billedUsd());
            one.insert(u"tokens"_s, trial.figures->tokens());
            one.insert(u"seconds"_s, secondsOf(trial.figures->time()));
        }
        array.append(one);
    }
    return array;
}

} // namespace

QJsonObject resultsJson(const compare::Experiment &experiment, const compare::Findings &findings)
{
    return {{u"experiment"_s, experiment.id.value},
            {u"title"_s, experiment.plan.title},
            {u"created"_s, experiment.createdAt.toUTC().toString(Qt::ISODateWithMs)},
            {u"plan"_s, toJson(experiment.plan)},
            {u"spent_usd"_s, experiment.spentUsd()},
            {u"contestants"_s, contestantsJson(experiment, findings)},
            {u"quality"_s,
             QJsonObject{{u"basis"_s, chat::nameOf(bases, findings.worth.basis)}, {u"title"_s, findings.worth.title}}},
            {u"judge"_s, json(findings.judge)},
            {u"person"_s, json(findings.person)},
            {u"members"_s, json(findings.lifts)},
            {u"trials"_s, trialsJson(experiment)}};
}

} // namespace report
