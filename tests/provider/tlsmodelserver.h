// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/testcertificates.h"
#include "support/fakemodelserver.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

namespace asking {

/// The fake model server behind TLS, with that certificate.
class TlsModelServer : public testsupport::FakeModelServer
{
public:
    explicit TlsModelServer(const QSslCertificate &certificate) : FakeModelServer(server(certificate), nullptr) {}

    [[nodiscard]] QUrl tlsUrl(const QString &host = QStringLiteral("127.0.0.1")) const
    {
        return QUrl(QStringLiteral("https://%1:%2/v1").arg(host).arg(port()));
    }

private:
    static std::unique_ptr<QTcpServer> server(const QSslCertificate &certificate)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(QSslKey(certificates::key, QSsl::Ec));
        auto result = std::make_unique<QSslServer>();
        result->setSslConfiguration(configuration);
        return result;
    }
};

} // namespace asking
