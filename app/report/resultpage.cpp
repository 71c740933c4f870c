// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/resultpage.h"

#include "chat/figures.h"
#include "exchange/escape.h"
#include "report/table.h"
#include "report/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using exchange::inlineText;

namespace report {

namespace {

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString percent(double share)
{
    return Text::tr("%1 %").arg(QString::number(share * 100, 'f', 0));
}

QString percent(std::optional<double> share)
{
    return share ? percent(*share) : QString();
}

QString seconds(double value)
{
    return chat::secondsText(std::chrono::milliseconds(qint64(value * 1000)));
}

/// "64.2 (58.1–70.0)"
template<typename Words>
QString range(const compare::Interval &interval, Words words)
{
    if (interval.count == 0)
        return {};
    const QString value = words(interval.value);
    const QString low = words(interval.low);
    const QString high = words(interval.high);
    return low == high ? value : u"%1 (%2–%3)"_s.arg(value, low, high);
}

/// Adds a section where there is anything to say.
class Results
{
public:
    Results(const compare::Experiment &experiment, const compare::Findings &findings, const QList<Drawing> &drawings)
        : m_experiment(experiment), m_findings(findings), m_drawings(drawings)
    {
    }

    [[nodiscard]] QStringList parts()
    {
        addWorth();
        addParts(&compare::Quality::sections, Text::tr("Section"));
        addParts(&compare::Quality::domains, Text::tr("Domain"));
        addStandings(m_findings.judge, Picture::JudgesPicks);
        addStandings(m_findings.person, Picture::PersonsPicks);
        addQuestions();
        addLifts();
        addCosts();
        addTimes();
        addMeasures();
        addFailures();
        return m_parts;
    }

private:
    void addSection(const QString &heading, const QString &title, Picture picture)
    {
        m_parts.append(u"### "_s + exchange::headingText(heading));
        if (!title.isEmpty())
            m_parts.append(u"**%1.**"_s.arg(inlineText(title)));
        for (const Drawing &drawing : m_drawings) {
            if (drawing.picture == picture)
                m_parts.append(u"![%1](%2)"_s.arg(inlineText(heading), exchange::linkTarget(drawing.file)));
        }
    }

    void add(const QString &text)
    {
        if (!text.isEmpty())
            m_parts.append(text);
    }

    [[nodiscard]] QString points(const compare::Interval &interval) const
    {
        const compare::Basis basis = m_findings.worth.basis;
        return range(interval, [basis](double value) { return compare::pointsText(basis, value); });
    }

    void addWorth()
    {
        const compare::Worth &worth = m_findings.worth;
        if (worth.points.isEmpty())
            return;
        addSection(Text::tr("Quality against cost"), worth.title, Picture::Worth);
        const bool hasRubric = worth.basis == compare::Basis::Rubric;
        const bool isGradedAgain = hasRubric && m_experiment.plan.scoring.gradings > 1;
        QStringList heads{QString(), inlineText(compare::basisName(worth.basis)), Text::tr("cost of a question"),
                          Text::tr("questions"), Text::tr("worth its money")};
        if (hasRubric)
            heads << Text::tr("criteria passed");
        if (isGradedAgain)
            heads << Text::tr("between gradings");
        Table table(heads);
        for (const compare::WorthPoint &point : worth.points) {
            QStringList cells{inlineText(point.name), points(point.quality.points),
                              point.costUsd ? range(*point.costUsd, [](double usd) { return chat::costText(usd); })
                                            : Text::tr("not known"),
                              QString::number(point.quality.points.count),
                              point.isOnFrontier ? Text::tr("yes") : QString()};
            if (hasRubric)
                cells << percent(point.quality.passRate);
            if (isGradedAgain)
                cells << u"± "_s + number(point.quality.spread / 2);
            table.add(cells);
        }
        add(table.text());
        add(Text::tr(
            "In brackets stands between which values the mean lies in 95 % of the samples that were drawn anew from "
            "these questions. Worth its money is who is beaten by nobody in both quality and cost."));
        if (!hasRubric)
            return;
        QStringList published;
        for (const QList<compare::Reference> all = compare::publishedReferences(); const compare::Reference &one : all)
            published.append(u"%1 %2"_s.arg(one.name, number(one.points)));
        add(u"%1: %2."_s.arg(compare::referencesCaption(), published.join(u" · "_s)));
    }

