// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// A session bus of its own in a folder of its own, without any service until the test starts one.
class SecretService
{
public:
    SecretService()
    {
        environment.insert(QStringLiteral("HOME"), folder.path());
        for (const char *const name :
             {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
            environment.insert(QString::fromLatin1(name), folder.path());
        QFile configuration(folder.filePath(QStringLiteral("bus.conf")));
        const QByteArray text = "<busconfig><type>session</type><listen>unix:dir=" + folder.path().toUtf8() +
                                "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                                "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                                "<allow own=\"*\"/></policy></busconfig>";
        if (!configuration.open(QIODevice::WriteOnly) || configuration.write(text) != text.size())
            qFatal("no configuration for a bus");
        configuration.close();
        m_bus.setProcessEnvironment(environment);
        m_bus.start(QStringLiteral(DBUS_DAEMON), {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                                                  QStringLiteral("--config-file=") + configuration.fileName()});
        if (!m_bus.waitForReadyRead())
            qFatal("no bus");
        m_address = QString::fromUtf8(m_bus.readLine().trimmed());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    }
    ~SecretService()
    {
        lock();
        for (const QString &name : std::as_const(m_connections))
            QDBusConnection::disconnectFromBus(name);
        m_bus.kill();
        m_bus.waitForFinished();
    }

    /// gnome-keyring, opened with the password of the test.
    bool unlock() { return startDaemon({QStringLiteral("--unlock")}); }
    /// The same keyring as after a new start of the computer, before anybody gave the password.
    bool startLocked() { return startDaemon({}); }
    /// It is gone.
    void lock()
    {
        if (m_daemon.state() == QProcess::NotRunning)
            return;
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    /// A service that takes every question and never answers.
    bool startSilent()
    {
        QDBusConnection bus = connection();
        return bus.registerVirtualObject(QStringLiteral("/"), &m_silence, QDBusConnection::SubPath) &&
               bus.registerService(QStringLiteral("org.freedesktop.secrets"));
    }

    QTemporaryDir folder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment(); ///< for whoever uses it

private:
    class Silence : public QDBusVirtualObject
    {
    public:
        [[nodiscard]] QString introspect(const QString &) const override { return {}; }
        bool handleMessage(const QDBusMessage &message, const QDBusConnection &) override
        {
            message.setDelayedReply(true);
            return true;
        }
    };

    QDBusConnection connection()
    {
        const QString name = QStringLiteral("test %1 %2").arg(m_address).arg(m_connections.size());
        m_connections.append(name);
        return QDBusConnection::connectToBus(m_address, name);
    }
    bool startDaemon(const QStringList &more)
    {
        lock();
        m_daemon.setProcessEnvironment(environment);
        m_daemon.setProcessChannelMode(QProcess::SeparateChannels);
        m_daemon.start(QStringLiteral(GNOME_KEYRING),
                       QStringList{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")} + more);
        m_daemon.write("password of a test");
        m_daemon.closeWriteChannel();
        const QDBusConnection bus = connection();
        return QTest::qWaitFor(
            [&bus] { return bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")).value(); },
            20'000);
    }

    QProcess m_bus;
    QProcess m_daemon;
    QString m_address;
    QStringList m_connections;
    Silence m_silence;
};
