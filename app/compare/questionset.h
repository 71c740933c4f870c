// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/rubric.h"

#include <QJsonArray>
#include <QList>
#include <QString>

#include <optional>

class QIODevice;

namespace compare {

/// One question of a set.
struct Question
{
    QString id;     ///< no other in the set has it; "1", "2" … by its place where the file gives none
    QString text;   ///< not empty, and no longer than chat::maxPromptBytes
    QString domain; ///< "law"; may be empty
    std::optional<Rubric> rubric;

    bool operator==(const Question &) const = default;
};

/// `{id, question, domain?, answer?}`: as readQuestions() takes it.
[[nodiscard]] QJsonObject toJson(const Question &question);

/// What of a file was not taken, and why.
struct SkippedLine
{
    int line = 0; ///< 1…; of a list in JSON the place in it
    QString why;  ///< a sentence

    bool operator==(const SkippedLine &) const = default;
};

struct QuestionSet
{
    static constexpr qsizetype mostQuestions = 10'000;
    static constexpr qint64 mostBytes = 64'000'000;
    static constexpr qsizetype mostSkipped = 1'000;

    QList<Question> questions;
    QList<SkippedLine> skipped; ///< the first mostSkipped, in the order of the file
    qsizetype skippedCount = 0; ///< all of them
    bool isCut = false;         ///< there was more than mostBytes or mostQuestions; that is not in the set

    bool operator==(const QuestionSet &) const = default;
};

enum class QuestionFormat {
    Lines,     ///< a question a line
    Csv,       ///< RFC 4180; with a head that names “question”, “prompt” or “problem”, else the first column is it
    JsonLines, ///< an object a line
    Json,      ///< a list of objects
};

/// Of the names of files that may hold questions.
[[nodiscard]] QStringList questionSuffixes();
/// By the file's name, and where that says nothing, by how it begins.
[[nodiscard]] QuestionFormat questionFormat(const QString &fileName, QByteArrayView head);

/// Reads what can be read, as UTF-8. An object holds `question`, `prompt` or `problem`, and may hold `id`, `domain` and
/// `answer`: a rubric (see rubricFromJson()). Reads no more than mostBytes. The device is open.
[[nodiscard]] QuestionSet readQuestions(QIODevice &device, QuestionFormat format);
/// The same of a list that is read already.
[[nodiscard]] QuestionSet readQuestions(const QJsonArray &list);

} // namespace compare
