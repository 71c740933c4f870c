// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/keyring.h"

#include "chat/clock.h"
#include "connection/keychain.h"
#include "connection/text.h"

#include <QPointer>

#include <map>

using namespace Qt::StringLiterals;
using provider::Secret;
using settings::Endpoint;

namespace connection {

using End = KeychainAnswer::End;

namespace {

/// One key and what the keychain was asked about it.
struct Entry
{
    struct Waiting
    {
        QPointer<QObject> context;
        std::function<void()> then;
    };

    QString endpointId;
    Secret secret;
    KeyPlace place = KeyPlace::None;
    QString message;
    bool hasKeychain = true;
    bool wasRead = false;   ///< or need not be
    bool isWaiting = false; ///< for the answer to the last question
    int question = 0;       ///< its number: answers to earlier ones do not count
    std::vector<Waiting> waiting;
};

QString nameOf(const Endpoint &endpoint)
{
    return endpoint.id + u' ' + endpoint.origin();
}

QString silence()
{
    return Text::tr("The keychain does not answer; it may be locked and wait for its password.");
}

QString inBrackets(const QString &words)
{
    return words.isEmpty() ? QString() : u" ("_s + words + u')';
}

QString notRead(const KeychainAnswer &answer)
{
    if (answer.end == End::Locked)
        return Text::tr("The keychain is locked.") + inBrackets(answer.words);
    return Text::tr("No keychain answers here%1.").arg(inBrackets(answer.words));
}

QString notRemoved(const QString &reason)
{
    return reason + u' ' + Text::tr("It may still hold the key.");
}

} // namespace

QString describe(const KeyState &state, const Endpoint &endpoint)
{
    const QString reason = state.message.isEmpty() ? QString() : state.message + u' ';
    switch (state.place) {
    case KeyPlace::Keychain:
        return Text::tr("In the keychain.");
    case KeyPlace::Session:
        return reason + Text::tr("The key is kept until the program closes.");
    case KeyPlace::Environment:
        return reason + Text::tr("From the environment (%1).").arg(provider::keyVariable(endpoint));
    case KeyPlace::None:
        break;
    }
    if (state.isWaiting && state.message.isEmpty())
        return Text::tr("Waiting for the keychain.");
    return reason + Text::tr("No key.");
}

struct KeyRing::Private
{
    KeyRing &ring;
    Keychain &keychain;
    chat::Clock &clock;
    provider::EnvironmentKeys environment;
    std::map<QString, Entry> entries; ///< by name; never removed, so that they stay where they are

