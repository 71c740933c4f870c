// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

namespace comparetest {

using namespace compare;

/// An experiment in a few words: contestants by letter, questions by number.
class Bench
{
public:
    explicit Bench(int contestants, int questions = 1)
    {
        for (int i = 0; i < contestants; ++i) {
            chat::Panel panel{.name = QString(QChar(u'A' + i))};
            panel.members = {{.model = {.id = QStringLiteral("m%1").arg(i)}},
                             {.model = {.id = QStringLiteral("n%1").arg(i)}}};
            chat::numberMembers(panel);
            addContestant(plan, {.panel = panel});
        }
        for (int i = 1; i <= questions; ++i)
            plan.questions.append({.id = QString::number(i), .text = QStringLiteral("Question %1").arg(i)});
    }

    /// After the plan is what it shall be.
    chat::TurnId answer(int contestant, const QString &question, double usd = 1, int seconds = 10)
    {
        begin();
        const chat::TurnId turn{QStringLiteral("%1/%2").arg(contestant).arg(question)};
        TrialFigures figures{.isAnswered = true};
        figures.shares = {{.part = Part::Member,
                           .member = {1},
                           .name = QStringLiteral("one"),
                           .usage = {.costUsd = usd},
                           .time = std::chrono::milliseconds(seconds * 1'000)}};
        record(event::TrialStarted{{question, contestant, 1}, turn, {QStringLiteral("session")}});
        record(event::TrialEnded{turn, figures});
        return turn;
    }
    /// Whether the two criteria of giveRubric() are met.
    void grade(const chat::TurnId &turn, bool first, bool second, int grading = 1)
    {
        const auto verdict = [](bool isMet) { return isMet ? Verdict::Met : Verdict::Unmet; };
        record(event::Graded{{turn, QStringLiteral("a"), grading, verdict(first)}});
        record(event::Graded{{turn, QStringLiteral("b"), grading, verdict(second)}});
    }
    void pick(Picker by, const chat::TurnId &first, const chat::TurnId &second, Preference preference)
    {
        record(event::Picked{{.by = by, .first = first, .second = second, .preference = preference}});
    }
    /// In both orders.
    void judge(const chat::TurnId &first, const chat::TurnId &second, Preference straight, Preference turned)
    {
        pick(Picker::Judge, first, second, straight);
        pick(Picker::Judge, second, first, turned);
    }
    /// A criterion in each of two sections, of these weights.
    void giveRubric(double first, double second)
    {
        for (Question &question : plan.questions)
            question.rubric =
                Rubric{{{QStringLiteral("Facts"), {{QStringLiteral("a"), first, QStringLiteral("A.")}}},
                        {QStringLiteral("Advice"), {{QStringLiteral("b"), second, QStringLiteral("B.")}}}}};
    }
    void record(decltype(ExperimentEvent::what) what) { apply(experiment, {.what = std::move(what)}); }

    Plan plan{.seed = 1};
    Experiment experiment;

private:
    void begin()
    {
        if (experiment.plan.contestants.isEmpty())
            record(event::Planned{plan});
    }
};

} // namespace comparetest
