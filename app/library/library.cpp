// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "chat/clock.h"
#include "library/filelock.h"
#include "library/gathering.h"
#include "library/ledgerstore.h"
#include "library/maintenance.h"
#include "library/mending.h"
#include "library/opening.h"
#include "library/readqueue.h"
#include "library/search.h"
#include "library/sessionstore.h"
#include "library/textindex.h"
#include "library/upkeep.h"
#include "library/writequeue.h"

#include <QDir>
#include <QUuid>

#include <atomic>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr auto gatheringTime = std::chrono::milliseconds(250);
constexpr int mostMendings = 3;                            ///< more is a disk that fails
constexpr auto maintenanceDelay = std::chrono::seconds(3); ///< the first screen goes first

bool isWrittenAtOnce(const chat::RunEvent &event)
{
    return std::holds_alternative<chat::event::RunStarted>(event.what) ||
           std::holds_alternative<chat::event::RunFinished>(event.what);
}

/// Whether something ended: what a power cut must not take.
bool mustLast(const chat::RunEvent &event)
{
    return isWrittenAtOnce(event) || std::holds_alternative<chat::event::Ended>(event.what) ||
           std::holds_alternative<chat::event::Rated>(event.what) ||
           std::holds_alternative<chat::event::ResultChosen>(event.what);
}

} // namespace

class Library::Private
{
public:
    Private(Library &library, chat::Clock &systemClock) : q(library), clock(systemClock) {}

    void start();
    void stop();
    void makeWorkers();
    void dropWorkers();
    void writeGathered();
    void change(std::function<void(const Writing &)> apply);
    /// Delivers what `reading` returns, unless that is nothing; `whereClosed` where no library is open.
    template<typename Result>
    void read(QObject *context, std::function<void(Result)> done, const Result &whereClosed,
              std::function<std::optional<Result>(Database &)> reading, Worker::Kind kind = Worker::Kind::Whole);
    void tell(const Notice &notice);
    void tellUnreadable(const ReadSession &read);

    /// Does `work` in a thread of its own once all is on disk, and delivers what it returns.
    template<typename Result>
    void tend(Database::Mode mode, QObject *context, std::function<void(Result)> done,
              std::function<Result(Database &)> work);

    void maintain();
    void fillIndex();
    void enterTurns();
    void checkIfDue();
    void mendNow();
    void mended(const std::expected<Notice, QString> &result);

    Library &q;
    chat::Clock &clock;
    Place place;
    QString process;
    Opened opened;
    bool isOpen = false;
    Gathering gathering;
    bool isGathering = false;
    std::unique_ptr<FileLock> alive;
    std::unique_ptr<WriteQueue> writes;
    std::unique_ptr<ReadQueue> reads;
    std::unique_ptr<Worker> writer;
    std::unique_ptr<Worker> reader;
    std::unique_ptr<Worker> checker;
    std::unique_ptr<Worker> tender; ///< while there is some upkeep
    std::unique_ptr<QThread> mending;
    int mendings = 0;
    std::shared_ptr<std::atomic<quint64>> newestSearch = std::make_shared<std::atomic<quint64>>(0);
};

void Library::Private::start()
{
    isOpen = true;
    reads = std::make_unique<ReadQueue>();
    reads->setMends(opened.access == Access::ReadWrite);
    if (opened.access == Access::ReadWrite) {
        alive = FileLock::take(place.processLock(process), FileLock::Afterwards::Remove);
        writes = std::make_unique<WriteQueue>(place, process, clock);
        connect(writes.get(), &WriteQueue::listChanged, &q, &Library::sessionsChanged);
        connect(writes.get(), &WriteQueue::troubleStarted, &q, &Library::troubleStarted);
        connect(writes.get(), &WriteQueue::troubleEnded, &q, &Library::troubleEnded);
        connect(writes.get(), &WriteQueue::damaged, &q, [this] { mendNow(); });
        connect(writes.get(), &WriteQueue::indexRebuilt, &q, [this] { fillIndex(); });
        connect(writes.get(), &WriteQueue::refused, &q, [this](const QString &text) {
            tell({tr("A part of a session could not be kept (%1).").arg(text), true});
        });
        connect(reads.get(), &ReadQueue::damaged, &q, [this] { mendNow(); });
        connect(reads.get(), &ReadQueue::indexDamaged, writes.get(), &WriteQueue::rebuildIndex);
        clock.after(maintenanceDelay, writes.get(), [this] { maintain(); });
    }
    makeWorkers();
}

