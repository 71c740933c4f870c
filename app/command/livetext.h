// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QString>

#include <functional>

namespace command {

/// A run as readable text on a terminal, while it happens: one answer after the other, each streaming as soon as it is
/// its turn, then the breakdown, then the fused answer. Called after each event was applied.
class LiveText
{
public:
    explicit LiveText(std::function<void(const QByteArray &)> out) : m_out(std::move(out)) {}

    void show(const chat::Turn &turn, const chat::RunEvent &event);

private:
    void write(const QString &text);
    void heading(const QString &text);
    void goOn(const chat::Turn &turn);
    /// Shows what is new of this reply; true once it is final and its last line is written.
    [[nodiscard]] bool showReply(const chat::Reply &reply);
    /// Only where its speaker is being shown: others are told about at their end.
    void showRetry(const chat::Turn &turn, const chat::event::Retrying &retrying);
    void showBreakdown(const chat::Analysis &analysis);
    void showMissingBreakdown(const chat::Turn &turn);
    void showPoint(const chat::Point &point);
    void showEnd(const chat::Turn &turn);

    std::function<void(const QByteArray &)> m_out;
    qsizetype m_member = 0;   ///< index of the member that is being shown
    bool m_isHeaded = false;  ///< its heading stands
    qsizetype m_shown = 0;    ///< characters of its text that are shown
    int m_writer = 0;         ///< fusion whose writer is being shown
    bool m_isWritten = false; ///< its last line stands
};

} // namespace command
