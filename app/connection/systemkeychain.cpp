// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/keychain.h"

#include "connection/lockeditems.h"
#include "provider/words.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace connection {

using End = KeychainAnswer::End;

static End endOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return End::Done;
    case QKeychain::EntryNotFound:
        return End::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return End::Locked;
    default:
        return End::Unavailable;
    }
}

static KeychainAnswer answerOf(const QKeychain::Job &job)
{
    KeychainAnswer answer{.end = endOf(job.error()), .secret = {}, .words = {}};
    if (answer.end != End::Done)
        answer.words = provider::plainWords(job.errorString());
    return answer;
}

static QString service()
{
    return u"counterpoint"_s;
}

// QtKeychain says "not there" or even "done" where the entry is locked and nobody unlocked it.
static Keychain::Answered orLocked(const QString &entry, QObject *context, const Keychain::Answered &answered)
{
    return [entry, context, answered](const KeychainAnswer &answer) {
        if (answer.end != End::NotFound && (answer.end != End::Done || !answer.secret.isEmpty()))
            return answered(answer);
        whetherLocked(service(), entry, context, [answer, answered](bool isLocked) {
            answered(isLocked ? KeychainAnswer{.end = End::Locked, .secret = {}, .words = {}} : answer);
        });
    };
}

// The backend calls into the job when it answers at last: a job lives until then, whoever waits for it.
static void start(QKeychain::Job *job, const QString &entry, QObject *context, const Keychain::Answered &answered)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(entry);
    QObject::connect(job, &QKeychain::Job::finished, context, [answered](QKeychain::Job *finished) {
        KeychainAnswer answer = answerOf(*finished);
        if (const auto *const read = qobject_cast<QKeychain::ReadPasswordJob *>(finished))
            answer.secret = provider::Secret(read->textData().toUtf8());
        answered(answer);
    });
    job->start();
}

void SystemKeychain::read(const QString &entry, QObject *context, const Answered &answered)
{
    start(new QKeychain::ReadPasswordJob(service()), entry, context, orLocked(entry, context, answered));
}

void SystemKeychain::write(const QString &entry, const provider::Secret &secret, QObject *context,
                           const Answered &answered)
{
    auto *const job = new QKeychain::WritePasswordJob(service());
    job->setTextData(QString::fromUtf8(secret.bytes()));
    start(job, entry, context, answered);
}

void SystemKeychain::remove(const QString &entry, QObject *context, const Answered &answered)
{
    start(new QKeychain::DeletePasswordJob(service()), entry, context, orLocked(entry, context, answered));
}

} // namespace connection
