// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/modellistbar.h"

#include "catalogue/catalogue.h"
#include "catalogue/wording.h"
#include "chat/clock.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace panelui {

ModelListBar::ModelListBar(catalogue::Catalogue &catalogue, const chat::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_clock(clock)
    , m_state(new styleui::ElidedLabel(this))
    , m_problem(new styleui::ElidedLabel(this))
    , m_refresh(new QPushButton(this))
{
    m_state->setObjectName(u"listState"_s);
    m_state->setFont(styleui::figuresFont(font()));
    m_state->setInk(styleui::Ink::Secondary);
    m_problem->setObjectName(u"listProblem"_s);
    m_problem->setFont(styleui::figuresFont(font()));
    m_problem->setInk(styleui::Ink::Failure);
    m_problem->setMaximumLines(3);
    m_refresh->setObjectName(u"refreshLists"_s);
    m_refresh->setAutoDefault(false);
    styleui::setLook(m_refresh, styleui::Look::Link);

    auto *const row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    row->addWidget(m_state, 1);
    row->addWidget(m_refresh);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_problem);
    column->addLayout(row);

    connect(m_refresh, &QPushButton::clicked, this, &ModelListBar::refreshOrStop);
    connect(&m_catalogue, &catalogue::Catalogue::changed, this, &ModelListBar::update);
    connect(&m_catalogue, &catalogue::Catalogue::progressed, this, &ModelListBar::update);
    update();
}

void ModelListBar::setShown(qsizetype models, const QString &endpoint)
{
    m_shown = models;
    m_endpoint = endpoint;
    update();
}

void ModelListBar::update()
{
    const bool isRefreshing = m_catalogue.isRefreshing();
    m_refresh->setText(isRefreshing ? tr("Stop") : tr("Refresh"));
    m_refresh->setAccessibleName(isRefreshing ? tr("Stop fetching the lists") : tr("Refresh the lists of models"));
    m_state->setText(isRefreshing ? fetching() : state());
    const QString problems = this->problems();
    m_problem->setText(problems);
    m_problem->setVisible(!problems.isEmpty());
}

QString ModelListBar::fetching() const
{
    QStringList names;
    qint64 received = 0;
    for (const QList<catalogue::Listing> listings = m_catalogue.listings(); const auto &listing : listings) {
        if (!listing.isRefreshing)
            continue;
        names.append(listing.endpoint.name);
        received += listing.received;
    }
    const QString what = tr("Fetching the list of %1…").arg(names.join(u", "_s));
    return received == 0 ? what : what + u' ' + QLocale().formattedDataSize(received);
}

// "12 of 3,000 models · OpenRouter 3 h ago · Ollama on this computer never fetched"
QString ModelListBar::state() const
{
    const QLocale locale;
    qsizetype all = 0;
    QStringList ages;
    for (const QList<catalogue::Listing> listings = m_catalogue.listings(); const auto &listing : listings) {
        if (!m_endpoint.isEmpty() && listing.endpoint.id != m_endpoint)
            continue;
        all += listing.list.models.size();
        if (listing.fetched.isValid())
            ages.append(
                tr("%1 %2").arg(listing.endpoint.name, catalogue::ageText(listing.fetched, m_clock.wallTime())));
        else
            ages.append(tr("%1 never fetched").arg(listing.endpoint.name));
    }
    const QString count = m_shown < all ? tr("%1 of %2 models").arg(locale.toString(m_shown), locale.toString(all))
                                        : tr("%1 models").arg(locale.toString(all));
    return (QStringList{count} + ages).join(u" · "_s);
}

QString ModelListBar::problems() const
{
    QStringList problems;
    for (const QList<catalogue::Listing> listings = m_catalogue.listings(); const auto &listing : listings) {
        if (listing.error)
            problems.append(catalogue::problemText(listing));
    }
    return problems.join(u' ');
}

void ModelListBar::refreshOrStop()
{
    if (m_catalogue.isRefreshing())
        return m_catalogue.stopRefreshing();
    if (m_endpoint.isEmpty())
        m_catalogue.refreshAll();
    else
        m_catalogue.refresh(m_endpoint);
}

} // namespace panelui
