// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <expected>

namespace provider {

/// A key. It cannot be printed, compared or turned into text by accident: no QDebug, no QString, no JSON. The two ways
/// out have names that a search finds.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The value of an Authorization header.
    [[nodiscard]] QByteArray bearerHeader() const { return "Bearer " + m_bytes; }
    /// For the keychain, and for the one service that takes it in another header.
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }
    /// The text with every occurrence of the key (as it is, percent-encoded, or its longer parts) replaced by "•••".
    [[nodiscard]] QString redacted(QString text) const;

private:
    QByteArray m_bytes;
};

/// A key as it was typed, pasted or read: without blanks around it, quotes, and a "Bearer" before it. Fails with one
/// sentence that does not repeat it: nothing, several lines or words, signs that no key has, over 8 kB.
[[nodiscard]] std::expected<Secret, QString> secretFromInput(const QByteArray &typed);

} // namespace provider
