// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/remedy.h"

#include "provider/text.h"
#include "provider/words.h"

using chat::ErrorKind;

namespace provider {

static QString keyRemedy(const Addressee &to)
{
    if (to.hasKey)
        return Text::tr("Check the key for %1.").arg(placeName(to.endpoint));
    if (to.endpoint.url.scheme() != QLatin1String("https") && !to.endpoint.isLoopback())
        return Text::tr("No key is sent over an unencrypted connection: use an address that begins with https.");
    return Text::tr("Set a key for %1.").arg(placeName(to.endpoint));
}

QString remedyFor(ErrorKind kind, const Addressee &to)
{
    const QString place = placeName(to.endpoint);
    switch (kind) {
    case ErrorKind::Key:
        return keyRemedy(to);
    case ErrorKind::Credit:
        return Text::tr("Add credit at %1 or raise the key's limit, or choose a cheaper model.").arg(place);
    case ErrorKind::Forbidden:
        return Text::tr("Choose another model, or put the question differently.");
    case ErrorKind::Model:
        return Text::tr("Check the name of the model, or choose another one at %1.").arg(place);
    case ErrorKind::TooLong:
        return Text::tr("Shorten the conversation, or choose a model that takes more text.");
    case ErrorKind::Refused:
        return Text::tr("Change the question or the member's settings, or choose another model.");
    case ErrorKind::RateLimited:
        return Text::tr("Wait a little, then try again.");
    case ErrorKind::Server:
        return Text::tr("Try again; if it happens again, choose another model.");
    case ErrorKind::Network:
        return Text::tr("Check the network connection, and that the server at %1 runs.")
            .arg(to.endpoint.url.authority());
    case ErrorKind::Tls:
        return Text::tr("Check whether the address begins rightly with http or https, and this computer's date.");
    case ErrorKind::Timeout:
        return Text::tr("Try again, or choose a faster model.");
    case ErrorKind::Protocol:
        return Text::tr("Check that %1 is the address of a model server.").arg(to.endpoint.url.toDisplayString());
    case ErrorKind::Truncated:
        return Text::tr("Try again to get a whole answer.");
    case ErrorKind::Budget:
        return Text::tr("Raise the budget, or choose cheaper models.");
    case ErrorKind::Privacy:
        return Text::tr("Choose a model on this computer, or take “local only” out of the panel's privacy.");
    case ErrorKind::Internal:
        return Text::tr("Please report this.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString remedyForWait(std::chrono::milliseconds wait)
{
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    if (minutes < 120)
        return Text::tr("Try again in %n minutes.", nullptr, static_cast<int>(minutes));
    const auto hours = std::chrono::ceil<std::chrono::hours>(wait).count();
    return Text::tr("Try again in %n hours.", nullptr, static_cast<int>(std::min<qint64>(hours, 1'000'000)));
}

} // namespace provider