    Entry &entry(const Endpoint &endpoint);
    void ask(const QString &name);
    void takeRead(const QString &name, const KeychainAnswer &answer);
    /// Notes a question that changes the keychain; `answered` gets its answer, or none after `patience`, then what came
    /// late.
    using Answered = std::function<void(const std::optional<KeychainAnswer> &)>;
    Keychain::Answered question(Entry &entry, const Answered &answered);
    void release(Entry &entry);
    void tell(const Entry &entry) { Q_EMIT ring.changed(entry.endpointId); }
};

Entry &KeyRing::Private::entry(const Endpoint &endpoint)
{
    Entry &entry = entries[nameOf(endpoint)];
    entry.endpointId = endpoint.id;
    return entry;
}

void KeyRing::Private::ask(const QString &name)
{
    Entry &entry = entries.at(name);
    entry.wasRead = true;
    entry.isWaiting = true;
    entry.message.clear();
    const int number = ++entry.question;
    const auto isCurrent = [this, name, number] { return entries.at(name).question == number; };
    keychain.read(name, &ring, [this, name, isCurrent](const KeychainAnswer &answer) {
        if (isCurrent())
            takeRead(name, answer);
    });
    clock.after(patience, &ring, [this, name, isCurrent] {
        Entry &late = entries.at(name);
        if (!isCurrent() || !late.isWaiting)
            return;
        late.message = silence();
        release(late);
        tell(late);
    });
}

void KeyRing::Private::takeRead(const QString &name, const KeychainAnswer &answer)
{
    Entry &entry = entries.at(name);
    entry.isWaiting = false;
    entry.message.clear();
    entry.hasKeychain = answer.end != End::Unavailable;
    if (answer.end == End::Done && !answer.secret.isEmpty()) {
        entry.secret = answer.secret;
        entry.place = KeyPlace::Keychain;
    } else if (answer.end == End::Locked || answer.end == End::Unavailable) {
        entry.message = notRead(answer);
    }
    release(entry);
    tell(entry);
}

void KeyRing::Private::release(Entry &entry)
{
    for (const Entry::Waiting &each : std::exchange(entry.waiting, {})) {
        if (each.context)
            each.then();
    }
}

KeyRing::KeyRing(Keychain &keychain, chat::Clock &clock, QObject *parent)
    : QObject(parent), d(new Private{.ring = *this, .keychain = keychain, .clock = clock})
{
}

KeyRing::~KeyRing() = default;

void KeyRing::read(const QList<Endpoint> &endpoints)
{
    for (const Endpoint &endpoint : endpoints) {
        if (provider::mayCarryKey(endpoint) && !d->entry(endpoint).wasRead)
            d->ask(nameOf(endpoint));
    }
}

void KeyRing::retry(const Endpoint &endpoint)
{
    const Entry &entry = d->entry(endpoint);
    const bool isOpen = !entry.wasRead || (!entry.message.isEmpty() && entry.secret.isEmpty());
    if (provider::mayCarryKey(endpoint) && isOpen && !entry.isWaiting)
        d->ask(nameOf(endpoint));
}

KeyState KeyRing::state(const Endpoint &endpoint) const
{
    KeyState state;
    if (const auto found = d->entries.find(nameOf(endpoint)); found != d->entries.end())
        state = {.place = found->second.place,
                 .isWaiting = found->second.isWaiting,
                 .message = found->second.message,
                 .hasKeychain = found->second.hasKeychain};
    if (state.place == KeyPlace::None && !d->environment.key(endpoint).isEmpty())
        state.place = KeyPlace::Environment;
    return state;
}

Keychain::Answered KeyRing::Private::question(Entry &entry, const Answered &answered)
{
    const int number = ++entry.question;
    entry.wasRead = true;
    entry.isWaiting = true;
    entry.message.clear();
    clock.after(patience, &ring, [&entry, number, answered] {
        if (entry.question == number && entry.isWaiting)
            answered(std::nullopt);
    });
    return [&entry, number, answered](const KeychainAnswer &answer) {
        if (entry.question != number)
            return;
        entry.isWaiting = false;
        answered(answer);
    };
}

/// Calls once, however often it is called.
static std::function<void(const KeyState &)> once(QObject *context, const KeyRing::Done &done)
{
    const auto isDone = std::make_shared<bool>(false); // shared by the two who may be first
    return [isDone, guard = QPointer(context), done](const KeyState &state) {
        if (!std::exchange(*isDone, true) && guard)
            done(state);
    };
}

void KeyRing::put(const Endpoint &endpoint, const Secret &secret, QObject *context, const Done &done)
{
    const Done tell = once(context, done);
    if (!provider::mayCarryKey(endpoint)) {
        d->clock.after({}, context, [tell] {
            tell({.message = Text::tr("No key is sent over an unencrypted connection: use an address that begins with "
                                      "https.")});
        });
        return;
    }
    Entry &entry = d->entry(endpoint);
    entry.secret = secret;
    entry.place = KeyPlace::Session;
    const auto answered = [this, &entry, endpoint, tell](const std::optional<KeychainAnswer> &answer) {
        const bool isKept = answer && answer->end == End::Done;
        entry.place = isKept ? KeyPlace::Keychain : KeyPlace::Session;
        entry.message = isKept ? QString() : answer ? notRead(*answer) : silence();
        entry.hasKeychain = !answer || answer->end != End::Unavailable;
        Q_EMIT changed(endpoint.id);
        tell(state(endpoint));
    };
    d->keychain.write(nameOf(endpoint), secret, this, d->question(entry, answered));
    d->release(entry);
    d->tell(entry);
}

void KeyRing::remove(const Endpoint &endpoint, QObject *context, const Done &done)
{
    const Done tell = once(context, done);
    Entry &entry = d->entry(endpoint);
    entry.secret = {};
    entry.place = KeyPlace::None;
    const auto answered = [this, &entry, endpoint, tell](const std::optional<KeychainAnswer> &answer) {
        const bool isGone = answer && (answer->end == End::Done || answer->end == End::NotFound);
        entry.message = isGone ? QString() : notRemoved(answer ? notRead(*answer) : silence());
        Q_EMIT changed(endpoint.id);
        tell(state(endpoint));
    };
    d->keychain.remove(nameOf(endpoint), this, d->question(entry, answered));
    d->release(entry);
    d->tell(entry);
}

Secret KeyRing::key(const Endpoint &endpoint) const
{
    if (!provider::mayCarryKey(endpoint))
        return {};
    const auto found = d->entries.find(nameOf(endpoint));
    if (found != d->entries.end() && !found->second.secret.isEmpty())
        return found->second.secret;
    return d->environment.key(endpoint);
}

void KeyRing::whenKnown(const Endpoint &endpoint, QObject *context, const std::function<void()> &then) const
{
    if (!provider::mayCarryKey(endpoint) || d->environment.hasOwn(endpoint))
        return then();
    Entry &entry = d->entry(endpoint);
    if (!entry.wasRead)
        d->ask(nameOf(endpoint));
    if (!entry.isWaiting || !entry.secret.isEmpty() || !entry.message.isEmpty())
        return then();
    const auto isDone = std::make_shared<bool>(false); // shared by the two who may be first
    const auto goOn = [isDone, then] {
        if (!std::exchange(*isDone, true))
            then();
    };
    entry.waiting.push_back({.context = context, .then = goOn});
    if (!provider::needsKey(endpoint))
        d->clock.after(shortPatience, context, goOn);
}

} // namespace connection