void Library::Private::makeWorkers()
{
    reader = std::make_unique<Worker>(u"library reader"_s, place.file(), opened.readMode);
    reads->setWorker(reader.get());
    if (!writes)
        return;
    writer = std::make_unique<Worker>(u"library writer"_s, place.file(), Database::Mode::ReadWrite);
    writes->setWorker(writer.get());
}

void Library::Private::dropWorkers()
{
    checker.reset();
    tender.reset();
    reader.reset();
    reads->setWorker(nullptr);
    writer.reset();
    if (writes)
        writes->setWorker(nullptr);
}

void Library::Private::stop()
{
    writeGathered();
    if (mending) {
        mending->wait();
        mending.reset();
        makeWorkers();
    }
    if (writes && !writes->finish())
        qWarning("The library could not be written before closing.");
    dropWorkers();
    writes.reset();
    reads.reset();
    alive.reset();
    isOpen = false;
}

void Library::Private::writeGathered()
{
    isGathering = false;
    if (gathering.isEmpty() || !writes)
        return;
    const QList<chat::RunEvent> events = gathering.take();
    const bool lasts = std::ranges::any_of(events, mustLast);
    writes->add({.apply =
                     [events](const Writing &writing) {
                         EventWriter writer(writing);
                         for (const chat::RunEvent &event : events)
                             writer.append(event);
                         writer.finish();
                     },
                 .at = clock.wallTime(),
                 .durability = lasts ? Database::Durability::PowerCut : Database::Durability::Application,
                 .changesList = std::ranges::any_of(events, isWrittenAtOnce)});
}

void Library::Private::change(std::function<void(const Writing &)> apply)
{
    if (!writes)
        return;
    writeGathered();
    writes->add({.apply = std::move(apply),
                 .at = clock.wallTime(),
                 .durability = Database::Durability::PowerCut,
                 .changesList = true});
}

template<typename Result>
void Library::Private::read(QObject *context, std::function<void(Result)> done, const Result &whereClosed,
                            std::function<std::optional<Result>(Database &)> reading, Worker::Kind kind)
{
    if (!reads) {
        QMetaObject::invokeMethod(
            context ? context : &q, [done, whereClosed] { done(whereClosed); }, Qt::QueuedConnection);
        return;
    }
    reads->add(
        [done = std::move(done), reading = std::move(reading)](Database &database) -> ReadQueue::Delivery {
            const std::optional<Result> result = reading(database);
            if (!result)
                return {};
            return [done, result] { done(*result); };
        },
        context, kind);
}

template<typename Result>
void Library::Private::tend(Database::Mode mode, QObject *context, std::function<void(Result)> done,
                            std::function<Result(Database &)> work)
{
    if (!isOpen) {
        QMetaObject::invokeMethod(
            context, [done] { done(std::unexpected(tr("No library is open."))); }, Qt::QueuedConnection);
        return;
    }
    q.flush(reads.get(), [this, mode, context = QPointer(context), done, work] {
        tender = std::make_unique<Worker>(u"library upkeep"_s, place.file(), mode);
        tender->post([this, context, done, work](Database &database) {
            QMetaObject::invokeMethod(
                reads.get(),
                [this, context, done, result = work(database)] {
                    tender.reset();
                    if (context)
                        done(result);
                },
                Qt::QueuedConnection);
        });
    });
}

void Library::Private::tell(const Notice &notice)
{
    opened.notices.append(notice);
    Q_EMIT q.noticeAdded(notice);
}

void Library::Private::tellUnreadable(const ReadSession &read)
{
    const Notice notice{tr("In the session “%1”, %2 of %3 questions are damaged. They are left out, the rest is shown. "
                           "Nothing was deleted: they are still in %4, and a backup of that file may hold them whole.")
                            .arg(read.session.title, QString::number(read.unreadable),
                                 QString::number(read.unreadable + read.session.turns.size()),
                                 QDir::toNativeSeparators(place.file())),
                        true};
    if (!opened.notices.contains(notice))
        tell(notice);
}

void Library::Private::maintain()
{
    const auto add = [this](std::function<void(const Writing &)> apply, std::function<void()> then) {
        writes->add({.apply = std::move(apply), .at = clock.wallTime(), .written = std::move(then)});
    };
    // Short transactions one after the other, so that events need not wait.
    add([place = place](const Writing &writing) { purgeSessions(writing, place); },
        [this, add] {
            add([place = place](const Writing &writing) { indexInterruptedTurns(writing, place); },
                [this, add] {
                    add(
                        [](const Writing &writing) {
                            if (isSearchIndexWrong(writing.database))
                                rebuildSearchIndex(writing.database);
                        },
                        [this] {
                            fillIndex();
                            enterTurns();
                            checkIfDue();
                        });
                });
        });
}

