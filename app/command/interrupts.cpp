// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/interrupts.h"

#include <QSocketNotifier>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace command {

#ifdef Q_OS_UNIX

namespace {

// A signal handler can reach nothing but a global. One end is written by it, the other watched by the event loop.
int ends[2] = {-1, -1};

constexpr int handled[] = {SIGINT, SIGTERM, SIGHUP};

void setHandlers(void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    for (const int number : handled)
        sigaction(number, &action, nullptr);
}

void writeOne(int)
{
    const char byte = 1;
    // Nothing can be done about a failure here.
    [[maybe_unused]] const ssize_t written = ::write(ends[0], &byte, 1);
}

} // namespace

Interrupts::Interrupts(QObject *parent) : QObject(parent)
{
    if (ends[0] >= 0 || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    m_notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Interrupts::read);
    setHandlers(writeOne, SA_RESTART | SA_RESETHAND);
}

Interrupts::~Interrupts()
{
    if (!m_notifier)
        return;
    useDefaults();
    delete m_notifier;
    ::close(ends[0]);
    ::close(ends[1]);
    ends[0] = ends[1] = -1;
}

void Interrupts::useDefaults()
{
    setHandlers(SIG_DFL, 0);
}

void Interrupts::read()
{
    char byte = 0;
    if (::read(ends[1], &byte, 1) == 1)
        Q_EMIT interrupted();
}

#else

Interrupts::Interrupts(QObject *parent) : QObject(parent) {}

Interrupts::~Interrupts() = default;

void Interrupts::useDefaults() {}

void Interrupts::read() {}

#endif

} // namespace command
