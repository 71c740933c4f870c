// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <memory>

namespace provider {

/// A request without what Qt adds by default: follows no redirect, keeps and sends no cookies and no credentials, asks
/// no cache and for no compression, and says our own name.
[[nodiscard]] QNetworkRequest plainRequest(const QUrl &url);
/// A manager for such requests. Its proxy is the system's, but never for this computer itself.
[[nodiscard]] std::unique_ptr<QNetworkAccessManager> plainManager();

} // namespace provider
