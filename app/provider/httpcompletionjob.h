// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/completionjob.h"
#include "provider/completionstream.h"
#include "provider/keysource.h"
#include "provider/lane.h"
#include "provider/requestbody.h"
#include "provider/retry.h"
#include "provider/watchdog.h"

class QNetworkAccessManager;

namespace provider {

/// A completion over HTTP: waits for its turn, sends, tries again where that is allowed, concedes fields that a server
/// does not take, ends once. See "The stages" in the design for how often and how long.
class HttpCompletionJob : public CompletionJob
{
    Q_OBJECT

public:
    /// What it works with; all of it outlives the job. `lane` is null where the server takes any number at once.
    struct Tools
    {
        chat::Clock &clock;
        const KeySource &keys;
        QNetworkAccessManager &manager;
        Lane *lane;
        std::mt19937 &random;
    };

    /// Without an endpoint it fails. `slot` counts from 0.
    HttpCompletionJob(const CompletionRequest &request, std::optional<settings::Endpoint> endpoint, int slot,
                      const Tools &tools, QObject *parent);
    ~HttpCompletionJob() override;

    void cancel() override;
    [[nodiscard]] const Completion &completion() const override { return m_completion; }

private:
    void begin();
    void takeKey();
    void enterLane();
    void leaveLane();
    void send();
    [[nodiscard]] std::expected<QNetworkRequest, chat::Error> networkRequest() const;
    [[nodiscard]] CompletionStream::Times times() const;
    void receive(const Delta &delta);
    void concludeTry(const std::optional<ServerError> &failure);
    void conclude(ServerError failure);
    [[nodiscard]] bool tryWithConcession(const ServerError &failure);
    [[nodiscard]] bool tryLater(const ServerError &failure);
    void keepFacts();
    [[nodiscard]] std::optional<chat::Error> missingAnswer() const;
    void fail(chat::Error error);
    void end(chat::State state);
    [[nodiscard]] Addressee addressee() const;
    [[nodiscard]] chat::Error redacted(chat::Error error) const;

    const CompletionRequest m_request;
    const std::optional<settings::Endpoint> m_endpoint;
    const Tools m_tools;
    Tries m_tries;
    Watchdog m_total;
    Secret m_key;
    Concessions m_concessions;
    QJsonObject m_body;
    Completion m_completion;
    QPointer<CompletionStream> m_stream;
    std::chrono::milliseconds m_sentAt{0};
    bool m_isInLane = false;
    bool m_hasStarted = false;
    bool m_hasEnded = false;
};

} // namespace provider
