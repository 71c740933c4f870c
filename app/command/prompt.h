// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

class QIODevice;

namespace command {

/// Fails where a prompt is empty or over the limit, with a sentence that says the limit.
[[nodiscard]] std::expected<QString, QString> checkedPrompt(const QString &prompt);

/// Reads a prompt to its end, without the line breaks that close it. Waits for whoever writes it, a person perhaps.
[[nodiscard]] std::expected<QString, QString> readPrompt(QIODevice &in);

} // namespace command
