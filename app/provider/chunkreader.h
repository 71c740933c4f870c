// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "provider/textcleaner.h"
#include "provider/thinksplitter.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QSet>

#include <optional>

namespace provider {

/// What some chunks brought, in the order reasoning, text.
struct Delta
{
    QString reasoning;
    QString text;
    QList<chat::Source> sources;
    bool isProgress = false; ///< anything but proof of life
    bool isToken = false;    ///< the model has begun: text or reasoning, if only encrypted

    bool operator==(const Delta &) const = default;
};

/// How the chunks of a streamed chat completion become text, reasoning, sources, usage and an end. A value that knows
/// no network. Tolerant: what is missing, null or of a wrong type counts as not there; a chunk that is no JSON is
/// skipped.
class ChunkReader
{
public:
    /// So many bad chunks in a row are no chat completion.
    static constexpr int maxBadInARow = 20;

    /// Reads one event's data and adds what it brings.
    void read(QByteArrayView data, Delta &delta);
    /// Reads a whole completion, from a server that does not stream.
    void readWhole(const QJsonObject &completion, Delta &delta);
    /// Adds what was held back, once no more comes.
    void end(Delta &delta);

    [[nodiscard]] bool isDone() const { return m_done; }                    ///< [DONE] was there
    [[nodiscard]] bool hasFinished() const { return m_done || m_finished; } ///< or a finish_reason
    [[nodiscard]] bool isHopeless() const { return m_badInARow > maxBadInARow; }
    [[nodiscard]] bool sawChunk() const { return m_sawChunk; }
    [[nodiscard]] std::optional<chat::Finish> finish() const { return m_finish; }
    [[nodiscard]] bool wantsTool() const { return m_wantsTool; } ///< it ended to call a tool that nobody offered
    /// The reply's `error`, as it came; an empty object for a bare `finish_reason: "error"`.
    [[nodiscard]] const std::optional<QJsonValue> &error() const { return m_error; }
    [[nodiscard]] const std::optional<chat::Usage> &usage() const { return m_usage; }
    [[nodiscard]] const QString &provider() const { return m_provider; }
    [[nodiscard]] const QString &model() const { return m_model; }

private:
    void readChunk(const QJsonObject &chunk, QLatin1StringView part, Delta &delta);
    void readChoice(const QJsonObject &choice, QLatin1StringView part, Delta &delta);
    void readDelta(const QJsonObject &json, Delta &delta);
    void readContent(const QJsonValue &content, Delta &delta);
    void addText(const QString &content, Delta &delta);
    void addReasoning(const QString &reasoning, Delta &delta);
    void readCitations(const QJsonArray &annotations, Delta &delta);
    void readFinish(const QString &reason);

    TextCleaner m_textCleaner;
    TextCleaner m_reasoningCleaner;
    ThinkSplitter m_think;
    QSet<QString> m_sources; ///< addresses that were told
    std::optional<chat::Finish> m_finish;
    std::optional<chat::Usage> m_usage;
    std::optional<QJsonValue> m_error;
    std::optional<int> m_index; ///< of the choice that is read; others are not ours
    QString m_provider;
    QString m_model;
    int m_badInARow = 0;
    bool m_hasReasoningField = false;
    bool m_sawChunk = false;
    bool m_finished = false;
    bool m_done = false;
    bool m_wantsTool = false;
};

/// The field as the server bills it; see "usage" in the providers' documents.
[[nodiscard]] chat::Usage usageFromServer(const QJsonObject &usage);

} // namespace provider
