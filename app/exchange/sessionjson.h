// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QByteArray>
#include <QJsonObject>

namespace exchange {

/// A session as JSON, whole and in the form that the library keeps it in:
/// `{format: "counterpoint.session", version: 1, program, session, title, created, turns: [turn]}`.
///
/// A turn is `{v, id, session, parent?, prompt, kind: "panel"|"just_one", panel, started_at, state, attempts, fusions,
/// chosen?, ratings?, last_seq, last_at_ms, example?, program?}`; turns with the same parent are branches. The panel is
/// as in presets/README.md.
/// An attempt is `{member, attempt, late?}` and a reply; a fusion `{fusion, used: [{member, attempt}],
/// letters: {A: {member, attempt}}, running, judge?: reply, analysis?, writer?: reply}`.
/// A reply is `{state, text, reasoning?, sources?: [{url, title}], usage, ms, finish?, error?, provider?,
/// served_model?, started_at_ms, retry_at_ms?, first_token_at_ms?, first_text_at_ms?, last_at_ms, tries}`, times from
/// the run's start. An analysis is `{points: [{number, category, text, members, evidence, stances?: [{members, text,
/// evidence}]}], reviews: [{member, gist, concerns: [{kind, text, evidence}]}], dropped?}`, evidence `[{member,
/// attempt, quote, ranges: [{start, end}]}]`: UTF-16 places in that attempt's text, none where the quote was not found.
[[nodiscard]] QByteArray sessionJson(const chat::Session &session);
/// The same, to stand among others.
[[nodiscard]] QJsonObject sessionObject(const chat::Session &session);

} // namespace exchange
