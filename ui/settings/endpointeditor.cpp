// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/endpointeditor.h"

#include "connection/keyring.h"
#include "provider/discovery.h"
#include "settings/endpointstore.h"
#include "ui/settings/endpointdetails.h"
#include "ui/settings/field.h"
#include "ui/settings/keypane.h"
#include "ui/settings/taborder.h"
#include "ui/settings/wheelpass.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using settings::Endpoint;
using settings::EndpointKind;

namespace settingsui {

namespace {

bool isUsualAddress(const QUrl &url)
{
    return std::ranges::any_of(settings::endpointKinds(), [&url](const settings::KindFacts &facts) {
        return !facts.url.isEmpty() && QUrl(QString(facts.url)) == url;
    });
}

bool hasUsualName(const Endpoint &endpoint)
{
    return endpoint.name == settings::endpointForUrl(endpoint.url).name ||
           endpoint.name == settings::endpointOfKind(endpoint.kind).name;
}

} // namespace

EndpointEditor::EndpointEditor(const Collaborators &with, const Endpoint &endpoint, QWidget *parent)
    : QWidget(parent)
    , m_with(with)
    , m_endpoint(endpoint)
    , m_name(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_nameField(new Field(m_name, this))
    , m_addressField(new Field(m_address, this))
    , m_kindField(new Field(m_kind, this))
    , m_key(new KeyPane(with, endpoint, this))
    , m_more(new QPushButton(tr("More: headers, times, proxy, certificates"), this))
{
    setObjectName(u"endpointEditor"_s);
    m_name->setObjectName(u"endpointName"_s);
    m_address->setObjectName(u"endpointAddress"_s);
    m_kind->setObjectName(u"endpointKind"_s);
    for (const settings::KindFacts &facts : settings::endpointKinds())
        m_kind->addItem(displayName(facts.kind), int(facts.kind));
    new WheelPass(m_kind);
    m_more->setObjectName(u"moreOfEndpoint"_s);
    m_more->setCheckable(true);
    styleui::setLook(m_more, styleui::Look::Link);
    createLayout();
    connectFields();
    fill();
}

void EndpointEditor::createLayout()
{
    auto *const form = new QFormLayout;
    form->setHorizontalSpacing(styleui::padding);
    form->setVerticalSpacing(2 * styleui::step);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(form, tr("Name"), m_nameField);
    addField(form, tr("Address"), m_addressField);
    addField(form, tr("Kind"), m_kindField);
    addField(form, tr("Key"), m_key);
    m_name->setAccessibleName(tr("Name of the connection"));
    m_address->setAccessibleName(tr("Address of the connection"));
    m_kind->setAccessibleName(tr("Kind of server"));
    auto *const done = new QPushButton(tr("Done"), this);
    done->setObjectName(u"endpointDone"_s);
    connect(done, &QPushButton::clicked, this, &EndpointEditor::closed);
    auto *const foot = new QHBoxLayout;
    foot->addWidget(m_more);
    foot->addStretch(1);
    foot->addWidget(done);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, styleui::step, 0, styleui::step);
    column->setSpacing(2 * styleui::step);
    column->addLayout(form);
    column->addLayout(foot);
}

void EndpointEditor::connectFields()
{
    connect(m_name, &QLineEdit::editingFinished, this, &EndpointEditor::takeName);
    connect(m_address, &QLineEdit::textEdited, m_addressField, &Field::clear);
    connect(m_address, &QLineEdit::editingFinished, this, &EndpointEditor::takeAddress);
    connect(m_kind, &QComboBox::activated, this, [this] { takeKind(EndpointKind(m_kind->currentData().toInt())); });
    connect(m_key, &KeyPane::linkActivated, this, &EndpointEditor::linkActivated);
    connect(m_more, &QPushButton::toggled, this, &EndpointEditor::showDetails);
}

void EndpointEditor::fill()
{
    const bool isOpenRouter = m_endpoint.id == settings::openRouter().id;
    if (!m_name->isModified()) // what is typed stays
        m_name->setText(m_endpoint.name);
    if (!m_address->isModified())
        m_address->setText(m_endpoint.url.toDisplayString());
    m_kind->setCurrentIndex(m_kind->findData(int(m_endpoint.kind)));
    m_address->setReadOnly(isOpenRouter);
    m_kind->setEnabled(!isOpenRouter);
    m_key->setEndpoint(m_endpoint);
}

void EndpointEditor::setEndpoint(const Endpoint &endpoint)
{
    m_endpoint = endpoint;
    fill();
    if (m_details)
        m_details->setEndpoint(endpoint);
}

void EndpointEditor::begin()
{
    recognise();
    if (provider::needsKey(m_endpoint) && m_with.keys.key(m_endpoint).isEmpty())
        m_key->start();
    else
        focusFirst();
}

void EndpointEditor::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

bool EndpointEditor::keep(const Endpoint &next, Field *field)
{
    if (const auto kept = m_with.endpoints.put(next); !kept) {
        field->showProblem(kept.error());
        return false;
    }
    field->clear();
    setEndpoint(next);
    return true;
}

void EndpointEditor::takeName()
{
    Endpoint next = m_endpoint;
    next.name = m_name->text().simplified();
    if (next.name.isEmpty())
        next.name = settings::endpointForUrl(m_endpoint.url).name;
    m_name->setText(next.name); // as it is kept
    if (next != m_endpoint)
        keep(next, m_nameField);
}

void EndpointEditor::takeAddress()
{
    const auto base = settings::baseUrlFromInput(m_address->text());
    if (!base) {
        m_addressField->showProblem(base.error());
        return;
    }
    m_address->setText(base->toDisplayString());
    if (*base == m_endpoint.url)
        return;
    Endpoint next = m_endpoint;
    next.url = *base;
    const Endpoint usual = settings::endpointForUrl(*base);
    if (hasUsualName(m_endpoint))
        next.name = usual.name;
    if (usual.kind != EndpointKind::Other || isUsualAddress(m_endpoint.url))
        next.kind = usual.kind;
    if (keep(next, m_addressField))
        recognise();
}

void EndpointEditor::takeKind(EndpointKind kind)
{
    if (kind == m_endpoint.kind)
        return;
    const Endpoint usual = settings::endpointOfKind(kind);
    Endpoint next = m_endpoint;
    next.kind = kind;
    if (!usual.url.isEmpty() && isUsualAddress(m_endpoint.url)) {
        next.url = usual.url;
        if (hasUsualName(m_endpoint))
            next.name = usual.name;
    }
    if (keep(next, m_kindField) && !usual.url.isEmpty() && next.url != usual.url)
        m_kindField->showHint(tr("Its usual address is %1.").arg(usual.url.toDisplayString()));
}

void EndpointEditor::recognise()
{
    if (m_endpoint.kind != EndpointKind::Other)
        return;
    if (!m_discovery) {
        m_discovery = new provider::Discovery(m_with.clock, this);
        connect(m_discovery, &provider::Discovery::found, this, [this](const provider::FoundServer &server) {
            if (m_endpoint.kind != EndpointKind::Other || server.endpoint.origin() != m_endpoint.origin())
                return;
            Endpoint next = m_endpoint;
            next.kind = server.endpoint.kind;
            if (hasUsualName(m_endpoint) && m_endpoint.isLoopback())
                next.name = server.endpoint.name;
            if (keep(next, m_kindField))
                m_kindField->showHint(tr("Recognised by its answers."));
        });
    }
    m_discovery->setPlaces({QUrl(m_endpoint.origin())});
    m_discovery->start();
}

void EndpointEditor::showDetails(bool shown)
{
    if (!m_details && shown) {
        m_details = new EndpointDetails(m_with.endpoints, m_endpoint, this);
        static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_details);
        orderTabs(this);
    }
    if (m_details)
        m_details->setVisible(shown);
    if (shown)
        m_details->focusFirst(); // it opens above the button
    m_more->setText(shown ? tr("Less") : tr("More: headers, times, proxy, certificates"));
}

bool EndpointEditor::event(QEvent *event)
{
    // Esc is the window's too; here it closes the editor.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QWidget::event(event);
}

void EndpointEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace settingsui
