// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/chunkreader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace provider {

// UTF-8 that is none, and NUL, become U+FFFD only where the parser stumbled: nearly always nothing is to be done.
static QJsonDocument parsed(QByteArrayView data)
{
    const auto bytes = QByteArray::fromRawData(data.data(), data.size());
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError)
        return document;
    QString text = QString::fromUtf8(bytes);
    text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    return QJsonDocument::fromJson(text.toUtf8());
}

void ChunkReader::read(QByteArrayView data, Delta &delta)
{
    if (m_done)
        return;
    const QByteArrayView trimmed = data.trimmed();
    if (trimmed == "[DONE]") {
        m_done = true;
        return;
    }
    const QJsonDocument document = parsed(trimmed);
    if (!document.isObject()) {
        ++m_badInARow;
        return;
    }
    m_badInARow = 0;
    m_sawChunk = true;
    readChunk(document.object(), "delta"_L1, delta);
}

void ChunkReader::readWhole(const QJsonObject &completion, Delta &delta)
{
    m_sawChunk = completion.contains("choices"_L1);
    readChunk(completion, "message"_L1, delta);
    m_finished = m_finished || m_sawChunk;
    end(delta);
}

void ChunkReader::end(Delta &delta)
{
    addReasoning(m_reasoningCleaner.rest(), delta);
    QString thought;
    m_think.split(m_textCleaner.rest(), thought, delta.text);
    m_think.end(thought, delta.text);
    if (!m_hasReasoningField)
        delta.reasoning += thought;
}

void ChunkReader::readChunk(const QJsonObject &chunk, QLatin1StringView part, Delta &delta)
{
    if (const QJsonValue error = chunk.value("error"_L1); error.isObject() || !error.toString().isEmpty())
        m_error = error;
    else if (chunk.value("type"_L1) == "error"_L1)
        m_error = chunk;
    if (m_provider.isEmpty())
        m_provider = chunk.value("provider"_L1).toString();
    if (m_model.isEmpty())
        m_model = chunk.value("model"_L1).toString();
    for (const QJsonValue &choice : chunk.value("choices"_L1).toArray())
        readChoice(choice.toObject(), part, delta);
    if (const QJsonValue usage = chunk.value("usage"_L1); usage.isObject()) {
        m_usage = usageFromServer(usage.toObject());
        delta.isProgress = true;
    }
}

void ChunkReader::readChoice(const QJsonObject &choice, QLatin1StringView part, Delta &delta)
{
    const int index = choice.value("index"_L1).toInt();
    if (!m_index)
        m_index = index;
    if (m_index != index || m_finished)
        return;
    readDelta(choice.value(part).toObject(), delta);
    if (const QString reason = choice.value("finish_reason"_L1).toString(); !reason.isEmpty()) {
        readFinish(reason);
        delta.isProgress = true;
    }
}

// Of the three ways to send reasoning several may come in one delta, with the same words.
static QString reasoningIn(const QJsonObject &delta)
{
    for (const auto name : {"reasoning"_L1, "reasoning_content"_L1}) {
        if (const QString text = delta.value(name).toString(); !text.isEmpty())
            return text;
    }
    QString text;
    for (const QJsonValue &detail : delta.value("reasoning_details"_L1).toArray())
        text += detail["text"_L1].toString() + detail["summary"_L1].toString();
    return text;
}

void ChunkReader::readDelta(const QJsonObject &json, Delta &delta)
{
    if (json.isEmpty())
        return;
    if (!json.value("reasoning_details"_L1).toArray().isEmpty())
        delta.isProgress = delta.isToken = true;
    if (!json.value("tool_calls"_L1).toArray().isEmpty())
        delta.isProgress = true;
    if (const QString reasoning = reasoningIn(json); !reasoning.isEmpty()) {
        m_hasReasoningField = true;
        delta.isProgress = delta.isToken = true;
        addReasoning(reasoning, delta);
    }
    readContent(json.value("content"_L1), delta);
    if (const QString refusal = json.value("refusal"_L1).toString(); !refusal.isEmpty()) {
        m_finish = chat::Finish::ContentFilter;
        addText(refusal, delta);
    }
    if (const QJsonArray annotations = json.value("annotations"_L1).toArray(); !annotations.isEmpty())
        readCitations(annotations, delta);
}

