// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace command {

/// While it lives, what is typed at the terminal is not shown. Does nothing where standard input is none.
class HiddenInput
{
public:
    HiddenInput();
    ~HiddenInput();

    [[nodiscard]] bool isTerminal() const { return m_before != nullptr; }

private:
    struct Settings;
    std::unique_ptr<Settings> m_before; ///< null where there is no terminal
};

} // namespace command
