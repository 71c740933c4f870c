// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/plan.h"

#include "chat/fields.h"
#include "chat/panelfile.h"
#include "compare/text.h"

using namespace Qt::StringLiterals;

namespace compare {

namespace {

QJsonObject toJson(const Contestant &contestant)
{
    QJsonObject json{{u"number"_s, contestant.number}, {u"panel"_s, chat::toJson(contestant.panel)}};
    if (contestant.kind == chat::RunKind::JustOne)
        json.insert(u"alone"_s, true);
    if (contestant.omission) {
        json.insert(u"omits"_s, QJsonObject{{u"contestant"_s, contestant.omission->contestant},
                                            {u"member"_s, contestant.omission->member.toString()}});
    }
    return json;
}

Contestant readContestant(const chat::Fields &fields)
{
    fields.require("number"_L1);
    Contestant contestant{.number = int(fields.integerWithin("number"_L1, 1, 1'000'000).value_or(0)),
                          .kind = fields.flag("alone"_L1) ? chat::RunKind::JustOne : chat::RunKind::Panel};
    if (auto panel = chat::panelFromJson(fields.object("panel"_L1)))
        contestant.panel = *std::move(panel);
    else
        fields.fail("panel"_L1, panel.error());
    if (contestant.kind == chat::RunKind::JustOne && contestant.panel.members.size() != 1)
        fields.fail("panel"_L1, Text::tr("must have one member: it is one model alone."));
    if (fields.has("omits"_L1)) {
        const chat::Fields omits = fields.child("omits"_L1);
        contestant.omission =
            Omission{.contestant = int(omits.integer("contestant"_L1).value_or(0)),
                     .member = chat::MemberId::fromString(omits.text("member"_L1)).value_or(chat::MemberId())};
    }
    return contestant;
}

QJsonObject toJson(const Scoring &scoring)
{
    QJsonObject json;
    if (scoring.judge)
        json.insert(u"judge"_s, chat::toJson(*scoring.judge));
    if (scoring.picks)
        json.insert(u"picks"_s, true);
    if (scoring.grades)
        json.insert(u"grades"_s, true);
    if (scoring.gradings != 1)
        json.insert(u"gradings"_s, scoring.gradings);
    if (scoring.insists)
        json.insert(u"insists"_s, true);
    return json;
}

Scoring readScoring(const chat::Fields &fields)
{
    Scoring scoring{.judge = {},
                    .picks = fields.flag("picks"_L1),
                    .grades = fields.flag("grades"_L1),
                    .gradings = int(fields.integerWithin("gradings"_L1, 1, Scoring::mostGradings).value_or(1)),
                    .insists = fields.flag("insists"_L1)};
    if (!fields.has("judge"_L1))
        return scoring;
    if (auto judge = chat::stageFromJson(fields.object("judge"_L1)))
        scoring.judge = *std::move(judge);
    else
        fields.fail("judge"_L1, judge.error());
    return scoring;
}

QList<Contestant> readContestants(const chat::Fields &fields)
{
    QList<Contestant> contestants;
    QSet<int> wholes; // by number
    QSet<int> omissions;
    for (const QList<chat::Fields> list = fields.children("contestants"_L1); const chat::Fields &one : list) {
        const Contestant contestant = readContestant(one);
        if (wholes.contains(contestant.number) || omissions.contains(contestant.number))
            one.fail("number"_L1, Text::tr("must be another one: %1 is taken.").arg(contestant.number));
        (contestant.omission ? omissions : wholes).insert(contestant.number);
        contestants.append(contestant);
    }
    for (const Contestant &contestant : std::as_const(contestants)) {
        if (contestant.omission && omissions.contains(contestant.omission->contestant))
            fields.fail("contestants"_L1, Text::tr("must not leave out a member where one is left out already."));
    }
    if (contestants.size() > Plan::mostContestants)
        fields.fail("contestants"_L1, Text::tr("must be no more than %1.").arg(Plan::mostContestants));
    return contestants;
}

QList<Question> readQuestionList(const chat::Fields &fields)
{
    QuestionSet set = readQuestions(fields.array("questions"_L1));
    if (set.isCut)
        fields.fail("questions"_L1, Text::tr("must be no more than %1.").arg(QuestionSet::mostQuestions));
    if (!set.skipped.isEmpty())
        fields.fail("questions"_L1, Text::tr("%1: %2").arg(set.skipped.first().line).arg(set.skipped.first().why));
    return std::move(set.questions);
}

} // namespace

QJsonObject toJson(const Plan &plan)
{
    QJsonArray contestants;
    for (const Contestant &contestant : plan.contestants)
        contestants.append(toJson(contestant));
    QJsonArray questions;
    for (const Question &question : plan.questions)
        questions.append(toJson(question));
    QJsonObject json{
        {u"title"_s, plan.title},       {u"contestants"_s, contestants}, {u"last_number"_s, plan.lastNumber},
        {u"questions"_s, questions},    {u"repeats"_s, plan.repeats},    {u"scoring"_s, toJson(plan.scoring)},
        {u"seed"_s, qint64(plan.seed)}, {u"program"_s, plan.program},    {u"prompts"_s, plan.prompts},
    };
    if (plan.sharing == Sharing::Independent)
        json.insert(u"independent"_s, true);
    if (plan.budgetUsd)
        json.insert(u"budget_usd"_s, *plan.budgetUsd);
    if (!plan.example.isEmpty())
        json.insert(u"example"_s, plan.example);
    return json;
}

std::expected<Plan, QString> planFromJson(const QJsonObject &json)
{
    QString problem;
    const chat::Fields fields(json, problem);
    Plan plan{.title = fields.text("title"_L1),
              .lastNumber = int(fields.integerWithin("last_number"_L1, 0, 1'000'000).value_or(0)),
              .questions = readQuestionList(fields),
              .repeats = int(fields.integerWithin("repeats"_L1, 1, Plan::mostRepeats).value_or(1)),
              .sharing = fields.flag("independent"_L1) ? Sharing::Independent : Sharing::Shared,
              .scoring = readScoring(fields.child("scoring"_L1)),
              .budgetUsd = fields.numberWithin("budget_usd"_L1, 0, 1'000'000),
              .seed = quint32(fields.integerWithin("seed"_L1, 0, 0xffffffff).value_or(1)),
              .program = fields.text("program"_L1),
              .prompts = fields.text("prompts"_L1),
              .example = fields.text("example"_L1)};
    plan.contestants = readContestants(fields);
    for (const Contestant &contestant : std::as_const(plan.contestants))
        plan.lastNumber = std::max(plan.lastNumber, contestant.number);
    if (!problem.isEmpty())
        return std::unexpected(problem);
    return plan;
}

} // namespace compare
