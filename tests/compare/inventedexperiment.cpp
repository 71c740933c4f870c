// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/inventedexperiment.h"

#include <algorithm>
#include <array>
#include <random>

using namespace Qt::StringLiterals;
using namespace compare;
using std::chrono::milliseconds;

namespace invented {

namespace {

constexpr std::array domains{"law", "finance", "medicine", "engineering"};
constexpr std::array texts{
    "May our landlord raise the rent under clause 14 of the attached lease?",
    "Should we hedge a EUR 2 million receivable that is due in nine months?",
    "Which interactions matter for a patient on warfarin who starts amiodarone?",
    "Shard Postgres now, at 900 GB and 4,000 writes a second, or wait?",
    "Is a non-compete of 24 months enforceable for a sales engineer in Texas?",
    "How does IFRS 16 change EBITDA for a chain with 140 leased shops?",
    "What is the evidence for vitamin D against respiratory infections?",
    "How large a home battery for 4,100 kWh a year and 7 kWp on the roof?",
    "Who is liable when an autonomous delivery robot injures a pedestrian?",
    "Is a reverse stock split ever good for the holders of small positions?",
    "When is surgery better than physiotherapy for a torn meniscus at 55?",
    "Does a four-day week work for a support team of nine?",
};

chat::Model model(const char *id, const char *name)
{
    return {.endpoint = u"openrouter"_s, .id = QString::fromLatin1(id), .name = QString::fromLatin1(name)};
}

const std::array<chat::Model, 7> models{
    model("anthropic/claude-opus-4.8", "Opus 4.8"),
    model("openai/gpt-5.5", "GPT-5.5"),
    model("google/gemini-3.1-pro", "Gemini 3.1 Pro"),
    model("google/gemini-3.1-flash", "Gemini 3.1 Flash"),
    model("moonshotai/kimi-k2.6", "Kimi K2.6"),
    model("deepseek/deepseek-v4", "DeepSeek V4"),
    model("mistralai/mistral-large-4", "Mistral Large 4"),
};

chat::Panel panel(const QString &name, std::initializer_list<size_t> members, size_t writer)
{
    chat::Panel panel{.name = name};
    for (const size_t member : members)
        panel.members.append({.model = models[member]});
    chat::numberMembers(panel);
    panel.judge.model = models[writer];
    panel.writer.model = models[writer];
    return panel;
}

Rubric rubric()
{
    const auto criterion = [](int number, double weight) {
        return Criterion{.id = u"c%1"_s.arg(number), .weight = weight, .requirement = u"Says what matters."_s};
    };
    return {{{u"Facts"_s, {criterion(1, 10), criterion(2, 8), criterion(3, 6), criterion(4, 4), criterion(5, -5)}},
             {u"Advice"_s, {criterion(6, 8), criterion(7, 5), criterion(8, -4)}}}};
}

/// What is invented of a contestant.
struct Habit
{
    double quality;   ///< the chance that a criterion is met
    double memberUsd; ///< of one member's answer
    double stageUsd;  ///< of judge and of writer, each
    int memberSeconds;
    int stageSeconds;
};

Habit habitOf(int contestant)
{
    switch (contestant) {
    case QualityTrio:
        return {0.78, 0.031, 0.022, 34, 11};
    case BudgetTrio:
        return {0.72, 0.0042, 0.009, 21, 8};
    case OpusAlone:
        return {0.64, 0.031, 0, 30, 0};
    case OpusTwice:
        return {0.70, 0.031, 0.018, 33, 10};
    case WithoutOpus:
        return {0.66, 0.031, 0.020, 32, 10};
    case WithoutGpt:
        return {0.71, 0.031, 0.020, 32, 10};
    default:
        return {0.765, 0.031, 0.020, 34, 10};
    }
}

class Inventor
{
public:
    explicit Inventor(const Options &options) : m_options(options)
    {
        m_experiment.id = {u"invented"_s};
        record(event::Planned{plan(options)});
    }

