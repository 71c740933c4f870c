// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/endpoint.h"

#include <QList>
#include <QObject>

namespace settings {

/// The connections, in one file. OpenRouter is always among them and stands first; of its own entry in the file all
/// counts, as long as its address is OpenRouter's. Keys are not kept here.
class EndpointStore : public QObject
{
    Q_OBJECT

public:
    /// Reads `file`; where there is none yet, it is made when the first endpoint is kept.
    explicit EndpointStore(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] QList<Endpoint> endpoints() const;
    [[nodiscard]] std::optional<Endpoint> endpoint(const QString &id) const;
    /// What of the file could not be read, one sentence each; what is broken stays in the file.
    [[nodiscard]] QStringList problems() const { return m_problems; }

    /// Keeps it, in the place of the one with the same id.
    [[nodiscard]] std::expected<void, QString> put(const Endpoint &endpoint);
    /// Keeps a new one, under an id that no other has. Gives it back as it is kept; where there is one of that address
    /// already, that one.
    [[nodiscard]] std::expected<Endpoint, QString> add(Endpoint endpoint);
    [[nodiscard]] std::expected<void, QString> remove(const QString &id);

Q_SIGNALS:
    void changed();

private:
    void read();

    QString m_file;
    QList<Endpoint> m_endpoints; ///< those in the file
    QStringList m_problems;
};

} // namespace settings
