// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentscene.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace compare;
using namespace Qt::StringLiterals;
using testsupport::FakeReply;
using testsupport::FakeRequest;

ExperimentScene::ExperimentScene()
    : m_endpoints(m_folder.filePath(u"connections.json"_s)), m_preferences(m_folder.filePath(u"preferences.json"_s))
{
    server.setHandler([this](const FakeRequest &request) { return replyTo(request); });
    reopen();
}

ExperimentScene::~ExperimentScene() = default;

void ExperimentScene::reopen()
{
    m_laboratory.reset();
    m_desk.reset();
    m_forecaster.reset();
    m_library.reset();
    m_connections = std::make_unique<provider::Connections>(clock, m_keys);
    m_connections->setEndpoints({{.id = u"fake"_s, .name = u"Fake"_s, .url = server.baseUrl()}});
    m_library = std::make_unique<library::Library>(clock);
    QVERIFY(m_library->open(m_folder.filePath(u"library"_s)));
    m_forecaster = std::make_unique<forecast::Forecaster>(*m_library, m_endpoints, m_preferences, clock);
    m_forecaster->setPrices(m_priceOf);
    m_desk = std::make_unique<desk::Desk>(*m_connections, *m_library, clock, std::mt19937(1));
    m_desk->setPreparation([this](fusion::RunRequest &request) { m_forecaster->prepare(request); });
    m_desk->setExamplePace(demo::Pace::AtOnce);
    m_laboratory = std::make_unique<Laboratory>(Collaborators{.desk = *m_desk,
                                                              .connections = *m_connections,
                                                              .library = *m_library,
                                                              .forecaster = *m_forecaster,
                                                              .clock = clock});
}

std::unique_ptr<library::Library> ExperimentScene::otherProcess()
{
    auto other = std::make_unique<library::Library>(clock);
    if (!other->open(m_folder.filePath(u"library"_s)))
        QTest::qFail("the library is not opened twice", __FILE__, __LINE__);
    return other;
}

void ExperimentScene::setPrices(const forecast::PriceOf &priceOf)
{
    m_priceOf = priceOf;
    m_forecaster->setPrices(priceOf);
}

void ExperimentScene::addEndpoint(const settings::Endpoint &endpoint)
{
    m_connections->setEndpoints({{.id = u"fake"_s, .name = u"Fake"_s, .url = server.baseUrl()}, endpoint});
}

void ExperimentScene::removeEndpoint()
{
    m_connections->setEndpoints({});
}

std::optional<FakeReply> ExperimentScene::replyTo(const FakeRequest &request)
{
    if (request.model() == "critic"_L1)
        return FakeReply::answer(m_judgeSays ? m_judgeSays(request) : u"{}"_s);
    if (m_handler) {
        if (auto reply = m_handler(request))
            return reply;
    }
    const QString question = request.lastText(u"user"_s).section(u"q"_s, 1).left(1);
    const QString said = request.model() == "scribe"_L1 ? u"fused"_s : request.model();
    return FakeReply::answer(u"%1 on q%2"_s.arg(said, question));
}

bool ExperimentScene::comes(const std::function<bool()> &isSo)
{
    QElapsedTimer patience;
    patience.start();
    while (!isSo()) {
        if (patience.hasExpired(20'000))
            return false;
        // Time moves for what is due at once, or for people to see; never for those who lose patience.
        constexpr std::chrono::milliseconds soon{250};
        if (const auto due = clock.nextDue(); due && *due <= soon)
            clock.advance(*due);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    }
    return true;
}

bool ExperimentScene::rests(const ExperimentRun &run)
{
    return comes([&run] { return run.state() == ExperimentRun::State::Resting; });
}

bool ExperimentScene::keepsAll()
{
    bool isKept = false;
    m_library->flush(&server, [&isKept] { isKept = true; });
    return comes([&isKept] { return isKept; });
}

ExperimentRun *ExperimentScene::open(const ExperimentId &id)
{
    laboratory().open(id);
    (void)comes([this, &id] { return laboratory().experiment(id) != nullptr; });
    return laboratory().experiment(id);
}

QString ExperimentScene::asked() const
{
    std::map<QString, int> counts;
    for (const FakeRequest &request : server.requests())
        ++counts[request.model()];
    QStringList list;
    for (const auto &[model, count] : counts)
        list.append(u"%1 %2"_s.arg(model).arg(count));
    return list.join(u", "_s);
}

Contestant ExperimentScene::panel(const QString &name, const QStringList &models)
{
    Contestant contestant;
    contestant.panel.name = name;
    for (const QString &model : models)
        contestant.panel.members.append({.model = {.endpoint = u"fake"_s, .id = model}});
    chat::numberMembers(contestant.panel);
    contestant.panel.writer.model = {.endpoint = u"fake"_s, .id = u"scribe"_s};
    contestant.panel.policy.judging = chat::Judging::WithoutJudge;
    contestant.panel.policy.moreTries = 0;
    return contestant;
}

Contestant ExperimentScene::alone(const QString &model)
{
    Contestant contestant = aloneContestant({.model = {.endpoint = u"fake"_s, .id = model}});
    contestant.panel.policy.moreTries = 0;
    return contestant;
}

Plan ExperimentScene::plan(const QList<Contestant> &contestants, int questions)
{
    Plan plan{.title = u"Which?"_s};
    for (const Contestant &contestant : contestants)
        addContestant(plan, contestant);
    for (int number = 1; number <= questions; ++number)
        plan.questions.append({.id = u"q%1"_s.arg(number), .text = u"What of q%1?"_s.arg(number)});
    return plan;
}

chat::StageModel ExperimentScene::critic()
{
    return {.model = {.endpoint = u"fake"_s, .id = u"critic"_s}};
}