// Text, or a list of parts: {type: "text", text} and {type: "thinking", thinking: [{text}]}.
void ChunkReader::readContent(const QJsonValue &content, Delta &delta)
{
    addText(content.toString(), delta);
    for (const QJsonValue &part : content.toArray()) {
        addText(part["text"_L1].toString(), delta);
        for (const QJsonValue &thought : part["thinking"_L1].toArray()) {
            m_hasReasoningField = true;
            addReasoning(thought["text"_L1].toString(), delta);
            delta.isProgress = delta.isToken = true;
        }
    }
}

void ChunkReader::addText(const QString &content, Delta &delta)
{
    if (content.isEmpty())
        return;
    delta.isProgress = delta.isToken = true;
    QString thought;
    m_think.split(m_textCleaner.clean(content), thought, delta.text);
    if (!m_hasReasoningField)
        delta.reasoning += thought;
}

void ChunkReader::addReasoning(const QString &reasoning, Delta &delta)
{
    delta.reasoning += m_reasoningCleaner.clean(reasoning);
}

void ChunkReader::readCitations(const QJsonArray &annotations, Delta &delta)
{
    delta.isProgress = true;
    for (const QJsonValue &annotation : annotations) {
        const QJsonValue nested = annotation["url_citation"_L1];
        const QJsonValue citation = nested.isObject() ? nested : annotation;
        const QString url = TextCleaner().clean(citation["url"_L1].toString());
        if (url.isEmpty() || m_sources.contains(url))
            continue;
        m_sources.insert(url);
        delta.sources.append({.url = url, .title = TextCleaner().clean(citation["title"_L1].toString())});
    }
}

void ChunkReader::readFinish(const QString &reason)
{
    m_finished = true;
    if (reason == "error"_L1) {
        if (!m_error)
            m_error = QJsonObject();
    } else if (m_finish == chat::Finish::ContentFilter) {
        return; // a refusal stays one
    } else if (reason == "length"_L1 || reason == "max_tokens"_L1) {
        m_finish = chat::Finish::Length;
    } else if (reason == "content_filter"_L1 || reason == "safety"_L1 || reason == "refusal"_L1) {
        m_finish = chat::Finish::ContentFilter;
    } else {
        m_wantsTool = reason == "tool_calls"_L1 || reason == "function_call"_L1;
        m_finish = chat::Finish::Stop;
    }
}

static qint64 countOf(const QJsonValue &value)
{
    const double number = value.toDouble();
    return std::isfinite(number) && number > 0 && number < 1e15 ? static_cast<qint64>(number) : 0;
}

chat::Usage usageFromServer(const QJsonObject &json)
{
    const QJsonValue tools =
        json.contains("server_tool_use_details"_L1) ? json["server_tool_use_details"_L1] : json["server_tool_use"_L1];
    chat::Usage usage;
    usage.promptTokens = countOf(json["prompt_tokens"_L1]);
    usage.completionTokens = countOf(json["completion_tokens"_L1]);
    usage.cachedTokens = countOf(json["prompt_tokens_details"_L1]["cached_tokens"_L1]);
    usage.reasoningTokens = countOf(json["completion_tokens_details"_L1]["reasoning_tokens"_L1]);
    usage.webSearches = countOf(tools["web_search_requests"_L1]);
    if (const QJsonValue cost = json["cost"_L1];
        cost.isDouble() && std::isfinite(cost.toDouble()) && cost.toDouble() >= 0)
        usage.costUsd = cost.toDouble();
    return usage;
}

} // namespace provider
