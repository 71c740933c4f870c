// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/experiment.h"

#include <QObject>

#include <memory>

namespace compare {

struct Collaborators;

/// How far an experiment is.
struct Progress
{
    int trials = 0; ///< as planned
    int answered = 0;
    int failed = 0; ///< without an answer; tried again only when the person says so
    int running = 0;
    qint64 judgements = 0; ///< picks and grades of the judge, as far as answers are there
    qint64 judged = 0;
    qint64 unjudged = 0; ///< of judged, those that brought nothing; tried again as above
    double spentUsd = 0;
    std::optional<std::chrono::milliseconds> left; ///< at the pace of this session; absent until something has ended

    [[nodiscard]] bool isComplete() const { return answered == trials && judged == judgements && unjudged == 0; }
    bool operator==(const Progress &) const = default;
};

/// One open experiment, running or not: makes its trials through the desk, has them judged, keeps every event in the
/// library. What was asked once is not asked again. Owned by the Laboratory.
class ExperimentRun : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Resting, ///< complete, or waits for start()
        Running,
        Pausing, ///< begins nothing new; what runs ends
    };

    ~ExperimentRun() override;

    [[nodiscard]] const Experiment &experiment() const;
    [[nodiscard]] ExperimentId id() const { return experiment().id; }
    [[nodiscard]] State state() const;
    [[nodiscard]] Progress progress() const;
    /// Why it rests though it is not complete, where that was not the person: the budget, another process, a model that
    /// is gone. A sentence that says what to do; else empty.
    [[nodiscard]] QString obstacle() const;

    /// Begins, or goes on with what is missing. Trials that were interrupted go on; failed ones stay. Where another
    /// process works on it nothing is begun: see obstacle().
    void start();
    /// Lets what runs end, begins nothing more.
    void pause();
    /// Ends what runs; members that have answered are kept for the next start().
    void stop();
    /// start(), and failed trials, picks and grades once more: those alone that failed.
    void retryFailed();

    /// More repeats, contestants, questions, another budget or judge. What was asked stays, also of contestants that
    /// are gone from the plan. While it runs, too.
    void setPlan(const Plan &plan);
    /// The person has picked, blind.
    void pick(const chat::TurnId &first, const chat::TurnId &second, Preference preference);

Q_SIGNALS:
    /// After it was applied and kept. Its plan again, after all was read that another process did.
    void eventApplied(const compare::ExperimentEvent &event);
    void stateChanged();
    /// At most a few times in a second.
    void progressed();

private:
    friend class Laboratory;
    /// So many events are in the library.
    ExperimentRun(Experiment experiment, qsizetype kept, const Collaborators &with, QObject *parent);
    void describe();
    /// Where it rests and another process has written to it.
    void readAgain();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace compare
