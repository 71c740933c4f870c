// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/experimentstore.h"
#include "library/ledgerstore.h"
#include "library/libraryprivate.h"
#include "library/search.h"
#include "library/sessionimport.h"
#include "library/sessionstore.h"
#include "library/upkeep.h"

#include <QUuid>

namespace library {

Library::Library(chat::Clock &clock, QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this, clock)) {}

Library::~Library()
{
    close();
}

std::expected<void, QString> Library::open(const QString &folder)
{
    close();
    d->place = {folder};
    d->process = QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto opened = openPlace(d->place, schemaSteps(), d->clock.wallTime());
    if (!opened)
        return std::unexpected(opened.error());
    d->opened = *std::move(opened);
    d->start();
    return {};
}

void Library::close()
{
    if (d->isOpen)
        d->stop();
}

Access Library::access() const
{
    return d->opened.access;
}

QList<Notice> Library::notices() const
{
    return d->opened.notices;
}

QString Library::path() const
{
    return d->place.file();
}

qint64 Library::size() const
{
    return sizeOnDisk(d->place);
}

void Library::backUp(const QString &file, QObject *context, std::function<void(std::expected<void, QString>)> done)
{
    d->tend<std::expected<void, QString>>(context, std::move(done),
                                          [file](Database &database) { return library::backUp(database, file); });
}

void Library::cleanUp(QObject *context, std::function<void(std::expected<qint64, QString>)> done)
{
    d->tend<std::expected<qint64, QString>>(
        context, std::move(done), [place = d->place](Database &database) { return compact(database, place); });
}

void Library::append(const chat::RunEvent &event)
{
    d->gather(event);
}

void Library::flush(QObject *context, std::function<void()> done)
{
    const auto deliver = [done = std::move(done), hasContext = context != nullptr, context = QPointer(context)] {
        if (!hasContext || context)
            done();
    };
    if (!d->writes) {
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
        return;
    }
    d->writeGathered();
    d->writes->add({.apply = [](const Writing &) {}, .at = d->clock.wallTime(), .written = deliver});
}

void Library::sessions(QObject *context, std::function<void(QList<SessionSummary>)> done)
{
    d->read<QList<SessionSummary>>(context, std::move(done), {},
                                   [place = d->place](Database &database) { return readSessions(database, place); });
}

void Library::search(const QString &text, int limit, QObject *context, std::function<void(QList<SessionSummary>)> done)
{
    const quint64 number = ++*d->newestSearch;
    const auto isStale = [newest = d->newestSearch, number] { return *newest != number; };
    if (d->reader)
        d->reader->interrupt();
    d->read<QList<SessionSummary>>(
        context,
        [isStale, done = std::move(done)](const QList<SessionSummary> &found) {
            if (!isStale())
                done(found);
        },
        {},
        [=, place = d->place](Database &database) -> std::optional<QList<SessionSummary>> {
            QList<SessionSummary> found = searchSessions(database, place, SearchText(text), limit, isStale);
            if (isStale())
                return std::nullopt;
            return found;
        },
        Worker::Kind::Interruptible);
}

void Library::load(const chat::SessionId &id, QObject *context,
                   std::function<void(std::expected<chat::Session, QString>)> done)
{
    using Result = std::expected<ReadSession, QString>;
    const auto deliver = [this, done = std::move(done)](const Result &read) {
        if (read && read->unreadable > 0)
            d->tellUnreadable(*read);
        done(read.transform([](const ReadSession &whole) { return whole.session; }));
    };
    d->read<Result>(context, deliver, std::unexpected(tr("The library is not open.")),
                    [place = d->place, id](Database &database) -> std::optional<Result> {
                        auto read = readSession(database, place, id);
                        if (database.error())
                            return std::unexpected(tr("The session cannot be read (%1).").arg(database.error()->text));
                        if (!read)
                            return std::unexpected(tr("There is no such session."));
                        if (read->session.turns.isEmpty() && read->unreadable > 0)
                            return std::unexpected(tr("The session cannot be read: it is damaged."));
                        return *std::move(read);
                    });
}

void Library::find(const QString &idOrPrefix, QObject *context,
                   std::function<void(std::expected<chat::SessionId, QString>)> done)
{
    d->find<chat::SessionId>(idOrPrefix, context, std::move(done), findSessions,
                             {.none = tr("No session begins with \"%1\"."),
                              .several = tr("Several sessions begin with \"%1\". Give more of the name.")});
}

void Library::ledger(int newest, const QDateTime &since, QObject *context, std::function<void(QList<LedgerEntry>)> done)
{
    d->read<QList<LedgerEntry>>(context, std::move(done), {},
                                [=](Database &database) { return readLedger(database, newest, since); });
}

