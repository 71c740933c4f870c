// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

namespace bench {

/// Measures the frames of the GUI thread: its CPU time in one turn of the event loop, in which neither a key is served
/// nor anything else painted. Works with Qt's own event dispatcher, which announces each turn and each wait (that of
/// GLib announces something else): call useOwnDispatcher() before the application is made.
class FrameMeter : public QObject
{
public:
    static void useOwnDispatcher();

    /// Measures from here on, in this thread.
    FrameMeter();

    [[nodiscard]] double largest() const;
    /// Of the frames that painted: the others are far more and far smaller.
    [[nodiscard]] double percentile(double share) const;
    [[nodiscard]] qsizetype painted() const { return m_painted.size(); }
    [[nodiscard]] qsizetype over(double milliseconds) const;
    /// CPU time of the whole process since the beginning, as a share of one core.
    [[nodiscard]] double cores() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void endFrame();

    QList<double> m_frames;
    QList<double> m_painted;
    double m_frameBegan = 0;
    bool m_paints = false;
    double m_cpuAtStart = 0;
    double m_startedAt = 0;
};

} // namespace bench
