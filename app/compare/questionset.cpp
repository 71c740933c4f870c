// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/questionset.h"

#include "chat/limits.h"
#include "compare/csv.h"
#include "compare/text.h"

#include <QHash>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

constexpr std::array questionNames{"question"_L1, "prompt"_L1, "problem"_L1};

/// Takes questions one by one and keeps the set sound.
class Collector
{
public:
    void take(Question question, int line)
    {
        question.id = question.id.simplified();
        question.domain = question.domain.simplified();
        question.text = question.text.trimmed();
        question.id = question.id.simplified();
        question.domain = question.domain.simplified();
        if (question.text.isEmpty())
            return skip(line, Text::tr("There is no question."));
        if (question.text.toUtf8().size() > chat::maxPromptBytes)
            return skip(line, Text::tr("The question is longer than 1 MB."));
        if (question.id.isEmpty())
            question.id = QString::number(m_set.questions.size() + 1);
        if (const auto before = m_lines.constFind(question.id); before != m_lines.constEnd())
            return skip(line,
                        Text::tr("The id “%1” stands on line %2 already.").arg(question.id.left(60)).arg(*before));
        if (m_set.questions.size() >= QuestionSet::mostQuestions) {
            m_set.isCut = true;
            return;
        }
        m_lines.insert(question.id, line);
        m_set.questions.append(std::move(question));
    }

    void take(const QJsonObject &json, int line)
    {
        const QJsonValue id = json["id"_L1];
        Question question{.id = id.isDouble() ? QString::number(id.toInteger()) : id.toString(),
                          .domain = json["domain"_L1].toString()};
        for (const auto name : questionNames) {
            if (question.text.isEmpty())
                question.text = json[name].toString();
        }
        // An answer that is no rubric is somebody's answer: the question counts all the same.
        const QJsonValue answer = json["answer"_L1];
        const bool looksLikeRubric = answer.isObject() || answer.toString().trimmed().startsWith(u'{');
        if (looksLikeRubric) {
            auto rubric = rubricFromJson(answer);
            if (!rubric)
                return skip(line, rubric.error());
            question.rubric = *std::move(rubric);
        }
        take(std::move(question), line);
    }

    void skip(int line, const QString &why)
    {
        if (++m_set.skippedCount <= QuestionSet::mostSkipped)
            m_set.skipped.append({line, why});
    }
    void cut() { m_set.isCut = true; }
    [[nodiscard]] QuestionSet set() && { return std::move(m_set); }

private:
    QuestionSet m_set;
    QHash<QString, int> m_lines; ///< by id
};

/// Calls `take` with each line that is not empty, and its number.
template<typename Take>
void walkLines(const QByteArray &bytes, Take take)
{
    int number = 0;
    for (qsizetype at = 0; at < bytes.size(); ++number) {
        const qsizetype found = bytes.indexOf('\n', at);
        const qsizetype end = found < 0 ? bytes.size() : found;
        if (const QByteArrayView line = QByteArrayView(bytes).sliced(at, end - at).trimmed(); !line.isEmpty())
            take(line, number + 1);
        at = end + 1;
    }
}

void readLines(const QByteArray &bytes, Collector &to)
{
    walkLines(bytes,
              [&to](QByteArrayView line, int number) { to.take(Question{.text = QString::fromUtf8(line)}, number); });
}

void readJsonLines(const QByteArray &bytes, Collector &to)
{
    walkLines(bytes, [&to](QByteArrayView line, int number) {
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), line.size()));
        if (document.isObject())
            to.take(document.object(), number);
        else
            to.skip(number, Text::tr("This is no object in JSON."));
    });
}

void takeAll(const QJsonArray &list, Collector &to)
{
    for (qsizetype i = 0; i < list.size(); ++i)
        to.take(list[i].toObject(), int(i) + 1);
}

void readJson(const QByteArray &bytes, Collector &to)
{
    QJsonParseError error;
    const QJsonArray list = QJsonDocument::fromJson(bytes, &error).array();
    if (error.error != QJsonParseError::NoError) {
        const auto line = int(bytes.left(error.offset).count('\n')) + 1;
        to.skip(line, Text::tr("The list is broken here, and was not read: %1.").arg(error.errorString()));
    }
    takeAll(list, to);
}

