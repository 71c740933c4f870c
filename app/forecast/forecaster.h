// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/forecast.h"
#include "forecast/spending.h"

#include <QObject>

namespace chat {
class Clock;
}
namespace library {
class Library;
}
namespace settings {
class EndpointStore;
class PreferenceStore;
} // namespace settings

namespace forecast {

/// What the program knows of costs and times: the ledger as it was read, the turns that ended since, prices and wishes.
/// For the composer, the strip of a turn, and whoever starts a run. Made in main; the collaborators outlive it.
class Forecaster : public QObject
{
    Q_OBJECT

public:
    Forecaster(library::Library &library, const settings::EndpointStore &endpoints,
               const settings::PreferenceStore &preferences, chat::Clock &clock, QObject *parent = nullptr);

    /// Without one only servers of this computer have a price. Call pricesChanged() when it knows more.
    void setPrices(PriceOf priceOf);
    void pricesChanged() { Q_EMIT changed(); }
    /// Reads the ledger; `done` afterwards, also where there is no library. Until then: from defaults.
    void load(QObject *context = nullptr, std::function<void()> done = {});
    /// A turn that has ended, or ended once more.
    void note(const chat::Turn &turn);
    /// The same of what was asked outside of turns.
    void note(const library::LedgerEntry &entry);

    /// Quick enough for each key that is typed.
    [[nodiscard]] Outlook forecast(const QString &prompt, const QList<fusion::Exchange> &conversation,
                                   const chat::Panel &panel) const;
    [[nodiscard]] Outlook forecast(const Question &question) const;
    /// The same with connections of the caller: those on the spot.
    [[nodiscard]] Outlook forecast(const Question &question, const QList<settings::Endpoint> &endpoints) const;
    /// Gives a request what it needs to know of prices, and the forecast that is kept with the turn.
    void prepare(fusion::RunRequest &request) const;

    /// Of all models that the panel may ask, those of 0 among them: what is missing nobody knows.
    [[nodiscard]] chat::PriceList prices(const chat::Panel &panel) const;

    [[nodiscard]] Spending month() const;
    /// What to say before this is sent; see limitWarning().
    [[nodiscard]] QString warning(const chat::Forecast &next) const;
    /// The same of a request that was prepared.
    [[nodiscard]] QString warning(const fusion::RunRequest &next) const;

Q_SIGNALS:
    /// Forecasts and sums may be other ones now.
    void changed();

private:
    [[nodiscard]] Knowledge knowledge(const QList<settings::Endpoint> &endpoints) const;

    library::Library &m_library;
    const settings::EndpointStore &m_endpoints;
    const settings::PreferenceStore &m_preferences;
    chat::Clock &m_clock;
    PriceOf m_priceOf;
    QList<library::LedgerEntry> m_ledger; ///< newest first
    History m_history;
};

} // namespace forecast
