// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/portal.h"

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using styleui::Portal;
using styleui::Scheme;

namespace {

const auto path = u"/org/freedesktop/portal/desktop"_s;
const auto interface = u"org.freedesktop.portal.Settings"_s;
const auto service = u"org.freedesktop.portal.Desktop"_s;

} // namespace

/// A desktop portal that knows one setting.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint wish = 0;

public Q_SLOTS:
    // As the real one: a variant in a variant.
    QDBusVariant Read(const QString &, const QString &) const
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(wish)));
    }
};

/// The portal's wish for light or dark, over a bus of the test's own.
class PortalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void cleanupTestCase();
    void withoutABusNothingIsKnown();
    void withoutAPortalNothingIsKnown();
    void theWishIsReadAndFollowed_data();
    void theWishIsReadAndFollowed();

private:
    QProcess m_daemon;
    QString m_address;
};

void PortalTest::initTestCase()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        QSKIP("dbus-daemon is not installed");
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY(m_daemon.waitForReadyRead());
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

void PortalTest::cleanupTestCase()
{
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void PortalTest::withoutABusNothingIsKnown()
{
    const Portal portal{QDBusConnection(u"none"_s)};
    QCOMPARE(portal.scheme(), std::nullopt);
}

void PortalTest::withoutAPortalNothingIsKnown()
{
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, u"alone"_s);
    const Portal portal(bus);
    // The bus answers in order: when it has answered this, it has refused the other.
    QDBusPendingCall call = bus.asyncCall(
        QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus"_s, u"GetId"_s));
    QTRY_VERIFY(call.isFinished());
    QCOMPARE(portal.scheme(), std::nullopt);
    QDBusConnection::disconnectFromBus(u"alone"_s);
}

void PortalTest::theWishIsReadAndFollowed_data()
{
    QTest::addColumn<uint>("first");
    QTest::addColumn<std::optional<Scheme>>("read");
    QTest::addColumn<uint>("then");
    QTest::addColumn<std::optional<Scheme>>("followed");
    QTest::newRow("dark, then light") << 1U << std::optional(Scheme::Dark) << 2U << std::optional(Scheme::Light);
    QTest::newRow("light, then no preference") << 2U << std::optional(Scheme::Light) << 0U << std::optional<Scheme>();
    QTest::newRow("dark, then a value from the future")
        << 1U << std::optional(Scheme::Dark) << 9U << std::optional<Scheme>();
}

void PortalTest::theWishIsReadAndFollowed()
{
    QFETCH(const uint, first);
    QFETCH(const uint, then);
    FakePortal desktop;
    desktop.wish = first;
    QDBusConnection side = QDBusConnection::connectToBus(m_address, u"desktop"_s);
    QVERIFY(side.registerObject(path, &desktop, QDBusConnection::ExportAllSlots));
    QVERIFY(side.registerService(service));
    {
        Portal portal(QDBusConnection::connectToBus(m_address, u"program"_s));
        QSignalSpy changed(&portal, &Portal::schemeChanged);
        QVERIFY(changed.wait());
        QTEST(portal.scheme(), "read");
        QDBusMessage signal = QDBusMessage::createSignal(path, interface, u"SettingChanged"_s);
        signal.setArguments(
            {u"org.freedesktop.appearance"_s, u"color-scheme"_s, QVariant::fromValue(QDBusVariant(then))});
        QVERIFY(side.send(signal));
        QVERIFY(changed.wait());
        QTEST(portal.scheme(), "followed");
    }
    QDBusConnection::disconnectFromBus(u"program"_s);
    QDBusConnection::disconnectFromBus(u"desktop"_s);
}

QTEST_GUILESS_MAIN(PortalTest)
#include "tst_portal.moc"
