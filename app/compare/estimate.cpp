// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/estimate.h"

#include "compare/judgecall.h"
#include "compare/judgements.h"
#include "compare/sharing.h"
#include "compare/trials.h"
#include "forecast/forecaster.h"
#include "provider/estimate.h"

#include <algorithm>

namespace compare {

namespace {

/// Of many questions so many, evenly spread, stand for all.
constexpr qsizetype sampled = 4;
/// What a judge reads besides the question: its instructions, and answers of a usual length. Tokens.
constexpr qint64 instructions = 400;
constexpr qint64 usualAnswer = 700;
/// How long a judge's call takes.
constexpr std::chrono::milliseconds lowCall{3'000};
constexpr std::chrono::milliseconds highCall{10'000};

/// Low and high figures of something.
struct Range
{
    double lowUsd = 0;
    double highUsd = 0;
    double lowMs = 0;
    double highMs = 0;

    Range &operator+=(const Range &other)
    {
        lowUsd += other.lowUsd;
        highUsd += other.highUsd;
        lowMs += other.lowMs;
        highMs += other.highMs;
        return *this;
    }
    [[nodiscard]] Range times(double factor) const
    {
        return {lowUsd * factor, highUsd * factor, lowMs * factor, highMs * factor};
    }
};

class Estimating
{
public:
    Estimating(const Experiment &experiment, const forecast::Forecaster &forecaster)
        : m_experiment(experiment), m_plan(experiment.plan), m_forecaster(forecaster)
    {
    }

    [[nodiscard]] Estimate result()
    {
        for (const Contestant &contestant : m_plan.contestants)
            addTrials(contestant);
        addJudgements();
        m_range.lowMs /= Trials::mostAtOnce;
        m_range.highMs /= Trials::mostAtOnce;
        m_estimate.forecast.lowUsd = m_range.lowUsd;
        m_estimate.forecast.highUsd = m_range.highUsd;
        m_estimate.forecast.low = std::chrono::milliseconds(qint64(m_range.lowMs + m_judging.lowMs));
        m_estimate.forecast.high = std::chrono::milliseconds(qint64(m_range.highMs + m_judging.highMs));
        m_estimate.forecast.unpriced.removeDuplicates();
        return m_estimate;
    }

private:
    void addTrials(const Contestant &contestant)
    {
        QList<const Question *> missing;
        for (const Question &question : m_plan.questions) {
            for (int repeat = 1; repeat <= m_plan.repeats; ++repeat) {
                const TrialId id{question.id, contestant.number, repeat};
                if (isMissing(m_experiment, id, Failed::Stay) && !isPointless(m_experiment, id))
                    missing.append(&question);
            }
        }
        if (missing.isEmpty())
            return;
        const QList<Source> shared = sources(m_plan, contestant);
        const int members = int(contestant.panel.members.size());
        const bool isJudged = contestant.panel.policy.judging == chat::Judging::WithJudge;
        const int stages = members < 2 ? 0 : isJudged ? 2 : 1;
        m_estimate.trials += int(missing.size());
        m_estimate.sharedAnswers += missing.size() * shared.size();
        m_estimate.calls += missing.size() * (members - int(shared.size()) + stages);
        const qsizetype samples = std::min(sampled, missing.size());
        Range sum;
        for (qsizetype i = 0; i < samples; ++i)
            sum += costOf(contestant, shared, *missing[i * missing.size() / samples]);
        m_range += sum.times(double(missing.size()) / double(samples));
    }

    [[nodiscard]] Range costOf(const Contestant &contestant, const QList<Source> &shared, const Question &question)
    {
        const chat::Forecast run =
            m_forecaster
                .forecast(
                    {.prompt = question.text, .conversation = {}, .panel = contestant.panel, .shared = takers(shared)})
                .run;
        m_estimate.forecast.unpriced += run.unpriced;
        return {run.lowUsd, run.highUsd, double(run.low.count()), double(run.high.count())};
    }

    /// How many judgements a question has in a repeat where every trial brings an answer.
    [[nodiscard]] qint64 judgementsOf(const Question &question) const
    {
        const Scoring &scoring = m_plan.scoring;
        const auto whole = std::ranges::count_if(m_plan.contestants,
                                                 [](const Contestant &contestant) { return !contestant.omission; });
        const auto omissions = m_plan.contestants.size() - whole;
        qint64 count = 0;
        if (scoring.picks)
            count += 2 * (whole * (whole - 1) / 2 + omissions);
        if (scoring.grades && question.rubric)
            count += question.rubric->count() * m_plan.contestants.size() * scoring.gradings;
        return count;
    }

    void addJudgements()
    {
        if (!m_plan.scoring.judge)
            return;
        fusion::RunRequest priced{.panel = aloneContestant(*m_plan.scoring.judge).panel};
        m_forecaster.prepare(priced);
        const auto price = priced.prices.price(m_plan.scoring.judge->model);
        const ReplyTokens reply = replyTokens(m_plan.scoring.judge->settings);
        const qint64 answers = m_plan.scoring.picks ? 2 : 1;
        for (const Question &question : m_plan.questions) {
            qint64 due = judgementsOf(question) * m_plan.repeats;
            for (int repeat = 1; repeat <= m_plan.repeats; ++repeat)
                due -= saidAlready(question, repeat);
            due = std::max<qint64>(0, due);
            m_estimate.judgements += due;
            if (!price)
                continue;
            chat::Usage usage{.promptTokens = instructions + answers * usualAnswer +
                                              provider::estimatedTokens(question.text.size())};
            usage.completionTokens = reply.low;
            m_range.lowUsd += double(due) * chat::costOf(usage, *price);
            usage.completionTokens = reply.high;
            m_range.highUsd += double(due) * chat::costOf(usage, *price);
        }
        if (m_estimate.judgements > 0 && !price && priced.forecast)
            m_estimate.forecast.unpriced += priced.forecast->unpriced;
        m_judging.lowMs = double(m_estimate.judgements * lowCall.count()) / Judgements::mostCallsAtOnce;
        m_judging.highMs = double(m_estimate.judgements * highCall.count()) / Judgements::mostCallsAtOnce;
    }

    [[nodiscard]] int saidAlready(const Question &question, int repeat) const
    {
        if (m_experiment.trials.isEmpty())
            return 0;
        const QList<Judgement> all = judgements(m_experiment, question.id, repeat);
        return int(std::ranges::count_if(all, [this](const Judgement &judgement) {
            return std::visit([this](const auto &one) { return made(m_experiment, one) != nullptr; }, judgement);
        }));
    }

    const Experiment &m_experiment;
    const Plan &m_plan;
    const forecast::Forecaster &m_forecaster;
    Estimate m_estimate;
    Range m_range;
    Range m_judging;
};

} // namespace

Estimate estimate(const Experiment &experiment, const forecast::Forecaster &forecaster)
{
    return Estimating(experiment, forecaster).result();
}

} // namespace compare
