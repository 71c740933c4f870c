// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace connection {

/// One step on the way from an address to a model's first word.
struct TestStep
{
    enum class What {
        Resolve, ///< the host's address
        Connect,
        Tls,    ///< skipped for http
        Key,    ///< skipped where there is none and none is needed
        Models, ///< what is offered
        Word,   ///< one word of a model, streamed
    };
    enum class State { Waiting, Running, Succeeded, Failed, Skipped };

    What what = What::Resolve;
    State state = State::Waiting;
    std::optional<std::chrono::milliseconds> took; ///< of one that succeeded or failed
    QString words;                                 ///< what was found, why it failed or was skipped; plain text
    QString remedy;                                ///< of one that failed: what the person can do

    bool operator==(const TestStep &) const = default;
};

/// "Address", "Connection", "Encryption", "Key", "Models", "First word".
[[nodiscard]] QString displayName(TestStep::What what);
/// As on the command line: "resolve", "connect", …, and "waiting", …
[[nodiscard]] QString toString(TestStep::What what);
[[nodiscard]] QString toString(TestStep::State state);

} // namespace connection
