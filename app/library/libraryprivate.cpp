// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/libraryprivate.h"

#include "library/experimentstore.h"
#include "library/ledgerstore.h"
#include "library/maintenance.h"
#include "library/mending.h"
#include "library/sessionstore.h"
#include "library/textindex.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr auto gatheringTime = std::chrono::milliseconds(250);
constexpr int mostMendings = 3;                            ///< more is a disk that fails
constexpr auto maintenanceDelay = std::chrono::seconds(3); ///< the first screen goes first

bool isWrittenAtOnce(const chat::RunEvent &event)
{
    return std::holds_alternative<chat::event::RunStarted>(event.what) ||
           std::holds_alternative<chat::event::AnswerShared>(event.what) ||
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
    claims.clear();
    alive.reset();
    isOpen = false;
}

void Library::Private::gather(const chat::RunEvent &event)
{
    if (!writes)
        return;
    gathering.add(event);
    if (isWrittenAtOnce(event)) {
        writeGathered();
    } else if (!std::exchange(isGathering, true)) {
        clock.after(gatheringTime, writes.get(), [this] { writeGathered(); });
    }
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

void Library::Private::change(std::function<void(const Writing &)> apply, std::function<void()> written)
{
    if (!writes)
        return;
    writeGathered();
    writes->add({.apply = std::move(apply),
                 .at = clock.wallTime(),
                 .durability = Database::Durability::PowerCut,
                 .changesList = true,
                 .written = std::move(written)});
}

void Library::Private::changeExperiments(std::function<void(const Writing &)> apply)
{
    change(std::move(apply), [this] { Q_EMIT q.experimentsChanged(); });
}

void Library::Private::keep(std::function<void(const Writing &)> apply)
{
    if (!writes)
        return;
    writeGathered();
    writes->add({.apply = std::move(apply), .at = clock.wallTime(), .durability = Database::Durability::PowerCut});
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
    add(
        [place = place](const Writing &writing) {
            purgeSessions(writing, place);
            purgeExperiments(writing, place);
        },
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
    Q_EMIT q.experimentsChanged();
}

} // namespace library
