// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/framemeter.h"

#include "bench/figures.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>

#include <algorithm>

namespace bench {

void FrameMeter::useOwnDispatcher()
{
    qputenv("QT_NO_GLIB", "1");
}

FrameMeter::FrameMeter() : m_frameBegan(threadCpu()), m_cpuAtStart(processCpu()), m_startedAt(steadyTime())
{
    const auto *const dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &FrameMeter::endFrame); // where the last did not wait
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &FrameMeter::endFrame);
    qApp->installEventFilter(this);
}

void FrameMeter::endFrame()
{
    const double now = threadCpu();
    m_frames.append(now - m_frameBegan);
    if (m_paints)
        m_painted.append(now - m_frameBegan);
    m_frameBegan = now;
    m_paints = false;
}

bool FrameMeter::eventFilter(QObject *, QEvent *event)
{
    m_paints = m_paints || event->type() == QEvent::UpdateRequest;
    return false;
}

double FrameMeter::largest() const
{
    return m_frames.isEmpty() ? 0 : std::ranges::max(m_frames);
}

double FrameMeter::percentile(double share) const
{
    return bench::percentile(m_painted, share);
}

qsizetype FrameMeter::over(double milliseconds) const
{
    return std::ranges::count_if(m_frames, [milliseconds](double frame) { return frame > milliseconds; });
}

double FrameMeter::cores() const
{
    return (processCpu() - m_cpuAtStart) / (steadyTime() - m_startedAt);
}

} // namespace bench
