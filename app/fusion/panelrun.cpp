// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/panelrun.h"

#include "fusion/course.h"

namespace fusion {

chat::Panel justOne(const chat::Panel &panel)
{
    chat::Panel one = panel;
    one.members = {chat::Member{.model = panel.writer.model, .settings = panel.writer.settings}};
    chat::numberMembers(one);
    return one;
}

struct PanelRun::Private
{
    Course course;
};

PanelRun::PanelRun(RunRequest request, provider::Connections &connections, chat::Clock &clock, std::mt19937 shuffle,
                   QObject *parent)
    : PanelRun(request, chat::Turn{.id = request.turn}, connections, clock, shuffle, parent)
{
}

PanelRun::PanelRun(RunRequest request, chat::Turn turn, provider::Connections &connections, chat::Clock &clock,
                   std::mt19937 shuffle, QObject *parent)
    : Run(parent)
    , d(new Private{.course = Course(std::move(request), std::move(turn), connections, clock, shuffle, this)})
{
    connect(&d->course, &Course::recorded, this, &Run::eventEmitted);
    connect(&d->course, &Course::finished, this, &Run::finished);
}

PanelRun::~PanelRun() = default;

void PanelRun::start()
{
    d->course.start();
}

void PanelRun::stop()
{
    d->course.stop();
}

void PanelRun::stop(chat::MemberId member)
{
    d->course.stop(member);
}

void PanelRun::retry(chat::MemberId member)
{
    d->course.retry(member);
}

void PanelRun::retryFailed()
{
    d->course.retryFailed();
}

void PanelRun::judgeNow()
{
    d->course.judgeNow();
}

void PanelRun::judgeAgain()
{
    d->course.judgeAgain();
}

void PanelRun::fuseAgain()
{
    d->course.fuseAgain();
}

bool PanelRun::isRunning() const
{
    return d->course.isRunning();
}

} // namespace fusion
