// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QObject>

namespace chat {

/// One execution of a turn: whatever emits its events. PanelRun asks models, demo::ExampleRun plays a kept stream.
/// Commands are plain calls; what comes of them is told by events. A command that does not apply now does nothing.
/// Destroying a run cancels it without further events.
class Run : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Starts, or goes on with a turn that was interrupted or finished. Emits from here on.
    virtual void start() = 0;
    /// Ends everything that runs, as cancelled; what came is kept.
    virtual void stop() = 0;
    virtual void stop(MemberId member) = 0;
    /// Asks that member again, as a new attempt. While judging runs, the answer is attached as late.
    virtual void retry(MemberId member) = 0;
    /// Asks every member again whose latest attempt failed or was stopped; then judges and writes again.
    virtual void retryFailed() = 0;
    /// Does not wait for those that still answer.
    virtual void judgeNow() = 0;
    /// A new fusion from the answers at hand: judge and writer.
    virtual void judgeAgain() = 0;
    /// A new fusion with the latest analysis: the writer only.
    virtual void fuseAgain() = 0;

    [[nodiscard]] virtual bool isRunning() const = 0;
    /// Whether models can be asked again (an example cannot).
    [[nodiscard]] virtual bool canAskAgain() const = 0;

Q_SIGNALS:
    /// In order, one seq after the other. The listener applies it; the run keeps a turn of its own.
    void eventEmitted(const chat::RunEvent &event);
    /// After every run_finished event, when nothing runs any more.
    void finished();
};

} // namespace chat
