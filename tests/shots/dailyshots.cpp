// SPDX-License-Identifier: GPL-3.0-or-later
#include "shots/dailyshots.h"

#include "shots/studio.h"

#include <QScrollArea>

#include <cstdio>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace shots {

namespace {

struct Habit
{
    QString panel;
    int asked = 0;
    double rated = 0; ///< shares
    double good = 0;
    double usd = 0; ///< about
    double seconds = 0;
    chat::RunKind kind = chat::RunKind::Panel;
    std::optional<chat::AbSide> side = {};
};

/// What a person did in half a year.
void enter(library::Library &library, const Habit &habit, const QDateTime &from, std::mt19937 &random)
{
    const auto about = [&random](double value) { return value * (0.6 + 0.8 * double(random() % 1'000) / 1'000); };
    const auto hits = [&random](double share) { return double(random() % 1'000) < share * 1'000; };
    for (int i = 0; i < habit.asked; ++i) {
        library::LedgerEntry entry{
            .turn = chat::TurnId::create(),
            .session = {u"gone"_s},
            .startedAt = from.addSecs(3'600 * i),
            .calls = {{.model = u"maker/alto"_s,
                       .hasSucceeded = true,
                       .usage = {.costUsd = about(habit.usd)},
                       .timing = {.total = std::chrono::milliseconds(qRound64(about(habit.seconds) * 1'000))}}},
            .panel = habit.panel,
            .kind = habit.kind,
            .abSide = habit.side};
        if (hits(habit.rated))
            entry.rating = hits(habit.good) ? chat::Rating::Good : chat::Rating::Bad;
        if (habit.kind == chat::RunKind::Panel && hits(0.1)) {
            entry.calls.append({.role = library::Role::Writer, .hasSucceeded = true});
            entry.chosen = library::Choice::Answer;
        }
        library.enter(entry);
    }
}

void startAb(windowtest::WindowScene &scene, const QString &first, const QString &second, const QDateTime &now)
{
    settings::Preferences next = scene.preferences->current();
    next.abTest = settings::AbTest{
        .first = first, .second = second, .share = 0.5, .startedAt = now.addDays(-10), .until = now.addDays(4)};
    if (!scene.preferences->replace(next))
        std::fprintf(stderr, "the A/B is not kept\n");
}

} // namespace

void takeDailyUse(const QString &folder)
{
    Studio studio(folder);
    windowtest::WindowScene &scene = studio.scene();
    for (const QString &voice : {u"alto"_s, u"tenor"_s, u"bass"_s, u"cantus"_s, u"descant"_s, u"maestro"_s})
        studio.server.answer(voice, u"Not yet: 900 GB fit on one machine. Partition the largest table first."_s);
    const auto save = [&](const QStringList &voices, const QString &name) {
        chat::Panel panel = studio.panelOf(voices);
        panel.policy.judging = chat::Judging::WithoutJudge;
        return scene.panels->save(panel, name);
    };
    const auto quality = save({u"Alto"_s, u"Tenor"_s, u"Bass"_s}, u"Quality trio"_s);
    const auto budget = save({u"Cantus"_s, u"Descant"_s}, u"Budget duo"_s);
    if (!quality || !budget)
        std::fprintf(stderr, "the panels are not kept\n");
    studio.pick(*quality);
    const QDateTime now = studio.clock.wallTime();
    std::mt19937 random(4);
    using chat::AbSide;
    for (const Habit &habit :
         {Habit{u"Quality trio"_s, 90, 0.5, 0.9, 0.11, 34}, Habit{u"Budget duo"_s, 60, 0.5, 0.72, 0.03, 21},
          Habit{u"All local, at home"_s, 25, 0.2, 0.5, 0, 80},
          Habit{u"maker/alto"_s, 40, 0.4, 0.6, 0.02, 9, chat::RunKind::JustOne}})
        enter(*scene.library, habit, now.addMonths(-6), random);
    for (const Habit &habit : {Habit{u"Quality trio"_s, 30, 0.6, 0.9, 0.11, 34, chat::RunKind::Panel, AbSide::First},
                               Habit{u"Budget duo"_s, 24, 0.6, 0.75, 0.03, 21, chat::RunKind::Panel, AbSide::Second}})
        enter(*scene.library, habit, now.addDays(-10), random);
    studio.advance(2s);
    studio.press(u"compareAction"_s);
    studio.takeBoth(u"daily-home"_s);
    studio.click(u"dailyUse"_s);
    studio.advance(1s);
    studio.takeBoth(u"daily-use"_s);
    studio.click(u"showTable"_s);
    studio.take(u"daily-table"_s);
    studio.click(u"showChart"_s);
    startAb(scene, quality->id, budget->id, now);
    studio.advance(1s);
    studio.scrollDown(u"dailyUsePane"_s);
    studio.takeBoth(u"daily-ab"_s);
    studio.resize(1000, 700);
    studio.take(u"daily-ab-small"_s);
    studio.click(u"closePage"_s);
    studio.type(u"Should we shard Postgres now? 900 GB, 4,000 writes a second, growing 20 % a month."_s);
    studio.take(u"daily-composer-small"_s);
    studio.resize(1600, 1000);
    studio.takeBoth(u"daily-composer"_s);
    studio.press(u"askAction"_s);
    studio.advance(30s);
    studio.takeBoth(u"daily-asked"_s);
}

} // namespace shots
