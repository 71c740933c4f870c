// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/endpointtest.h"

#include "chat/clock.h"
#include "connection/keycheck.h"
#include "connection/text.h"
#include "provider/connections.h"
#include "provider/endpointcall.h"
#include "provider/endpointrequest.h"
#include "provider/keysource.h"
#include "provider/words.h"
#include "settings/modelname.h"

#include <QHostInfo>
#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chat::ErrorKind;
using provider::makeError;
using provider::placeName;

namespace connection {

using What = TestStep::What;
using State = TestStep::State;

namespace {

/// A thinking model may use up more before its first word; then it has answered all the same.
constexpr int fewTokens = 32;
constexpr auto loadingTakes = 5s;

/// The key that is tested, which need not be kept yet.
class TestedKey : public provider::KeySource
{
public:
    explicit TestedKey(const provider::Secret &key) : m_key(key) {}
    [[nodiscard]] provider::Secret key(const settings::Endpoint &endpoint) const override
    {
        return provider::mayCarryKey(endpoint) ? m_key : provider::Secret();
    }

private:
    const provider::Secret m_key;
};

bool finds(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy;
}

} // namespace

struct EndpointTest::Asked
{
    Asked(const provider::Secret &secret, chat::Clock &clock) : key(secret), connections(clock, key) {}

