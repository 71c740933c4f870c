// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QHash>

namespace testsupport {

/// Writes the events of a run by hand, as a run would emit them: numbered, timed, folded with chat::apply. Members are
/// named by their numbers, fusions are counted by themselves.
class RunScript
{
public:
    /// Emits run_started at 0.
    RunScript(const chat::Panel &panel, const QString &prompt, chat::RunKind kind = chat::RunKind::Panel);

    /// What follows happens at that time in the run.
    RunScript &at(std::chrono::milliseconds time);
    /// Any event.
    template<typename What>
    RunScript &emits(What what)
    {
        return add({.seq = 0, .at = {}, .turn = {}, .what = std::move(what), .extra = {}});
    }

    RunScript &started(int member);
    RunScript &queued(int member);
    RunScript &retrying(int member, std::chrono::milliseconds in, const chat::Error &error);
    RunScript &reasoning(int member, const QString &text);
    RunScript &text(int member, const QString &text);
    RunScript &sources(int member, const QList<chat::Source> &sources);
    RunScript &done(int member, double costUsd = 0.01, chat::Finish finish = chat::Finish::Stop);
    RunScript &failed(int member, const chat::Error &error, int tries = 1);
    RunScript &stopped(int member);

    /// A new fusion of those members' answers.
    RunScript &fusion(const QList<int> &members);
    RunScript &judge();
    RunScript &point(const chat::Point &point);
    RunScript &review(const chat::Review &review);
    /// The analysis of the points and reviews so far, then the judge's end.
    RunScript &judged(double costUsd = 0.009);
    /// The judge ends without an analysis.
    RunScript &judgeFailed(const chat::Error &error);
    RunScript &writer();
    RunScript &writes(const QString &text);
    RunScript &written(double costUsd = 0.006);
    RunScript &writerFailed(const chat::Error &error);
    RunScript &finished(chat::TurnState state = chat::TurnState::Complete);

    /// Everything since the last call, in order.
    [[nodiscard]] QList<chat::RunEvent> take();
    /// The fold of everything so far.
    [[nodiscard]] const chat::Turn &turn() const { return m_turn; }

private:
    RunScript &add(chat::RunEvent event);
    RunScript &ends(const chat::Speaker &speaker, chat::event::Ended ended, double costUsd);
    [[nodiscard]] chat::AttemptId attempt(int member) const;
    [[nodiscard]] const chat::Reply *reply(const chat::Speaker &speaker) const;

    chat::Turn m_turn;
    QList<chat::RunEvent> m_new;
    QHash<int, int> m_attempts;
    int m_fusion = 0;
    std::chrono::milliseconds m_at{0};
    qint64 m_seq = 0;
};

/// A panel of those models, judge and writer the first of them.
[[nodiscard]] chat::Panel panelOf(const QStringList &models);

/// A passage of what that member's first attempt says, found where it stands in `text`; not found where it does not.
[[nodiscard]] chat::Evidence evidenceOf(int member, const QString &text, const QString &quote);

} // namespace testsupport
