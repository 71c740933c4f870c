// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/modelfilterrow.h"

#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace panelui {

ModelFilterRow::ModelFilterRow(QWidget *parent)
    : QWidget(parent)
    , m_endpoint(addChoice("connection", tr("Connection")))
    , m_context(addChoice("context", tr("Least context")))
    , m_price(addChoice("price", tr("Highest price")))
    , m_images(addChip("images", tr("Images"), tr("Takes images in the prompt")))
    , m_reasoning(addChip("reasoning", tr("Reasoning"), tr("Can reason before it answers")))
    , m_tools(addChip("tools", tr("Tools"), tr("Can use tools")))
    , m_free(addChip("free", tr("Free"), tr("Costs nothing")))
    , m_local(addChip("local", tr("Local"), tr("Runs on this computer")))
{
    m_context->addItem(tr("Any context"), 0);
    for (const int thousands : {32, 128, 200, 400})
        m_context->addItem(tr("%1k context or more").arg(thousands), thousands * 1000);
    m_context->addItem(tr("1M context or more"), 1'000'000);
    m_price->addItem(tr("Any price"));
    for (const int dollars : {1, 5, 15, 30})
        m_price->addItem(tr("Up to $%1 per million").arg(dollars), dollars);
    setEndpoints({});

    auto *const choices = new QHBoxLayout;
    choices->setSpacing(2 * styleui::step);
    for (QComboBox *const choice : {m_endpoint, m_context, m_price})
        choices->addWidget(choice, 1);
    auto *const chips = new QHBoxLayout;
    chips->setSpacing(styleui::step);
    for (QPushButton *const chip : {m_images, m_reasoning, m_tools, m_free, m_local})
        chips->addWidget(chip);
    chips->addStretch(1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * styleui::step);
    column->addLayout(choices);
    column->addLayout(chips);
}

QComboBox *ModelFilterRow::addChoice(const char *name, const QString &accessibleName)
{
    auto *const choice = new QComboBox(this);
    choice->setObjectName(QLatin1StringView(name));
    choice->setAccessibleName(accessibleName);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(12);
    connect(choice, &QComboBox::activated, this, &ModelFilterRow::changed);
    return choice;
}

QPushButton *ModelFilterRow::addChip(const char *name, const QString &text, const QString &toolTip)
{
    auto *const chip = new QPushButton(text, this);
    chip->setObjectName(QLatin1StringView(name));
    chip->setToolTip(toolTip);
    chip->setCheckable(true);
    chip->setAutoDefault(false);
    styleui::setLook(chip, styleui::Look::Chip);
    connect(chip, &QPushButton::toggled, this, &ModelFilterRow::changed);
    return chip;
}

void ModelFilterRow::setEndpoints(const QList<settings::Endpoint> &endpoints)
{
    if (endpoints == m_endpoints && m_endpoint->count() > 0)
        return; // it may be open
    m_endpoints = endpoints;
    const QString chosen = m_endpoint->currentData().toString();
    m_endpoint->clear();
    m_endpoint->addItem(tr("All connections"), QString());
    for (const settings::Endpoint &endpoint : endpoints)
        m_endpoint->addItem(styleui::buttonText(endpoint.name), endpoint.id);
    m_endpoint->setCurrentIndex(std::max(0, m_endpoint->findData(chosen)));
}

catalogue::ModelFilter ModelFilterRow::filter() const
{
    const QVariant price = m_price->currentData();
    return {.leastContext = m_context->currentData().toInt(),
            .mostUsdPerMillion = price.isValid() ? std::optional(price.toDouble()) : std::nullopt,
            .takesImages = m_images->isChecked(),
            .reasons = m_reasoning->isChecked(),
            .usesTools = m_tools->isChecked(),
            .isFree = m_free->isChecked(),
            .isLocal = m_local->isChecked(),
            .endpoint = m_endpoint->currentData().toString()};
}

} // namespace panelui
