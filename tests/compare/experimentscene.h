// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/laboratory.h"
#include "desk/desk.h"
#include "forecast/forecaster.h"
#include "library/library.h"
#include "provider/connections.h"
#include "provider/keysource.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QTemporaryDir>

#include <memory>

/// Experiments with everything around them: one fake server, a library of their own, and the clock that only the test
/// moves. Every model answers "NAME on QUESTION", the writer "fused on QUESTION"; `critic` judges as judgeSays() wants.
class ExperimentScene
{
public:
    ExperimentScene();
    ~ExperimentScene();

    testsupport::FakeClock clock;
    testsupport::FakeModelServer server;

    /// As closing the program and starting it again; what is open is gone.
    void reopen();
    /// The library as another process has it.
    [[nodiscard]] std::unique_ptr<library::Library> otherProcess();
    [[nodiscard]] compare::Laboratory &laboratory() { return *m_laboratory; }
    [[nodiscard]] library::Library &library() { return *m_library; }
    [[nodiscard]] desk::Desk &desk() { return *m_desk; }
    [[nodiscard]] forecast::Forecaster &forecaster() { return *m_forecaster; }
    [[nodiscard]] settings::PreferenceStore &preferences() { return m_preferences; }
    void setPrices(const forecast::PriceOf &priceOf);
    /// Besides the fake server.
    void addEndpoint(const settings::Endpoint &endpoint);
    /// That server is not there any more.
    void removeEndpoint();

    /// Called with each request to `critic`: the text of its reply.
    void judgeSays(std::function<QString(const testsupport::FakeRequest &)> says) { m_judgeSays = std::move(says); }
    /// Called with each other request first; nothing: as usual.
    void onRequest(testsupport::FakeModelServer::Handler handler) { m_handler = std::move(handler); }

    /// Moves time and works off events until that is so; false where it has not become so in good time.
    [[nodiscard]] bool comes(const std::function<bool()> &isSo);
    [[nodiscard]] bool rests(const compare::ExperimentRun &run);
    /// Waits until the library holds everything.
    [[nodiscard]] bool keepsAll();
    /// Opens it from the library; null where that fails.
    [[nodiscard]] compare::ExperimentRun *open(const compare::ExperimentId &id);

    /// How often each model was asked: "alto 2, critic 4, …", in the order of their names.
    [[nodiscard]] QString asked() const;

    /// A panel of those models with writer `scribe`, no judge.
    [[nodiscard]] static compare::Contestant panel(const QString &name, const QStringList &models);
    [[nodiscard]] static compare::Contestant alone(const QString &model);
    /// Of questions "q1", "q2", …
    [[nodiscard]] static compare::Plan plan(const QList<compare::Contestant> &contestants, int questions);
    [[nodiscard]] static chat::StageModel critic();

private:
    class NoKeys : public provider::KeySource
    {
    public:
        [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return {}; }
    };
    [[nodiscard]] std::optional<testsupport::FakeReply> replyTo(const testsupport::FakeRequest &request);

    QTemporaryDir m_folder;
    NoKeys m_keys;
    std::function<QString(const testsupport::FakeRequest &)> m_judgeSays;
    testsupport::FakeModelServer::Handler m_handler;
    forecast::PriceOf m_priceOf;
    settings::EndpointStore m_endpoints;
    settings::PreferenceStore m_preferences;
    std::unique_ptr<provider::Connections> m_connections;
    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<forecast::Forecaster> m_forecaster;
    std::unique_ptr<compare::Laboratory> m_laboratory;
};
