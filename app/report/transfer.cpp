// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/transfer.h"

#include "compare/laboratory.h"
#include "library/library.h"
#include "report/experimentfile.h"
#include "report/text.h"

#include <QFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace report {

namespace {

QList<chat::SessionId> sessionsOf(const compare::Experiment &experiment)
{
    QList<chat::SessionId> sessions;
    QSet<chat::SessionId> known;
    for (const compare::Trial &trial : experiment.trials) {
        if (!known.contains(trial.session)) {
            known.insert(trial.session);
            sessions.append(trial.session);
        }
    }
    return sessions;
}

/// Loads sessions one after the other, so that only one is in memory.
struct Walk
{
    library::Library &library;
    QObject *context;
    QList<chat::SessionId> left;
    std::function<void(const chat::Session &)> take;
    std::function<void()> done;
};

void goOn(const std::shared_ptr<Walk> &walk)
{
    if (walk->left.isEmpty())
        return walk->done();
    walk->library.load(walk->left.takeFirst(), walk->context,
                       [walk](const std::expected<chat::Session, QString> &session) {
                           if (session)
                               walk->take(*session);
                           goOn(walk);
                       });
}

using Read = std::expected<ExperimentFile, QString>;

Read readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return std::unexpected(Text::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    return readExperimentFile(file);
}

} // namespace

void exportPage(const compare::Experiment &experiment, const compare::Findings &findings,
                const QList<Drawing> &drawings, library::Library &library, QObject *context,
                std::function<void(QByteArray)> done)
{
    const auto answers = std::make_shared<Answers>();
    const auto take = [answers](const chat::Session &session) {
        for (const chat::Turn &turn : session.turns)
            answers->insert(turn.id, turn.resultText());
    };
    goOn(std::make_shared<Walk>(library, context, sessionsOf(experiment), take, [=, done = std::move(done)] {
        done(markdownOf(experiment, findings, *answers, drawings).toUtf8());
    }));
}

void exportFile(const compare::ExperimentId &id, library::Library &library, QObject *context,
                std::function<void(std::expected<QByteArray, QString>)> done)
{
    library.loadExperiment(id.value, context, [=, &library](const std::expected<QList<QJsonObject>, QString> &events) {
        if (!events)
            return done(std::unexpected(events.error()));
        const auto experiment = compare::experimentFromJson(id, *events);
        if (!experiment)
            return done(std::unexpected(Text::tr("This comparison cannot be read: it may be of a newer version.")));
        const auto writer = std::make_shared<ExperimentFileWriter>(id, *events);
        goOn(std::make_shared<Walk>(
            library, context, sessionsOf(*experiment), [writer](const chat::Session &session) { writer->add(session); },
            [=] { done(writer->finish()); }));
    });
}

void importFile(const QString &path, library::Library &library, compare::Laboratory &laboratory, QObject *context,
                std::function<void(std::expected<compare::ExperimentId, QString>)> done)
{
    const auto store = [=, &library, &laboratory](const ExperimentFile &file) {
        if (laboratory.experiment(file.id))
            return done(std::unexpected(Text::tr("This comparison is being imported already.")));
        for (const chat::Session &session : file.sessions)
            library.importSession(file.id.value, session);
        laboratory.add(file.id, file.events);
        library.flush(context, [=] { done(file.id); });
    };
    const auto take = [=, &library](const Read &read) {
        if (!read)
            return done(std::unexpected(read.error()));
        if (library.access() != library::Access::ReadWrite)
            return done(std::unexpected(Text::tr("The library is read-only: nothing can be imported.")));
        library.takenIds(idsOf(*read), context, [=](const QStringList &taken) {
            const auto rename = [file = *read, taken] { return renamed(file, {taken.begin(), taken.end()}); };
            QtConcurrent::run(rename).then(context, store);
        });
    };
    QtConcurrent::run(readFile, path).then(context, take);
}

} // namespace report
