// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QJsonObject>
#include <QObject>

namespace provider {

enum class Role { System, User, Assistant };

struct Message
{
    Role role = Role::User;
    QString text;

    bool operator==(const Message &) const = default;
};

/// Which shape the answer must have. Asked by json_schema first; on a 400 by json_object, then by the prompt alone.
struct AnswerSchema
{
    QString name;
    QJsonObject schema;

    bool operator==(const AnswerSchema &) const = default;
};

/// Everything that one request says. A copyable value.
struct CompletionRequest
{
    chat::Model model;
    QList<Message> messages;
    chat::ModelSettings settings;
    std::optional<AnswerSchema> answerSchema;
    QString sessionId;   ///< OpenRouter's session_id, for its caches; sent to OpenRouter only
    chat::Policy policy; ///< times and tries; nothing else of it is read here
    chat::Privacy privacy; ///< sent to OpenRouter; a request that must stay on this computer goes nowhere else

    bool operator==(const CompletionRequest &) const = default;
};

/// How a request ended, with all that came. Succeeded: the server said so (finish_reason or [DONE]) and there is text;
/// the finish tells a length stop, and a refusal or a filter behind some text (ContentFilter). Failed: no text at the
/// end (kind `refused` for a filter, `truncated` for an output limit, else `protocol`), no end (`truncated`), or an
/// error. What came is kept in any case. Usage that nobody told is estimated and marked.
struct Completion
{
    chat::State state = chat::State::Failed; ///< Succeeded, Failed or Cancelled
    QString text;
    QString reasoning;
    QList<chat::Source> sources;
    chat::Usage usage;
    chat::Timing timing;
    std::optional<chat::Finish> finish;
    std::optional<chat::Error> error;
    QString provider;
    QString servedModel;
    int tries = 1;

    bool operator==(const Completion &) const = default;
};

/// One request to one model: stream, tries, watchdogs, cancel. Made by Connections::ask, owned by its parent. It starts
/// from the event loop, so connect first. Exactly one ended(), after which nothing more is emitted. Destroying a job
/// cancels it silently and closes the connection at once.
class CompletionJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ends as cancelled, at once and synchronously: ended() is emitted before this returns. What came is kept.
    virtual void cancel() = 0;
    /// What has come so far; the result once it ended.
    [[nodiscard]] virtual const Completion &completion() const = 0;

Q_SIGNALS:
    /// The server takes one at a time, and others are before this one.
    void queued();
    /// A request is on its way (again).
    void started();
    /// Failed before the first token; asked again in `in`.
    void retrying(std::chrono::milliseconds in, const chat::Error &error);
    void reasoningReceived(const QString &text);
    void textReceived(const QString &text);
    /// Further citations; none twice.
    void sourcesReceived(const QList<chat::Source> &sources);
    void ended(const provider::Completion &completion);
};

} // namespace provider
