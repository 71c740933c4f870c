// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/fields.h"
#include "chat/turn.h"

/// The pieces from which the JSON of events, turns and panels is put together. For this library.
namespace chat {

[[nodiscard]] inline QJsonValue milliseconds(std::chrono::milliseconds duration)
{
    return static_cast<qint64>(duration.count());
}

[[nodiscard]] Error readError(const Fields &fields);
[[nodiscard]] Usage readUsage(const Fields &fields);
[[nodiscard]] Timing readTiming(const Fields &fields);
[[nodiscard]] Model readModel(const Fields &fields);
[[nodiscard]] Forecast readForecast(const Fields &fields);
/// As panelFromJson, but of a panel that has run: its limits were checked then, or are a newer version's.
[[nodiscard]] Panel readPanel(const Fields &fields);
[[nodiscard]] Point readPoint(const Fields &fields);
[[nodiscard]] Review readReview(const Fields &fields);
[[nodiscard]] Analysis readAnalysis(const Fields &fields);

[[nodiscard]] QJsonObject toJson(const Reply &reply);
[[nodiscard]] Reply readReply(const Fields &fields);
/// `{turn, member, attempt}`
[[nodiscard]] QJsonObject toJson(const Origin &origin);
[[nodiscard]] Origin readOrigin(const Fields &fields);
[[nodiscard]] QJsonArray toJson(const QList<Source> &sources);
[[nodiscard]] QList<Source> readSources(const Fields &fields);
[[nodiscard]] std::optional<State> readState(const Fields &fields);
[[nodiscard]] std::optional<Finish> readFinish(const Fields &fields);
[[nodiscard]] QString toString(RunKind kind);
[[nodiscard]] std::optional<RunKind> readRunKind(const Fields &fields);
[[nodiscard]] QString toString(AbSide side);
[[nodiscard]] std::optional<AbSide> readAbSide(const Fields &fields); ///< of the field `ab`
[[nodiscard]] std::optional<TurnState> readTurnState(const Fields &fields);
[[nodiscard]] QString toString(Rating rating);
[[nodiscard]] std::optional<Rating> readRating(const Fields &fields);
[[nodiscard]] QString toString(const QDateTime &utc);
[[nodiscard]] QDateTime readTime(const Fields &fields, QLatin1StringView key);

/// "m1"…; notes anything else as wrong.
[[nodiscard]] MemberId readMember(const Fields &fields, QLatin1StringView key);
[[nodiscard]] QJsonArray toJson(const QList<MemberId> &members);
[[nodiscard]] QList<MemberId> readMembers(const Fields &fields, QLatin1StringView key);
/// `{member, attempt}`
[[nodiscard]] QJsonObject toJson(AttemptId id);
[[nodiscard]] AttemptId readAttemptId(const Fields &fields);
/// `{member, attempt}` or `{fusion}`
[[nodiscard]] QJsonObject toJson(const ResultId &id);
[[nodiscard]] ResultId readResultId(const Fields &fields);
[[nodiscard]] QJsonObject lettersToJson(const QHash<QString, AttemptId> &letters);
[[nodiscard]] QHash<QString, AttemptId> readLetters(const Fields &fields);
[[nodiscard]] QJsonArray toJson(const QList<AttemptId> &ids);
[[nodiscard]] QList<AttemptId> readAttemptIds(const Fields &fields, QLatin1StringView key);
/// A counting number, 1 or more; notes anything else, and its absence, as wrong.
[[nodiscard]] int readCount(const Fields &fields, QLatin1StringView key);

/// Appends the fields of one object to another.
void merge(QJsonObject &into, const QJsonObject &from);

} // namespace chat