    TestedKey key;
    provider::Connections connections;
    provider::CompletionJob *job = nullptr; ///< a child of the test
};

EndpointTest::EndpointTest(const settings::Endpoint &endpoint, const provider::Secret &key, const QString &model,
                           chat::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_key(provider::mayCarryKey(endpoint) ? key : provider::Secret())
    , m_model(model)
    , m_clock(clock)
{
    for (const What what : {What::Resolve, What::Connect, What::Tls, What::Key, What::Models, What::Word})
        m_steps.append({.what = what});
}

EndpointTest::~EndpointTest()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    if (m_socket)
        m_socket->disconnect(this);
}

void EndpointTest::start()
{
    QMetaObject::invokeMethod(this, &EndpointTest::resolve, Qt::QueuedConnection);
}

void EndpointTest::stop()
{
    if (m_hasEnded)
        return;
    if (step(m_current).state == State::Running)
        skip(m_current, Text::tr("Stopped."));
    end(false);
}

bool EndpointTest::begin(What what)
{
    if (m_hasEnded)
        return false;
    m_current = what;
    m_startedAt = m_clock.now();
    step(what).state = State::Running;
    Q_EMIT stepChanged(step(what));
    return !m_hasEnded;
}

void EndpointTest::succeed(const QString &words)
{
    TestStep &done = step(m_current);
    done.state = State::Succeeded;
    done.took = m_clock.now() - m_startedAt;
    done.words = words;
    Q_EMIT stepChanged(done);
}

void EndpointTest::skip(What what, const QString &words)
{
    step(what).state = State::Skipped;
    step(what).words = words;
    Q_EMIT stepChanged(step(what));
}

void EndpointTest::fail(const chat::Error &error)
{
    if (m_hasEnded)
        return;
    TestStep &failed = step(m_current);
    failed.state = State::Failed;
    failed.took = m_clock.now() - m_startedAt;
    failed.words = m_key.redacted(error.message);
    failed.remedy = m_key.redacted(error.remedy);
    Q_EMIT stepChanged(failed);
    end(false);
}

void EndpointTest::end(bool hasSucceeded)
{
    if (std::exchange(m_hasEnded, true))
        return;
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    if (m_asked && m_asked->job) {
        m_asked->job->disconnect(this);
        m_asked->job->cancel();
    }
    Q_EMIT ended(hasSucceeded);
}

void EndpointTest::failAfter(std::chrono::milliseconds patience, What what, const QString &message)
{
    m_clock.after(patience, this, [this, what, message] {
        if (m_current == what && step(what).state == State::Running)
            fail(makeError(ErrorKind::Network, message, {.endpoint = m_endpoint}));
    });
}

void EndpointTest::resolve()
{
    if (m_hasEnded)
        return;
    if (!finds(provider::proxyFor(m_endpoint))) {
        skip(What::Resolve, Text::tr("The proxy looks it up."));
        return connectSocket();
    }
    if (!begin(What::Resolve))
        return;
    const QString host = m_endpoint.url.host();
    failAfter(m_endpoint.connectTimeout.value_or(10s), What::Resolve,
              Text::tr("The address %1 was not found.").arg(host));
    m_lookup = QHostInfo::lookupHost(host, this, [this, host](const QHostInfo &found) {
        m_lookup = -1;
        if (m_hasEnded)
            return;
        if (found.error() != QHostInfo::NoError || found.addresses().isEmpty())
            return fail(makeError(ErrorKind::Network, Text::tr("The address %1 was not found.").arg(host),
                                  {.endpoint = m_endpoint}));
        succeed(found.addresses().first().toString());
        connectSocket();
    });
}

void EndpointTest::connectSocket()
{
    if (!begin(What::Connect))
        return;
    const QNetworkProxy proxy = provider::proxyFor(m_endpoint);
    const bool isEncrypted = m_endpoint.url.scheme() == "https"_L1;
    QString host = m_endpoint.url.host();
    int port = m_endpoint.url.port(isEncrypted ? 443 : 80);
    m_socket = new QSslSocket(this);
    // Plain requests are handed to the proxy, not led through it.
    const bool isHandedOver =
        !isEncrypted && (proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy);
    m_socket->setProxy(isHandedOver ? QNetworkProxy(QNetworkProxy::NoProxy) : proxy);
    if (isHandedOver) {
        host = proxy.hostName();
        port = proxy.port();
    }
    connect(m_socket, &QSslSocket::connected, this, [this, proxy] {
        succeed(finds(proxy) ? QString() : Text::tr("through the proxy %1:%2").arg(proxy.hostName()).arg(proxy.port()));
        encrypt();
    });
    connect(m_socket, &QSslSocket::errorOccurred, this, [this] {
        const bool isTls = m_current == What::Tls;
        fail(makeError(isTls ? ErrorKind::Tls : ErrorKind::Network, provider::plainWords(m_socket->errorString()),
                       {.endpoint = m_endpoint}));
    });
    const auto patience = m_endpoint.connectTimeout.value_or(10s);
    failAfter(
        patience, What::Connect,
        Text::tr("No connection within %1 seconds.").arg(std::chrono::ceil<std::chrono::seconds>(patience).count()));
    m_socket->connectToHost(host, static_cast<quint16>(port));
}

void EndpointTest::encrypt()
{
    if (m_hasEnded)
        return;
    if (m_endpoint.url.scheme() != "https"_L1) {
        skip(What::Tls, m_endpoint.isLoopback() ? Text::tr("Not needed: it stays on this computer.")
                                                : Text::tr("Not encrypted: others on the way can read along."));
        return checkKey();
    }
    if (!begin(What::Tls))
        return;
    const auto trust = provider::trustOf(m_endpoint);
    if (!trust)
        return fail(trust.error());
    m_socket->setSslConfiguration(*trust);
    m_socket->setPeerVerifyName(m_endpoint.url.host());
    connect(m_socket, &QSslSocket::encrypted, this, [this] {
        const QList<QSslCertificate> chain = m_socket->peerCertificateChain();
        const QString by = chain.isEmpty() ? QString() : chain.first().issuerDisplayName();
        succeed(Text::tr("certificate by %1").arg(provider::plainWords(by)));
        checkKey();
    });
    failAfter(m_endpoint.connectTimeout.value_or(10s), What::Tls, Text::tr("The server does not begin to encrypt."));
    m_socket->startClientEncryption();
}

bool EndpointTest::isOpenRouter() const
{
    return m_endpoint.kind == settings::EndpointKind::OpenRouter || provider::isOpenRouterHost(m_endpoint.url);
}

// OpenRouter is asked about the key itself; elsewhere the list of models shows whether it is taken.
void EndpointTest::checkKey()
{
    if (m_hasEnded)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    if (m_key.isEmpty() && !provider::needsKey(m_endpoint)) {
        skip(What::Key, Text::tr("Without a key."));
        return listModels();
    }
    if (!begin(What::Key))
        return;
    if (m_key.isEmpty())
        return fail(makeError(ErrorKind::Key, Text::tr("There is no key for %1.").arg(placeName(m_endpoint)),
                              {.endpoint = m_endpoint}));
    auto *const check = new KeyCheck(m_clock, this);
    connect(check, &KeyCheck::ended, this, [this, check](const KeyCheck::Result &result) {
        check->deleteLater();
        if (m_hasEnded)
            return;
        if (result)
            return takeKeyFacts(*result);
        if (isOpenRouter() || result.error().kind == ErrorKind::Key)
            return fail(result.error());
        skip(What::Key, Text::tr("It is seen with the first word."));
        if (begin(What::Models))
            failModels(result.error());
    });
    check->start(m_endpoint, m_key);
}

void EndpointTest::takeKeyFacts(const KeyFacts &facts)
{
    const QString account = accountText(facts);
    succeed(account.isEmpty() ? Text::tr("It is taken.") : account);
    if (isOpenRouter())
        return listModels();
    if (begin(What::Models))
        takeModels(facts.models);
}

void EndpointTest::listModels()
{
    if (!begin(What::Models))
        return;
    auto *const call = new provider::EndpointCall(m_endpoint, m_key, m_clock, this);
    connect(call, &provider::EndpointCall::ended, this, [this, call](const provider::EndpointCall::Answer &answer) {
        call->deleteLater();
        if (m_hasEnded)
            return;
        if (!answer)
            return failModels(answer.error());
        if (const auto ids = modelIds(*answer))
            return takeModels(*ids);
        failModels(makeError(ErrorKind::Protocol,
                             Text::tr("%1 does not say which models it has.").arg(placeName(m_endpoint)),
                             {.endpoint = m_endpoint}));
    });
    call->get(u"/models"_s);
}

void EndpointTest::failModels(const chat::Error &error)
{
    if (m_model.isEmpty() || error.kind == ErrorKind::Key)
        return fail(error);
    skip(What::Models, m_key.redacted(error.message));
    askForAWord();
}

void EndpointTest::takeModels(const QStringList &models)
{
    m_models = models;
    if (m_model.isEmpty()) {
        const auto first = std::ranges::find_if(models, settings::namesChatModel);
        m_model = first == models.end() ? models.value(0) : *first;
    }
    if (m_model.isEmpty()) {
        return fail({.kind = ErrorKind::Model,
                     .message = Text::tr("%1 has no model.").arg(placeName(m_endpoint)),
                     .remedy = Text::tr("Load or install a model there, then test again.")});
    }
    succeed(Text::tr("%n models", nullptr, static_cast<int>(models.size())));
    askForAWord();
}

void EndpointTest::askForAWord()
{
    if (!begin(What::Word))
        return;
    m_asked = std::make_unique<Asked>(m_key, m_clock);
    m_asked->connections.setEndpoints({m_endpoint});
    provider::CompletionRequest request{.model = {.endpoint = m_endpoint.id, .id = m_model},
                                        .messages = {{.role = provider::Role::User, .text = u"Say one word: hello"_s}},
                                        .settings = {.maxTokens = fewTokens}};
    request.policy.moreTries = 0;
    m_asked->job = m_asked->connections.ask(request, u"writer"_s, this);
    const auto begun = [this](const QString &) {
        if (m_hasEnded)
            return;
        succeed(m_model);
        end(true);
    };
    connect(m_asked->job, &provider::CompletionJob::textReceived, this, begun);
    connect(m_asked->job, &provider::CompletionJob::reasoningReceived, this, begun);
    connect(m_asked->job, &provider::CompletionJob::ended, this, &EndpointTest::takeCompletion);
    if (!settings::factsOf(m_endpoint.kind).isOwnServer())
        return;
    m_clock.after(loadingTakes, this, [this] {
        if (m_hasEnded || step(What::Word).state != State::Running)
            return;
        step(What::Word).words = Text::tr("The server may be loading %1, which can take minutes.").arg(m_model);
        Q_EMIT stepChanged(step(What::Word));
    });
}

void EndpointTest::takeCompletion(const provider::Completion &completion)
{
    if (m_hasEnded)
        return;
    // It thought in secret and used up the few tokens: the way is open.
    const bool hasThought =
        completion.error && completion.error->kind == ErrorKind::Truncated && completion.finish == chat::Finish::Length;
    if (completion.state == chat::State::Succeeded || hasThought) {
        succeed(m_model);
        return end(true);
    }
    fail(completion.error.value_or(chat::Error{}));
}

} // namespace connection