void Library::Private::fillIndex()
{
    const auto isMoreLeft = std::make_shared<bool>(false);
    writes->add({.apply = [isMoreLeft](const Writing &writing) { *isMoreLeft = fillSearchIndex(writing.database); },
                 .at = clock.wallTime(),
                 .written =
                     [this, isMoreLeft] {
                         if (*isMoreLeft)
                             fillIndex();
                     }});
}

void Library::Private::enterTurns()
{
    const auto isMoreLeft = std::make_shared<bool>(false);
    writes->add({.apply = [isMoreLeft](const Writing &writing) { *isMoreLeft = fillLedger(writing.database); },
                 .at = clock.wallTime(),
                 .written =
                     [this, isMoreLeft] {
                         if (*isMoreLeft)
                             enterTurns();
                         else
                             Q_EMIT q.ledgerFilled();
                     }});
}

void Library::Private::checkIfDue()
{
    if (checker || mending || !isCheckDue(place, clock.wallTime()))
        return;
    checker = std::make_unique<Worker>(u"library check"_s, place.file(), Database::Mode::Query);
    checker->post(
        [this](Database &database) {
            QMetaObject::invokeMethod(
                writes.get(),
                [this, error = check(database)] {
                    checker.reset();
                    if (!error)
                        noteChecked(place, clock.wallTime());
                    else if (error->cause() == DatabaseError::Cause::Damage)
                        mendNow();
                    else if (error->cause() == DatabaseError::Cause::IndexDamage)
                        writes->rebuildIndex();
                },
                Qt::QueuedConnection);
        },
        Worker::Kind::Interruptible);
}

void Library::Private::mendNow()
{
    if (mending || ++mendings > mostMendings)
        return;
    dropWorkers();
    mending.reset(QThread::create([this, place = place, process = process, now = clock.wallTime()] {
        const auto lock = FileLock::wait(place.changeLock(), std::chrono::seconds(30));
        const auto result = mend(place, schemaSteps(), now, process);
        QMetaObject::invokeMethod(writes.get(), [this, result] { mended(result); }, Qt::QueuedConnection);
    }));
    mending->start();
}

void Library::Private::mended(const std::expected<Notice, QString> &result)
{
    mending->wait();
    mending.reset();
    if (!result)
        mendings = mostMendings;
    tell(result ? *result : Notice{result.error(), true});
    reads->setMends(mendings < mostMendings);
    makeWorkers();
    Q_EMIT q.sessionsChanged();
}

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
    d->tend<std::expected<void, QString>>(d->opened.readMode, context, std::move(done),
                                          [file](Database &database) { return library::backUp(database, file); });
}

void Library::cleanUp(QObject *context, std::function<void(std::expected<qint64, QString>)> done)
{
    d->tend<std::expected<qint64, QString>>(
        Database::Mode::ReadWrite, context, std::move(done),
        [place = d->place](Database &database) { return compact(database, place); });
}

void Library::append(const chat::RunEvent &event)
{
    if (!d->writes)
        return;
    d->gathering.add(event);
    if (isWrittenAtOnce(event)) {
        d->writeGathered();
    } else if (!std::exchange(d->isGathering, true)) {
        d->clock.after(gatheringTime, d->writes.get(), [this] { d->writeGathered(); });
    }
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
    using Result = std::expected<chat::SessionId, QString>;
    d->read<Result>(context, std::move(done), std::unexpected(tr("The library is not open.")),
                    [prefix = idOrPrefix.trimmed()](Database &database) -> std::optional<Result> {
                        const QList<chat::SessionId> found =
                            prefix.isEmpty() ? QList<chat::SessionId>() : findSessions(database, prefix);
                        if (found.isEmpty())
                            return std::unexpected(tr("No session begins with \"%1\".").arg(prefix));
                        if (found.size() > 1)
                            return std::unexpected(
                                tr("Several sessions begin with \"%1\". Give more of the name.").arg(prefix));
                        return found.first();
                    });
}

void Library::ledger(int newest, const QDateTime &since, QObject *context, std::function<void(QList<LedgerEntry>)> done)
{
    d->read<QList<LedgerEntry>>(context, std::move(done), {},
                                [=](Database &database) { return readLedger(database, newest, since); });
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
    if (process != d->process)
        Q_EMIT sessionsChanged();
}

} // namespace library
