// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fusion/panelrun.h"

#include <QJsonDocument>
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
    chat::RunKind kind = chat::RunKind::Panel;
    QList<fusion::SharedAnswer> shared = {};   ///< of members that are not asked
    qsizetype pieceLength = 14;                ///< characters that come at once
    QMap<QString, ScriptedReply> replies = {}; ///< by "m1"…, "judge", "writer"
};

/// The examples in the order of their cards.
[[nodiscard]] QStringList exampleNames();
/// Fails with the file and what is wrong with it.
[[nodiscard]] std::expected<ExampleScript, QString> readScript(const QString &folder);

/// What the scripts of examples and experiments have in common. Reading fails as above.
[[nodiscard]] std::expected<QJsonDocument, QString> readJson(const QString &path);
/// `{NAME: {text: FILE in the folder, first_ms, …}}`
[[nodiscard]] std::expected<QMap<QString, ScriptedReply>, QString> readReplies(const QJsonObject &json,
                                                                               const QString &folder);
/// `{id, name}`
[[nodiscard]] chat::Model modelFrom(const QJsonObject &json);
/// `{name, members: [{id, name, temperature?}], judge, writer}`
[[nodiscard]] chat::Panel panelFrom(const QJsonObject &json);

} // namespace record
