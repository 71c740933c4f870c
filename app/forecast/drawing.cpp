// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/drawing.h"

#include <algorithm>
#include <map>

using std::chrono::milliseconds;

namespace forecast {

namespace {

/// What stands around each quoted answer.
constexpr double tokensAroundAnswer = 40;

const Sample &pick(const Caller &caller, std::minstd_rand &random)
{
    return caller.habit.samples.at(qsizetype(random() % quint32(caller.habit.samples.size())));
}

/// When each member is done. A server that takes few at once gives the next one to whichever place is free first.
QList<milliseconds> ends(const QList<Caller> &members, const QList<milliseconds> &durations)
{
    std::map<QString, QList<milliseconds>> places;
    QList<milliseconds> ends;
    for (qsizetype i = 0; i < members.size(); ++i) {
        if (members.at(i).atOnce < 1) {
            ends.append(durations.at(i));
            continue;
        }
        QList<milliseconds> &free = places[members.at(i).endpoint];
        if (free.isEmpty())
            free.fill(milliseconds(0), members.at(i).atOnce);
        const auto first = std::ranges::min_element(free);
        *first += durations.at(i);
        ends.append(*first);
    }
    return ends;
}

milliseconds endOfPanel(const Stages &stages, QList<milliseconds> ends)
{
    std::ranges::sort(ends);
    if (!stages.quorum || *stages.quorum < 1 || *stages.quorum > ends.size())
        return ends.last();
    return std::min(ends.last(), ends.at(*stages.quorum - 1) + stages.grace);
}

} // namespace

double usdOf(const Caller &caller, const Sample &sample, double readTokens)
{
    if (!caller.price)
        return 0;
    return chat::costOf({.promptTokens = caller.promptTokens + qint64(sample.surplusTokens + readTokens),
                         .completionTokens = qint64(sample.completionTokens),
                         .webSearches = qint64(sample.searches)},
                        *caller.price);
}

DrawnRun draw(const Stages &stages, std::minstd_rand &random)
{
    DrawnRun run;
    double answers = 0;
    QList<milliseconds> durations;
    for (const Caller &member : stages.members) {
        const Sample &sample = pick(member, random);
        run.usd += member.isShared ? 0 : usdOf(member, sample);
        answers += sample.textTokens + tokensAroundAnswer;
        durations.append(member.isShared ? milliseconds(0) : sample.total);
    }
    if (!durations.isEmpty())
        run.time = endOfPanel(stages, ends(stages.members, durations));
    double analysis = 0;
    if (stages.judge) {
        const Sample &sample = pick(*stages.judge, random);
        run.usd += usdOf(*stages.judge, sample, answers);
        run.time += sample.total;
        analysis = sample.textTokens;
    }
    if (stages.writer) {
        const Sample &sample = pick(*stages.writer, random);
        run.usd += usdOf(*stages.writer, sample, answers + analysis);
        run.time += sample.total;
    }
    return run;
}

} // namespace forecast
