// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace command {

/// Turns Ctrl+C, SIGTERM and SIGHUP into a signal of the event loop, so that what runs can stop in good order. A second
/// one ends the process as usual. One at a time; installed even where the signals were ignored by whoever started us.
class Interrupts : public QObject
{
    Q_OBJECT

public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override;

    /// Until one is made, each of the signals ends the process, whatever it was started with.
    static void useDefaults();

Q_SIGNALS:
    void interrupted();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace command
