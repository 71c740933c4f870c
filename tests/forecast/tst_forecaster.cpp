// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/forecaster.h"

#include "library/librarydriver.h"
#include "library/samples.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace librarysamples;

/// What the program knows of costs, from its library and the turns that end.
class ForecasterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_driver = std::make_unique<LibraryDriver>(m_folder->filePath(u"library"_s));
        m_endpoints = std::make_unique<settings::EndpointStore>(m_folder->filePath(u"connections.json"_s));
        m_preferences = std::make_unique<settings::PreferenceStore>(m_folder->filePath(u"preferences.json"_s));
        m_forecaster =
            std::make_unique<forecast::Forecaster>(m_driver->library, *m_endpoints, *m_preferences, m_driver->clock);
        m_forecaster->setPrices([](const chat::Model &) { return chat::Price{.promptUsd = 5, .completionUsd = 25}; });
    }
    void cleanup()
    {
        m_forecaster.reset();
        m_driver.reset();
    }

    void learnsFromTheLibrary()
    {
        Script script = newScript();
        for (int i = 0; i < 3; ++i) {
            script = newScript();
            m_driver->append(run(script));
        }
        QVERIFY(m_driver->flush());
        const chat::Panel panel = folded(run(script)).panel;
        QVERIFY(!ask(panel).guessed.isEmpty());
        QSignalSpy changed(m_forecaster.get(), &forecast::Forecaster::changed);
        load();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(ask(panel).guessed, QStringList());
    }

    void learnsFromATurnThatEnds()
    {
        load();
        const chat::Turn first = folded(run(newScript()));
        for (int i = 0; i < 3; ++i)
            m_forecaster->note(folded(run(newScript())));
        QCOMPARE(ask(first.panel).guessed, QStringList());
        // The same turn again, resumed and ended once more, counts once.
        const int turns = m_forecaster->month().turns;
        m_forecaster->note(first);
        m_forecaster->note(first);
        QCOMPARE(m_forecaster->month().turns, turns + (first.startedAt >= monthStart()));
    }

    void givesARunItsPricesAndForecast()
    {
        const chat::Turn turn = folded(run(newScript()));
        fusion::RunRequest request{.prompt = u"Why?"_s, .panel = turn.panel};
        m_forecaster->prepare(request);
        QVERIFY(request.forecast);
        QVERIFY(request.forecast->highUsd > request.forecast->lowUsd);
        QVERIFY(request.prices.price(turn.panel.members.first().model));
        QVERIFY(request.prices.price(turn.panel.writer.model));
        QVERIFY(!request.prices.price({u"other"_s, u"model"_s, {}}));

        fusion::RunRequest free{.prompt = u"Why?"_s, .panel = turn.panel};
        m_forecaster->setPrices([](const chat::Model &) { return chat::Price(); });
        m_forecaster->prepare(free);
        QCOMPARE(free.forecast->highUsd, 0.0);
        QVERIFY(!free.prices.price(turn.panel.members.first().model)); // no "≈ $0" beside every figure
        // Whoever compares costs has to know that it is free.
        QCOMPARE(m_forecaster->prices(turn.panel).price(turn.panel.members.first().model), chat::Price());
        m_forecaster->setPrices({});
        QCOMPARE(m_forecaster->prices(turn.panel), chat::PriceList());
    }

    void warnsBeforeTheLimit()
    {
        const chat::Turn turn = folded(run(newScript()));
        const chat::Forecast next = ask(turn.panel).run;
        QCOMPARE(m_forecaster->warning(next), QString());
        settings::Preferences wishes = m_preferences->current();
        wishes.monthlyLimitUsd = 0;
        QSignalSpy changed(m_forecaster.get(), &forecast::Forecaster::changed);
        QVERIFY(m_preferences->replace(wishes));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_forecaster->warning(next), u"This month's limit of $0 is reached: $0 so far."_s);
    }

    void worksWithoutALibrary()
    {
        m_driver->library.close();
        load();
        QVERIFY(ask(folded(run(newScript())).panel).run.high.count() > 0);
    }

private:
    void load()
    {
        bool isLoaded = false;
        m_forecaster->load(this, [&isLoaded] { isLoaded = true; });
        QTRY_VERIFY(isLoaded);
    }
    [[nodiscard]] forecast::Outlook ask(const chat::Panel &panel) const
    {
        return m_forecaster->forecast(u"Why?"_s, {}, panel);
    }
    [[nodiscard]] QDateTime monthStart() const { return forecast::monthStart(m_driver->clock.wallTime()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LibraryDriver> m_driver;
    std::unique_ptr<settings::EndpointStore> m_endpoints;
    std::unique_ptr<settings::PreferenceStore> m_preferences;
    std::unique_ptr<forecast::Forecaster> m_forecaster;
};

QTEST_GUILESS_MAIN(ForecasterTest)
#include "tst_forecaster.moc"
