// SPDX-License-Identifier: GPL-3.0-or-later

/// emptywindow: the smallest window that Qt can show. Prints when it stands on the screen, on the steady clock in
/// milliseconds, and ends. What bench_start measures against.

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QWidget>

#include <cstdio>
#include <ctime>

namespace {

class EmptyWindow : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        // The frame is out when the event loop waits again.
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [] {
            timespec time{};
            ::clock_gettime(CLOCK_MONOTONIC, &time);
            std::printf("%f\n", double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6);
            std::fflush(stdout);
            std::_Exit(0);
        });
    }
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1600, 1000);
    window.show();
    return application.exec();
}
