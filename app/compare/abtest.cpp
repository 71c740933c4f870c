// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/abtest.h"

#include "compare/text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace compare {

namespace {

/// Of OpenRouter's fields for one model, which may say it beside the panel.
chat::Privacy wishesIn(const chat::ModelSettings &settings)
{
    return {.noDataCollection = settings.provider.value(u"data_collection"_s) == u"deny"_s,
            .zeroRetention = settings.provider.value(u"zdr"_s).toBool()};
}

QList<chat::Privacy> wishesOf(const chat::Panel &panel)
{
    QList<chat::Privacy> wishes;
    for (const chat::Member &member : panel.members)
        wishes.append(wishesIn(member.settings));
    wishes.append(wishesIn(panel.judge.settings));
    wishes.append(wishesIn(panel.writer.settings));
    return wishes;
}

/// What holds for one of its models at least.
chat::Privacy wished(const chat::Panel &panel)
{
    chat::Privacy privacy = panel.privacy;
    for (const QList<chat::Privacy> all = wishesOf(panel); const chat::Privacy &one : all) {
        privacy.noDataCollection |= one.noDataCollection;
        privacy.zeroRetention |= one.zeroRetention;
    }
    return privacy;
}

/// What holds for all of its models.
chat::Privacy promised(const chat::Panel &panel)
{
    const QList<chat::Privacy> all = wishesOf(panel);
    chat::Privacy privacy = panel.privacy;
    privacy.noDataCollection |= std::ranges::all_of(all, &chat::Privacy::noDataCollection);
    privacy.zeroRetention |= std::ranges::all_of(all, &chat::Privacy::zeroRetention);
    return privacy;
}

/// Who keeps nothing has nothing to train on, and what stays on this computer is kept by nobody else.
bool isKeptPrivate(const chat::Privacy &wish, const chat::Privacy &promise)
{
    if (promise.localOnly)
        return true;
    return !wish.localOnly && (!wish.zeroRetention || promise.zeroRetention) &&
           (!wish.noDataCollection || promise.noDataCollection || promise.zeroRetention);
}

} // namespace

QString abProblem(const chat::Panel &first, const chat::Panel &second)
{
    if (first.id == second.id)
        return Text::tr("An A/B needs two different panels.");
    if (!isKeptPrivate(wished(first), promised(second)))
        return Text::tr("%1 is stricter about privacy than %2, so %2 gets none of its questions. Give %2 the same "
                        "wishes for privacy first.")
            .arg(first.name, second.name);
    return {};
}

AbTurn abTurn(const settings::AbTest &test, const AbSituation &situation)
{
    const bool isOver = situation.now < test.startedAt || situation.now >= test.until;
    if (isOver || !situation.first || situation.chosen != *situation.first)
        return {};
    if (!situation.second)
        return {.problem = Text::tr("The second panel, %1, is gone.").arg(test.second)};
    if (const QString problem = abProblem(*situation.first, *situation.second); !problem.isEmpty())
        return {.problem = problem};
    if (!situation.obstacle.isEmpty())
        return {.problem = situation.obstacle};
    return {.side = situation.drawn < test.share ? chat::AbSide::Second : chat::AbSide::First};
}

double draw(std::mt19937 &random)
{
    // Not std::uniform_real_distribution: it differs between standard libraries.
    return double(random()) / (double(std::mt19937::max()) + 1);
}

QString shareText(double share)
{
    constexpr double exactly = 1e-6;
    const std::array names{Text::tr("two"),   Text::tr("three"), Text::tr("four"), Text::tr("five"), Text::tr("six"),
                           Text::tr("seven"), Text::tr("eight"), Text::tr("nine"), Text::tr("ten")};
    const auto each = std::lround(1 / share);
    if (std::abs(share * double(each) - 1) > exactly)
        return Text::tr("%1 % of the questions").arg(qRound(share * 100));
    const auto place = std::size_t(each) - 2;
    return Text::tr("one question in %1").arg(place < names.size() ? names[place] : QString::number(each));
}

QString dayText(const QDateTime &time, const QDateTime &now)
{
    const QDate day = time.toLocalTime().date();
    const bool isThisYear = day.year() == now.toLocalTime().date().year();
    return QLocale().toString(day, isThisYear ? u"d MMMM"_s : u"d MMMM yyyy"_s);
}

} // namespace compare
