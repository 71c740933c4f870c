// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/endpoints.h"

#include "chat/names.h"
#include "command/hiddeninput.h"
#include "command/interrupts.h"
#include "command/output.h"
#include "command/text.h"
#include "connection/endpointtest.h"
#include "connection/keyring.h"
#include "settings/endpointstore.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using connection::EndpointTest;
using connection::KeyPlace;
using connection::KeyState;
using connection::TestStep;
using settings::Endpoint;

namespace command {

namespace {

void refuse(const Collaborators &with, const QString &reason, ExitCode code, const Done &done)
{
    say(with.err, reason);
    done(code);
}

void print(const Collaborators &with, const QByteArray &bytes, ExitCode code, const Done &done)
{
    if (const auto written = put(with.out, bytes); !written)
        return refuse(with, written.error(), ExitCode::Failed, done);
    done(code);
}

void complainOfFile(const Collaborators &with)
{
    const QStringList problems = with.endpoints.problems();
    for (const QString &problem : problems)
        say(with.err, problem);
}

constexpr chat::Names<KeyPlace, 4> placeNames{{
    {KeyPlace::None, "none"_L1},
    {KeyPlace::Keychain, "keychain"_L1},
    {KeyPlace::Session, "session"_L1},
    {KeyPlace::Environment, "environment"_L1},
}};

QByteArray asJson(const Collaborators &with)
{
    QJsonArray array;
    const QList<Endpoint> endpoints = with.endpoints.endpoints();
    for (const Endpoint &endpoint : endpoints) {
        const KeyState state = with.keys.state(endpoint);
        QJsonObject json = toJson(endpoint);
        json.insert(u"key"_s, chat::nameOf(placeNames, state.place));
        if (!state.message.isEmpty())
            json.insert(u"key_problem"_s, state.message);
        array.append(json);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

QByteArray asText(const Collaborators &with)
{
    QString text;
    const QList<Endpoint> endpoints = with.endpoints.endpoints();
    for (const Endpoint &endpoint : endpoints) {
        text +=
            u"%1  %2: %3 (%4). %5\n"_s.arg(endpoint.id.leftJustified(20), endpoint.name, endpoint.url.toDisplayString(),
                                           displayName(endpoint.kind), describe(with.keys.state(endpoint), endpoint));
    }
    return terminalSafe(text).toUtf8();
}

/// What is to be kept, from what was typed.
std::expected<Endpoint, QString> endpointFor(const AddEndpoint &add)
{
    const auto named = settings::endpointKindFromInput(add.name);
    const auto kind = add.kind.isEmpty() ? named : settings::endpointKindFromInput(add.kind);
    if (!add.kind.isEmpty() && !kind) {
        QStringList kinds;
        for (const settings::KindFacts &facts : settings::endpointKinds())
            kinds.append(facts.id);
        return std::unexpected(tr("The kind “%1” is unknown; there are these: %2.").arg(add.kind, kinds.join(u", "_s)));
    }
    Endpoint endpoint = settings::endpointOfKind(kind.value_or(settings::EndpointKind::Other));
    if (add.url.isEmpty() && endpoint.url.isEmpty())
        return std::unexpected(tr("Say where “%1” is: --url https://host/v1.").arg(add.name));
    if (!add.url.isEmpty()) {
        const auto url = settings::baseUrlFromInput(add.url);
        if (!url)
            return std::unexpected(url.error());
        endpoint = settings::endpointForUrl(*url);
        endpoint.kind = kind.value_or(endpoint.kind);
        if (named)
            endpoint.name = displayName(endpoint.kind);
    }
    if (!named)
        endpoint.name = add.name.simplified();
    return endpoint;
}

std::expected<provider::Secret, QString> readKey(const Collaborators &with)
{
    const HiddenInput hidden;
    if (hidden.isTerminal())
        say(with.err, tr("Paste the key, then press Return; it is not shown."));
    constexpr qint64 longest = 16 * 1024;
    return provider::secretFromInput(with.in.readLine(longest));
}

QJsonObject asJson(const TestStep &step)
{
    QJsonObject json{{u"step"_s, toString(step.what)}, {u"state"_s, toString(step.state)}};
    if (step.took)
        json.insert(u"took_ms"_s, qint64(step.took->count()));
    if (!step.words.isEmpty())
        json.insert(u"words"_s, step.words);
    if (!step.remedy.isEmpty())
        json.insert(u"remedy"_s, step.remedy);
    return json;
}

QString stateText(const TestStep &step)
{
    switch (step.state) {
    case TestStep::State::Succeeded:
        return tr("done");
    case TestStep::State::Failed:
        return tr("failed");
    case TestStep::State::Skipped:
        return tr("skipped");
    default:
        return tr("running");
    }
}

QByteArray asText(const TestStep &step)
{
    const QString took = step.took ? tr("%1 ms").arg(step.took->count()) : QString();
    QString text = u"%1  %2  %3  %4\n"_s.arg(displayName(step.what).leftJustified(11), stateText(step).leftJustified(7),
                                             took.rightJustified(9), step.words);
    if (!step.remedy.isEmpty())
        text += QString(33, u' ') + step.remedy + u'\n';
    return terminalSafe(text).toUtf8();
}

void runTest(const TestEndpoint &wanted, const Endpoint &endpoint, const Collaborators &with, QObject *context,
             const Done &done)
{
    auto *const test = new EndpointTest(endpoint, with.keys.key(endpoint), wanted.model, with.clock, context);
    const auto *const interrupts = new Interrupts(test);
    const auto isInterrupted = std::make_shared<bool>(false); // lives as long as the connections below
    QObject::connect(interrupts, &Interrupts::interrupted, test, [test, isInterrupted] {
        *isInterrupted = true;
        test->stop();
    });
    if (!wanted.asJson) {
        QObject::connect(test, &EndpointTest::stepChanged, context, [with](const TestStep &step) {
            if (step.state != TestStep::State::Running)
                static_cast<void>(put(with.out, asText(step))); // the exit code tells all the same
            else if (!step.words.isEmpty())
                say(with.err, step.words);
        });
    }
    QObject::connect(
        test, &EndpointTest::ended, context, [test, wanted, endpoint, with, isInterrupted, done](bool hasSucceeded) {
            test->deleteLater(); // before all that it works with
            const ExitCode code = *isInterrupted ? ExitCode::Cancelled
                                  : hasSucceeded ? ExitCode::Done
                                                 : ExitCode::Failed;
            if (!wanted.asJson)
                return done(code);
            QJsonArray steps;
            for (const TestStep &step : test->steps())
                steps.append(asJson(step));
            const QJsonObject report{{u"endpoint"_s, endpoint.id}, {u"ok"_s, hasSucceeded}, {u"steps"_s, steps}};
            print(with, QJsonDocument(report).toJson(QJsonDocument::Indented), code, done);
        });
    test->start();
}

} // namespace

std::expected<Endpoint, QString> findEndpoint(const settings::EndpointStore &store, const QString &typed)
{
    if (const auto byId = store.endpoint(typed))
        return *byId;
    const QList<Endpoint> all = store.endpoints();
    const auto byName = std::ranges::find_if(
        all, [&typed](const Endpoint &endpoint) { return endpoint.name.compare(typed, Qt::CaseInsensitive) == 0; });
    if (byName == all.end())
        return std::unexpected(tr("There is no connection “%1”; counterpoint endpoints lists them.").arg(typed));
    return *byName;
}

void listEndpoints(const ListEndpoints &list, const Collaborators &with, QObject *context, const Done &done)
{
    complainOfFile(with);
    const QList<Endpoint> endpoints = with.endpoints.endpoints();
    with.keys.read(endpoints);                                       // all at once
    const auto left = std::make_shared<qsizetype>(endpoints.size()); // counted by the answers
    for (const Endpoint &endpoint : endpoints) {
        with.keys.whenKnown(endpoint, context, [list, with, done, left] {
            if (--*left == 0)
                print(with, list.asJson ? asJson(with) : asText(with), ExitCode::Done, done);
        });
    }
}

void addEndpoint(const AddEndpoint &add, const Collaborators &with, QObject *context, const Done &done)
{
    const auto endpoint = endpointFor(add);
    if (!endpoint)
        return refuse(with, endpoint.error(), ExitCode::WrongUse, done);
    std::optional<provider::Secret> key;
    if (add.readsKey) {
        const auto read = readKey(with);
        if (!read)
            return refuse(with, read.error(), ExitCode::WrongUse, done);
        key = *read;
    }
    Endpoint kept = *endpoint;
    if (const auto before = with.endpoints.endpoint(endpoint->id)) {
        kept = *before; // with its headers, times and way
        kept.name = endpoint->name;
        kept.kind = endpoint->kind;
    }
    if (const auto written = with.endpoints.put(kept); !written)
        return refuse(with, written.error(), ExitCode::Failed, done);
    const QString sentence = tr("Kept %1 as %2.\n").arg(kept.name, kept.id);
    if (!key)
        return print(with, terminalSafe(sentence).toUtf8(), ExitCode::Done, done);
    with.keys.put(kept, *key, context, [with, sentence, done](const KeyState &state) {
        if (state.place == KeyPlace::Keychain)
            return print(with, terminalSafe(sentence + tr("The key is in the keychain.\n")).toUtf8(), ExitCode::Done,
                         done);
        say(with.err, tr("The key was not kept. %1").arg(state.message));
        print(with, terminalSafe(sentence).toUtf8(), ExitCode::Failed, done);
    });
}

void testEndpoint(const TestEndpoint &test, const Collaborators &with, QObject *context, const Done &done)
{
    complainOfFile(with);
    const auto endpoint = findEndpoint(with.endpoints, test.id);
    if (!endpoint)
        return refuse(with, endpoint.error(), ExitCode::WrongUse, done);
    with.keys.whenKnown(*endpoint, context, [test, endpoint = *endpoint, with, context, done] {
        if (const QString problem = with.keys.state(endpoint).message; !problem.isEmpty())
            say(with.err, problem);
        runTest(test, endpoint, with, context, done);
    });
}

void removeEndpoint(const RemoveEndpoint &remove, const Collaborators &with, QObject *context, const Done &done)
{
    const auto endpoint = findEndpoint(with.endpoints, remove.id);
    if (!endpoint)
        return refuse(with, endpoint.error(), ExitCode::WrongUse, done);
    with.keys.remove(*endpoint, context, [with, endpoint = *endpoint, done](const KeyState &state) {
        if (!state.message.isEmpty())
            say(with.err, state.message);
        if (const auto removed = with.endpoints.remove(endpoint.id); !removed)
            return refuse(with, removed.error(), ExitCode::Failed, done);
        print(with, terminalSafe(tr("Removed %1.\n").arg(endpoint.name)).toUtf8(), ExitCode::Done, done);
    });
}

} // namespace command
