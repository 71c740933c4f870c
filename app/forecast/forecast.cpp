// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/forecast.h"

#include "chat/figures.h"
#include "forecast/destination.h"
#include "forecast/drawing.h"
#include "fusion/messages.h"
#include "provider/estimate.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using library::Role;
using std::chrono::milliseconds;

namespace forecast {

namespace {

constexpr int drawnRuns = 400;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(forecast::Text)
};

const settings::Endpoint *endpointOf(const chat::Model &model, const Knowledge &knowledge)
{
    const auto found = std::ranges::find(knowledge.endpoints, model.endpoint, &settings::Endpoint::id);
    return found == knowledge.endpoints.end() ? nullptr : &*found;
}

bool isLocal(const chat::Model &model, const Knowledge &knowledge)
{
    const settings::Endpoint *const endpoint = endpointOf(model, knowledge);
    return endpoint && endpoint->isLoopback();
}

/// The web tools are OpenRouter's: elsewhere they are not sent.
chat::ModelSettings honoured(chat::ModelSettings settings, const chat::Model &model, const Knowledge &knowledge)
{
    const settings::Endpoint *const endpoint = endpointOf(model, knowledge);
    if (!endpoint || endpoint->kind != settings::EndpointKind::OpenRouter)
        settings.web = {};
    return settings;
}

qsizetype lengthOf(const QList<provider::Message> &messages)
{
    qsizetype length = 0;
    for (const provider::Message &message : messages)
        length += message.text.size();
    return length;
}

/// The instructions of a stage never change while the program runs.
qsizetype instructionsOf(Role role)
{
    static const qsizetype judge = lengthOf(fusion::judgeMessages({}, {}, {}));
    static const qsizetype writer = lengthOf(fusion::writerMessages({}, {}, {}, {}));
    return role == Role::Member ? 0 : role == Role::Judge ? judge : writer;
}

qsizetype lengthOf(const Question &question)
{
    qsizetype length = question.prompt.size();
    for (const fusion::Exchange &exchange : question.conversation)
        length += exchange.prompt.size() + exchange.result.size();
    return length;
}

Caller caller(const chat::Model &model, const chat::ModelSettings &settings, Role role, qsizetype length,
              const Knowledge &knowledge)
{
    const settings::Endpoint *const endpoint = endpointOf(model, knowledge);
    const qsizetype sent = length + settings.systemPrompt.size() + instructionsOf(role);
    return {.habit =
                knowledge.history.habit(model, role, honoured(settings, model, knowledge), isLocal(model, knowledge)),
            .price = priceIn(model, knowledge),
            .promptTokens = provider::estimatedTokens(sent),
            .endpoint = model.endpoint,
            .atOnce = endpoint ? endpoint->servedAtOnce().value_or(0) : 0};
}

Stages stagesOf(const Question &question, const Knowledge &knowledge)
{
    const chat::Panel &panel = question.panel;
    const qsizetype length = lengthOf(question);
    Stages stages{.members = {}, .judge = {}, .writer = {}, .quorum = panel.policy.quorum, .grace = panel.policy.grace};
    for (const chat::Member &member : panel.members) {
        stages.members.append(caller(member.model, member.settings, Role::Member, length, knowledge));
        stages.members.last().isShared = question.shared.contains(member.id);
    }
    if (panel.members.size() < 2)
        return stages;
    if (panel.policy.judging == chat::Judging::WithJudge)
        stages.judge = caller(panel.judge.model, panel.judge.settings, Role::Judge, length, knowledge);
    stages.writer = caller(panel.writer.model, panel.writer.settings, Role::Writer, length, knowledge);
    return stages;
}

/// The model as a member of the panel, where it is one.
std::optional<chat::StageModel> asMember(const chat::Model &model, const chat::Panel &panel)
{
    const auto member = std::ranges::find_if(panel.members, [&model](const chat::Member &one) {
        return one.model.endpoint == model.endpoint && one.model.id == model.id;
    });
    if (member == panel.members.end())
        return std::nullopt;
    return chat::StageModel{member->model, member->settings};
}

/// The member that has the model of the comparison, else the model with the writer's settings.
chat::StageModel comparison(const chat::Panel &panel, const Knowledge &knowledge, const chat::StageModel &writer)
{
    const chat::Model model = knowledge.compareWith.value_or(writer.model);
    return asMember(model, panel).value_or(chat::StageModel{model, writer.settings});
}

std::optional<double> aloneUsd(const Question &question, const Knowledge &knowledge, const chat::StageModel &one)
{
    const Caller alone = caller(one.model, one.settings, Role::Member, lengthOf(question), knowledge);
    if (!alone.price)
        return std::nullopt;
    QList<double> costs;
    for (const Sample &sample : alone.habit.samples)
        costs.append(usdOf(alone, sample));
    return percentiles(costs).p50;
}

QStringList unpriced(const chat::Panel &panel, const Knowledge &knowledge)
{
    QStringList names;
    for (const QList<chat::Model> models = modelsOf(panel); const chat::Model &model : models) {
        if (!priceIn(model, knowledge) && !names.contains(model.displayName()))
            names.append(model.displayName());
    }
    return names;
}

QStringList guessed(const Stages &stages, const QList<chat::Model> &models)
{
    QList<Caller> callers = stages.members;
    for (const std::optional<Caller> &stage : {stages.judge, stages.writer}) {
        if (stage)
            callers.append(*stage);
    }
    QStringList names;
    for (qsizetype i = 0; i < models.size(); ++i) { // in the same order
        if (callers.at(i).habit.isGuessed && !names.contains(models.at(i).displayName()))
            names.append(models.at(i).displayName());
    }
    return names;
}

chat::Forecast forecast(const Question &question, const Stages &stages, const Knowledge &knowledge,
                        const chat::StageModel &writer)
{
    std::minstd_rand random(1); // always the same runs: a figure that trembles with each key is no figure
    QList<double> costs;
    QList<double> times;
    for (int i = 0; i < drawnRuns; ++i) {
        const DrawnRun run = draw(stages, random);
        costs.append(run.usd);
        times.append(double(run.time.count()));
    }
    const Percentiles usd = percentiles(costs);
    const Percentiles time = percentiles(times);
    const chat::StageModel one = comparison(question.panel, knowledge, writer);
    return {.lowUsd = usd.p50,
            .highUsd = usd.p90,
            .low = milliseconds(qint64(time.p50)),
            .high = milliseconds(qint64(time.p90)),
            .unpriced = unpriced(question.panel, knowledge),
            .aloneName = one.model.displayName(),
            .aloneUsd = aloneUsd(question, knowledge, one)};
}

} // namespace

