// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "library/database.h"

namespace library {

/// A turn as the file holds it: what is stored folded, and the events since then on top. Nothing where neither can be
/// read.
[[nodiscard]] std::optional<chat::Turn> readTurn(Database &database, qint64 turnKey);

/// Stores the turn folded and moves its events into the fold's journal.
void storeFold(Database &database, qint64 turnKey, const chat::Turn &turn);

/// Stands between two texts of a turn that are stored as one.
constexpr QChar textSeparator(0x1e);

/// Stores what a search finds of the turn, in place of what was stored before.
void storeTexts(Database &database, qint64 turnKey, qint64 sessionKey, const chat::Turn &turn);

/// The figures of a turn that the list shows.
struct TurnFigures
{
    int members = 0;
    int answered = 0;
    int contradictions = 0;

    bool operator==(const TurnFigures &) const = default;
};
[[nodiscard]] TurnFigures figures(const chat::Turn &turn);

/// JSON objects, one a line, compressed with a checksum, and back; nothing of a journal that is broken.
[[nodiscard]] QByteArray packJournal(const QByteArray &lines);
[[nodiscard]] QByteArray unpackJournal(const QByteArray &journal);

} // namespace library
