// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>
#include <initializer_list>
#include <utility>

namespace fusion {

/// What stands in the places of a prompt: {{name}} becomes the value.
using Values = std::initializer_list<std::pair<QLatin1StringView, QString>>;

/// The template with its places filled, in one pass: a value that looks like a place stays as it is. Fails with a
/// sentence where a place has no value or a value no place.
[[nodiscard]] std::expected<QString, QString> filled(const QString &text, Values values);

/// The prompt `resources/prompts/NAME.md` without its comment, filled. A fault in it is warned of (a test fails on
/// that) and leaves the template as it is.
[[nodiscard]] QString prompt(QLatin1StringView name, Values values = {});

/// All prompts as they stand, in the order of their names: what tells one version of the wording from another.
[[nodiscard]] QList<QByteArray> promptTexts();

} // namespace fusion