/// Which column holds what.
struct Columns
{
    qsizetype question = 0;
    qsizetype id = -1;
    qsizetype domain = -1;
};

std::optional<Columns> columnsOf(const QStringList &head)
{
    Columns columns{.question = -1};
    for (qsizetype i = 0; i < head.size(); ++i) {
        const QString name = head[i].trimmed().toLower();
        if (columns.question < 0 && std::ranges::find(questionNames, name) != questionNames.end())
            columns.question = i;
        else if (name == "id"_L1)
            columns.id = i;
        else if (name == "domain"_L1)
            columns.domain = i;
    }
    return columns.question < 0 ? std::nullopt : std::optional(columns);
}

void readCsv(const QByteArray &bytes, Collector &to)
{
    CsvReader reader(QString::fromUtf8(bytes));
    std::optional<Columns> columns;
    while (const auto record = reader.next()) {
        if (!columns) {
            const auto named = columnsOf(*record);
            columns = named.value_or(Columns());
            if (named)
                continue;
        }
        to.take(Question{.id = record->value(columns->id),
                         .text = record->value(columns->question),
                         .domain = record->value(columns->domain)},
                reader.line());
    }
}

/// What a file's name tells; nothing where its beginning does.
struct Suffix
{
    QLatin1StringView name;
    std::optional<QuestionFormat> format;
};

constexpr std::array suffixes{
    Suffix{"txt"_L1, QuestionFormat::Lines},
    Suffix{"md"_L1, QuestionFormat::Lines},
    Suffix{"csv"_L1, QuestionFormat::Csv},
    Suffix{"tsv"_L1, QuestionFormat::Csv},
    Suffix{"jsonl"_L1, QuestionFormat::JsonLines},
    Suffix{"ndjson"_L1, QuestionFormat::JsonLines},
    Suffix{"json"_L1, std::nullopt},
};

} // namespace

QStringList questionSuffixes()
{
    QStringList names;
    for (const Suffix &suffix : suffixes)
        names.append(suffix.name);
    return names;
}

QuestionFormat questionFormat(const QString &fileName, QByteArrayView head)
{
    for (const Suffix &suffix : suffixes) {
        if (suffix.format && fileName.endsWith(u'.' + suffix.name, Qt::CaseInsensitive))
            return *suffix.format;
    }
    const QByteArrayView begin = head.trimmed();
    if (begin.startsWith('['))
        return QuestionFormat::Json;
    return begin.startsWith('{') ? QuestionFormat::JsonLines : QuestionFormat::Lines;
}

QuestionSet readQuestions(QIODevice &device, QuestionFormat format)
{
    Collector collector;
    QByteArray bytes = device.read(QuestionSet::mostBytes);
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes.remove(0, 3);
    if (bytes.size() >= QuestionSet::mostBytes - 3 && !device.atEnd()) {
        collector.cut();
        if (format != QuestionFormat::Json)
            bytes.truncate(bytes.lastIndexOf('\n') + 1); // half a line is no question
    }
    switch (format) {
    case QuestionFormat::Lines:
        readLines(bytes, collector);
        break;
    case QuestionFormat::Csv:
        readCsv(bytes, collector);
        break;
    case QuestionFormat::JsonLines:
        readJsonLines(bytes, collector);
        break;
    case QuestionFormat::Json:
        readJson(bytes, collector);
        break;
    }
    return std::move(collector).set();
}

QuestionSet readQuestions(const QJsonArray &list)
{
    Collector collector;
    takeAll(list, collector);
    return std::move(collector).set();
}

QJsonObject toJson(const Question &question)
{
    QJsonObject json{{u"id"_s, question.id}, {u"question"_s, question.text}};
    if (!question.domain.isEmpty())
        json.insert(u"domain"_s, question.domain);
    if (question.rubric)
        json.insert(u"answer"_s, toJson(*question.rubric));
    return json;
}

} // namespace compare
