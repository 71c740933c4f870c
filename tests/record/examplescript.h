// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <expected>

namespace record {

/// What one voice says in an example, and how fast.
struct ScriptedReply
{
    QString reasoning;
    QString text; ///< a member's or the writer's Markdown, or the judge's JSON with members for letters
    QList<chat::Source> sources;
    std::chrono::milliseconds first{0}; ///< until the first token
    int charactersPerSecond = 200;
    int promptTokens = 0;
    double costUsd = 0;
    int status = 200; ///< any other fails with `message`
    QString message;
    int retryAfterSeconds = 0;
};

/// resources/demo/NAME/script.json and the texts beside it.
struct ExampleScript
{
    QString name;
    QString title;
    QString summary;
    QString prompt;
    chat::Panel panel;
    QMap<QString, ScriptedReply> replies; ///< by "m1"…, "judge", "writer"
};

/// The examples in the order of their cards.
[[nodiscard]] QStringList exampleNames();
/// Fails with the file and what is wrong with it.
[[nodiscard]] std::expected<ExampleScript, QString> readScript(const QString &folder);

} // namespace record
