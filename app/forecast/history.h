// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/ledger.h"

#include <QMap>

#include <tuple>

namespace forecast {

/// What one request did, as far as another one of its kind may do the same.
struct Sample
{
    double completionTokens = 0; ///< reasoning among them
    double textTokens = 0;       ///< of these, what others get to read
    double surplusTokens = 0;    ///< of the prompt, beyond what was sent: what web tools brought
    double searches = 0;
    std::chrono::milliseconds firstToken{0};
    std::chrono::milliseconds total{0};

    bool operator==(const Sample &) const = default;
};

/// How a model behaves in a role: what it did before; where there is too little of that, what models usually do, moved
/// towards it.
struct Habit
{
    QList<Sample> samples;  ///< never empty
    bool isGuessed = false; ///< from the defaults, at least in part

    bool operator==(const Habit &) const = default;
};

struct Percentiles
{
    double p10 = 0;
    double p50 = 0;
    double p90 = 0;
};
/// Between the two nearest values; zeros where there are none.
[[nodiscard]] Percentiles percentiles(QList<double> values);

/// Fewer are not enough to go by alone.
constexpr int leastSamples = 3;

/// What this library's models did, from its ledger: for each endpoint, model, role and effort the newest hundred
/// answers.
class History
{
public:
    /// `entries` newest first.
    History() = default;
    explicit History(const QList<library::LedgerEntry> &entries);

    /// A turn that has ended now.
    void add(const library::LedgerEntry &entry);
    /// Where there are fewer than leastSamples, defaultHabit() with their speed, and with lengths drawn towards theirs:
    /// the speed stays about the same from answer to answer, the length depends on the question.
    [[nodiscard]] Habit habit(const chat::Model &model, library::Role role, const chat::ModelSettings &settings,
                              bool isLocal) const;

private:
    using Key = std::tuple<QString, QString, library::Role, QString>; ///< endpoint, model, role, effort

    void append(const library::LedgerCall &call);

    QMap<Key, QList<Sample>> m_samples; ///< oldest first
};

/// What is assumed of a model that nobody here has asked yet. Medians and 90th percentiles, in tokens: a member writes
/// 600…1500, a judge 1200…3000, a writer 900…2200, a grader 120…300; on top of it the reasoning, by effort: none 0,
/// minimal 100…300, low 300…900, not said 300…1500, medium 900…3000, high 2500…8000, xhigh 4000…14000, max 7000…24000.
/// An output limit cuts both. Web tools bring 5000…20000 tokens into the prompt and search once to four times. The
/// first token comes after 1.5…5 s, then 60…30 tokens a second; from a server on this computer after 1…8 s, then 25…8 a
/// second.
[[nodiscard]] Habit defaultHabit(library::Role role, const chat::ModelSettings &settings, bool isLocal);

} // namespace forecast
