// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keywords.h"

#include <QCoreApplication>

using connection::KeyPlace;
using connection::KeyState;

namespace settingsui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(settingsui::KeyWords)
};

} // namespace

QString keyWords(const KeyState &state, const settings::Endpoint &endpoint)
{
    if (state.isWaiting && state.message.isEmpty() && state.place != KeyPlace::Environment)
        return Words::tr("waiting for the keychain");
    switch (state.place) {
    case KeyPlace::Keychain:
        return Words::tr("key in the keychain");
    case KeyPlace::Session:
        return Words::tr("key for this session only");
    case KeyPlace::Environment:
        return Words::tr("key from %1").arg(provider::keyVariable(endpoint));
    case KeyPlace::None:
        break;
    }
    return provider::needsKey(endpoint) ? Words::tr("no key yet") : Words::tr("no key");
}

QString keyNote(const KeyState &state, const settings::Endpoint &endpoint)
{
    if (!provider::mayCarryKey(endpoint))
        return Words::tr(
            "No key is sent to this address: it is neither encrypted nor on this computer. An address that "
            "begins with https:// can have one.");
    const bool isBeingKept = state.isWaiting && state.message.isEmpty();
    if (state.place == KeyPlace::Session && !isBeingKept) {
        const QString reason = state.hasKeychain ? state.message : Words::tr("There is no keychain here.");
        return reason + (reason.isEmpty() ? QString() : QStringLiteral(" ")) +
               Words::tr("The key is kept for this session only.");
    }
    return state.hasKeychain ? state.message : QString();
}

} // namespace settingsui
