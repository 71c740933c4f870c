// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/hiddeninput.h"

#include <termios.h>
#include <unistd.h>

namespace command {

struct HiddenInput::Settings
{
    termios terminal;
};

HiddenInput::HiddenInput()
{
    termios now;
    if (::tcgetattr(STDIN_FILENO, &now) != 0)
        return;
    m_before = std::make_unique<Settings>(now);
    now.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &now);
}

HiddenInput::~HiddenInput()
{
    if (m_before)
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before->terminal);
}

} // namespace command
