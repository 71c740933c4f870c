// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QIODevice>

namespace command {

/// Text that a terminal shows and does not obey: no escape sequences, no control or direction characters.
[[nodiscard]] QString terminalSafe(const QString &text);

/// A run as readable text on a terminal, while it happens: one answer after the other, each streaming as soon as it is
/// its turn, then the breakdown, then the fused answer. Called after each event was applied.
class LiveText
{
public:
    /// `out` outlives this.
    explicit LiveText(QIODevice &out) : m_out(out) {}

    void show(const chat::Turn &turn, const chat::RunEvent &event);

private:
    void write(const QString &text);
    void heading(const QString &text);
    void goOn(const chat::Turn &turn);
    /// Shows what is new of this reply; true once it is final and its last line is written.
    [[nodiscard]] bool showReply(const chat::Reply &reply);
    void showBreakdown(const chat::Turn &turn, const chat::Analysis &analysis);
    void showPoint(const chat::Point &point);
    void showEnd(const chat::Turn &turn);

    QIODevice &m_out;
    qsizetype m_member = 0;  ///< index of the member that is being shown
    bool m_isHeaded = false; ///< its heading stands
    qsizetype m_shown = 0;   ///< characters of its text that are shown
    int m_writer = 0;        ///< fusion whose writer is being shown
};

} // namespace command
