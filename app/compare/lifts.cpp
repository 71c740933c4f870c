// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/lifts.h"

#include "compare/text.h"

#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

bool isSame(const chat::Model &one, const chat::Model &other)
{
    return one.endpoint == other.endpoint && one.id == other.id;
}

/// A panel of one model alone, two times or more.
const chat::Model *fusedWithItself(const Contestant &contestant)
{
    const QList<chat::Member> &members = contestant.panel.members;
    if (contestant.omission || contestant.kind != chat::RunKind::Panel || members.size() < 2)
        return nullptr;
    const chat::Model &first = members.first().model;
    return std::ranges::all_of(members, [&first](const chat::Member &one) { return isSame(one.model, first); })
               ? &first
               : nullptr;
}

bool isAlone(const Contestant &contestant, const chat::Model &model)
{
    return !contestant.omission && contestant.panel.members.size() == 1 &&
           isSame(contestant.panel.members.first().model, model);
}

class Finder
{
public:
    Finder(const Experiment &experiment, const Assessment &assessment, const Duels &duels)
        : m_experiment(experiment), m_assessment(assessment), m_duels(duels), m_names(contestantNames(experiment.plan))
    {
        m_result.basis = assessment.basis;
    }

    Lifts find()
    {
        for (const Contestant &contestant : contestants())
            addMembers(contestant);
        for (const Contestant &contestant : contestants())
            addSynthesis(contestant);
        for (const Contestant &contestant : contestants())
            addDiversity(contestant);
        m_result.title = title();
        return m_result;
    }

private:
    [[nodiscard]] const QList<Contestant> &contestants() const { return m_experiment.plan.contestants; }

    /// By question.
    [[nodiscard]] QList<double> differences(int contestant, int without) const
    {
        if (m_assessment.basis != Basis::Rubric)
            return winsBeyondHalf(contestant, without);
        return pointDifferences(m_experiment, m_assessment, contestant, without);
    }

    [[nodiscard]] QList<double> winsBeyondHalf(int contestant, int without) const
    {
        QMap<QString, QList<double>> byQuestion;
        for (const Duel &duel : m_duels.decided) {
            const bool isFirst = duel.first == contestant && duel.second == without;
            if (!isFirst && !(duel.second == contestant && duel.first == without))
                continue;
            const double win = winOfFirst(duel.outcome);
            byQuestion[duel.question].append((isFirst ? win : 1 - win) * 100 - 50);
        }
        QList<double> all;
        for (const QList<double> &values : std::as_const(byQuestion))
            all.append(std::accumulate(values.begin(), values.end(), 0.0) / double(values.size()));
        return all;
    }

    bool add(Lift::Of of, int contestant, int without, const QString &name)
    {
        const QList<double> all = differences(contestant, without);
        if (all.isEmpty()) {
            m_result.missing.append(Text::tr("%1 and %2 are not scored on the same questions yet.")
                                        .arg(m_names[contestant], m_names[without]));
            return false;
        }
        m_result.lifts.append({.of = of,
                               .contestant = contestant,
                               .without = without,
                               .panel = m_names[contestant],
                               .name = name,
                               .points = meanOf(all, m_experiment.plan.seed),
                               .turns = turnsOf(m_experiment, contestant) + turnsOf(m_experiment, without)});
        return true;
    }

    void addMembers(const Contestant &contestant)
    {
        if (contestant.omission || contestant.kind != chat::RunKind::Panel || contestant.panel.members.size() < 2)
            return;
        const qsizetype before = m_result.lifts.size();
        QStringList unknown;
        for (const chat::Member &member : contestant.panel.members) {
            const Contestant *const less = without(contestant.number, member.id);
            if (less)
                add(Lift::Of::Member, contestant.number, less->number, member.displayName().simplified());
            else
                unknown.append(member.displayName().simplified());
        }
        if (!unknown.isEmpty() && !fusedWithItself(contestant)) {
            const QString sentence =
                unknown.size() == 1
                    ? Text::tr("What %1 adds to %2 is not known: compare the panel without it, too.")
                    : Text::tr("What %1 each add to %2 is not known: compare the panel without each of them, too.");
            m_result.missing.append(sentence.arg(unknown.join(Text::tr(", ")), m_names[contestant.number]));
        }
        std::stable_sort(m_result.lifts.begin() + before, m_result.lifts.end(),
                         [](const Lift &one, const Lift &other) { return one.points.value > other.points.value; });
    }

