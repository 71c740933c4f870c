// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/keysource.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace chat {
class Clock;
}

namespace connection {

class Keychain;

/// Where the key that an endpoint gets comes from.
enum class KeyPlace {
    None,
    Keychain,    ///< kept by the system, there again at the next start
    Session,     ///< in memory until the program closes, because no keychain took it
    Environment, ///< in a variable, see provider::keyVariable()
};

/// How it stands with the key of one endpoint.
struct KeyState
{
    KeyPlace place = KeyPlace::None;
    bool isWaiting = false;  ///< the keychain was asked and has not answered
    QString message;         ///< what is wrong with the keychain, where something is; plain text
    bool hasKeychain = true; ///< false: none answers here, so that a key lasts for this session only

    bool operator==(const KeyState &) const = default;
};

/// The state in a sentence or two, for the person: "In the keychain.", "From the environment (OPENAI_API_KEY).", …
[[nodiscard]] QString describe(const KeyState &state, const settings::Endpoint &endpoint);

/// The keys of all endpoints: in the system's keychain, else in memory for this session, else from the environment.
/// Nobody ever waits for the keychain without a limit, and an answer that comes late still counts.
///
/// A key belongs to an endpoint's id and origin (scheme, host, port) together: at another address the endpoint has no
/// key, and has it again where the address is changed back.
class KeyRing : public QObject, public provider::KeySource
{
    Q_OBJECT

public:
    /// How long a request that needs a key waits for the keychain, and how long one that may do without.
    static constexpr std::chrono::seconds patience{10};
    static constexpr std::chrono::seconds shortPatience{1};

    using Done = std::function<void(const connection::KeyState &)>;

    /// Reads the environment, asks the keychain nothing yet. `keychain` and `clock` outlive this.
    KeyRing(Keychain &keychain, chat::Clock &clock, QObject *parent = nullptr);
    ~KeyRing() override;

    /// Asks the keychain for those of their keys that it was not asked for yet.
    void read(const QList<settings::Endpoint> &endpoints);
    /// Asks it again for a key that it did not give because something was wrong with it.
    void retry(const settings::Endpoint &endpoint);
    /// How it stands, without asking anybody.
    [[nodiscard]] KeyState state(const settings::Endpoint &endpoint) const;

    /// Takes a key, in the place of the one before. It counts at once; `done` follows when the keychain has taken it or
    /// not, or after `patience`, with the state then: Session and a message where it is kept in memory only. A key for
    /// an address that must not get one (plain http beyond this computer) is not taken.
    void put(const settings::Endpoint &endpoint, const provider::Secret &secret, QObject *context, const Done &done);
    /// Forgets it here and in the keychain. `done` as above; a message where the keychain did not.
    void remove(const settings::Endpoint &endpoint, QObject *context, const Done &done);

    [[nodiscard]] provider::Secret key(const settings::Endpoint &endpoint) const override;
    /// Asks the keychain where that was not done yet. Does not wait where the environment has the service's own key.
    void whenKnown(const settings::Endpoint &endpoint, QObject *context,
                   const std::function<void()> &then) const override;

Q_SIGNALS:
    /// The state of that endpoint's key, or the key.
    void changed(const QString &endpointId);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace connection
