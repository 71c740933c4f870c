// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/clock.h"
#include "library/filelock.h"
#include "library/gathering.h"
#include "library/library.h"
#include "library/opening.h"
#include "library/readqueue.h"
#include "library/sessionreader.h"
#include "library/worker.h"
#include "library/writequeue.h"

#include <QPointer>
#include <QThread>

#include <atomic>
#include <map>

namespace library {

/// What an open library works with: its threads, what waits to be written and read, and what it does by itself (looking
/// after the file, mending it).
class Library::Private
{
public:
    Private(Library &library, chat::Clock &systemClock) : q(library), clock(systemClock) {}

    void start();
    void stop();
    void makeWorkers();
    void dropWorkers();
    void gather(const chat::RunEvent &event);
    void writeGathered();
    /// For the list of sessions; for that of experiments too.
    void change(std::function<void(const Writing &)> apply, std::function<void()> written = {});
    void changeExperiments(std::function<void(const Writing &)> apply);
    /// Behind what was gathered; for nobody's list.
    void keep(std::function<void(const Writing &)> apply);
    /// Delivers what `reading` returns, unless that is nothing; `whereClosed` where no library is open.
    template<typename Result>
    void read(QObject *context, std::function<void(Result)> done, const Result &whereClosed,
              std::function<std::optional<Result>(Database &)> reading, Worker::Kind kind = Worker::Kind::Whole);
    /// Sentences with a %1 for what was asked for.
    struct NotFound
    {
        QString none;
        QString several;
    };
    /// Delivers the one id that begins so; `ids` reads at most two.
    template<typename Id, typename Ids>
    void find(const QString &idOrPrefix, QObject *context, std::function<void(std::expected<Id, QString>)> done,
              Ids ids, const NotFound &sentences);
    void tell(const Notice &notice);
    void tellUnreadable(const ReadSession &read);

    /// Does `work` in a thread of its own, one after the other, once all is on disk, and delivers what it returns.
    template<typename Result>
    void tend(QObject *context, std::function<void(Result)> done, std::function<Result(Database &)> work);

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
    /// An experiment that this process works on.
    struct Claim
    {
        std::unique_ptr<FileLock> lock; ///< null where the folder takes none
        int version = 0;                ///< another one each time that it is claimed or left
    };
    std::map<QString, Claim> claims;
    std::unique_ptr<WriteQueue> writes;
    std::unique_ptr<ReadQueue> reads;
    std::unique_ptr<Worker> writer;
    std::unique_ptr<Worker> reader;
    std::unique_ptr<Worker> checker;
    std::unique_ptr<Worker> tender; ///< once there was some upkeep
    std::unique_ptr<QThread> mending;
    int mendings = 0;
    std::shared_ptr<std::atomic<quint64>> newestSearch = std::make_shared<std::atomic<quint64>>(0);
};

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

template<typename Id, typename Ids>
void Library::Private::find(const QString &idOrPrefix, QObject *context,
                            std::function<void(std::expected<Id, QString>)> done, Ids ids, const NotFound &sentences)
{
    using Result = std::expected<Id, QString>;
    read<Result>(context, std::move(done), std::unexpected(tr("The library is not open.")),
                 [=, prefix = idOrPrefix.trimmed()](Database &database) -> std::optional<Result> {
                     const QList<Id> found = prefix.isEmpty() ? QList<Id>() : ids(database, prefix);
                     if (found.size() == 1)
                         return found.first();
                     return std::unexpected((found.isEmpty() ? sentences.none : sentences.several).arg(prefix));
                 });
}

template<typename Result>
void Library::Private::tend(QObject *context, std::function<void(Result)> done, std::function<Result(Database &)> work)
{
    if (!isOpen) {
        QMetaObject::invokeMethod(
            context, [done] { done(std::unexpected(tr("No library is open."))); }, Qt::QueuedConnection);
        return;
    }
    q.flush(reads.get(), [this, context = QPointer(context), done, work] {
        if (!tender) {
            const auto mode = writes ? Database::Mode::ReadWrite : opened.readMode;
            tender = std::make_unique<Worker>(QStringLiteral("library upkeep"), place.file(), mode);
        }
        tender->post([this, context, done, work](Database &database) {
            QMetaObject::invokeMethod(
                reads.get(),
                [context, done, result = work(database)] {
                    if (context)
                        done(result);
                },
                Qt::QueuedConnection);
        });
    });
}

} // namespace library
