// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/collaborators.h"
#include "command/commandline.h"

#include "settings/endpoint.h"

#include <functional>

class QObject;

namespace settings {
class EndpointStore;
}

/// `counterpoint endpoints …`: each calls `done` once, when all is printed.
namespace command {

using Done = std::function<void(ExitCode)>;

/// By its id, or by its name in any case. Fails with one sentence.
[[nodiscard]] std::expected<settings::Endpoint, QString> findEndpoint(const settings::EndpointStore &store,
                                                                      const QString &typed);

/// A line an endpoint: id, name, address, kind, where its key comes from. As JSON `[{…settings::toJson, key:
/// "keychain", "session", "environment" or "none", key_problem?}]`. Waits for the keychain as long as a request does.
void listEndpoints(const ListEndpoints &list, const Collaborators &with, QObject *context, const Done &done);

/// Keeps it, and its key in the keychain. Fails where the keychain does not take the key: this process could not keep
/// it otherwise. A key that is typed at a terminal is not shown.
void addEndpoint(const AddEndpoint &add, const Collaborators &with, QObject *context, const Done &done);

/// A line a step as it ends. As JSON `{endpoint, ok, steps: [{step, state, took_ms?, words?, remedy?}]}` at the end.
void testEndpoint(const TestEndpoint &test, const Collaborators &with, QObject *context, const Done &done);

/// Forgets its key and then it; OpenRouter, which is always there, only its key and settings.
void removeEndpoint(const RemoveEndpoint &remove, const Collaborators &with, QObject *context, const Done &done);

} // namespace command
