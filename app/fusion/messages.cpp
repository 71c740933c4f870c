// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/messages.h"

#include "fusion/analysisbrief.h"
#include "fusion/prompts.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using provider::Message;
using provider::Role;

namespace fusion {

namespace {

void appendConversation(QList<Message> &messages, const QList<Exchange> &conversation)
{
    for (const Exchange &exchange : conversation) {
        messages.append({.role = Role::User, .text = exchange.prompt});
        messages.append({.role = Role::Assistant, .text = exchange.result});
    }
}

/// Our instructions, then the person's own for this stage.
Message instructions(QLatin1StringView name, const chat::StageModel &stage)
{
    QString text = prompt(name);
    if (!stage.settings.systemPrompt.isEmpty())
        text += u"\n\n# What the person adds\n\n"_s + stage.settings.systemPrompt;
    return {.role = Role::System, .text = text};
}

QString quoted(const QList<LetteredAnswer> &answers, const QString &fence)
{
    QString text;
    for (const LetteredAnswer &answer : answers) {
        text += prompt("answer"_L1, {{"letter"_L1, answer.letter}, {"text"_L1, answer.text}, {"fence"_L1, fence}});
        text += "\n\n"_L1;
    }
    return text;
}

QString quoted(const QList<Exchange> &conversation, const QString &fence)
{
    QString text;
    for (qsizetype i = 0; i < conversation.size(); ++i) {
        text += prompt("exchange"_L1, {{"number"_L1, QString::number(i + 1)},
                                       {"prompt"_L1, conversation.at(i).prompt},
                                       {"result"_L1, conversation.at(i).result},
                                       {"fence"_L1, fence}});
        text += "\n\n"_L1;
    }
    return text;
}

QString analysisPart(const std::optional<chat::Analysis> &analysis, const QList<LetteredAnswer> &answers,
                     const QString &fence)
{
    if (!analysis)
        return prompt("writer-without-analysis"_L1);
    return prompt("writer-analysis"_L1, {{"analysis"_L1, analysisBrief(*analysis, answers)}, {"fence"_L1, fence}});
}

QString weightsPart(const QList<LetteredAnswer> &answers)
{
    const auto isLikeTheFirst = [&answers](const LetteredAnswer &answer) {
        return qFuzzyCompare(answer.weight, answers.first().weight);
    };
    if (std::ranges::all_of(answers, isLikeTheFirst))
        return {};
    QStringList weights;
    for (const LetteredAnswer &answer : answers)
        weights.append(u"%1 has %2"_s.arg(answer.letter).arg(answer.weight));
    return prompt("writer-weights"_L1, {{"weights"_L1, weights.join(", "_L1)}}) + u'\n';
}

} // namespace

QList<Message> memberMessages(const RunRequest &request, const chat::Member &member)
{
    QList<Message> messages;
    if (!member.settings.systemPrompt.isEmpty())
        messages.append({.role = Role::System, .text = member.settings.systemPrompt});
    appendConversation(messages, request.conversation);
    messages.append({.role = Role::User, .text = request.prompt});
    return messages;
}

QList<Message> judgeMessages(const RunRequest &request, const QList<LetteredAnswer> &answers, const QString &fence)
{
    const QString task = prompt("judge-task"_L1, {{"fence"_L1, fence},
                                                  {"conversation"_L1, quoted(request.conversation, fence)},
                                                  {"question"_L1, request.prompt},
                                                  {"answers"_L1, quoted(answers, fence)},
                                                  {"count"_L1, QString::number(answers.size())},
                                                  {"letters"_L1, letterList(answers).join(", "_L1)}});
    return {instructions("judge"_L1, request.panel.judge), {.role = Role::User, .text = task}};
}

void appendRepair(QList<Message> &messages, const QString &reply, const QString &problem,
                  const QList<LetteredAnswer> &answers)
{
    // More of a reply that went wrong than this is not worth its tokens.
    constexpr qsizetype longestReply = 60'000;
    messages.append({.role = Role::Assistant, .text = reply.left(longestReply)});
    messages.append({.role = Role::User,
                     .text = prompt("judge-repair"_L1,
                                    {{"problem"_L1, problem}, {"letters"_L1, letterList(answers).join(", "_L1)}})});
}

QList<Message> writerMessages(const RunRequest &request, const QList<LetteredAnswer> &answers,
                              const std::optional<chat::Analysis> &analysis, const QString &fence)
{
    QList<Message> messages{instructions("writer"_L1, request.panel.writer)};
    appendConversation(messages, request.conversation);
    const QString task = prompt("writer-task"_L1, {{"fence"_L1, fence},
                                                   {"question"_L1, request.prompt},
                                                   {"answers"_L1, quoted(answers, fence)},
                                                   {"analysis"_L1, analysisPart(analysis, answers, fence)},
                                                   {"weights"_L1, weightsPart(answers)}});
    messages.append({.role = Role::User, .text = task});
    return messages;
}

QStringList quotedTexts(const RunRequest &request, const QList<LetteredAnswer> &answers)
{
    QStringList texts{request.prompt};
    for (const Exchange &exchange : request.conversation)
        texts << exchange.prompt << exchange.result;
    for (const LetteredAnswer &answer : answers)
        texts.append(answer.text);
    return texts;
}

} // namespace fusion
