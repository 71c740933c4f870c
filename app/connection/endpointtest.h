// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/error.h"
#include "connection/teststep.h"
#include "provider/completionjob.h"
#include "provider/secret.h"
#include "settings/endpoint.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

class QSslSocket;

namespace chat {
class Clock;
}
namespace provider {
class Connections;
}

namespace connection {

class KeyCheck;
struct KeyFacts;

/// Goes the way to an endpoint step by step, as a real question would: with its proxy, authority, headers and key. The
/// last step asks one model for one word (a few tokens). It ends at the first step that fails, except that a model that
/// was named is asked even where the list of models fails. Made for one test; owned by its parent; destroying it stops
/// it silently, but not from within its own signals.
class EndpointTest : public QObject
{
    Q_OBJECT

public:
    /// `model` empty: the first that looks as if it chats. `clock` outlives this.
    EndpointTest(const settings::Endpoint &endpoint, const provider::Secret &key, const QString &model,
                 chat::Clock &clock, QObject *parent = nullptr);
    ~EndpointTest() override;

    /// Once; the first signal comes from the event loop.
    void start();
    /// Ends at once; what ran counts as skipped.
    void stop();

    /// All six, in order.
    [[nodiscard]] const QList<TestStep> &steps() const { return m_steps; }
    /// The ids that the endpoint offers, once known.
    [[nodiscard]] const QStringList &models() const { return m_models; }

Q_SIGNALS:
    /// A step began, ended, or has something to say while it runs (a model that is being loaded).
    void stepChanged(const connection::TestStep &step);
    /// Once. Whether a word came.
    void ended(bool hasSucceeded);

private:
    struct Asked;

    TestStep &step(TestStep::What what) { return m_steps[int(what)]; }
    [[nodiscard]] bool begin(TestStep::What what); ///< false where it was stopped meanwhile
    void succeed(const QString &words);
    void skip(TestStep::What what, const QString &words);
    void fail(const chat::Error &error);
    void end(bool hasSucceeded);

    void resolve();
    void connectSocket();
    void encrypt();
    void checkKey();
    void takeKeyFacts(const KeyFacts &facts);
    void listModels();
    void takeModels(const QStringList &models);
    void failModels(const chat::Error &error);
    void askForAWord();
    void takeCompletion(const provider::Completion &completion);
    void failAfter(std::chrono::milliseconds patience, TestStep::What what, const QString &message);
    [[nodiscard]] bool isOpenRouter() const;

    const settings::Endpoint m_endpoint;
    const provider::Secret m_key;
    QString m_model;
    chat::Clock &m_clock;
    QList<TestStep> m_steps;
    TestStep::What m_current = TestStep::What::Resolve;
    std::chrono::milliseconds m_startedAt{0};
    int m_lookup = -1; ///< QHostInfo's number while it looks
    QSslSocket *m_socket = nullptr;
    QStringList m_models;
    std::unique_ptr<Asked> m_asked;
    bool m_hasEnded = false;
};

} // namespace connection
