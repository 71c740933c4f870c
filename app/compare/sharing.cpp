// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/sharing.h"

#include <QJsonDocument>

namespace compare {

namespace {

/// What makes two members ask the same: all that is sent, and to whom.
QByteArray requestOf(chat::Member member, const chat::Privacy &privacy)
{
    member.label.clear();
    member.model.name.clear();
    member.weight = 1;
    if (member.fallback)
        member.fallback->name.clear();
    const chat::Panel alone{.members = {member}, .privacy = privacy};
    return QJsonDocument(chat::toJson(alone)).toJson(QJsonDocument::Compact);
}

/// The members of a contestant by what they ask; several that ask the same in their order.
QMultiHash<QByteArray, chat::MemberId> membersByRequest(const chat::Panel &panel)
{
    QMultiHash<QByteArray, chat::MemberId> members;
    for (qsizetype i = panel.members.size(); i-- > 0;) // the newest value comes first
        members.insert(requestOf(panel.members[i], panel.privacy), panel.members[i].id);
    return members;
}

QList<Source> sourcesOfOmission(const Plan &plan, const Contestant &contestant)
{
    QList<Source> list;
    const Contestant *const whole = plan.contestant(contestant.omission->contestant);
    if (!whole)
        return list;
    qsizetype taken = 0;
    for (const chat::Member &member : whole->panel.members) {
        if (member.id == contestant.omission->member || taken == contestant.panel.members.size())
            continue;
        list.append({contestant.panel.members[taken++].id, whole->number, member.id});
    }
    return list;
}

} // namespace

QList<Source> sources(const Plan &plan, const Contestant &contestant)
{
    if (contestant.omission)
        return sourcesOfOmission(plan, contestant);
    QList<Source> list;
    if (plan.sharing == Sharing::Independent)
        return list;
    auto wanting = membersByRequest(contestant.panel);
    // How many of those that ask the same were given away so far.
    QHash<QByteArray, qsizetype> found;
    for (const Contestant &other : plan.contestants) {
        if (other.number == contestant.number)
            break;
        if (other.omission)
            continue;
        const auto offered = membersByRequest(other.panel);
        for (const QByteArray &request : wanting.uniqueKeys()) {
            const QList<chat::MemberId> givers = offered.values(request);
            const QList<chat::MemberId> takers = wanting.values(request);
            for (qsizetype i = found.value(request); i < std::min(givers.size(), takers.size()); ++i) {
                list.append({takers[i], other.number, givers[i]});
                found[request] = i + 1;
            }
        }
    }
    std::ranges::sort(list, {}, &Source::member);
    return list;
}

QList<chat::MemberId> takers(const QList<Source> &sources)
{
    QList<chat::MemberId> members;
    for (const Source &source : sources)
        members.append(source.member);
    return members;
}

} // namespace compare
