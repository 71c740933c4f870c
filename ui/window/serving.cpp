// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/serving.h"

#include "ui/settings/connecting.h"
#include "ui/settings/keywords.h"
#include "ui/window/openrouterrow.h"

using connection::KeyRing;
using settings::Endpoint;
using settingsui::Connecting;

namespace windowui {

static void show(OpenRouterRow *row, const Endpoint &endpoint, const Connecting &connecting, const KeyRing &keys)
{
    const connection::KeyState state = keys.state(endpoint);
    const QString facts = connecting.facts(endpoint.id);
    if (state.place == connection::KeyPlace::None)
        row->setConnected({});
    else if (facts.isEmpty())
        row->setConnected(Connecting::tr("connected, %1").arg(settingsui::keyWords(state, endpoint)));
    else
        row->setConnected(Connecting::tr("connected · %1").arg(facts));
    row->setNote(settingsui::keyNote(state, endpoint));
}

void serve(OpenRouterRow *row, const Endpoint &endpoint, Connecting &connecting, const KeyRing &keys)
{
    QObject::connect(row, &OpenRouterRow::keyEntered, &connecting,
                     [&connecting, endpoint](const provider::Secret &key) { connecting.check(endpoint, key); });
    QObject::connect(row, &OpenRouterRow::signInRequested, &connecting,
                     [&connecting, endpoint] { connecting.signIn(endpoint); });
    QObject::connect(row, &OpenRouterRow::stopRequested, &connecting, &Connecting::stop);

    const auto here = [id = endpoint.id](const auto &then) {
        return [id, then](const QString &which, const auto &...words) {
            if (which == id)
                then(words...);
        };
    };
    const auto refresh = [row, endpoint, &connecting, &keys] { show(row, endpoint, connecting, keys); };
    QObject::connect(&keys, &KeyRing::changed, row, here(refresh));
    QObject::connect(&connecting, &Connecting::checking, row, here([row] { row->showChecking(); }));
    QObject::connect(&connecting, &Connecting::waitingForBrowser, row,
                     here([row](const QUrl &address) { row->showWaiting(address); }));
    QObject::connect(&connecting, &Connecting::failed, row,
                     here([row](const QString &words, bool) { row->showProblem(words); }));
    QObject::connect(&connecting, &Connecting::stopped, row, here([row] { row->showStopped(); }));
    QObject::connect(&connecting, &Connecting::connected, row, here([row, refresh] {
        row->showConnected();
        refresh();
    }));
    refresh();
}

} // namespace windowui
