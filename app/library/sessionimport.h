// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "library/eventwriter.h"

#include <QStringList>

/// Sessions that come from another library.
namespace library {

/// Within a transaction: the session with its turns as they are folded, without a journal, in that experiment. What is
/// there already under one of the ids stays as it is. What it cost was billed elsewhere: the ledger says nothing of it.
void storeSession(const Writing &writing, const QString &experiment, const chat::Session &session);

/// Those of the ids that an experiment, a session or a turn has, removed ones too.
[[nodiscard]] QStringList takenIds(Database &database, const QStringList &ids);

} // namespace library