    /// Scores by section or by domain; of those that more than one question has.
    void addParts(QMap<QString, compare::Interval> compare::Quality::*parts, const QString &head)
    {
        QStringList names;
        QStringList heads{head};
        for (const compare::WorthPoint &point : m_findings.worth.points) {
            heads.append(inlineText(point.name));
            const QMap<QString, compare::Interval> &some = point.quality.*parts;
            for (auto part = some.cbegin(); part != some.cend(); ++part) {
                if (part->count > 1 && !names.contains(part.key()))
                    names.append(part.key());
            }
        }
        if (names.isEmpty())
            return;
        Table table(heads);
        for (const QString &name : std::as_const(names)) {
            QStringList cells{name.isEmpty() ? Text::tr("none") : inlineText(name)};
            for (const compare::WorthPoint &point : m_findings.worth.points)
                cells.append(points((point.quality.*parts).value(name)));
            table.add(cells);
        }
        add(table.text());
    }

    void addStandings(const compare::Standings &standings, Picture picture)
    {
        if (standings.ranking.isEmpty() && standings.note.isEmpty())
            return;
        const bool isJudge = picture == Picture::JudgesPicks;
        addSection(isJudge ? Text::tr("Who wins, says the judge") : Text::tr("Who wins, said the person, blind"),
                   standings.title, picture);
        QStringList heads{QString(), Text::tr("strength"), Text::tr("wins"), Text::tr("decisions")};
        for (const compare::Standing &other : standings.ranking)
            heads.append(Text::tr("against %1").arg(inlineText(other.name)));
        Table table(heads);
        for (qsizetype row = 0; row < standings.ranking.size(); ++row) {
            const compare::Standing &one = standings.ranking[row];
            const QString strength =
                u"%1 (%2…%3)"_s.arg(compare::signedText(one.strength.value), compare::signedText(one.strength.low),
                                    compare::signedText(one.strength.high));
            QStringList cells{inlineText(one.name), standings.isTooFew() ? QString() : strength,
                              QString::number(one.strength.wins), QString::number(one.strength.decisions)};
            for (const compare::MatrixCell &cell : standings.matrix[row]) {
                const bool isMet = cell.wins.decisions > 0;
                cells.append(isMet ? Text::tr("%1 of %2").arg(cell.wins.wins).arg(cell.wins.decisions) : QString());
            }
            table.add(cells);
        }
        if (!table.isEmpty())
            add(table.text());
        add(standings.note);
    }

    void addQuestions()
    {
        const compare::QuestionTable &questions = m_findings.questions;
        if (questions.rows.isEmpty())
            return;
        addSection(Text::tr("Question by question"), questions.title, Picture::Questions);
        QStringList heads{Text::tr("Question")};
        for (const QString &name : questions.names)
            heads.append(inlineText(name));
        Table table(heads);
        for (const compare::QuestionRow &row : questions.rows) {
            QStringList cells{inlineText(row.id)};
            for (const compare::QuestionCell &cell : row.cells)
                cells.append(cellText(cell));
            table.add(cells);
        }
        add(table.text());
    }

    [[nodiscard]] QString cellText(const compare::QuestionCell &cell) const
    {
        QStringList words;
        if (cell.points)
            words.append(compare::pointsText(m_findings.questions.basis, *cell.points));
        else if (cell.answers > 0)
            words.append(Text::tr("answered"));
        if (cell.failures > 0)
            words.append(Text::tr("%1 failed").arg(cell.failures));
        if (cell.unfinished > 0)
            words.append(Text::tr("%1 not finished").arg(cell.unfinished));
        return words.join(u", "_s);
    }

    void addLifts()
    {
        const compare::Lifts &lifts = m_findings.lifts;
        if (lifts.lifts.isEmpty())
            return;
        addSection(Text::tr("What each member adds"), lifts.title, Picture::Members);
        Table table({QString(), Text::tr("added by"), Text::tr("points"), Text::tr("questions"), Text::tr("clear")}, 2);
        for (const compare::Lift &lift : lifts.lifts) {
            table.add({inlineText(lift.panel), inlineText(addedBy(lift)),
                       range(lift.points, [](double points) { return compare::signedText(points); }),
                       QString::number(lift.points.count), lift.isClear() ? Text::tr("yes") : Text::tr("no")});
        }
        add(table.text());
        for (const QString &sentence : lifts.missing)
            add(inlineText(sentence));
    }

    [[nodiscard]] static QString addedBy(const compare::Lift &lift)
    {
        switch (lift.of) {
        case compare::Lift::Of::Synthesis:
            return Text::tr("judging and writing, over %1").arg(lift.name);
        case compare::Lift::Of::Diversity:
            return Text::tr("different models, over %1").arg(lift.name);
        default:
            return lift.name;
        }
    }

