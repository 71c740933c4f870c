// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QByteArray>

namespace settings {
class PanelStore;
}

namespace command {

/// As many characters of an id as name it among few: its first eight.
[[nodiscard]] QString shortId(const chat::SessionId &id);

/// A line a session, newest first: id, when, turns, state, title; in a search its passage below it.
[[nodiscard]] QByteArray sessionsAsText(const QList<library::SessionSummary> &sessions);
/// `[{session, title, created, turns, state, passage?}]`
[[nodiscard]] QByteArray sessionsAsJson(const QList<library::SessionSummary> &sessions);

/// A line a panel: id, name, members, note; what is wrong with a broken one.
[[nodiscard]] QByteArray panelsAsText(const settings::PanelStore &panels);
/// `[{id, name, origin, note?, fill?, problem?, members: [{member, model, endpoint, label?}], judge?, writer?}]`
[[nodiscard]] QByteArray panelsAsJson(const settings::PanelStore &panels);

} // namespace command
