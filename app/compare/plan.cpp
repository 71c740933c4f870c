// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/plan.h"

#include "catalogue/maker.h"
#include "compare/text.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace compare {

QString Contestant::displayName() const
{
    if (!panel.name.isEmpty())
        return panel.name;
    if (kind == chat::RunKind::JustOne && !panel.members.isEmpty())
        return panel.members.first().displayName();
    QStringList names;
    for (const chat::Member &member : panel.members)
        names.append(member.displayName());
    return names.join(u", "_s);
}

Contestant aloneContestant(const chat::StageModel &model)
{
    Contestant contestant{.kind = chat::RunKind::JustOne};
    contestant.panel.members = {chat::Member{.model = model.model, .settings = model.settings}};
    contestant.panel.judge = contestant.panel.writer = model;
    chat::numberMembers(contestant.panel);
    return contestant;
}

const Contestant *Plan::contestant(int number) const
{
    const auto found = std::ranges::find(contestants, number, &Contestant::number);
    return found == contestants.end() ? nullptr : &*found;
}

const Question *Plan::question(const QString &id) const
{
    const auto found = std::ranges::find(questions, id, &Question::id);
    return found == questions.end() ? nullptr : &*found;
}

int addContestant(Plan &plan, Contestant contestant)
{
    contestant.number = ++plan.lastNumber;
    plan.contestants.append(std::move(contestant));
    return plan.lastNumber;
}

void addOmissions(Plan &plan, int contestant)
{
    const Contestant *const found = plan.contestant(contestant);
    if (!found || found->omission || found->panel.members.size() < 2)
        return;
    const Contestant whole = *found; // the list moves
    for (const chat::Member &member : whole.panel.members) {
        const Omission omission{contestant, member.id};
        if (std::ranges::contains(plan.contestants, std::optional(omission), &Contestant::omission))
            continue;
        Contestant less{.panel = whole.panel, .omission = omission};
        less.panel.members.removeIf([&member](const chat::Member &one) { return one.id == member.id; });
        chat::numberMembers(less.panel);
        if (less.panel.policy.quorum)
            less.panel.policy.quorum = std::min(*less.panel.policy.quorum, int(less.panel.members.size()));
        less.panel.name = Text::tr("%1 without %2").arg(whole.displayName(), member.displayName());
        addContestant(plan, std::move(less));
    }
}

chat::Privacy privacyOf(const Plan &plan)
{
    chat::Privacy all;
    for (const Contestant &contestant : plan.contestants) {
        const chat::Privacy &one = contestant.panel.privacy;
        all.noDataCollection = all.noDataCollection || one.noDataCollection;
        all.zeroRetention = all.zeroRetention || one.zeroRetention;
        all.localOnly = all.localOnly || one.localOnly;
    }
    return all;
}

QString judgeObjection(const Plan &plan)
{
    if (!plan.scoring.judge || (!plan.scoring.picks && !plan.scoring.grades))
        return {};
    const chat::Model &judge = plan.scoring.judge->model;
    const QString maker = catalogue::makerOf(judge.id);
    QStringList kin;
    for (const Contestant &contestant : plan.contestants) {
        for (const chat::Member &member : contestant.panel.members) {
            const QString &id = member.model.id;
            const bool isKin = id == judge.id || (!maker.isEmpty() && catalogue::makerOf(id) == maker);
            if (isKin && !kin.contains(member.displayName()))
                kin.append(member.displayName());
        }
    }
    if (kin.isEmpty())
        return {};
    return Text::tr("%1 is by the same maker as %2. Judges prefer what resembles them: choose another judge.")
        .arg(judge.displayName(), kin.join(Text::tr(", ")));
}

QString planProblem(const Plan &plan)
{
    if (plan.questions.isEmpty())
        return Text::tr("There is no question yet. Write one, or take a set of them.");
    if (plan.questions.size() > QuestionSet::mostQuestions) {
        return Text::tr("These are %1 questions; the most are %2. Take some out.")
            .arg(plan.questions.size())
            .arg(QuestionSet::mostQuestions);
    }
    const auto isWhole = [](const Contestant &contestant) { return !contestant.omission; };
    const auto whole = std::ranges::count_if(plan.contestants, isWhole);
    if (whole < 2)
        return Text::tr("Choose two panels or models at least, to compare them.");
    if (plan.contestants.size() > Plan::mostContestants) {
        return Text::tr("These are %1 to compare; the most are %2. Take some out.")
            .arg(plan.contestants.size())
            .arg(Plan::mostContestants);
    }
    for (const Contestant &contestant : plan.contestants) {
        if (contestant.panel.members.isEmpty())
            return Text::tr("“%1” has no members. Take it out, or add some to it.").arg(contestant.displayName());
        if (contestant.omission && !plan.contestant(contestant.omission->contestant))
            return Text::tr("“%1” rests on the answers of a panel that was taken out. Take it out too.")
                .arg(contestant.displayName());
    }
    const bool needsJudge = plan.scoring.picks || plan.scoring.grades;
    if (needsJudge && (!plan.scoring.judge || plan.scoring.judge->model.id.isEmpty()))
        return Text::tr("Choose a model that judges the answers, or let nobody but yourself pick.");
    if (needsJudge && !plan.scoring.insists)
        return judgeObjection(plan);
    return {};
}

} // namespace compare
