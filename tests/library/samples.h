// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/runevent.h"

#include <QList>
#include <QString>
#include <QTimeZone>

#include <random>

namespace librarysamples {

/// What a made-up turn is about.
struct Script
{
    chat::SessionId session;
    chat::TurnId turn;
    std::optional<chat::TurnId> parent;
    QString prompt = QStringLiteral("What is counterpoint?");
    QStringList answers = {QStringLiteral("Voices that move each on its own."), QStringLiteral("Note against note.")};
    QStringList points; ///< contradictions that the judge finds, between m1 and m2
    QString fused = QStringLiteral("Several voices, heard together.");
    QString example;
    QString experiment;
    int pieces = 3; ///< pieces in which each text arrives
    QDateTime wallTime = QDateTime::fromMSecsSinceEpoch(1'780'000'000'000, QTimeZone::UTC);
};

/// A script with new ids.
[[nodiscard]] Script newScript(const QString &prompt = Script().prompt);
/// A following turn of the same session.
[[nodiscard]] Script followUp(const Script &before, const QString &prompt);

/// The events of a whole run, numbered from 1, the members' texts interleaved.
[[nodiscard]] QList<chat::RunEvent> run(const Script &script);
/// The same, cut short before anything of the judge: as a killed program leaves it.
[[nodiscard]] QList<chat::RunEvent> cutRun(const Script &script);
/// The turn that those events make.
[[nodiscard]] chat::Turn folded(const QList<chat::RunEvent> &events);

/// Writes a library of `turns` turns in sessions of `turnsPerSession`, members' answers of `words` words from a
/// vocabulary with the frequencies of real text, as fast as it can be written. Always the same for the same numbers.
struct Size
{
    int turns = 10'000;
    int turnsPerSession = 10;
    int words = 150; ///< in each answer
};
void writeLibrary(const QString &folder, const Size &size);
/// Text as in those libraries.
[[nodiscard]] QString text(std::mt19937 &random, int words);

} // namespace librarysamples
