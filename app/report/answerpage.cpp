// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/answerpage.h"

#include "chat/figures.h"
#include "exchange/contained.h"
#include "exchange/escape.h"
#include "report/table.h"
#include "report/text.h"

using namespace Qt::StringLiterals;
using exchange::inlineText;

namespace report {

namespace {

constexpr int level = 3;

/// How often a criterion was met, of how often it was judged.
struct Met
{
    int met = 0;
    int judged = 0;
};

class Appendix
{
public:
    Appendix(const compare::Experiment &experiment, const Answers &answers)
        : m_experiment(experiment)
        , m_answers(answers)
        , m_names(compare::contestantNames(experiment.plan))
        , m_shown(compare::competitors(experiment.plan))
    {
        for (const compare::Trial &trial : experiment.trials)
            m_trials[trial.id.question].append(&trial);
        for (const compare::Grade &grade : experiment.grades) {
            const compare::Trial *const trial = grade.verdict ? experiment.trial(grade.turn) : nullptr;
            if (!trial)
                continue;
            Met &met = m_met[{trial->id.question, trial->id.contestant}][grade.criterion];
            ++met.judged;
            met.met += *grade.verdict == compare::Verdict::Met;
        }
    }

    [[nodiscard]] QStringList parts()
    {
        for (int place = 1; const compare::Question &question : m_experiment.plan.questions)
            addQuestion(place++, question);
        return m_parts;
    }

private:
    void addQuestion(int place, const compare::Question &question)
    {
        QStringList words{QString::number(place)};
        if (question.id != words.first())
            words.append(question.id);
        if (!question.domain.isEmpty())
            words.append(question.domain);
        m_parts.append(u"### "_s + exchange::headingText(words.join(u" · "_s)));
        m_parts.append(exchange::quoted(exchange::contained(question.text, level, exchange::LineBreaks::Kept)));
        if (question.rubric)
            addRubric(question);
        for (const compare::Contestant &contestant : m_experiment.plan.contestants) {
            for (const compare::Trial *const trial : m_trials.value(question.id)) {
                if (trial->id.contestant == contestant.number && trial->figures)
                    addAnswer(*trial);
            }
        }
    }

    void addRubric(const compare::Question &question)
    {
        QStringList heads{Text::tr("Criterion, and how often it was met"), Text::tr("weight")};
        for (const int contestant : m_shown)
            heads.append(inlineText(m_names[contestant]));
        Table table(heads);
        for (const compare::RubricSection &section : question.rubric->sections) {
            for (const compare::Criterion &criterion : section.criteria) {
                const QString title = section.title.isEmpty() ? QString() : section.title + u": "_s;
                QStringList cells{inlineText(title + criterion.requirement), QString::number(criterion.weight)};
                for (const int contestant : m_shown) {
                    const Met met = m_met.value({question.id, contestant}).value(criterion.id);
                    cells.append(met.judged > 0 ? Text::tr("%1 of %2").arg(met.met).arg(met.judged) : QString());
                }
                table.add(cells);
            }
        }
        m_parts.append(table.text());
    }

    void addAnswer(const compare::Trial &trial)
    {
        QStringList facts{u"<strong>%1</strong>"_s.arg(exchange::htmlText(m_names[trial.id.contestant]))};
        if (m_experiment.plan.repeats > 1)
            facts.append(Text::tr("time %1").arg(trial.id.repeat));
        if (!trial.isAnswered())
            facts.append(Text::tr("no answer"));
        if (const auto usd = trial.figures->costUsd())
            facts.append(chat::costText(*usd));
        facts.append(chat::secondsText(trial.figures->time()));
        // Empty lines end the HTML on each side, so that what is between is Markdown.
        m_parts.append(u"<details>\n<summary>%1</summary>"_s.arg(facts.join(u" · "_s)));
        if (!trial.figures->problem.isEmpty())
            m_parts.append(u"*%1*"_s.arg(inlineText(trial.figures->problem)));
        if (const QString answer = exchange::contained(m_answers.value(trial.turn), level); !answer.isEmpty())
            m_parts.append(answer);
        m_parts.append(u"</details>"_s);
    }

    const compare::Experiment &m_experiment;
    const Answers &m_answers;
    const QHash<int, QString> m_names;
    const QList<int> m_shown;
    QHash<QString, QList<const compare::Trial *>> m_trials;
    QHash<std::pair<QString, int>, QHash<QString, Met>> m_met; ///< by question and contestant, then by criterion
    QStringList m_parts;
};

} // namespace

QStringList answerParts(const compare::Experiment &experiment, const Answers &answers)
{
    return Appendix(experiment, answers).parts();
}

} // namespace report
