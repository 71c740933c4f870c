// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/words.h"

#include "provider/textcleaner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace provider {

static constexpr qsizetype longest = 600;

QString plainWords(const QString &text)
{
    TextCleaner cleaner;
    QString words = cleaner.clean(text.left(8 * longest));
    words.removeIf([](QChar unit) { return unit.category() == QChar::Other_Control && !unit.isSpace(); });
    words = words.simplified();
    if (words.size() <= longest)
        return words;
    words.truncate(words.at(longest - 1).isHighSurrogate() ? longest - 1 : longest);
    return words + u'…';
}

// What the provider behind OpenRouter said: text, or JSON with an error of its own.
static QString rawWords(const QJsonValue &raw)
{
    if (!raw.isString())
        return wordsIn(raw);
    const QJsonDocument inner = QJsonDocument::fromJson(raw.toString().toUtf8());
    if (!inner.isObject())
        return looksLikeHtml(raw.toString().toUtf8()) ? QString() : plainWords(raw.toString());
    return wordsIn(inner.object());
}

static QString listWords(const QJsonArray &list)
{
    QStringList parts;
    for (const QJsonValue &item : list) {
        const QString text = item.isString() ? item.toString() : item["msg"_L1].toString();
        if (!text.isEmpty())
            parts.append(text);
    }
    return plainWords(parts.join(u"; "_s));
}

static QString objectWords(const QJsonObject &error)
{
    for (const auto name : {"error"_L1, "detail"_L1}) {
        if (const QJsonValue inner = error.value(name); inner.isObject() || inner.isArray() || inner.isString())
            return wordsIn(inner);
    }
    QString words = plainWords(error.value("message"_L1).toString());
    const QJsonValue metadata = error.value("metadata"_L1);
    const QString inner = rawWords(metadata["raw"_L1]);
    if (!inner.isEmpty() && (words.isEmpty() || words.startsWith("Provider returned error"_L1))) {
        const QString provider = plainWords(metadata["provider_name"_L1].toString());
        words = provider.isEmpty() ? inner : provider + u": "_s + inner;
    }
    if (const QString reasons = listWords(metadata["reasons"_L1].toArray()); !reasons.isEmpty())
        words += u" ("_s + reasons + u')';
    return words;
}

QString wordsIn(const QJsonValue &error)
{
    if (error.isObject())
        return objectWords(error.toObject());
    return error.isArray() ? listWords(error.toArray()) : plainWords(error.toString());
}

bool looksLikeHtml(const QByteArray &body)
{
    const QByteArray start = body.left(512).trimmed().toLower();
    return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head") ||
           start.startsWith("<body") || (start.startsWith('<') && body.contains("</"));
}

QString placeName(const settings::Endpoint &endpoint)
{
    return endpoint.name.isEmpty() ? endpoint.url.host() : endpoint.name;
}

} // namespace provider
