// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <expected>

namespace settings {

/// A header that goes with every request to an endpoint. It stands readable in a file, so it must be no secret.
struct Header
{
    QString name;
    QString value;

    bool operator==(const Header &) const = default;
};

constexpr int mostHeaders = 20;

/// Fails with one sentence, which never repeats the value: for a name or a value that HTTP does not take, for a header
/// that the program sets itself, and for one that carries a key. A name that speaks of keys, tokens or passwords does
/// so; so does a value that begins as keys do, or is long and random.
[[nodiscard]] std::expected<void, QString> checkHeader(const Header &header);
/// Each of them, how many, and that no name stands there twice.
[[nodiscard]] std::expected<void, QString> checkHeaders(const QList<Header> &headers);

} // namespace settings
