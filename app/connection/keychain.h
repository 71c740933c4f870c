// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/secret.h"

#include <QString>

#include <functional>

class QObject;

namespace connection {

/// How a keychain answered.
struct KeychainAnswer
{
    enum class End {
        Done,
        NotFound,    ///< it has no such entry
        Locked,      ///< it may have, but does not open
        Unavailable, ///< there is none here, or it is broken
    };

    End end = End::Unavailable;
    provider::Secret secret; ///< what was read
    QString words;           ///< the keychain's own, one line; never a secret
};

/// The place where the system keeps secrets, one for each entry. Answers from the event loop, perhaps after minutes
/// (somebody may be asked for a password), perhaps never, and not to a `context` that is gone by then.
class Keychain
{
public:
    using Answered = std::function<void(const KeychainAnswer &)>;

    virtual ~Keychain() = default;
    virtual void read(const QString &entry, QObject *context, const Answered &answered) = 0;
    virtual void write(const QString &entry, const provider::Secret &secret, QObject *context,
                       const Answered &answered) = 0;
    virtual void remove(const QString &entry, QObject *context, const Answered &answered) = 0;
};

/// Secret Service, KWallet, macOS or Windows through QtKeychain, under the service "counterpoint". Nothing is ever kept
/// unencrypted instead.
class SystemKeychain : public Keychain
{
public:
    void read(const QString &entry, QObject *context, const Answered &answered) override;
    void write(const QString &entry, const provider::Secret &secret, QObject *context,
               const Answered &answered) override;
    void remove(const QString &entry, QObject *context, const Answered &answered) override;
};

} // namespace connection
