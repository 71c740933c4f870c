// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/modelsreply.h"

#include <QDateTime>

/// An endpoint's list on disk: one line of JSON (`{version, url, fetched}`), then the server's reply as it came, so
/// that a newer program reads more out of it. Slow: for a worker.
namespace catalogue {

struct KeptList
{
    ModelList list;
    QDateTime fetched; ///< UTC
};

/// The file of an endpoint, in the folder of all lists.
[[nodiscard]] QString listFile(const QString &folder, const QString &endpointId);

/// Nothing where there is no list yet, where it came from another address than the endpoint's present one, or where it
/// is broken: then it is fetched anew.
[[nodiscard]] std::optional<KeptList> readList(const QString &file, const settings::Endpoint &endpoint);

/// Writes it whole or not at all, for the person's eyes only; makes the folder where it is missing. Fails with one
/// sentence that names the file.
[[nodiscard]] std::expected<void, QString> writeList(const QString &file, const settings::Endpoint &endpoint,
                                                     const QDateTime &fetched, const QByteArray &reply);

} // namespace catalogue
