// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "forecast/spending.h"
#include "fusion/panelrun.h"

#include <QObject>

namespace chat {
class Clock;
}
namespace forecast {
class Forecaster;
struct Outlook;
struct Question;
} // namespace forecast
namespace settings {
class PreferenceStore;
}

namespace windowui {

class Composer;
class CostCard;

/// Between the composer and who knows of costs: says what the question that is typed will cost and take, while it is
/// typed, and what stands against sending it.
class Forecasting : public QObject
{
    Q_OBJECT

public:
    struct Collaborators
    {
        forecast::Forecaster &forecaster;
        settings::PreferenceStore &preferences;
        chat::Clock &clock;
    };
    /// All outlive this.
    Forecasting(const Collaborators &with, Composer &composer, CostCard &card, QObject *parent = nullptr);

    /// What the next question goes on from, whom it asks, and what the session has cost by now.
    struct Situation
    {
        QList<fusion::Exchange> conversation;
        chat::Panel panel;
        forecast::Spending session;
        std::optional<chat::Panel> justOne = {}; ///< whose writer "Just one" asks, where that is another panel

        bool operator==(const Situation &) const = default;
    };
    void setSituation(const Situation &situation);
    /// What to say before this is sent: that it may go beyond the month's limit. Empty where nothing is to be said.
    [[nodiscard]] QString warning(const forecast::Question &question) const;
    /// "2.7× … alone": with that model from now on; with the writer's where absent.
    void compareWith(const std::optional<chat::Model> &model);
    [[nodiscard]] chat::Model comparedModel() const;

private:
    [[nodiscard]] forecast::Outlook outlook(const QString &prompt) const;
    [[nodiscard]] QString caution(const forecast::Outlook &outlook) const;
    void look();
    /// At most a few times a second, however fast one types.
    void lookSoon();
    void showCard(bool isWanted);
    void fillCard(const forecast::Outlook &outlook);

    Collaborators m_with;
    Composer &m_composer;
    CostCard &m_card;
    Situation m_situation;
    bool m_isDue = false;
};

} // namespace windowui
