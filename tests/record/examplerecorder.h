// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/examplescript.h"

#include "chat/runevent.h"

#include <QList>
#include <QStringList>

#include <expected>

namespace record {

/// Plays a script through the real PanelRun: a model server in this process speaks the texts piece by piece, at the
/// script's pace in a time that only the recorder moves, so that recording again gives the same events. Fails with one
/// sentence where the run does not go on.
[[nodiscard]] std::expected<QList<chat::RunEvent>, QString> record(const ExampleScript &script);

/// The events as they are kept, a line each, but for the version that recorded them.
[[nodiscard]] QStringList comparable(const QList<chat::RunEvent> &events);

} // namespace record
