// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/secretservice.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;

/// The keys in a real Secret Service: unlocked, locked, absent, silent.
class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void keepsAndForgetsAKey();
    void saysThatItIsLocked();
    void saysThatThereIsNone_data();
    void saysThatThereIsNone();
    void isNotWaitedForWhereItIsSilent();
};

namespace {

constexpr char canary[] = "sk-CANARY-0123456789abcdefghij";

/// A process with a KeyRing, which obeys and reports line by line.
class User
{
public:
    explicit User(const QProcessEnvironment &environment)
    {
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(KEYRING_USER), QStringList());
    }
    ~User()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished() || m_process.exitCode() != 0)
            QTest::qFail("The process does not end well.", __FILE__, __LINE__);
    }

    /// Gives the command, and the rest of the first line that begins with `awaited`.
    QString says(const QString &command, const QString &awaited)
    {
        m_process.write(command.toUtf8() + '\n');
        QString found;
        const bool isThere = QTest::qWaitFor(
            [&] {
                while (m_process.canReadLine()) {
                    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
                    if (line.startsWith(awaited)) {
                        found = line.sliced(awaited.size());
                        return true;
                    }
                }
                return false;
            },
            20'000);
        return isThere ? found.trimmed() : u"nothing came"_s;
    }

private:
    QProcess m_process;
};

QString put()
{
    return u"put here https://models.example "_s + QString::fromLatin1(canary);
}

QString withKey(const QString &place)
{
    return u"%1, answered, %2:"_s.arg(place, QString::fromLatin1(canary));
}

} // namespace

void KeychainTest::keepsAndForgetsAKey()
{
    SecretService service;
    QVERIFY(service.unlock());
    {
        User user(service.environment);
        QCOMPARE(user.says(u"read here https://models.example"_s, u"changed:"_s), u"none, answered, -:"_s);
        QCOMPARE(user.says(put(), u"done:"_s), withKey(u"keychain"_s));
    }
    {
        User user(service.environment);
        QCOMPARE(user.says(u"read here https://models.example"_s, u"changed:"_s), withKey(u"keychain"_s));
        QCOMPARE(user.says(u"read here https://evil.example"_s, u"changed:"_s), u"none, answered, -:"_s); // X27
    }
    QVERIFY(service.unlock()); // a new start of the computer
    {
        User user(service.environment);
        QCOMPARE(user.says(u"read here https://models.example"_s, u"changed:"_s), withKey(u"keychain"_s));
        QCOMPARE(user.says(u"remove here https://models.example"_s, u"done:"_s), u"none, answered, -:"_s);
    }
    {
        User user(service.environment);
        QCOMPARE(user.says(u"read here https://models.example"_s, u"changed:"_s), u"none, answered, -:"_s);
    }
    // X25: nothing of it is readable anywhere.
    QDirIterator files(service.folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("CANARY"), qPrintable(file.fileName()));
        ++count;
    }
    QVERIFY(count > 0);
}

void KeychainTest::saysThatItIsLocked()
{
    SecretService service;
    QVERIFY(service.unlock());
    QCOMPARE(User(service.environment).says(put(), u"done:"_s), withKey(u"keychain"_s));
    QVERIFY(service.startLocked()); // and nobody is there to give the password
    {
        User user(service.environment);
        QCOMPARE(user.says(u"read here https://models.example"_s, u"changed:"_s),
                 u"none, answered, -: The keychain is locked."_s);
        QCOMPARE(user.says(u"read other https://models.example"_s, u"changed:"_s), u"none, answered, -:"_s);
        QVERIFY(user.says(u"remove here https://models.example"_s, u"done:"_s)
                    .endsWith("The keychain is locked. It may still hold the key."_L1));
        const QString kept = user.says(put(), u"done:"_s);
        QVERIFY2(kept.startsWith(withKey(u"session"_s) + u" The keychain is locked."_s), qPrintable(kept));
    }
    QVERIFY(service.unlock());
    QCOMPARE(User(service.environment).says(u"read here https://models.example"_s, u"changed:"_s),
             withKey(u"keychain"_s));
}

void KeychainTest::saysThatThereIsNone_data()
{
    QTest::addColumn<bool>("hasBus");
    QTest::newRow("nobody has the name on the bus") << true;
    QTest::newRow("there is no bus") << false;
}

void KeychainTest::saysThatThereIsNone()
{
    QFETCH(const bool, hasBus);
    SecretService service;
    if (!hasBus)
        service.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere/bus"_s);
    User user(service.environment);
    const QString read = user.says(u"read here https://models.example"_s, u"changed:"_s);
    QVERIFY2(read.startsWith("none, answered, -: No keychain answers here ("_L1), qPrintable(read));
    const QString kept = user.says(put(), u"done:"_s);
    QVERIFY2(kept.startsWith(withKey(u"session"_s) + u" No keychain answers here ("_s), qPrintable(kept));
}

void KeychainTest::isNotWaitedForWhereItIsSilent()
{
    SecretService service;
    QVERIFY(service.startSilent());
    User user(service.environment);
    QCOMPARE(user.says(u"read here https://models.example\nshow here https://models.example"_s, u"shown:"_s),
             u"none, waiting, -:"_s);
    QCOMPARE(user.says(u"advance 10"_s, u"changed:"_s),
             u"none, waiting, -: The keychain does not answer; it may be locked and wait for its password."_s);
    QCOMPARE(user.says(put() + u"\nadvance 10"_s, u"done:"_s),
             u"session, waiting, %1: The keychain does not answer; it may be locked and wait for its password."_s.arg(
                 QString::fromLatin1(canary)));
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
