// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpoint.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace provider {

/// Foreign words made fit to show: one line, no control characters, at most 600 characters.
[[nodiscard]] QString plainWords(const QString &text);
/// The words of an `error` or `detail` in any of its shapes: text, {message}, {detail}, [{msg}], with the inner words
/// of OpenRouter's `metadata` (raw, reasons, provider_name) where the outer ones say nothing.
[[nodiscard]] QString wordsIn(const QJsonValue &error);
[[nodiscard]] bool looksLikeHtml(const QByteArray &body);
/// How a sentence names the endpoint: its name, else its host.
[[nodiscard]] QString placeName(const settings::Endpoint &endpoint);

} // namespace provider
