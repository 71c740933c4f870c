// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/judgecall.h"

#include "chat/errortext.h"
#include "compare/text.h"
#include "fusion/answers.h"
#include "fusion/prompts.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

constexpr qsizetype longestReason = 500;

provider::CompletionRequest request(const chat::StageModel &judge, const QString &text, const QString &name,
                                    const QString &finding, const QStringList &findings)
{
    const QJsonObject properties{
        {u"reason"_s, QJsonObject{{u"type"_s, u"string"_s}}},
        {finding, QJsonObject{{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(findings)}}},
    };
    const QJsonObject schema{{u"type"_s, u"object"_s},
                             {u"properties"_s, properties},
                             {u"required"_s, QJsonArray{u"reason"_s, finding}},
                             {u"additionalProperties"_s, false}};
    provider::CompletionRequest request{.model = judge.model,
                                        .messages = {{provider::Role::User, text}},
                                        .settings = judge.settings,
                                        .answerSchema = provider::AnswerSchema{name, schema}};
    request.settings.temperature = 0;
    return request;
}

/// What a reply says, or why it says nothing.
struct Said
{
    QJsonObject json;
    QString problem;
};

/// The JSON object in a reply, with or without words or a fence around it.
Said read(const provider::Completion &completion)
{
    if (completion.state != chat::State::Succeeded) {
        const QString why = completion.error ? chat::errorText(*completion.error) : QString();
        return {{}, why.isEmpty() ? Text::tr("The judge was stopped.") : why};
    }
    const qsizetype open = completion.text.indexOf(u'{');
    const qsizetype close = completion.text.lastIndexOf(u'}');
    const QJsonObject json =
        open < 0 || close < open
            ? QJsonObject()
            : QJsonDocument::fromJson(completion.text.sliced(open, close - open + 1).toUtf8()).object();
    if (json.isEmpty())
        return {{}, Text::tr("The judge said: “%1”").arg(completion.text.simplified().left(longestReason))};
    return {json, {}};
}

} // namespace

provider::CompletionRequest pickRequest(const chat::StageModel &judge, const QString &question, const QString &first,
                                        const QString &second, std::mt19937 &random)
{
    const QString fence = fusion::fenceCode({question, first, second}, random);
    const QString text = fusion::prompt(
        "pick"_L1, {{"fence"_L1, fence}, {"question"_L1, question}, {"first"_L1, first}, {"second"_L1, second}});
    return request(judge, text, u"pick"_s, u"better"_s, {u"1"_s, u"2"_s, u"equal"_s});
}

provider::CompletionRequest gradeRequest(const chat::StageModel &judge, const QString &question, const QString &answer,
                                         const Criterion &criterion, std::mt19937 &random)
{
    const QString fence = fusion::fenceCode({question, answer, criterion.requirement}, random);
    const QString text = fusion::prompt("grade"_L1, {{"fence"_L1, fence},
                                                     {"question"_L1, question},
                                                     {"answer"_L1, answer},
                                                     {"criterion"_L1, criterion.requirement}});
    return request(judge, text, u"grade"_s, u"verdict"_s, {u"MET"_s, u"UNMET"_s});
}

ReplyTokens replyTokens(const chat::ModelSettings &settings)
{
    constexpr ReplyTokens plain{.low = 80, .high = 400};
    constexpr ReplyTokens unknown{.low = 80, .high = 3000}; // many models think unless told
    constexpr ReplyTokens little{.low = 300, .high = 3000};
    constexpr ReplyTokens much{.low = 2000, .high = 14'000};
    const QString &effort = settings.effort;
    ReplyTokens tokens = effort.isEmpty() ? unknown : little;
    if (effort == "none"_L1)
        tokens = plain;
    else if (effort == "high"_L1 || effort == "xhigh"_L1 || effort == "max"_L1)
        tokens = much;
    tokens.high = std::min(tokens.high, settings.maxTokens.value_or(tokens.high));
    tokens.low = std::min(tokens.low, tokens.high);
    return tokens;
}

Pick readPick(Pick pick, const provider::Completion &completion)
{
    const Said said = read(completion);
    pick.usage = completion.usage;
    pick.preference = Preference::None;
    pick.problem = said.problem;
    if (!said.problem.isEmpty())
        return pick;
    const QJsonValue value = said.json["better"_L1];
    const QString better = value.isDouble() ? QString::number(value.toInt()) : value.toString().trimmed().toLower();
    pick.reason = said.json["reason"_L1].toString().simplified().left(longestReason);
    if (better == "1"_L1)
        pick.preference = Preference::First;
    else if (better == "2"_L1)
        pick.preference = Preference::Second;
    else if (better == "equal"_L1)
        pick.preference = Preference::Equal;
    else
        pick.problem = Text::tr("The judge named neither answer, but “%1”.").arg(better.left(60));
    return pick;
}

Grade readGrade(Grade grade, const provider::Completion &completion)
{
    const Said said = read(completion);
    grade.usage = completion.usage;
    grade.verdict.reset();
    grade.problem = said.problem;
    if (!said.problem.isEmpty())
        return grade;
    const QString verdict = said.json["verdict"_L1].toString().trimmed().toUpper();
    grade.reason = said.json["reason"_L1].toString().simplified().left(longestReason);
    if (verdict == "MET"_L1)
        grade.verdict = Verdict::Met;
    else if (verdict == "UNMET"_L1)
        grade.verdict = Verdict::Unmet;
    else
        grade.problem = Text::tr("The judge said neither MET nor UNMET, but “%1”.").arg(verdict.left(60));
    return grade;
}

QString promptsVersion()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &text : fusion::promptTexts())
        hash.addData(text);
    constexpr qsizetype digits = 12;
    return QString::fromLatin1(hash.result().toHex().first(digits));
}

} // namespace compare
