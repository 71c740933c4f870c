// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/forecasting.h"

#include "chat/clock.h"
#include "forecast/forecaster.h"
#include "settings/preferences.h"
#include "ui/window/composer.h"
#include "ui/window/costcard.h"

#include <QAbstractButton>

namespace windowui {

namespace {

constexpr std::chrono::milliseconds pause{100};

} // namespace

Forecasting::Forecasting(const Collaborators &with, Composer &composer, CostCard &card, QObject *parent)
    : QObject(parent), m_with(with), m_composer(composer), m_card(card)
{
    connect(&m_composer, &Composer::textChanged, this, &Forecasting::lookSoon);
    connect(&m_composer, &Composer::costsRequested, this, &Forecasting::showCard);
    connect(&m_with.forecaster, &forecast::Forecaster::changed, this, &Forecasting::lookSoon);
    connect(&m_card, &CostCard::closed, &m_composer, [this](bool hadFocus) {
        m_composer.setCostsOpen(false);
        if (hadFocus)
            m_composer.focusField();
    });
    connect(&m_card, &CostCard::compareWithWriterRequested, this, [this] { compareWith({}); });
}

void Forecasting::setSituation(const Situation &situation)
{
    if (situation == m_situation)
        return;
    m_situation = situation;
    look();
}

forecast::Outlook Forecasting::outlook(const QString &prompt) const
{
    forecast::Outlook next = m_with.forecaster.forecast(prompt, m_situation.conversation, m_situation.panel);
    if (m_situation.justOne)
        next.justOne = m_with.forecaster.forecast(prompt, m_situation.conversation, *m_situation.justOne).justOne;
    return next;
}

QString Forecasting::warning(const forecast::Question &question) const
{
    return m_with.forecaster.warning(
        m_with.forecaster.forecast(question.prompt, question.conversation, question.panel).run);
}

QString Forecasting::caution(const forecast::Outlook &outlook) const
{
    QStringList sentences = outlook.uncovered;
    sentences.append(forecast::budgetWarning(m_situation.panel, outlook.run));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

void Forecasting::lookSoon()
{
    if (std::exchange(m_isDue, true))
        return;
    m_with.clock.after(pause, this, [this] {
        m_isDue = false;
        look();
    });
}

void Forecasting::look()
{
    const forecast::Outlook next = outlook(m_composer.text());
    m_composer.setCosts({.outlook = next, .session = m_situation.session, .caution = caution(next)});
    if (m_card.isVisible())
        fillCard(next);
}

void Forecasting::showCard(bool isWanted)
{
    if (!isWanted)
        return m_card.close();
    fillCard(outlook(m_composer.text()));
    m_card.open();
}

void Forecasting::fillCard(const forecast::Outlook &outlook)
{
    const settings::Preferences &kept = m_with.preferences.current();
    const Costs costs{.outlook = outlook, .session = m_situation.session, .caution = caution(outlook)};
    const MonthCosts month{.spending = m_with.forecaster.month(),
                           .limitUsd = kept.monthlyLimitUsd,
                           .isLimitNear = !m_with.forecaster.warning(outlook.run).isEmpty()};
    m_card.setRows(costRows(costs, month), comparisonRow(outlook.run), kept.compareWith.has_value());
}

chat::Model Forecasting::comparedModel() const
{
    return m_with.preferences.current().compareWith.value_or(m_situation.panel.writer.model);
}

void Forecasting::compareWith(const std::optional<chat::Model> &model)
{
    settings::Preferences next = m_with.preferences.current();
    next.compareWith = model;
    (void)m_with.preferences.replace(next); // it holds now, also where it cannot be written
    look();
}

} // namespace windowui