    [[nodiscard]] const Contestant *without(int contestant, chat::MemberId member) const
    {
        const Omission wanted{contestant, member};
        const auto found = std::ranges::find(contestants(), wanted,
                                             [](const Contestant &one) { return one.omission.value_or(Omission()); });
        return found == contestants().end() ? nullptr : &*found;
    }

    void addSynthesis(const Contestant &contestant)
    {
        const chat::Model *const model = fusedWithItself(contestant);
        if (!model)
            return;
        const auto alone =
            std::ranges::find_if(contestants(), [model](const Contestant &one) { return isAlone(one, *model); });
        if (alone != contestants().end()) {
            add(Lift::Of::Synthesis, contestant.number, alone->number, m_names[alone->number]);
        } else {
            m_result.missing.append(
                Text::tr("What synthesis adds to %1 is not known: compare %1 alone, too.").arg(model->displayName()));
        }
    }

    void addDiversity(const Contestant &contestant)
    {
        const QList<chat::Member> &members = contestant.panel.members;
        if (contestant.omission || members.size() < 2 || fusedWithItself(contestant))
            return;
        const Contestant *best = nullptr;
        double most = 0;
        for (const Contestant &other : contestants()) {
            const chat::Model *const model = fusedWithItself(other);
            const bool isMembers = model && std::ranges::any_of(members, [model](const chat::Member &member) {
                                       return isSame(member.model, *model);
                                   });
            if (!isMembers)
                continue;
            const double points = qualityOf(m_experiment, m_assessment, other.number).points.value;
            if (!best || points > most)
                best = &other;
            most = std::max(most, points);
        }
        if (best) {
            add(Lift::Of::Diversity, contestant.number, best->number, m_names[best->number]);
        } else {
            m_result.missing.append(
                Text::tr("How much of %1 is owed to different models is not known: compare its best "
                         "member fused with itself, and that model alone.")
                    .arg(m_names[contestant.number]));
        }
    }

    [[nodiscard]] QString title() const
    {
        if (m_result.lifts.isEmpty())
            return {};
        const auto most = std::ranges::max_element(m_result.lifts, [](const Lift &one, const Lift &other) {
            return one.isClear() != other.isClear() ? other.isClear() : one.points.value < other.points.value;
        });
        if (!most->isClear() || most->points.value <= 0)
            return Text::tr("No part is clearly worth its place yet");
        const QString points = m_assessment.basis == Basis::Rubric
                                   ? Text::tr("%1 points").arg(signedText(most->points.value))
                                   : Text::tr("%1 % of comparisons").arg(signedText(most->points.value));
        switch (most->of) {
        case Lift::Of::Member:
            return Text::tr("%1 adds most to %2: %3").arg(most->name, most->panel, points);
        case Lift::Of::Synthesis:
            return Text::tr("Synthesis alone adds most: %1 over %2").arg(points, most->name);
        case Lift::Of::Diversity:
            return Text::tr("Different models add most: %1 for %2 over %3").arg(points, most->panel, most->name);
        }
        return {};
    }

    const Experiment &m_experiment;
    const Assessment &m_assessment;
    const Duels &m_duels;
    const QHash<int, QString> m_names;
    Lifts m_result;
};

} // namespace

Lifts liftsOf(const Experiment &experiment, const Assessment &assessment, const Duels &duels)
{
    return Finder(experiment, assessment, duels).find();
}

QString signedText(double points)
{
    const double rounded = std::round(points * 10) / 10;
    const QString number = QString::number(std::abs(rounded), 'f', 1);
    return (rounded < 0 ? u"−"_s : rounded > 0 ? u"+"_s : QString()) + number;
}

} // namespace compare
