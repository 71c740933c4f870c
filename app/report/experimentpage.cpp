// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/experimentpage.h"

#include "chat/figures.h"
#include "compare/quality.h"
#include "compare/words.h"
#include "exchange/escape.h"
#include "exchange/panelpage.h"
#include "report/answerpage.h"
#include "report/resultpage.h"
#include "report/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using exchange::inlineText;

namespace report {

namespace {

QString factsOf(const compare::Experiment &experiment)
{
    const auto answered = std::ranges::count_if(experiment.trials, &compare::Trial::isAnswered);
    QStringList facts;
    if (experiment.createdAt.isValid())
        facts.append(experiment.createdAt.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s));
    facts.append(Text::tr("questions: %1").arg(experiment.plan.questions.size()));
    facts.append(Text::tr("compared: %1").arg(compare::competitors(experiment.plan).size()));
    facts.append(Text::tr("answers: %1").arg(answered));
    facts.append(Text::tr("spent: %1").arg(chat::costText(experiment.spentUsd())));
    return facts.join(u" · "_s);
}

QString scoringText(const compare::Plan &plan)
{
    const compare::Scoring &scoring = plan.scoring;
    if (!scoring.judge || (!scoring.picks && !scoring.grades))
        return Text::tr("No model judged the answers.");
    QStringList ways;
    if (scoring.picks)
        ways.append(Text::tr("picks the better of every two answers, in both orders"));
    if (scoring.grades)
        ways.append(compare::counted(scoring.gradings, Text::tr("says of each criterion whether it is met"),
                                     Text::tr("says of each criterion whether it is met, %1 times")));
    const QString judge = scoring.judge->model.displayName();
    QString text = Text::tr("Judge: %1 (%2); it %3.")
                       .arg(inlineText(judge), exchange::codeSpan(scoring.judge->model.id, exchange::Place::Cell),
                            ways.join(Text::tr(", and ")));
    if (const QString objection = compare::judgeObjection(plan); !objection.isEmpty())
        text += u' ' + inlineText(objection);
    return text;
}

/// All that is needed to do it again.
QString planText(const compare::Plan &plan)
{
    const auto graded = std::ranges::count_if(plan.questions, [](const auto &one) { return one.rubric.has_value(); });
    QStringList lines{
        Text::tr("Questions: %1, of these with a rubric: %2.").arg(plan.questions.size()).arg(graded),
        compare::counted(plan.repeats, Text::tr("Each was asked once."), Text::tr("Each was asked %1 times.")),
        plan.sharing == compare::Sharing::Shared
            ? Text::tr("Those that have the same member with the same settings share its answer.")
            : Text::tr("Each asked its own members; no answer is shared."),
        scoringText(plan)};
    if (plan.budgetUsd)
        lines.append(Text::tr("Budget: %1.").arg(chat::plainCostText(*plan.budgetUsd)));
    lines.append(Text::tr("Seed of the order and of resampling: %1.").arg(plan.seed));
    if (!plan.prompts.isEmpty())
        lines.append(Text::tr("Version of the prompts: %1.").arg(inlineText(plan.prompts)));
    if (!plan.program.isEmpty())
        lines.append(Text::tr("Planned by %1.").arg(inlineText(plan.program)));
    for (QString &line : lines)
        line.prepend(u"- "_s);
    return lines.join(u'\n');
}

QStringList contestantParts(const compare::Plan &plan)
{
    const QHash<int, QString> names = compare::contestantNames(plan);
    QStringList parts;
    QStringList omissions;
    for (const compare::Contestant &contestant : plan.contestants) {
        if (contestant.omission) {
            omissions.append(u"- "_s + inlineText(names[contestant.number]));
            continue;
        }
        parts.append(u"### "_s + exchange::headingText(names[contestant.number]));
        if (!contestant.panel.note.isEmpty())
            parts.append(inlineText(contestant.panel.note));
        parts.append(exchange::panelPage(contestant.panel, contestant.kind));
    }
    if (!omissions.isEmpty()) {
        parts.append(u"### "_s + Text::tr("Less one member"));
        parts.append(Text::tr("Judged and written anew from the answers that were there already:"));
        parts.append(omissions.join(u'\n'));
    }
    return parts;
}

} // namespace

QString markdownOf(const compare::Experiment &experiment, const compare::Findings &findings, const Answers &answers,
                   const QList<Drawing> &drawings)
{
    const compare::Plan &plan = experiment.plan;
    QStringList parts{u"# "_s + exchange::headingText(plan.title.isEmpty() ? Text::tr("A comparison") : plan.title)};
    if (!findings.worth.title.isEmpty())
        parts.append(u"**%1.**"_s.arg(inlineText(findings.worth.title)));
    if (!plan.example.isEmpty())
        parts.append(u"*%1*"_s.arg(Text::tr("An example: no model was called.")));
    parts.append(factsOf(experiment));
    parts.append(u"## "_s + Text::tr("What was asked"));
    parts.append(planText(plan));
    parts += contestantParts(plan);
    parts.append(u"## "_s + Text::tr("Results"));
    const QStringList results = resultParts(experiment, findings, drawings);
    parts += results.isEmpty() ? QStringList{Text::tr("Nothing was answered yet.")} : results;
    parts.append(u"## "_s + Text::tr("Questions and answers"));
    parts += answerParts(experiment, answers);
    parts.append(u"*%1*"_s.arg(Text::tr("Written by %1.").arg(u"Counterpoint " COUNTERPOINT_VERSION ""_s)));
    return parts.join(u"\n\n"_s) + u'\n';
}

} // namespace report
