// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtClassHelperMacros>

namespace command {

/// While it lives, what is typed at the terminal is not shown. Does nothing where standard input is none. One at a time.
class HiddenInput
{
    Q_DISABLE_COPY_MOVE(HiddenInput)

public:
    HiddenInput();
    ~HiddenInput();

    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    using Handler = void (*)(int);

    const bool m_isTerminal;
    Handler m_interrupted = nullptr; ///< what was done on SIGINT and SIGTERM before
    Handler m_terminated = nullptr;
};

} // namespace command
