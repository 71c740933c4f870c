// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/eventwriter.h"
#include "library/place.h"

namespace library {

/// What a person does with a whole session, each within a transaction.
void renameSession(const Writing &writing, const chat::SessionId &id, const QString &title);
void removeSession(const Writing &writing, const chat::SessionId &id);
void restoreSession(const Writing &writing, const chat::SessionId &id);
void markSessionRead(const Writing &writing, const chat::SessionId &id);
/// Deletes for good what was removed by processes that have ended since: nobody can take it back.
void purgeSessions(const Writing &writing, const Place &place);

} // namespace library