void Library::enter(const LedgerEntry &entry)
{
    d->keep([entry](const Writing &writing) { enterIntoLedger(writing.database, entry); });
}

void Library::appendToExperiment(const QString &experiment, const QJsonObject &event)
{
    d->keep([=](const Writing &writing) { storeExperimentEvent(writing, experiment, event); });
}

void Library::describeExperiment(const QString &experiment, const QString &title, const QJsonObject &summary,
                                 const std::optional<QString> &words)
{
    const ExperimentEntry described{.id = experiment, .title = title, .summary = summary};
    d->changeExperiments([=](const Writing &writing) { storeExperimentDescription(writing, described, words); });
}

void Library::experiments(const QString &search, QObject *context, std::function<void(QList<ExperimentEntry>)> done)
{
    d->read<QList<ExperimentEntry>>(context, std::move(done), {},
                                    [search](Database &database) { return readExperiments(database, search); });
}

void Library::loadExperiment(const QString &id, QObject *context,
                             std::function<void(std::expected<QList<QJsonObject>, QString>)> done)
{
    using Result = std::expected<QList<QJsonObject>, QString>;
    d->read<Result>(context, std::move(done), std::unexpected(tr("The library is not open.")),
                    [id](Database &database) -> std::optional<Result> {
                        const auto events = readExperiment(database, id);
                        if (database.error())
                            return std::unexpected(
                                tr("The comparison cannot be read (%1).").arg(database.error()->text));
                        if (!events)
                            return std::unexpected(tr("There is no such comparison."));
                        return *events;
                    });
}

void Library::findExperiment(const QString &idOrPrefix, QObject *context,
                             std::function<void(std::expected<QString, QString>)> done)
{
    d->find<QString>(idOrPrefix, context, std::move(done), findExperiments,
                     {.none = tr("No comparison begins with \"%1\"."),
                      .several = tr("Several comparisons begin with \"%1\". Give more of the name.")});
}

void Library::loadExperimentBeyond(const QString &id, qsizetype known, QObject *context,
                                   std::function<void(std::optional<QList<QJsonObject>>)> done)
{
    using Result = std::optional<QList<QJsonObject>>;
    flush(context, [=, this, done = std::move(done)] {
        d->read<Result>(context, done, std::nullopt, [=](Database &database) -> std::optional<Result> {
            return std::make_optional(countExperimentEvents(database, id) > known ? readExperiment(database, id)
                                                                                  : std::nullopt);
        });
    });
}

bool Library::claimExperiment(const QString &id)
{
    if (!d->writes)
        return true;
    const auto known = d->claims.find(id);
    if (known != d->claims.end()) {
        ++known->second.version;
        return true;
    }
    const QString path = d->place.experimentLock(id);
    auto lock = FileLock::take(path, FileLock::Afterwards::Keep);
    if (!lock && FileLock::isHeld(path))
        return false;
    d->claims.emplace(id, Private::Claim{.lock = std::move(lock)});
    return true;
}

void Library::leaveExperiment(const QString &id)
{
    const auto known = d->claims.find(id);
    if (known == d->claims.end())
        return;
    flush(d->writes.get(), [this, id, version = ++known->second.version] {
        const auto left = d->claims.find(id);
        if (left != d->claims.end() && left->second.version == version)
            d->claims.erase(left);
    });
}

void Library::importSession(const QString &experiment, const chat::Session &session)
{
    d->keep([=](const Writing &writing) { storeSession(writing, experiment, session); });
}

void Library::takenIds(const QStringList &ids, QObject *context, std::function<void(QStringList)> done)
{
    d->read<QStringList>(context, std::move(done), {},
                         [ids](Database &database) { return library::takenIds(database, ids); });
}

void Library::removeExperiment(const QString &id)
{
    d->changeExperiments([id](const Writing &writing) { library::removeExperiment(writing, id); });
}

void Library::restoreExperiment(const QString &id)
{
    d->changeExperiments([id](const Writing &writing) { library::restoreExperiment(writing, id); });
}

void Library::rename(const chat::SessionId &id, const QString &title)
{
    d->change([id, title](const Writing &writing) { renameSession(writing, id, title); });
}

void Library::remove(const chat::SessionId &id)
{
    d->change([id](const Writing &writing) { removeSession(writing, id); });
}

void Library::restore(const chat::SessionId &id)
{
    d->change([id](const Writing &writing) { restoreSession(writing, id); });
}

void Library::markRead(const chat::SessionId &id)
{
    d->change([id](const Writing &writing) { markSessionRead(writing, id); });
}

void Library::noteChangeBy(const QString &process)
{
    if (process == d->process)
        return;
    Q_EMIT sessionsChanged();
    Q_EMIT experimentsChanged();
    Q_EMIT changedElsewhere();
}

} // namespace library
