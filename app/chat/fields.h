// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/names.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace chat {

/// Reads the fields of one JSON object. The first thing that is wrong is noted in `problem` (owned by the caller,
/// shared with children) as one sentence that names the field by its path and says what it must be; reading goes on
/// with defaults. A field that is absent or null is not wrong.
class Fields
{
    Q_DECLARE_TR_FUNCTIONS(chat::Fields)

public:
    Fields(QJsonObject object, QString &problem, QString path = {});

    [[nodiscard]] bool has(QLatin1StringView key) const;
    [[nodiscard]] QString text(QLatin1StringView key) const;
    [[nodiscard]] bool flag(QLatin1StringView key, bool absent = false) const;
    /// A whole number; beyond ±10¹⁵ it is cut there, so that sums of such numbers stay numbers.
    [[nodiscard]] std::optional<qint64> integer(QLatin1StringView key) const;
    [[nodiscard]] std::optional<qint64> integerWithin(QLatin1StringView key, qint64 least, qint64 most) const;
    [[nodiscard]] std::optional<double> number(QLatin1StringView key) const;
    [[nodiscard]] std::optional<double> numberWithin(QLatin1StringView key, double least, double most) const;
    /// Milliseconds, not negative.
    [[nodiscard]] std::optional<std::chrono::milliseconds> duration(QLatin1StringView key) const;
    [[nodiscard]] QJsonObject object(QLatin1StringView key) const;
    [[nodiscard]] QJsonArray array(QLatin1StringView key) const;
    /// The strings of an array.
    [[nodiscard]] QStringList texts(QLatin1StringView key) const;
    /// The fields of a nested object; none where it is absent.
    [[nodiscard]] Fields child(QLatin1StringView key) const;
    /// The fields of each object in an array.
    [[nodiscard]] QList<Fields> children(QLatin1StringView key) const;
    /// One of the names; nothing where the field is absent.
    template<typename Value, size_t size>
    [[nodiscard]] std::optional<Value> choice(QLatin1StringView key, const Names<Value, size> &names) const
    {
        const QString name = text(key);
        if (name.isEmpty())
            return std::nullopt;
        const std::optional<Value> value = valueOf(names, name);
        if (!value)
            fail(key, tr("must be one of these: %1.").arg(allNames(names)));
        return value;
    }

    [[nodiscard]] const QJsonObject &all() const { return m_object; }
    [[nodiscard]] QStringList keys() const { return m_object.keys(); }
    /// Notes that a field is missing, where it is.
    void require(QLatin1StringView key) const;
    /// `what` follows the field's name: `must be text.`
    void fail(QLatin1StringView key, const QString &what) const;
    /// Whether nothing was wrong so far, here and elsewhere.
    [[nodiscard]] bool areSound() const { return m_problem->isEmpty(); }

private:
    [[nodiscard]] QJsonValue value(QLatin1StringView key) const { return m_object.value(key); }
    [[nodiscard]] QString pathOf(QLatin1StringView key) const;

    QJsonObject m_object;
    QString *m_problem;
    QString m_path;
};

/// What `read` has and `written` lacks, in nested objects and arrays of objects too: the fields of a newer version.
[[nodiscard]] QJsonObject unknownFields(const QJsonObject &read, const QJsonObject &written);
/// Puts them back, without changing a field that `known` has.
[[nodiscard]] QJsonObject withUnknownFields(QJsonObject known, const QJsonObject &unknown);

} // namespace chat
