// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/askreport.h"

#include "exchange/answerchoice.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace exchange {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject usageJson(const chat::Usage &usage)
{
    return {{u"prompt_tokens"_s, usage.promptTokens},
            {u"completion_tokens"_s, usage.completionTokens},
            {u"cost_usd"_s, usage.costUsd ? QJsonValue(*usage.costUsd) : QJsonValue()},
            {u"estimated"_s, usage.estimated}};
}

QJsonObject timesJson(const chat::Timing &timing)
{
    const auto milliseconds = [](std::chrono::milliseconds time) { return static_cast<qint64>(time.count()); };
    return {{u"first_token"_s, timing.firstToken ? QJsonValue(milliseconds(*timing.firstToken)) : QJsonValue()},
            {u"total"_s, milliseconds(timing.total)}};
}

QJsonValue errorJson(const std::optional<chat::Error> &error)
{
    if (!error)
        return {};
    return QJsonObject{{u"kind"_s, toString(error->kind)},
                       {u"status"_s, error->status},
                       {u"message"_s, error->message},
                       {u"remedy"_s, error->remedy}};
}

/// What has not ended when the report is made was stopped, or its program was.
chat::State finalState(chat::State state)
{
    return isFinal(state) ? state : chat::State::Cancelled;
}

QString status(chat::TurnState state)
{
    const bool hasEnded = state != chat::TurnState::Running && state != chat::TurnState::Interrupted;
    return toString(hasEnded ? state : chat::TurnState::Cancelled);
}

QJsonArray sourcesJson(const QList<chat::Source> &sources)
{
    QJsonArray json;
    for (const chat::Source &source : sources)
        json.append(QJsonObject{{u"url"_s, source.url}, {u"title"_s, source.title}});
    return json;
}

QJsonObject answerJson(const chat::Turn &turn, const chat::Member &member)
{
    const chat::Attempt *const attempt = chosenAttempt(turn, member.id);
    const chat::Reply none{.state = chat::State::Cancelled};
    const chat::Reply &reply = attempt ? attempt->reply : none;
    return {{u"member"_s, member.id.toString()},
            {u"model"_s, attempt ? turn.modelOf(*attempt).id : member.model.id},
            {u"provider"_s, textOrNull(reply.provider)},
            {u"state"_s, toString(finalState(reply.state))},
            {u"finish"_s, reply.finish ? QJsonValue(toString(*reply.finish)) : QJsonValue()},
            {u"text"_s, reply.text},
            {u"reasoning"_s, reply.reasoning},
            {u"sources"_s, sourcesJson(reply.sources)},
            {u"usage"_s, usageJson(reply.usage)},
            {u"ms"_s, timesJson(reply.timing)},
            {u"error"_s, errorJson(reply.error)}};
}

QJsonArray membersJson(const QList<chat::MemberId> &members)
{
    QJsonArray json;
    for (const chat::MemberId member : members)
        json.append(member.toString());
    return json;
}

QJsonArray evidenceJson(const QList<chat::Evidence> &evidence)
{
    QJsonArray json;
    for (const chat::Evidence &passage : evidence) {
        const bool isFound = passage.isFound();
        json.append(QJsonObject{
            {u"member"_s, passage.attempt.member.toString()},
            {u"quote"_s, passage.quote},
            {u"found"_s, isFound},
            {u"start"_s, isFound ? QJsonValue(passage.ranges.first().start) : QJsonValue()},
            {u"end"_s, isFound ? QJsonValue(passage.ranges.last().end) : QJsonValue()},
        });
    }
    return json;
}

QJsonObject pointJson(const chat::Point &point)
{
    const QJsonArray members = membersJson(point.members);
    const QJsonArray evidence = evidenceJson(point.evidence);
    switch (point.category) {
    case chat::Category::Contradiction: {
        QJsonArray stances;
        for (const chat::Stance &stance : point.stances) {
            stances.append(QJsonObject{{u"members"_s, membersJson(stance.members)},
                                       {u"stance"_s, stance.text},
                                       {u"evidence"_s, evidenceJson(stance.evidence)}});
        }
        return {{u"topic"_s, point.text}, {u"stances"_s, stances}};
    }
    case chat::Category::UniqueInsight:
        return {{u"member"_s, members.isEmpty() ? QJsonValue() : members.first()},
                {u"insight"_s, point.text},
                {u"evidence"_s, evidence}};
    case chat::Category::BlindSpot:
        return {{u"point"_s, point.text}, {u"members"_s, members}, {u"evidence"_s, QJsonArray()}};
    case chat::Category::Consensus:
    case chat::Category::PartialCoverage:
        break;
    }
    return {{u"point"_s, point.text}, {u"members"_s, members}, {u"evidence"_s, evidence}};
}

QJsonArray pointsJson(const chat::Analysis &analysis, chat::Category category)
{
    QJsonArray json;
    for (const chat::Point &point : analysis.points) {
        if (point.category == category)
            json.append(pointJson(point));
    }
    return json;
}

QJsonArray reviewsJson(const QList<chat::Review> &reviews)
{
    QJsonArray json;
    for (const chat::Review &review : reviews) {
        QJsonArray concerns;
        for (const chat::Concern &concern : review.concerns) {
            concerns.append(QJsonObject{{u"kind"_s, toString(concern.kind)},
                                        {u"point"_s, concern.text},
                                        {u"evidence"_s, evidenceJson(concern.evidence)}});
        }
        json.append(
            QJsonObject{{u"member"_s, review.member.toString()}, {u"gist"_s, review.gist}, {u"concerns"_s, concerns}});
    }
    return json;
}

QJsonValue stageJson(const chat::StageModel &stage, const std::optional<chat::Reply> &reply)
{
    if (!reply)
        return {};
    return QJsonObject{{u"model"_s, stage.model.id},
                       {u"usage"_s, usageJson(reply->usage)},
                       {u"ms"_s, timesJson(reply->timing)},
                       {u"error"_s, errorJson(reply->error)}};
}

QJsonValue fusedJson(const std::optional<chat::Reply> &writer)
{
    if (!writer || writer->state != chat::State::Succeeded)
        return {};
    return QJsonObject{{u"text"_s, writer->text}};
}

} // namespace

QJsonObject publishedAnalysis(const chat::Analysis &analysis)
{
    QJsonObject json{{u"reviews"_s, reviewsJson(analysis.reviews)}};
    for (const chat::Category category :
         {chat::Category::Contradiction, chat::Category::Consensus, chat::Category::PartialCoverage,
          chat::Category::UniqueInsight, chat::Category::BlindSpot})
        json.insert(toString(category), pointsJson(analysis, category));
    return json;
}

QJsonObject askReport(const chat::Turn &turn)
{
    const chat::Fusion none;
    const chat::Fusion &fusion = turn.latestFusion() ? *turn.latestFusion() : none;
    QJsonArray answers;
    for (const chat::Member &member : turn.panel.members)
        answers.append(answerJson(turn, member));
    return {{u"status"_s, status(turn.state)},
            {u"session"_s, turn.session.value},
            {u"answers"_s, answers},
            {u"analysis"_s, fusion.analysis ? QJsonValue(publishedAnalysis(*fusion.analysis)) : QJsonValue()},
            {u"fused"_s, fusedJson(fusion.writer)},
            {u"judge"_s, stageJson(turn.panel.judge, fusion.judge)},
            {u"writer"_s, stageJson(turn.panel.writer, fusion.writer)},
            {u"usage"_s, usageJson(turn.usage())}};
}

} // namespace exchange
