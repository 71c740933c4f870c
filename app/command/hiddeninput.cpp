// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/hiddeninput.h"

#include <csignal>
#include <termios.h>
#include <unistd.h>

namespace command {

namespace {

termios before; ///< for the handler, which can be given nothing

/// Ctrl+C ends the program, but must not leave a terminal behind that shows nothing.
void showAgain(int number)
{
    ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
    std::signal(number, SIG_DFL);
    std::raise(number);
}

} // namespace

HiddenInput::HiddenInput() : m_isTerminal(::tcgetattr(STDIN_FILENO, &before) == 0)
{
    if (!m_isTerminal)
        return;
    m_interrupted = std::signal(SIGINT, showAgain);
    m_terminated = std::signal(SIGTERM, showAgain);
    termios now = before;
    now.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &now);
}

HiddenInput::~HiddenInput()
{
    if (!m_isTerminal)
        return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::signal(SIGINT, m_interrupted);
    std::signal(SIGTERM, m_terminated);
}

} // namespace command
