// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"
#include "library/experimententry.h"
#include "library/ledger.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <expected>
#include <functional>
#include <memory>

namespace chat {
class Clock;
}

namespace library {

enum class Access { ReadWrite, ReadOnly };

/// How far a session's newest turn is, for the list.
struct SessionSummary
{
    chat::SessionId id;
    QString title;
    QDateTime createdAt; ///< UTC
    QDateTime changedAt; ///< UTC
    int turns = 0;
    chat::TurnState state = chat::TurnState::Complete; ///< of the newest turn
    int members = 0;                                   ///< of the newest turn
    int answered = 0;
    int contradictions = 0;
    bool isExample = false;
    bool isUnread = false; ///< done since it was last shown
    QString experiment;    ///< id of the experiment that it belongs to; empty for none
    QString passage;       ///< in a search: the text around the hit, the hit between U+E000 and U+E001
    chat::TurnId hit;      ///< in a search: the turn that holds it

    bool operator==(const SessionSummary &) const = default;
};

/// What to tell the person after opening: a backup was made, a damaged file was set aside, read-only and why.
struct Notice
{
    QString text; ///< plain text, says what to do
    bool isWarning = false;

    bool operator==(const Notice &) const = default;
};

/// The sessions on the person's disk. All calls return at once; one thread writes, another reads and searches, and what
/// they find is delivered to `context`'s thread (never when it is gone by then). Closing waits for what is written.
class Library : public QObject
{
    Q_OBJECT

public:
    explicit Library(chat::Clock &clock, QObject *parent = nullptr);
    ~Library() override; ///< close()s

    /// Opens or makes the library in `folder` (made where missing, only the person may read it). Synchronous and fast:
    /// the first screen needs it. Migrates after a backup; sets a damaged file aside; a newer version's library is
    /// opened read-only. Fails only where not even a new one can be made: one sentence that says what to do.
    [[nodiscard]] std::expected<void, QString> open(const QString &folder);
    void close();
    [[nodiscard]] Access access() const;
    [[nodiscard]] QList<Notice> notices() const;
    [[nodiscard]] QString path() const;

    /// Journals an event of a turn. Text of one source is joined within 250 ms before it is written; a run_finished
    /// writes at once and stores the turn folded. A session's row is made by its first run_started.
    void append(const chat::RunEvent &event);
    /// Writes what is still gathered; `done` after it is on disk. While writing fails that is not before it succeeds:
    /// see troubleStarted(). Where nothing is kept (never opened, read-only) it is done at once.
    void flush(QObject *context, std::function<void()> done);

    /// All but those of experiments.
    void sessions(QObject *context, std::function<void(QList<SessionSummary>)> done);
    /// Newest first, at most `limit` hits; an older search still under way is dropped. Finds prompts, answers, points,
    /// fused answers and titles, as you type; in sessions of experiments too.
    void search(const QString &text, int limit, QObject *context, std::function<void(QList<SessionSummary>)> done);
    /// A whole session. Turns that cannot be read are left out, and a notice says so, once for each session; fails
    /// where it is unknown or nothing of it can be read.
    void load(const chat::SessionId &id, QObject *context,
              std::function<void(std::expected<chat::Session, QString>)> done);
    /// The session that a unique prefix names.
    void find(const QString &idOrPrefix, QObject *context,
              std::function<void(std::expected<chat::SessionId, QString>)> done);

    /// What turns took and cost: the `newest` ones, with all that began since then; newest first. Some seconds after a
    /// library of an earlier version was opened it is whole: ledgerFilled().
    void ledger(int newest, const QDateTime &since, QObject *context, std::function<void(QList<LedgerEntry>)> done);

    /// What was billed outside of turns, as by a judge of an experiment; entry.turn is an id of the caller's. Replaces
    /// what has the same id.
    void enter(const LedgerEntry &entry);

    /// Keeps an event of an experiment, in the order of these calls and of append(). What the objects mean is not known
    /// here. The first makes the experiment; each is kept through a power cut.
    void appendToExperiment(const QString &experiment, const QJsonObject &event);
    /// What the list shows of it, and in which words it is found besides its title; replaces what was said before.
    /// Without words it is found as before.
    void describeExperiment(const QString &experiment, const QString &title, const QJsonObject &summary,
                            const std::optional<QString> &words);
    /// Newest first; only those that hold all words of `search`, in any case.
    void experiments(const QString &search, QObject *context, std::function<void(QList<ExperimentEntry>)> done);
    /// All its events, parsed in the reader's thread. Fails where it is unknown or cannot be read.
    void loadExperiment(const QString &id, QObject *context,
                        std::function<void(std::expected<QList<QJsonObject>, QString>)> done);
    /// The experiment that a unique prefix names.
    void findExperiment(const QString &idOrPrefix, QObject *context,
                        std::function<void(std::expected<QString, QString>)> done);
    /// Its events, with what was written here so far, if there are more than `known`; else nothing.
    void loadExperimentBeyond(const QString &id, qsizetype known, QObject *context,
                              std::function<void(std::optional<QList<QJsonObject>>)> done);
    /// Whether this process may work on it from now on: false where another that lives does. At once; true where
    /// nothing is kept.
    [[nodiscard]] bool claimExperiment(const QString &id);
    /// Another may have it, as soon as all that was written here is on disk.
    void leaveExperiment(const QString &id);
    /// A session of an experiment that comes from another library, its turns as they are folded; before the events that
    /// name it. What is there already under one of its ids stays as it is: see takenIds(). Nothing of it enters the
    /// ledger.
    void importSession(const QString &experiment, const chat::Session &session);
    /// Those of the ids that an experiment, a session or a turn has, removed ones too.
    void takenIds(const QStringList &ids, QObject *context, std::function<void(QStringList)> done);
    void removeExperiment(const QString &id);  ///< with its sessions; as remove()
    void restoreExperiment(const QString &id); ///< takes it back, with the sessions that went with it

    void rename(const chat::SessionId &id, const QString &title);
    void remove(const chat::SessionId &id);  ///< sets a date; purged at the next start
    void restore(const chat::SessionId &id); ///< takes it back
    void markRead(const chat::SessionId &id);

    /// Bytes on disk.
    [[nodiscard]] qint64 size() const;
    /// Copies all to `file`, which is replaced only by a whole copy. Fails with one sentence that says what to do.
    void backUp(const QString &file, QObject *context, std::function<void(std::expected<void, QString>)> done);
    /// Gives the room of what was deleted back to the disk: so many bytes. Fails as above. One of the two at a time:
    /// the second waits for the first.
    void cleanUp(QObject *context, std::function<void(std::expected<qint64, QString>)> done);

    /// Another process wrote (Instance::changed says so): announces that, unless it was this one.
    void noteChangeBy(const QString &process);

Q_SIGNALS:
    /// Something in the list changed (here, or by another process that told us).
    void sessionsChanged();
    /// The same of the experiments: described, removed or restored.
    void experimentsChanged();
    /// Another process wrote something; after the two above.
    void changedElsewhere();
    /// Turns of an earlier version were entered into the ledger.
    void ledgerFilled();
    /// Writing failed (disk full, …): what the person should know; events stay in memory and are tried again.
    void troubleStarted(const QString &message);
    void troubleEnded();
    /// Something to tell came up after opening; it is in notices() too.
    void noticeAdded(const library::Notice &notice);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace library
