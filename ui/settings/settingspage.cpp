// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "provider/keysource.h"
#include "settings/endpointstore.h"
#include "ui/settings/appearanceform.h"
#include "ui/settings/connectionform.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

namespace {

constexpr int pageWidth = 760;

QLabel *label(const QString &text, const QFont &font, QWidget *parent)
{
    auto *const one = new QLabel(text, parent);
    one->setTextFormat(Qt::PlainText);
    one->setFont(font);
    return one;
}

} // namespace

SettingsPage::SettingsPage(settings::PreferenceStore &preferences, settings::EndpointStore &endpoints,
                           const provider::KeySource &keys, QWidget *parent)
    : QScrollArea(parent), m_endpoints(endpoints), m_keys(keys)
{
    setObjectName(u"settingsPage"_s);
    setAccessibleName(tr("Settings"));
    styleui::layScrollBarOver(this);
    setWidgetResizable(true);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);

    auto *const page = new QWidget;
    page->setMaximumWidth(pageWidth);
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(styleui::margin, styleui::margin, styleui::margin, styleui::margin);
    column->setSpacing(styleui::padding);
    auto *const head = new QHBoxLayout;
    head->addWidget(label(tr("Settings"), styleui::titleFont(font()), page), 1);
    auto *const close = new QPushButton(tr("Close"), page);
    close->setObjectName(u"closePage"_s);
    connect(close, &QPushButton::clicked, this, &SettingsPage::closed);
    head->addWidget(close);
    column->addLayout(head);
    m_appearance = new AppearanceForm(preferences, page);
    column->addWidget(m_appearance);
    column->addWidget(label(tr("Connections"), styleui::strong(font()), page));
    column->addWidget(createConnections(page));
    column->addStretch(1);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(&m_endpoints, &settings::EndpointStore::changed, this, &SettingsPage::listConnections);
    connect(m_appearance, &AppearanceForm::kept, this, &SettingsPage::say);
}

void SettingsPage::focusFirst()
{
    m_appearance->setFocus(Qt::OtherFocusReason);
}

QWidget *SettingsPage::createConnections(QWidget *page)
{
    auto *const card = new styleui::Card(page);
    m_list = new QVBoxLayout;
    m_form = new ConnectionForm(card);
    m_form->hide();
    auto *const add = new QPushButton(tr("Add a connection…"), card);
    add->setObjectName(u"startConnection"_s);
    m_problem = new styleui::ElidedLabel(card);
    m_problem->setObjectName(u"settingsProblem"_s);
    m_problem->setInk(styleui::Ink::Failure);
    m_problem->setMaximumLines(0);
    m_problem->hide();
    auto *const column = new QVBoxLayout(card);
    column->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
    column->setSpacing(2 * styleui::step);
    column->addLayout(m_list);
    column->addWidget(m_form);
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addWidget(m_problem);

    connect(add, &QPushButton::clicked, this, [this] {
        m_form->show();
        m_form->start();
    });
    connect(m_form, &ConnectionForm::cancelled, m_form, &QWidget::hide);
    connect(m_form, &ConnectionForm::accepted, this, [this](const QUrl &base) {
        const auto kept = m_endpoints.put(settings::endpointForUrl(base));
        say(kept ? QString() : kept.error());
        m_form->hide();
    });
    listConnections();
    return card;
}

void SettingsPage::listConnections()
{
    if (m_rows) // perhaps its button was pressed
        m_rows->deleteLater();
    m_rows = new QWidget(m_form->parentWidget());
    auto *const rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    const QList<settings::Endpoint> endpoints = m_endpoints.endpoints();
    for (const settings::Endpoint &endpoint : endpoints)
        rows->addWidget(connectionRow(endpoint, m_rows));
    m_list->addWidget(m_rows);
}

QString SettingsPage::keyText(const settings::Endpoint &endpoint) const
{
    if (!m_keys.key(endpoint).isEmpty())
        return tr("with a key");
    return endpoint.kind == settings::EndpointKind::OpenRouter ? tr("no key: set OPENROUTER_API_KEY") : tr("no key");
}

QWidget *SettingsPage::connectionRow(const settings::Endpoint &endpoint, QWidget *parent)
{
    auto *const row = new QWidget(parent);
    auto *const name = new styleui::ElidedLabel(endpoint.name, row);
    name->setFont(styleui::strong(font()));
    auto *const address = new styleui::ElidedLabel(endpoint.url.toDisplayString() + u" · "_s + keyText(endpoint), row);
    address->setInk(styleui::Ink::Secondary);
    address->setFont(styleui::figuresFont(font()));
    address->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * styleui::step);
    layout->addWidget(name);
    layout->addWidget(address, 1);
    if (endpoint.id == settings::openRouter().id) // always there
        return row;
    auto *const remove = new QPushButton(tr("Remove"), row);
    remove->setObjectName(u"removeConnection"_s);
    remove->setAccessibleName(tr("Remove %1").arg(endpoint.name));
    connect(remove, &QPushButton::clicked, this, [this, id = endpoint.id] {
        const auto removed = m_endpoints.remove(id);
        say(removed ? QString() : removed.error());
    });
    layout->addWidget(remove);
    return row;
}

void SettingsPage::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace settingsui
