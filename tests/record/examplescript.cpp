// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/examplescript.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace record {

namespace {

std::expected<QByteArray, QString> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(u"%1: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

std::expected<ScriptedReply, QString> replyFrom(const QJsonObject &json, const QString &folder)
{
    ScriptedReply reply{.reasoning = json["reasoning"_L1].toString(),
                        .first = std::chrono::milliseconds(json["first_ms"_L1].toInt()),
                        .charactersPerSecond = json["characters_per_second"_L1].toInt(200),
                        .promptTokens = json["prompt_tokens"_L1].toInt(),
                        .costUsd = json["cost_usd"_L1].toDouble(),
                        .status = json["status"_L1].toInt(200),
                        .message = json["message"_L1].toString(),
                        .retryAfterSeconds = json["retry_after_s"_L1].toInt()};
    const QJsonArray sources = json["sources"_L1].toArray();
    for (const QJsonValue &source : sources)
        reply.sources.append({.url = source["url"_L1].toString(), .title = source["title"_L1].toString()});
    if (const QString file = json["text"_L1].toString(); !file.isEmpty()) {
        const auto text = contents(folder + u'/' + file);
        if (!text)
            return std::unexpected(text.error());
        reply.text = QString::fromUtf8(*text).trimmed();
    }
    return reply;
}

} // namespace

QStringList exampleNames()
{
    return {u"shard"_s, u"clause"_s, u"battery"_s};
}

std::expected<ExampleScript, QString> readScript(const QString &folder)
{
    const auto document = readJson(folder + u"/script.json"_s);
    if (!document)
        return std::unexpected(document.error());
    const QJsonObject json = document->object();
    const auto replies = readReplies(json["replies"_L1].toObject(), folder);
    if (!replies)
        return std::unexpected(replies.error());
    return ExampleScript{.name = json["name"_L1].toString(),
                         .title = json["title"_L1].toString(),
                         .summary = json["summary"_L1].toString(),
                         .prompt = json["prompt"_L1].toString(),
                         .panel = panelFrom(json["panel"_L1].toObject()),
                         .replies = *replies};
}

std::expected<QJsonDocument, QString> readJson(const QString &path)
{
    const auto bytes = contents(path);
    if (!bytes)
        return std::unexpected(bytes.error());
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(*bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return std::unexpected(u"%1: %2"_s.arg(path, error.errorString()));
    return document;
}

std::expected<QMap<QString, ScriptedReply>, QString> readReplies(const QJsonObject &json, const QString &folder)
{
    QMap<QString, ScriptedReply> replies;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const auto reply = replyFrom(it.value().toObject(), folder);
        if (!reply)
            return std::unexpected(reply.error());
        replies.insert(it.key(), *reply);
    }
    return replies;
}

chat::Model modelFrom(const QJsonObject &json)
{
    return {.endpoint = u"example"_s, .id = json["id"_L1].toString(), .name = json["name"_L1].toString()};
}

chat::Panel panelFrom(const QJsonObject &json)
{
    chat::Panel panel{.id = u"demo"_s, .name = json["name"_L1].toString()};
    const QJsonArray members = json["members"_L1].toArray();
    for (const QJsonValue &value : members) {
        chat::Member member{.model = modelFrom(value.toObject())};
        if (value["temperature"_L1].isDouble())
            member.settings.temperature = value["temperature"_L1].toDouble();
        panel.members.append(member);
    }
    chat::numberMembers(panel);
    panel.judge.model = modelFrom(json["judge"_L1].toObject());
    panel.writer.model = modelFrom(json["writer"_L1].toObject());
    return panel;
}

} // namespace record
