// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/comparisonplan.h"

#include "catalogue/catalogue.h"
#include "command/endpoints.h"
#include "command/panelchoice.h"
#include "command/text.h"
#include "compare/quality.h"
#include "compare/words.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"

#include <QBuffer>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using compare::Contestant;
using compare::Plan;
using compare::QuestionSet;
using settings::Endpoint;

namespace command {

namespace {

/// All of standard input that is read. A pipe gives what is there, which may be less than was asked for.
QByteArray readAll(QIODevice &in)
{
    QByteArray bytes;
    while (bytes.size() <= QuestionSet::mostBytes) {
        const QByteArray piece = in.read(QuestionSet::mostBytes + 1 - bytes.size());
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    return bytes;
}

QString problemsOf(const QuestionSet &set)
{
    constexpr qsizetype mostShown = 10;
    if (set.isCut) {
        return tr("There are too many questions: a set has at most %1, and %2 MB. Nothing was asked.")
            .arg(QuestionSet::mostQuestions)
            .arg(QuestionSet::mostBytes / 1'000'000);
    }
    QStringList lines;
    for (const compare::SkippedLine &skipped : set.skipped.first(std::min(mostShown, set.skipped.size())))
        lines.append(tr("Line %1: %2").arg(skipped.line).arg(skipped.why));
    if (set.skippedCount > mostShown)
        lines.append(tr("… and %1 more.").arg(set.skippedCount - mostShown));
    if (!lines.isEmpty())
        lines.append(tr("Nothing was asked: correct these, or take them out."));
    else if (set.questions.isEmpty())
        lines.append(tr("There is no question in it; write one a line."));
    return lines.join(u'\n');
}

std::expected<QList<compare::Question>, QString> checked(const QuestionSet &set)
{
    if (const QString problems = problemsOf(set); !problems.isEmpty())
        return std::unexpected(problems);
    return set.questions;
}

/// Makes one plan.
class Choosing
{
public:
    Choosing(const Compare &compare, Plan before, const Collaborators &with)
        : m_compare(compare), m_with(with), m_choice{.plan = std::move(before), .endpoint = {}}
    {
    }

    std::expected<PlanChoice, QString> choose(const QList<compare::Question> &questions)
    {
        if (!m_compare.endpoint.isEmpty())
            findEndpoint();
        for (const QString &panel : m_compare.panels)
            addPanel(panel);
        for (const QString &model : m_compare.models)
            addModel(model);
        for (const compare::Question &question : questions)
            addQuestion(question);
        if (m_compare.hasOmissions)
            addOmissions();
        takeOptions();
        takeScoring();
        if (m_problem.isEmpty())
            checkPlan();
        if (!m_problem.isEmpty())
            return std::unexpected(m_problem);
        if (m_choice.plan.title.isEmpty())
            m_choice.plan.title = compare::usualTitle(m_choice.plan);
        return m_choice;
    }

private:
    /// The first one counts.
    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    void findEndpoint()
    {
        if (!m_compare.endpoint.contains("://"_L1)) {
            const auto found = command::findEndpoint(m_with.endpoints, m_compare.endpoint);
            if (!found)
                return fail(found.error());
            m_endpoint = *found;
            return;
        }
        const auto url = settings::baseUrlFromInput(m_compare.endpoint);
        if (!url)
            return fail(url.error());
        m_endpoint = settings::endpointForUrl(*url);
        if (!m_with.endpoints.endpoint(m_endpoint->id))
            m_choice.endpoint = m_endpoint;
    }

    void add(const Contestant &contestant)
    {
        const auto isSame = [&contestant](const Contestant &other) {
            return !other.omission && other.kind == contestant.kind && other.panel == contestant.panel;
        };
        if (std::ranges::none_of(m_choice.plan.contestants, isSame))
            compare::addContestant(m_choice.plan, contestant);
        else if (m_compare.resume.isEmpty())
            fail(tr("“%1” is given twice; a panel is compared with others.").arg(contestant.displayName()));
    }

    void addPanel(const QString &name)
    {
        const auto choice = choosePanel(Ask{.panel = name}, nullptr, m_with.panels, m_with.preferences.current());
        if (!choice)
            fail(choice.error());
        else if (choice->isExample)
            fail(tr("The panel “demo” is a written comparison of its own; give it alone."));
        else
            add({.panel = choice->panel});
    }

    void addModel(const QString &id)
    {
        if (const auto model = find(id))
            add(compare::aloneContestant({.model = *model}));
    }

    /// With the name that its connection's list has for it.
    std::optional<chat::Model> find(const QString &id)
    {
        QList<Endpoint> places = m_endpoint ? QList<Endpoint>{*m_endpoint} : m_with.endpoints.endpoints();
        QList<chat::Model> found;
        for (const Endpoint &endpoint : std::as_const(places)) {
            if (const auto *const info = m_with.catalogue.find({.endpoint = endpoint.id, .id = id}))
                found.append(info->model);
        }
        if (found.isEmpty() && places.size() == 1)
            return chat::Model{.endpoint = places.first().id, .id = id};
        if (found.size() == 1)
            return found.first();
        fail(found.isEmpty() ? tr("No connection lists “%1”; say with --endpoint where it is, or fetch the lists with "
                                  "counterpoint models --refresh.")
                                   .arg(id)
                             : tr("Several connections have “%1”; say with --endpoint which is meant.").arg(id));
        return std::nullopt;
    }

    void addQuestion(const compare::Question &question)
    {
        const compare::Question *const before = m_choice.plan.question(question.id);
        if (!before)
            m_choice.plan.questions.append(question);
        else if (*before != question)
            fail(tr("The question “%1” of this comparison is another one; give the new one another id.")
                     .arg(question.id));
    }

    void addOmissions()
    {
        const QList<int> whole = compare::competitors(m_choice.plan);
        for (const int contestant : whole)
            compare::addOmissions(m_choice.plan, contestant);
    }

    void takeOptions()
    {
        Plan &plan = m_choice.plan;
        plan.repeats = m_compare.repeats.value_or(plan.repeats);
        if (m_compare.budgetUsd)
            plan.budgetUsd = m_compare.budgetUsd;
        if (m_compare.isIndependent)
            plan.sharing = compare::Sharing::Independent;
    }

    void takeScoring()
    {
        compare::Scoring &scoring = m_choice.plan.scoring;
        if (m_compare.judge) {
            if (const auto judge = find(*m_compare.judge))
                scoring.judge = chat::StageModel{.model = *judge};
        }
        scoring.grades = scoring.grades || m_compare.isGraded;
        scoring.picks = scoring.picks || m_compare.isPicked || (m_compare.judge && !scoring.grades);
        scoring.gradings = m_compare.gradings.value_or(scoring.gradings);
        scoring.insists = scoring.insists || m_compare.insists;
    }

    void checkPlan()
    {
        const Plan &plan = m_choice.plan;
        const bool hasRubric =
            std::ranges::any_of(plan.questions, [](const auto &question) { return question.rubric.has_value(); });
        if (plan.scoring.grades && !hasRubric)
            return fail(tr("--rubric needs questions with a rubric; none of these has one."));
        const QString objection = compare::judgeObjection(plan);
        const QString problem = compare::planProblem(plan);
        const bool isObjected = !problem.isEmpty() && problem == objection;
        fail(isObjected ? tr("%1 --insist takes it all the same.").arg(problem) : problem);
    }

    const Compare &m_compare;
    const Collaborators &m_with;
    PlanChoice m_choice;
    std::optional<Endpoint> m_endpoint; ///< as the options name it
    QString m_problem;
};

} // namespace

std::expected<QList<compare::Question>, QString> questionsIn(const QString &file, QIODevice &in)
{
    constexpr qint64 head = 4'096;
    if (file == u"-") {
        QByteArray bytes = readAll(in);
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::ReadOnly))
            return std::unexpected(buffer.errorString());
        return checked(
            compare::readQuestions(buffer, compare::questionFormat({}, bytes.first(std::min(head, bytes.size())))));
    }
    QFile device(file);
    if (!device.open(QFile::ReadOnly))
        return std::unexpected(tr("%1 cannot be read: %2").arg(file, device.errorString()));
    return checked(compare::readQuestions(device, compare::questionFormat(file, device.peek(head))));
}

std::expected<PlanChoice, QString> choosePlan(const Compare &compare, compare::Plan before,
                                              const QList<compare::Question> &questions, const Collaborators &with)
{
    return Choosing(compare, std::move(before), with).choose(questions);
}

} // namespace command
