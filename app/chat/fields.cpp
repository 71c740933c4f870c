// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/fields.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace chat {

namespace {

QString figure(double number)
{
    return QString::number(number, 'g', 15);
}

} // namespace

Fields::Fields(QJsonObject object, QString &problem, QString path)
    : m_object(std::move(object)), m_problem(&problem), m_path(std::move(path))
{
}

bool Fields::has(QLatin1StringView key) const
{
    const QJsonValue found = value(key);
    return !found.isUndefined() && !found.isNull();
}

QString Fields::text(QLatin1StringView key) const
{
    if (has(key) && !value(key).isString())
        fail(key, tr("must be text."));
    return value(key).toString();
}

bool Fields::flag(QLatin1StringView key, bool absent) const
{
    if (has(key) && !value(key).isBool())
        fail(key, tr("must be true or false."));
    return value(key).toBool(absent);
}

std::optional<qint64> Fields::integer(QLatin1StringView key) const
{
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    constexpr qint64 most = 1'000'000'000'000'000;
    if (!has(key))
        return std::nullopt;
    const qint64 found = value(key).toInteger(none);
    if (found == none) {
        fail(key, tr("must be a whole number."));
        return std::nullopt;
    }
    return std::clamp(found, -most, most);
}

std::optional<qint64> Fields::integerWithin(QLatin1StringView key, qint64 least, qint64 most) const
{
    const std::optional<qint64> found = integer(key);
    if (found && (*found < least || *found > most))
        fail(key, tr("is %1; it must be from %2 to %3.").arg(*found).arg(least).arg(most));
    return found;
}

std::optional<double> Fields::number(QLatin1StringView key) const
{
    if (!has(key))
        return std::nullopt;
    if (!value(key).isDouble()) {
        fail(key, tr("must be a number."));
        return std::nullopt;
    }
    return value(key).toDouble();
}

std::optional<double> Fields::numberWithin(QLatin1StringView key, double least, double most) const
{
    const std::optional<double> found = number(key);
    if (found && (*found < least || *found > most))
        fail(key, tr("is %1; it must be from %2 to %3.").arg(figure(*found), figure(least), figure(most)));
    return found;
}

std::optional<std::chrono::milliseconds> Fields::duration(QLatin1StringView key) const
{
    const std::optional<qint64> found = integer(key);
    if (!found)
        return std::nullopt;
    if (*found < 0)
        fail(key, tr("must not be negative."));
    return std::chrono::milliseconds(*found);
}

QJsonObject Fields::object(QLatin1StringView key) const
{
    if (has(key) && !value(key).isObject())
        fail(key, tr("must be an object in braces."));
    return value(key).toObject();
}

QJsonArray Fields::array(QLatin1StringView key) const
{
    if (has(key) && !value(key).isArray())
        fail(key, tr("must be a list in brackets."));
    return value(key).toArray();
}

QStringList Fields::texts(QLatin1StringView key) const
{
    QStringList all;
    const QJsonArray entries = array(key);
    for (const QJsonValue &entry : entries) {
        if (!entry.isString())
            fail(key, tr("must hold texts only."));
        all.append(entry.toString());
    }
    return all;
}

Fields Fields::child(QLatin1StringView key) const
{
    return Fields(object(key), *m_problem, pathOf(key));
}

QList<Fields> Fields::children(QLatin1StringView key) const
{
    QList<Fields> all;
    const QJsonArray entries = array(key);
    all.reserve(entries.size());
    for (const QJsonValue &entry : entries) {
        if (!entry.isObject())
            fail(key, tr("must hold objects in braces only."));
        all.append(Fields(entry.toObject(), *m_problem, u"%1[%2]"_s.arg(pathOf(key)).arg(all.size() + 1)));
    }
    return all;
}

void Fields::require(QLatin1StringView key) const
{
    if (!has(key))
        fail(key, tr("is missing."));
}

void Fields::fail(QLatin1StringView key, const QString &what) const
{
    if (m_problem->isEmpty())
        *m_problem = u"\"%1\" "_s.arg(pathOf(key)) + what;
}

QString Fields::pathOf(QLatin1StringView key) const
{
    return m_path.isEmpty() ? QString(key) : m_path + u'.' + key;
}

namespace {

/// A newer version is kept with the fields that it brought.
bool isNewerVersion(const QString &key, const QJsonValue &read, const QJsonValue &written)
{
    return (key == "v"_L1 || key == "version"_L1) && read.toInteger() > written.toInteger();
}

QJsonArray unknownInEntries(const QJsonArray &read, const QJsonArray &written)
{
    QJsonArray unknown;
    bool isAny = false;
    for (qsizetype i = 0; i < read.size(); ++i) {
        const QJsonObject entry = unknownFields(read.at(i).toObject(), written.at(i).toObject());
        isAny = isAny || !entry.isEmpty();
        unknown.append(entry);
    }
    return isAny ? unknown : QJsonArray();
}

QJsonArray withUnknownInEntries(QJsonArray known, const QJsonArray &unknown)
{
    for (qsizetype i = 0; i < std::min(known.size(), unknown.size()); ++i) {
        if (known.at(i).isObject())
            known[i] = withUnknownFields(known.at(i).toObject(), unknown.at(i).toObject());
    }
    return known;
}

} // namespace

QJsonObject unknownFields(const QJsonObject &read, const QJsonObject &written)
{
    QJsonObject unknown;
    for (auto field = read.begin(); field != read.end(); ++field) {
        const QJsonValue ours = written.value(field.key());
        if (ours.isUndefined() || isNewerVersion(field.key(), field.value(), ours)) {
            unknown.insert(field.key(), field.value());
        } else if (ours.isObject() && field->isObject()) {
            if (const QJsonObject nested = unknownFields(field->toObject(), ours.toObject()); !nested.isEmpty())
                unknown.insert(field.key(), nested);
        } else if (ours.isArray() && field->isArray() && ours.toArray().size() == field->toArray().size()) {
            if (const QJsonArray nested = unknownInEntries(field->toArray(), ours.toArray()); !nested.isEmpty())
                unknown.insert(field.key(), nested);
        }
    }
    return unknown;
}

QJsonObject withUnknownFields(QJsonObject known, const QJsonObject &unknown)
{
    for (auto field = unknown.begin(); field != unknown.end(); ++field) {
        const QJsonValue ours = known.value(field.key());
        if (ours.isUndefined() || isNewerVersion(field.key(), field.value(), ours))
            known.insert(field.key(), field.value());
        else if (ours.isObject())
            known.insert(field.key(), withUnknownFields(ours.toObject(), field->toObject()));
        else if (ours.isArray())
            known.insert(field.key(), withUnknownInEntries(ours.toArray(), field->toArray()));
    }
    return known;
}

} // namespace chat
