// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/abtesting.h"

#include "chat/clock.h"
#include "ui/window/abline.h"
#include "ui/window/composer.h"
#include "ui/window/panelchoice.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace windowui {

AbTesting::AbTesting(const Collaborators &with, std::mt19937 random, QObject *parent)
    : QObject(parent), m_with(with), m_random(random), m_drawn(compare::draw(m_random))
{
    connect(m_with.composer.abLine(), &AbLine::switchedOff, this, &AbTesting::switchOff);
    connect(&m_with.preferences, &settings::PreferenceStore::changed, this,
            [this](const settings::Preferences &now, const settings::Preferences &before) {
                if (now.abTest != before.abTest)
                    Q_EMIT changed();
            });
}

void AbTesting::refresh(bool isEditing)
{
    m_next = {.panel = m_with.choice.panel(), .side = {}};
    const std::optional<settings::AbTest> &test = m_with.preferences.current().abTest;
    if (!test || isEditing || test->first != m_next.panel.id)
        return m_with.composer.setAb({}, false);
    compare::AbSituation situation{.chosen = m_next.panel, .now = m_with.clock.wallTime(), .drawn = m_drawn};
    if (const auto first = m_with.choice.kept(test->first))
        situation.first = first->panel;
    if (const auto second = m_with.choice.kept(test->second)) {
        situation.second = second->panel;
        situation.obstacle = m_with.choice.obstacle(second->panel);
    }
    const compare::AbTurn turn = compare::abTurn(*test, situation);
    m_next.side = turn.side;
    if (turn.side == chat::AbSide::Second)
        m_next.panel = *situation.second;
    m_with.composer.setAb(words(*test, turn, situation), turn.side != chat::AbSide::First);
    lookAtItsEnd(*test);
}

QString AbTesting::words(const settings::AbTest &test, const compare::AbTurn &turn,
                         const compare::AbSituation &situation) const
{
    const QString until = compare::dayText(test.until, situation.now);
    const QString chosen = situation.chosen.name;
    if (!turn.problem.isEmpty())
        return tr("A/B until %1: %2 So %3 is asked.").arg(until, turn.problem, chosen);
    if (!turn.side)
        return {};
    const QString share = compare::shareText(test.share);
    if (turn.side == chat::AbSide::Second)
        return tr("A/B until %1: %2 goes to %3, and so does this one.").arg(until, share, situation.second->name);
    return tr("A/B until %1: %2 goes to %3. This one goes to %4.").arg(until, share, situation.second->name, chosen);
}

void AbTesting::noteAsked()
{
    m_drawn = compare::draw(m_random);
}

void AbTesting::switchOff()
{
    settings::Preferences next = m_with.preferences.current();
    next.abTest.reset();
    (void)m_with.preferences.replace(next); // it holds now, also where it cannot be written
    m_with.composer.focusField();
}

/// What stands over the field is not true any more then.
void AbTesting::lookAtItsEnd(const settings::AbTest &test)
{
    constexpr std::chrono::milliseconds farthest = 24h; // clocks are set, computers sleep
    const std::chrono::milliseconds left(m_with.clock.wallTime().msecsTo(test.until));
    if (left <= 0ms || std::exchange(m_isEndWatched, true))
        return;
    m_with.clock.after(std::min(left, farthest), this, [this] {
        m_isEndWatched = false;
        Q_EMIT changed();
    });
}

} // namespace windowui
