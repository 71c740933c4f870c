// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/hostsform.h"

#include "chat/routing.h"
#include "ui/panel/formrows.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using chat::HostOrder;

namespace panelui {

namespace {

QStringList namesIn(const QString &typed)
{
    QStringList names;
    for (const QStringList parts = typed.split(u','); const QString &part : parts) {
        if (const QString name = part.simplified(); !name.isEmpty())
            names.append(name);
    }
    return names;
}

} // namespace

HostsForm::HostsForm(const QJsonObject &provider, QWidget *parent)
    : QWidget(parent)
    , m_provider(provider)
    , m_order(new QLineEdit(this))
    , m_only(new QLineEdit(this))
    , m_sort(new QComboBox(this))
{
    const chat::Routing routing = chat::routingOf(provider);
    m_order->setObjectName(u"hostOrder"_s);
    m_order->setText(routing.order.join(u", "_s));
    m_order->setPlaceholderText(tr("such as anthropic, google"));
    m_only->setObjectName(u"onlyHosts"_s);
    m_only->setText(routing.only.join(u", "_s));
    m_only->setPlaceholderText(tr("any"));
    m_sort->setObjectName(u"hostSort"_s);
    m_sort->addItem(tr("OpenRouter's choice"));
    m_sort->addItem(tr("cheapest first"), int(HostOrder::Price));
    m_sort->addItem(tr("fastest first"), int(HostOrder::Throughput));
    m_sort->addItem(tr("promptest first"), int(HostOrder::Latency));
    m_sort->setCurrentIndex(routing.sort ? m_sort->findData(int(*routing.sort)) : 0);
    passWheelOn(m_sort);

    QHBoxLayout *const row = inRow({words(tr("First"), this, m_order), m_order, words(tr("Only"), this, m_only), m_only,
                                    words(tr("Order"), this, m_sort), m_sort});
    setLayout(row);
    connect(m_order, &QLineEdit::textEdited, this, &HostsForm::take);
    connect(m_only, &QLineEdit::textEdited, this, &HostsForm::take);
    connect(m_sort, &QComboBox::currentIndexChanged, this, &HostsForm::take);
}

void HostsForm::take()
{
    const QVariant sort = m_sort->currentData();
    m_provider =
        chat::withRouting(m_provider, {.order = namesIn(m_order->text()),
                                       .only = namesIn(m_only->text()),
                                       .sort = sort.isValid() ? std::optional(HostOrder(sort.toInt())) : std::nullopt});
    Q_EMIT changed();
}

void HostsForm::setOwner(const QString &whose)
{
    m_order->setAccessibleName(tr("Hosts that are tried first for %1").arg(whose));
    m_only->setAccessibleName(tr("The only hosts for %1").arg(whose));
    m_sort->setAccessibleName(tr("Order of the hosts for %1").arg(whose));
}

} // namespace panelui
