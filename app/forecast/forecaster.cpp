// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/forecaster.h"

#include "chat/clock.h"
#include "forecast/destination.h"
#include "library/library.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"

namespace forecast {

/// Habits change; and more would have to be read at every start.
constexpr int newestTurns = 1000;

Forecaster::Forecaster(library::Library &library, const settings::EndpointStore &endpoints,
                       const settings::PreferenceStore &preferences, chat::Clock &clock, QObject *parent)
    : QObject(parent), m_library(library), m_endpoints(endpoints), m_preferences(preferences), m_clock(clock)
{
    connect(&m_library, &library::Library::ledgerFilled, this, [this] { load(); });
    connect(&m_endpoints, &settings::EndpointStore::changed, this, &Forecaster::changed);
    connect(&m_preferences, &settings::PreferenceStore::changed, this, &Forecaster::changed);
}

void Forecaster::setPrices(PriceOf priceOf)
{
    m_priceOf = std::move(priceOf);
    Q_EMIT changed();
}

void Forecaster::load(QObject *context, std::function<void()> done)
{
    m_library.ledger(newestTurns, monthStart(m_clock.wallTime()), this,
                     [this, hasContext = context != nullptr, context = QPointer(context),
                      done = std::move(done)](const QList<library::LedgerEntry> &entries) {
                         m_ledger = entries;
                         m_history = History(entries);
                         Q_EMIT changed();
                         if (done && (context || !hasContext))
                             done();
                     });
}

void Forecaster::note(const chat::Turn &turn)
{
    note(library::ledgerEntry(turn));
}

void Forecaster::note(const library::LedgerEntry &entry)
{
    const bool isKnown =
        m_ledger.removeIf([&entry](const library::LedgerEntry &known) { return known.turn == entry.turn; }) > 0;
    m_ledger.prepend(entry);
    if (isKnown)
        m_history = History(m_ledger);
    else
        m_history.add(entry); // an experiment notes thousands
    Q_EMIT changed();
}

Knowledge Forecaster::knowledge(const QList<settings::Endpoint> &endpoints) const
{
    return {.history = m_history,
            .endpoints = endpoints,
            .priceOf = m_priceOf,
            .compareWith = m_preferences.current().compareWith,
            .justOne = m_preferences.current().justOne};
}

Outlook Forecaster::forecast(const QString &prompt, const QList<fusion::Exchange> &conversation,
                             const chat::Panel &panel) const
{
    return forecast({.prompt = prompt, .conversation = conversation, .panel = panel});
}

Outlook Forecaster::forecast(const Question &question) const
{
    return forecast(question, m_endpoints.endpoints());
}

Outlook Forecaster::forecast(const Question &question, const QList<settings::Endpoint> &endpoints) const
{
    return outlook(question, knowledge(endpoints));
}

void Forecaster::prepare(fusion::RunRequest &request) const
{
    const QList<settings::Endpoint> endpoints = m_endpoints.endpoints();
    const QList<chat::Model> models = possibleModelsOf(request.panel);
    const chat::PriceList known = prices(request.panel);
    for (const chat::Model &model : models) {
        // What costs nothing, as on this computer, is not worth a "≈ $0" beside every figure.
        if (const auto price = known.price(model); price && price != chat::Price())
            request.prices.put(model, *price);
    }
    Question question{.prompt = request.prompt, .conversation = request.conversation, .panel = request.panel};
    for (const fusion::SharedAnswer &answer : std::as_const(request.shared))
        question.shared.append(answer.member);
    request.forecast = forecast::forecast(question, knowledge(endpoints));
}

chat::PriceList Forecaster::prices(const chat::Panel &panel) const
{
    const QList<settings::Endpoint> endpoints = m_endpoints.endpoints(); // the knowledge refers to them
    const Knowledge known = knowledge(endpoints);
    chat::PriceList prices;
    const QList<chat::Model> models = possibleModelsOf(panel);
    for (const chat::Model &model : models) {
        if (const auto price = priceIn(model, known))
            prices.put(model, *price);
    }
    return prices;
}

Spending Forecaster::month() const
{
    const QDateTime start = monthStart(m_clock.wallTime());
    QList<library::LedgerEntry> entries = m_ledger;
    entries.removeIf([&start](const library::LedgerEntry &entry) { return entry.startedAt < start; });
    return spending(entries);
}

QString Forecaster::warning(const chat::Forecast &next) const
{
    return limitWarning(m_preferences.current().monthlyLimitUsd, month(), next);
}

QString Forecaster::warning(const fusion::RunRequest &next) const
{
    return next.forecast ? warning(*next.forecast) : QString();
}

} // namespace forecast
