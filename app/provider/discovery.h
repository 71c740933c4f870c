// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider/fingerprint.h"

#include <QObject>

#include <chrono>
#include <memory>

class QNetworkAccessManager;

namespace chat {
class Clock;
}

namespace provider {

/// Looks for model servers on this computer, at their usual ports, all at once and without waiting for anybody long.
/// Sends plain GETs without a key. Made where it is needed; may be started again.
class Discovery : public QObject
{
    Q_OBJECT

public:
    /// What an answer may take.
    static constexpr std::chrono::seconds patience{2};

    /// `clock` outlives this.
    explicit Discovery(chat::Clock &clock, QObject *parent = nullptr);
    ~Discovery() override;

    /// Where to look: roots such as http://127.0.0.1:11434. The usual ones unless set.
    void setPlaces(const QList<QUrl> &roots) { m_places = roots; }
    /// Does nothing while it looks.
    void start();
    [[nodiscard]] bool isLooking() const { return m_open > 0; }
    /// What the last look has found so far, in the order of the places.
    [[nodiscard]] QList<FoundServer> servers() const;

Q_SIGNALS:
    /// A server, as soon as it is known.
    void found(const provider::FoundServer &server);
    /// Every place has answered, refused or kept silent too long.
    void finished();

private:
    struct Place;

    void ask(Place &place, const QString &question);
    void settle(Place &place);

    chat::Clock &m_clock;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QList<QUrl> m_places;
    std::vector<std::unique_ptr<Place>> m_asked;
    int m_open = 0; ///< places that are not settled
};

} // namespace provider
