// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/laboratory.h"

#include "chat/clock.h"
#include "compare/judgecall.h"
#include "compare/text.h"
#include "compare/written.h"
#include "library/library.h"

using namespace Qt::StringLiterals;

namespace compare {

Laboratory::Laboratory(const Collaborators &with, QObject *parent) : QObject(parent), m_with(with)
{
    connect(&m_with.library, &library::Library::changedElsewhere, this, [this] {
        for (ExperimentRun *const run : std::as_const(m_open))
            run->readAgain();
    });
}

Laboratory::~Laboratory() = default;

ExperimentRun *Laboratory::create(Plan plan)
{
    plan.program = u"Counterpoint "_s + QLatin1StringView(COUNTERPOINT_VERSION);
    plan.prompts = promptsVersion();
    Experiment experiment;
    experiment.id = ExperimentId::create();
    ExperimentRun *const run = adopt(std::move(experiment), 0);
    run->setPlan(plan);
    return run;
}

ExperimentRun *Laboratory::createExample()
{
    return create(writtenPlan());
}

ExperimentRun *Laboratory::add(const ExperimentId &id, const QList<QJsonObject> &events)
{
    auto experiment = m_open.contains(id) ? std::nullopt : experimentFromJson(id, events);
    if (!experiment)
        return nullptr;
    for (const QJsonObject &event : events)
        m_with.library.appendToExperiment(id.value, event);
    ExperimentRun *const run = adopt(*std::move(experiment), events.size());
    run->describe();
    return run;
}

ExperimentRun *Laboratory::adopt(Experiment experiment, qsizetype kept)
{
    auto *const run = new ExperimentRun(std::move(experiment), kept, m_with, this);
    m_open.insert(run->id(), run);
    connect(run, &ExperimentRun::stateChanged, this, &Laboratory::runningChanged);
    return run;
}

void Laboratory::open(const ExperimentId &id)
{
    m_leaving.remove(id);
    if (ExperimentRun *const here = experiment(id)) {
        Q_EMIT opened(here);
        return;
    }
    m_with.library.loadExperiment(id.value, this, [this, id](const std::expected<QList<QJsonObject>, QString> &events) {
        if (ExperimentRun *const here = experiment(id)) { // asked for twice
            Q_EMIT opened(here);
            return;
        }
        if (!events) {
            Q_EMIT openFailed(id, events.error());
            return;
        }
        if (auto experiment = experimentFromJson(id, *events))
            Q_EMIT opened(adopt(*std::move(experiment), events->size()));
        else
            Q_EMIT openFailed(id, Text::tr("This comparison cannot be read: it may be of a newer version."));
    });
}

ExperimentRun *Laboratory::experiment(const ExperimentId &id) const
{
    return m_open.value(id);
}

void Laboratory::release(const ExperimentId &id)
{
    if (!experiment(id))
        return;
    m_leaving.insert(id);
    // Whoever opens it again reads it from the library: it stays until all of it is there.
    m_with.library.flush(this, [this, id] {
        ExperimentRun *const run = experiment(id);
        if (!m_leaving.remove(id) || !run || run->state() != ExperimentRun::State::Resting)
            return;
        m_open.remove(id);
        run->deleteLater();
    });
}

void Laboratory::remove(const ExperimentId &id)
{
    if (ExperimentRun *const run = m_open.take(id)) {
        run->stop();
        run->deleteLater();
    }
    m_with.library.removeExperiment(id.value);
    Q_EMIT runningChanged();
}

QList<ExperimentRun *> Laboratory::running() const
{
    QList<ExperimentRun *> list;
    for (ExperimentRun *const run : m_open) {
        if (run->state() != ExperimentRun::State::Resting)
            list.append(run);
    }
    return list;
}

} // namespace compare
