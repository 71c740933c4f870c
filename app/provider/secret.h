// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace provider {

/// A key. It cannot be printed, compared or turned into text by accident: no QDebug, no QString, no JSON.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The only way out: the value of an Authorization header.
    [[nodiscard]] QByteArray bearerHeader() const { return "Bearer " + m_bytes; }
    /// The text with every occurrence of the key (as it is, percent-encoded, or its longer parts) replaced by "•••".
    [[nodiscard]] QString redacted(QString text) const;

private:
    QByteArray m_bytes;
};

} // namespace provider