    Experiment invent()
    {
        askAll();
        if (m_options.grades)
            gradeAll();
        if (m_options.judgesPicks)
            pickAll(Picker::Judge);
        if (m_options.personsPicks)
            pickAll(Picker::Person);
        return m_experiment;
    }

private:
    void record(decltype(ExperimentEvent::what) what)
    {
        apply(m_experiment, {.at = QDateTime::fromMSecsSinceEpoch(1'780'000'000'000, QTimeZone::UTC), .what = what});
    }
    /// 0…1
    double chance() { return double(m_random() % 10'000) / 10'000; }
    /// ±`share` of the value.
    double about(double value, double share) { return value * (1 - share + 2 * share * chance()); }
    milliseconds seconds(int about) { return milliseconds(int(this->about(about, 0.45) * 1'000)); }

    void askAll()
    {
        const Plan &plan = m_experiment.plan;
        const qsizetype all = plan.questions.size() * plan.contestants.size() * plan.repeats;
        const auto ended = qsizetype(double(all) * m_options.answered);
        qsizetype asked = 0;
        for (qsizetype question = 0; question < plan.questions.size(); ++question) {
            m_ease.append(about(1, 0.25));
            for (const Contestant &contestant : plan.contestants) {
                for (int repeat = 1; repeat <= plan.repeats; ++repeat) {
                    if (asked < ended)
                        ask({plan.questions[question].id, contestant.number, repeat});
                    ++asked;
                }
            }
        }
    }

    void ask(const TrialId &id)
    {
        const chat::TurnId turn{u"turn-%1-%2-%3"_s.arg(id.question).arg(id.contestant).arg(id.repeat)};
        record(event::TrialStarted{id, turn, {u"session-"_s + id.question}});
        record(event::TrialEnded{turn, figures(*m_experiment.plan.contestant(id.contestant))});
    }

    Share share(const Contestant &contestant, Part part, const chat::Model &model, chat::MemberId member)
    {
        const Habit habit = habitOf(contestant.number);
        const bool isMember = part == Part::Member;
        Share share{.part = part, .member = member, .name = model.displayName(), .hasSucceeded = true};
        share.webUsd = isMember ? about(0.005, 0.5) : 0;
        share.usage = {.promptTokens = 1'200,
                       .completionTokens = 900,
                       .costUsd = about(isMember ? habit.memberUsd : habit.stageUsd, 0.3) + share.webUsd};
        share.time = seconds(isMember ? habit.memberSeconds : habit.stageSeconds);
        return share;
    }

    TrialFigures figures(const Contestant &contestant)
    {
        TrialFigures figures{.isAnswered = true};
        for (const chat::Member &member : contestant.panel.members)
            figures.shares.append(share(contestant, Part::Member, member.model, member.id));
        const auto count = [this](int most) { return int(m_random() % uint(most + 1)); };
        figures.words = 420 + count(300);
        figures.sources = 2 + count(9);
        if (contestant.panel.members.size() < 2)
            return figures;
        figures.shares.append(share(contestant, Part::Judge, contestant.panel.judge.model, {}));
        figures.shares.append(share(contestant, Part::Writer, contestant.panel.writer.model, {}));
        figures.hasAnalysis = true;
        figures.points = 9 + count(8);
        figures.contradictions = 1 + count(3);
        figures.standing = count(contestant.number == QualityTrio ? 1 : figures.contradictions);
        figures.minority = 3 + count(4);
        figures.kept = figures.minority - count(contestant.number == QualityTrio ? 1 : 3);
        figures.quotes = 14 + count(8);
        figures.quotesFound = figures.quotes - count(2);
        return figures;
    }

    double ease(const QString &question) const { return m_ease[question.toInt() - 1]; }

    void gradeAll()
    {
        const QList<Trial> trials = m_experiment.trials;
        for (const Trial &trial : trials) {
            const double quality = habitOf(trial.id.contestant).quality * ease(trial.id.question);
            for (const RubricSection &section : m_experiment.plan.question(trial.id.question)->rubric->sections) {
                for (const Criterion &criterion : section.criteria) {
                    const bool isGood = chance() < quality;
                    const Verdict verdict = isGood == (criterion.weight > 0) ? Verdict::Met : Verdict::Unmet;
                    record(event::Graded{{.turn = trial.turn, .criterion = criterion.id, .verdict = verdict}});
                }
            }
        }
    }

    void pickAll(Picker by)
    {
        const QList<Trial> trials = m_experiment.trials;
        QHash<std::pair<QString, int>, QList<const Trial *>> groups;
        for (const Trial &trial : trials)
            groups[{trial.id.question, trial.id.repeat}].append(&trial);
        for (const Question &question : QList<Question>(m_experiment.plan.questions)) {
            for (int repeat = 1; repeat <= m_options.repeats; ++repeat)
                pickAmong(groups.value({question.id, repeat}), by);
        }
    }

    void pickAmong(const QList<const Trial *> &trials, Picker by)
    {
        for (qsizetype i = 0; i < trials.size(); ++i) {
            for (qsizetype j = i + 1; j < trials.size(); ++j) {
                const bool isOmission = trials[j]->id.contestant > OpusTwice;
                if (isOmission && (by == Picker::Person || trials[i]->id.contestant != QualityTrio))
                    continue;
                if (by == Picker::Person && chance() < 0.5)
                    continue;
                pick(*trials[i], *trials[j], by);
            }
        }
    }

    void pick(const Trial &first, const Trial &second, Picker by)
    {
        const double lead = habitOf(first.id.contestant).quality - habitOf(second.id.contestant).quality;
        const bool isFirst = chance() < std::clamp(0.5 + 2.6 * lead, 0.05, 0.95);
        const bool isTie = chance() < 0.1;
        const Preference straight = isTie ? Preference::Equal : isFirst ? Preference::First : Preference::Second;
        record(event::Picked{{.by = by, .first = first.turn, .second = second.turn, .preference = straight}});
        if (by == Picker::Person)
            return;
        const bool agrees = chance() < 0.88;
        const Preference turned = isTie               ? Preference::Equal
                                  : isFirst == agrees ? Preference::Second
                                                      : Preference::First;
        record(event::Picked{{.by = by, .first = second.turn, .second = first.turn, .preference = turned}});
    }

    const Options m_options;
    Experiment m_experiment;
    std::mt19937 m_random{20'261'121};
    QList<double> m_ease;
};

} // namespace

Plan plan(const Options &options)
{
    Plan plan{.title = u"Which panel for our questions"_s, .repeats = options.repeats, .seed = 7};
    addContestant(plan, {.panel = panel(u"Quality trio"_s, {0, 1, 2}, 0)});
    addContestant(plan, {.panel = panel(u"Budget trio"_s, {3, 4, 5}, 1)});
    addContestant(plan, aloneContestant({.model = models[0]}));
    addContestant(plan, {.panel = panel(u"Opus 4.8 twice"_s, {0, 0}, 0)});
    addOmissions(plan, QualityTrio);
    for (int i = 0; i < options.questions; ++i) {
        const auto text = QString::fromUtf8(texts[size_t(i) % texts.size()]);
        plan.questions.append({.id = QString::number(i + 1),
                               .text = size_t(i) < texts.size() ? text : u"%1 (%2)"_s.arg(text).arg(i + 1),
                               .domain = QString::fromLatin1(domains[size_t(i) % domains.size()])});
        if (options.grades)
            plan.questions.last().rubric = rubric();
    }
    plan.scoring = {
        .judge = chat::StageModel{.model = models[6]}, .picks = options.judgesPicks, .grades = options.grades};
    return plan;
}

Experiment experiment(const Options &options)
{
    return Inventor(options).invent();
}

} // namespace invented
