// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/keychain.h"
#include "connection/keyring.h"
#include "support/fakeclock.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// Uses the system's keychain as a process of its own, since a process has one session bus for its whole life. Reads
/// commands from standard input, one a line: `put|remove|read|show ID URL [KEY]` and `advance SECONDS`. Says a line for
/// each change: `ID: place, waiting|answered, key or -: message`.
class KeyringUser : public QObject
{
    Q_OBJECT

public:
    KeyringUser()
    {
        connect(&m_input, &QSocketNotifier::activated, this, &KeyringUser::read);
        connect(&m_ring, &connection::KeyRing::changed, this, [this](const QString &id) {
            if (id == m_endpoint.id)
                show("changed");
        });
    }

private:
    void read()
    {
        char bytes[4096];
        const ssize_t size = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (size <= 0)
            return QCoreApplication::quit();
        m_said.append(bytes, size);
        for (qsizetype end = 0; (end = m_said.indexOf('\n')) >= 0;) {
            const QStringList words = QString::fromUtf8(m_said.first(end)).split(u' ');
            m_said.remove(0, end + 1);
            obey(words);
        }
    }
    void obey(const QStringList &words)
    {
        if (words.first() == u"advance") {
            m_clock.advance(std::chrono::seconds(words.value(1).toInt()));
            return say("advanced\n");
        }
        m_endpoint = {.id = words.value(1), .url = QUrl(words.value(2))};
        const auto done = [this](const connection::KeyState &) { show("done"); };
        if (words.first() == u"put")
            m_ring.put(m_endpoint, provider::Secret(words.value(3).toUtf8()), this, done);
        else if (words.first() == u"remove")
            m_ring.remove(m_endpoint, this, done);
        else if (words.first() == u"read")
            m_ring.read({m_endpoint});
        else
            show("shown");
    }
    void show(const char *what)
    {
        const connection::KeyState state = m_ring.state(m_endpoint);
        constexpr const char *places[] = {"none", "keychain", "session", "environment"};
        const QByteArray key = m_ring.key(m_endpoint).bytes();
        say(QByteArray(what) + ": " + places[int(state.place)] + (state.isWaiting ? ", waiting, " : ", answered, ") +
            (key.isEmpty() ? "-" : key) + ": " + state.message.toUtf8() + '\n');
    }
    static void say(const QByteArray &line)
    {
        std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
        std::fflush(stdout);
    }

    testsupport::FakeClock m_clock;
    connection::SystemKeychain m_keychain;
    connection::KeyRing m_ring{m_keychain, m_clock};
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
    settings::Endpoint m_endpoint;
    QByteArray m_said;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const KeyringUser user;
    return QCoreApplication::exec();
}

#include "keyring_user.moc"
