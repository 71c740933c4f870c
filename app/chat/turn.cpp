// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/turn.h"

#include <algorithm>
#include <ranges>

namespace chat {

namespace {

bool hasText(const Fusion &fusion)
{
    return fusion.writer && !fusion.writer->text.isEmpty();
}

bool isWhole(const Fusion &fusion)
{
    return hasText(fusion) && fusion.writer->state == State::Succeeded;
}

std::optional<ResultId> newestFusion(const QList<Fusion> &fusions, bool (*fits)(const Fusion &))
{
    for (const Fusion &fusion : fusions | std::views::reverse) {
        if (fits(fusion))
            return FusionId{fusion.number};
    }
    return std::nullopt;
}

} // namespace

const Attempt *Turn::attempt(AttemptId id) const
{
    const auto newestFirst = attempts | std::views::reverse;
    const auto found = std::ranges::find(newestFirst, id, &Attempt::id);
    return found == newestFirst.end() ? nullptr : &*found;
}

const Attempt *Turn::latestAttempt(MemberId id) const
{
    const Attempt *latest = nullptr;
    for (const Attempt &attempt : attempts) {
        if (attempt.id.member == id && (!latest || attempt.id.number > latest->id.number))
            latest = &attempt;
    }
    return latest;
}

Model Turn::modelOf(const Attempt &attempt) const
{
    if (attempt.fallback)
        return *attempt.fallback;
    const Member *const member = panel.member(attempt.id.member);
    return member ? member->model : Model();
}

QList<const Attempt *> Turn::answers() const
{
    QList<const Attempt *> newest;
    for (const Attempt &attempt : attempts) {
        if (attempt.reply.state != State::Succeeded)
            continue;
        const auto known =
            std::ranges::find(newest, attempt.id.member, [](const Attempt *answer) { return answer->id.member; });
        if (known == newest.end())
            newest.append(&attempt);
        else if (attempt.id.number > (*known)->id.number)
            *known = &attempt;
    }
    std::ranges::sort(newest, {}, [](const Attempt *answer) { return answer->id; });
    return newest;
}

const Fusion *Turn::fusion(int number) const
{
    const auto found = std::ranges::find(fusions, number, &Fusion::number);
    return found == fusions.end() ? nullptr : &*found;
}

const Fusion *Turn::latestFusion() const
{
    return fusions.isEmpty() ? nullptr : &fusions.last();
}

std::optional<ResultId> Turn::result() const
{
    if (chosen)
        return chosen;
    if (const auto whole = newestFusion(fusions, isWhole))
        return whole;
    if (const auto cut = newestFusion(fusions, hasText))
        return cut;
    const QList<const Attempt *> all = answers();
    if (all.isEmpty())
        return std::nullopt;
    const auto weight = [this](const Attempt *answer) {
        const Member *const asked = panel.member(answer->id.member);
        return asked ? asked->weight : 0.0;
    };
    return (*std::ranges::max_element(all, {}, weight))->id;
}

QString Turn::resultText() const
{
    const std::optional<ResultId> id = result();
    if (!id)
        return {};
    if (const auto *const answer = std::get_if<AttemptId>(&*id)) {
        const Attempt *const found = attempt(*answer);
        return found ? found->reply.text : QString();
    }
    const Fusion *const found = fusion(std::get<FusionId>(*id).number);
    return found && found->writer ? found->writer->text : QString();
}

std::optional<Rating> Turn::rating(const ResultId &id) const
{
    const auto found = std::ranges::find(ratings, id, &std::pair<ResultId, Rating>::first);
    if (found == ratings.end())
        return std::nullopt;
    return found->second;
}

Usage Turn::usage() const
{
    Usage sum;
    for (const Attempt &attempt : attempts) {
        if (!attempt.origin)
            sum += attempt.reply.usage;
    }
    for (const Fusion &fusion : fusions) {
        if (fusion.judge)
            sum += fusion.judge->usage;
        if (fusion.writer)
            sum += fusion.writer->usage;
    }
    return sum;
}

std::optional<double> Turn::aloneUsd() const
{
    const auto isShared = [](const Attempt &attempt) { return attempt.origin.has_value(); };
    if (!forecast || forecast->aloneName.isEmpty() || std::ranges::any_of(attempts, isShared))
        return std::nullopt;
    const QList<const Attempt *> all = answers();
    for (const Attempt *const answer : all) {
        const Member *const asked = panel.member(answer->id.member);
        const bool isItself = asked && !answer->fallback && asked->model.displayName() == forecast->aloneName;
        if (isItself && answer->reply.usage.costUsd)
            return answer->reply.usage.costUsd;
    }
    return forecast->aloneUsd;
}

QList<TurnId> Session::pathTo(const TurnId &leaf) const
{
    QHash<TurnId, const Turn *> byId;
    for (const Turn &turn : turns)
        byId.insert(turn.id, &turn);
    QList<TurnId> path;
    // Each turn is taken once, so that parents that run in a circle end too.
    for (std::optional<TurnId> id = leaf; id;) {
        const Turn *const turn = byId.take(*id);
        if (!turn)
            break;
        path.prepend(turn->id);
        id = turn->parent;
    }
    return path;
}

const Turn *Session::turn(const TurnId &id) const
{
    const auto newestFirst = turns | std::views::reverse;
    const auto found = std::ranges::find(newestFirst, id, &Turn::id);
    return found == newestFirst.end() ? nullptr : &*found;
}

} // namespace chat