    void addCosts()
    {
        const compare::Costs &costs = m_findings.costs;
        if (costs.spent.isEmpty() && costs.unknown.isEmpty())
            return;
        addSection(Text::tr("Cost of a question"), costs.title, Picture::Costs);
        Table table({QString(), Text::tr("part"), Text::tr("cost")}, 2);
        for (const compare::CostSpent &spent : costs.spent) {
            table.add(
                {inlineText(spent.name), u"**%1**"_s.arg(Text::tr("all")), u"**%1**"_s.arg(chat::costText(spent.usd))});
            for (const compare::CostSlice &slice : spent.slices)
                table.add({QString(), inlineText(partText(slice)), chat::costText(slice.usd)});
        }
        if (!table.isEmpty())
            add(table.text());
        if (!costs.unknown.isEmpty())
            add(Text::tr("Nobody knows the price of: %1.").arg(inlineText(costs.unknown.join(u", "_s))));
        add(Text::tr("An answer that several share is counted for each of them, and was billed once."));
    }

    [[nodiscard]] static QString partText(const compare::CostSlice &slice)
    {
        if (!slice.part)
            return Text::tr("web searches");
        switch (*slice.part) {
        case compare::Part::Judge:
            return Text::tr("judge %1").arg(slice.name);
        case compare::Part::Writer:
            return Text::tr("writer %1").arg(slice.name);
        default:
            return u"%1 · %2"_s.arg(slice.member.number).arg(slice.name);
        }
    }

    void addTimes()
    {
        const compare::Times &times = m_findings.times;
        if (times.spent.isEmpty())
            return;
        addSection(Text::tr("Time of a question"), times.title, Picture::Times);
        Table table({QString(), Text::tr("median"), Text::tr("shortest"), Text::tr("longest"),
                     Text::tr("slowest member, mean"), Text::tr("judge, mean"), Text::tr("writer, mean")});
        for (const compare::TimeSpent &spent : times.spent) {
            const auto stage = [](double value) { return value > 0 ? seconds(value) : QString(); };
            table.add({inlineText(spent.name), seconds(spent.seconds.median), seconds(spent.seconds.lowest),
                       seconds(spent.seconds.highest), seconds(spent.members), stage(spent.judge),
                       stage(spent.writer)});
        }
        add(table.text());
    }

    void addMeasures()
    {
        const compare::FreeMeasures &measures = m_findings.measures;
        if (measures.measures.isEmpty())
            return;
        addSection(Text::tr("What can be counted"), measures.title, Picture::Measures);
        Table table({QString(), Text::tr("points found"), Text::tr("contradictions"), Text::tr("left standing"),
                     Text::tr("quotes found"), Text::tr("minority points kept"), Text::tr("words"),
                     Text::tr("sources")});
        for (const compare::Measures &one : measures.measures) {
            const auto mean = [](const compare::Interval &interval) { return number(interval.value); };
            const auto judged = [&](const compare::Interval &interval) {
                return one.isAnalysed ? mean(interval) : u""_s;
            };
            table.add({inlineText(one.name), judged(one.points), judged(one.contradictions), judged(one.standing),
                       percent(one.quotes), percent(one.minority), mean(one.words), mean(one.sources)});
        }
        add(table.text());
        add(Text::tr("Means of the answers, told without asking anybody."));
    }

    void addFailures()
    {
        const QHash<int, QString> names = compare::contestantNames(m_experiment.plan);
        QStringList lines;
        for (const compare::Trial &trial : m_experiment.trials) {
            if (!trial.figures || trial.isAnswered() || !names.contains(trial.id.contestant))
                continue;
            const QString &problem = trial.figures->problem;
            const QString why = problem.isEmpty()      ? Text::tr("It was stopped.")
                                : trial.isUnfinished() ? Text::tr("It was stopped: %1").arg(problem)
                                                       : problem;
            lines.append(
                u"- "_s +
                inlineText(Text::tr("%1, question %2: %3").arg(names[trial.id.contestant], trial.id.question, why)));
        }
        QMap<QString, int> problems;
        for (const compare::Pick &pick : m_experiment.picks) {
            if (!pick.problem.isEmpty() && m_experiment.trial(pick.first) && m_experiment.trial(pick.second))
                ++problems[pick.problem];
        }
        for (const compare::Grade &grade : m_experiment.grades) {
            if (!grade.problem.isEmpty() && m_experiment.trial(grade.turn))
                ++problems[grade.problem];
        }
        for (auto problem = problems.cbegin(); problem != problems.cend(); ++problem)
            lines.append(u"- "_s + inlineText(Text::tr("The judge, %1 times: %2").arg(*problem).arg(problem.key())));
        if (lines.isEmpty())
            return;
        m_parts.append(u"### "_s + Text::tr("What failed"));
        add(lines.join(u'\n'));
    }

    const compare::Experiment &m_experiment;
    const compare::Findings &m_findings;
    const QList<Drawing> &m_drawings;
    QStringList m_parts;
};

} // namespace

QStringList resultParts(const compare::Experiment &experiment, const compare::Findings &findings,
                        const QList<Drawing> &drawings)
{
    return Results(experiment, findings, drawings).parts();
}

} // namespace report
