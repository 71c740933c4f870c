// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/experimentstore.h"

#include <QFile>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace library {

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// As words are compared, whatever their case.
QString comparable(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toCaseFolded();
}

void makeRow(const Writing &writing, const QString &experiment)
{
    const qint64 now = writing.now.toMSecsSinceEpoch();
    writing.database.execute(u"INSERT OR IGNORE INTO experiments(id, created_ms, changed_ms) VALUES (?, ?, ?)"_s,
                             {experiment, now, now});
}

} // namespace

void storeExperimentEvent(const Writing &writing, const QString &experiment, const QJsonObject &event)
{
    makeRow(writing, experiment);
    writing.database.execute(u"INSERT INTO experiment_events(experiment, json) VALUES (?, CAST(? AS TEXT))"_s,
                             {experiment, compact(event)});
    writing.database.execute(u"UPDATE experiments SET changed_ms = ? WHERE id = ?"_s,
                             {writing.now.toMSecsSinceEpoch(), experiment});
}

void storeExperimentDescription(const Writing &writing, const ExperimentEntry &described,
                                const std::optional<QString> &words)
{
    makeRow(writing, described.id);
    writing.database.execute(
        u"UPDATE experiments SET title = ?, summary = CAST(? AS TEXT), changed_ms = ? WHERE id = ?"_s,
        {described.title, compact(described.summary), writing.now.toMSecsSinceEpoch(), described.id});
    if (words) {
        writing.database.execute(u"UPDATE experiments SET words = ? WHERE id = ?"_s,
                                 {comparable(described.title + u'\n' + *words), described.id});
    }
}

void removeExperiment(const Writing &writing, const QString &experiment)
{
    const qint64 now = writing.now.toMSecsSinceEpoch();
    writing.database.execute(
        u"UPDATE experiments SET deleted_ms = ?, deleted_by = ? WHERE id = ? AND deleted_ms IS NULL"_s,
        {now, writing.process, experiment});
    if (writing.database.changed() > 0) {
        writing.database.execute(
            u"UPDATE sessions SET deleted_ms = ?, deleted_by = ? WHERE experiment = ? AND deleted_ms IS NULL"_s,
            {now, writing.process, experiment});
    }
}

void restoreExperiment(const Writing &writing, const QString &experiment)
{
    writing.database.execute(uR"(UPDATE sessions SET deleted_ms = NULL, deleted_by = NULL WHERE experiment = ?
                                 AND deleted_ms = (SELECT deleted_ms FROM experiments WHERE id = ?))"_s,
                             {experiment, experiment});
    writing.database.execute(u"UPDATE experiments SET deleted_ms = NULL, deleted_by = NULL WHERE id = ?"_s,
                             {experiment});
}

void purgeExperiments(const Writing &writing, const Place &place)
{
    QStringList gone;
    {
        Rows removed = writing.database.query(u"SELECT id, deleted_by FROM experiments WHERE deleted_ms IS NOT NULL"_s);
        while (removed.next()) {
            if (const QString by = removed.text(1); by != writing.process && !place.isAlive(by))
                gone.append(removed.text(0));
        }
    }
    for (const QString &experiment : std::as_const(gone)) {
        writing.database.execute(u"DELETE FROM experiment_events WHERE experiment = ?"_s, {experiment});
        writing.database.execute(u"DELETE FROM experiments WHERE id = ?"_s, {experiment});
        QFile::remove(place.experimentLock(experiment));
    }
}

QList<ExperimentEntry> readExperiments(Database &database, const QString &search)
{
    QString sql = u"SELECT id, title, created_ms, changed_ms, CAST(summary AS BLOB) FROM experiments "
                  "WHERE deleted_ms IS NULL"_s;
    QVariantList values;
    const QStringList words = comparable(search).simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        sql += u" AND instr(words, ?)"_s;
        values.append(word);
    }
    QList<ExperimentEntry> entries;
    Rows rows = database.query(sql + u" ORDER BY key DESC"_s, values);
    while (rows.next()) {
        entries.append({.id = rows.text(0),
                        .title = rows.text(1),
                        .createdAt = QDateTime::fromMSecsSinceEpoch(rows.integer(2), QTimeZone::UTC),
                        .changedAt = QDateTime::fromMSecsSinceEpoch(rows.integer(3), QTimeZone::UTC),
                        .summary = QJsonDocument::fromJson(rows.bytes(4)).object()});
    }
    return entries;
}

std::optional<QList<QJsonObject>> readExperiment(Database &database, const QString &experiment)
{
    if (database.number(u"SELECT count(*) FROM experiments WHERE id = ? AND deleted_ms IS NULL"_s, {experiment}) == 0)
        return std::nullopt;
    QList<QJsonObject> events;
    Rows rows = database.query(u"SELECT CAST(json AS BLOB) FROM experiment_events WHERE experiment = ? ORDER BY key"_s,
                               {experiment});
    while (rows.next()) {
        if (const QJsonDocument event = QJsonDocument::fromJson(rows.bytes(0)); event.isObject())
            events.append(event.object());
    }
    return events;
}

qsizetype countExperimentEvents(Database &database, const QString &experiment)
{
    return database.number(u"SELECT count(*) FROM experiment_events WHERE experiment = ?"_s, {experiment});
}

QStringList findExperiments(Database &database, const QString &prefix)
{
    QStringList found;
    Rows rows = database.query(uR"(SELECT id FROM experiments WHERE lower(substr(id, 1, length(?))) = lower(?)
                                   AND deleted_ms IS NULL LIMIT 2)"_s,
                               {prefix, prefix});
    while (rows.next())
        found.append(rows.text(0));
    return found;
}

bool hasExperiments(Database &database)
{
    constexpr int sinceVersion = 4;
    return database.number(u"PRAGMA user_version"_s) >= sinceVersion;
}

} // namespace library
