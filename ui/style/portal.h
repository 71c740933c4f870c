// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/colors.h"

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace styleui {

/// The desktop portal's `color-scheme`, asked over D-Bus without waiting and followed from then on. Says nothing where
/// there is no portal.
class Portal : public QObject
{
    Q_OBJECT

public:
    explicit Portal(QDBusConnection bus, QObject *parent = nullptr);

    /// What the person prefers; absent while unknown and where there is no preference.
    [[nodiscard]] std::optional<Scheme> scheme() const { return m_scheme; }

Q_SIGNALS:
    void schemeChanged();

private Q_SLOTS:
    void receive(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    std::optional<Scheme> m_scheme;
};

} // namespace styleui