std::optional<chat::Price> priceIn(const chat::Model &model, const Knowledge &knowledge)
{
    std::optional<chat::Price> price = knowledge.priceOf ? knowledge.priceOf(model) : std::nullopt;
    if (!price && isLocal(model, knowledge))
        price.emplace();
    return price;
}

chat::Forecast forecast(const Question &question, const Knowledge &knowledge)
{
    return forecast(question, stagesOf(question, knowledge), knowledge, question.panel.writer);
}

Outlook outlook(const Question &question, const Knowledge &knowledge)
{
    if (question.panel.members.isEmpty())
        return {};
    Question one = question;
    one.panel.writer = justOneOf(question.panel, knowledge.justOne, knowledge.endpoints);
    one.panel = fusion::justOne(one.panel);
    const Stages stages = stagesOf(question, knowledge);
    qint64 mostTokens = 0;
    for (const Caller &member : stages.members)
        mostTokens = std::max(mostTokens, member.promptTokens);
    return {.run = forecast(question, stages, knowledge, question.panel.writer),
            .justOne = forecast(one, stagesOf(one, knowledge), knowledge, question.panel.writer),
            .promptTokens = mostTokens,
            .guessed = guessed(stages, modelsOf(question.panel)),
            .destination = destinationOf(question.panel, knowledge.endpoints),
            .uncovered = uncovered(question.panel, knowledge.endpoints)};
}

chat::StageModel justOneOf(const chat::Panel &panel, const std::optional<chat::Model> &chosen,
                           const QList<settings::Endpoint> &endpoints)
{
    const chat::Model &writer = panel.writer.model;
    const bool isThere = chosen && std::ranges::contains(endpoints, chosen->endpoint, &settings::Endpoint::id);
    if (!isThere || (chosen->endpoint == writer.endpoint && chosen->id == writer.id))
        return panel.writer;
    return asMember(*chosen, panel).value_or(chat::StageModel{.model = *chosen, .settings = {}});
}

QString budgetWarning(const chat::Panel &panel, const chat::Forecast &run)
{
    const std::optional<double> budget = panel.policy.budgetUsd;
    if (!budget || run.highUsd <= *budget)
        return {};
    return Text::tr("This may reach the panel's budget of %1 and be stopped there.").arg(chat::plainCostText(*budget));
}

QString costText(const chat::Forecast &forecast)
{
    if (forecast.unpriced.isEmpty())
        return chat::costRangeText(forecast.lowUsd, forecast.lowUsd);
    return forecast.lowUsd > 0 ? Text::tr("over %1").arg(chat::plainCostText(forecast.lowUsd)) : QString();
}

QString shortText(const chat::Forecast &forecast)
{
    QStringList parts{costText(forecast), chat::secondsText(forecast.low)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString longText(const chat::Forecast &forecast)
{
    QStringList parts;
    if (forecast.unpriced.isEmpty() || forecast.highUsd > 0)
        parts.append(chat::costRangeText(forecast.lowUsd, forecast.highUsd));
    parts.append(chat::secondsRangeText(forecast.low, forecast.high));
    if (forecast.unpriced.isEmpty())
        parts.append(chat::ratioText(forecast.lowUsd, forecast.aloneUsd, forecast.aloneName));
    else
        parts.append(Text::tr("price of %1 unknown").arg(forecast.unpriced.join(u", "_s)));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace forecast
