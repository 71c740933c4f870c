// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/keychain.h"

#include <QMap>
#include <QPointer>

/// A keychain in memory that answers when, and as, the test says.
class FakeKeychain : public connection::Keychain
{
public:
    using Answer = connection::KeychainAnswer;

    QMap<QString, QByteArray> entries;
    QStringList asked;                ///< "read …", "write …", "remove …"
    std::optional<Answer::End> fails; ///< every answer
    bool isSilent = false;            ///< answers wait for answerAll()

    void read(const QString &entry, QObject *context, const Answered &answered) override
    {
        asked.append(QStringLiteral("read ") + entry);
        reply(context, answered, [this, entry]() -> Answer {
            if (!entries.contains(entry))
                return {.end = Answer::End::NotFound};
            return {.end = Answer::End::Done, .secret = provider::Secret(entries.value(entry))};
        });
    }
    void write(const QString &entry, const provider::Secret &secret, QObject *context,
               const Answered &answered) override
    {
        asked.append(QStringLiteral("write ") + entry);
        reply(context, answered, [this, entry, bytes = secret.bytes()]() -> Answer {
            entries.insert(entry, bytes);
            return {.end = Answer::End::Done};
        });
    }
    void remove(const QString &entry, QObject *context, const Answered &answered) override
    {
        asked.append(QStringLiteral("remove ") + entry);
        reply(context, answered, [this, entry]() -> Answer {
            return {.end = entries.remove(entry) > 0 ? Answer::End::Done : Answer::End::NotFound};
        });
    }

    /// Those who wait, in their order.
    void answerAll()
    {
        for (const auto &answer : std::exchange(m_held, {}))
            answer();
    }

private:
    void reply(QObject *context, const Answered &answered, const std::function<Answer()> &work)
    {
        const auto answer = [this, guard = QPointer(context), answered, work] {
            if (guard)
                answered(fails ? Answer{.end = *fails, .words = QStringLiteral("it says")} : work());
        };
        if (isSilent)
            m_held.push_back(answer);
        else
            QMetaObject::invokeMethod(context, answer, Qt::QueuedConnection);
    }

    std::vector<std::function<void()>> m_held;
};
