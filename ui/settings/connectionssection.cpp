// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionssection.h"

#include "connection/keyring.h"
#include "settings/endpointstore.h"
#include "ui/settings/connectionform.h"
#include "ui/settings/endpointeditor.h"
#include "ui/settings/endpointrow.h"
#include "ui/settings/taborder.h"
#include "ui/style/metrics.h"
#include "ui/style/undobar.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using settings::Endpoint;

namespace settingsui {

namespace {

/// By what a connection is found.
QString wordsOf(const Endpoint &endpoint)
{
    return QStringList{endpoint.name, endpoint.url.toDisplayString(), displayName(endpoint.kind),
                       ConnectionsSection::tr("server address kind key sign in headers at once timeouts proxy "
                                              "certificates test")}
        .join(u' ');
}

} // namespace

ConnectionsSection::ConnectionsSection(const Collaborators &with, QWidget *parent)
    : Section(tr("Connections"), parent), m_with(with), m_undo(new styleui::UndoBar(this))
{
    setObjectName(u"connectionsSection"_s);
    addRow(createAddRow(), tr("add a connection service server address"));
    addBelow(m_undo);
    list();
    connect(&m_with.endpoints, &settings::EndpointStore::changed, this, &ConnectionsSection::list);
    connect(&m_with.keys, &connection::KeyRing::changed, this, &ConnectionsSection::refresh);
    connect(m_undo, &styleui::UndoBar::undone, this, &ConnectionsSection::restore);
    connect(m_undo, &styleui::UndoBar::closed, this, [this] { m_removed.reset(); });
}

QWidget *ConnectionsSection::createAddRow()
{
    auto *const whole = new QWidget(this);
    m_addButton = new QPushButton(tr("Add a connection…"), whole);
    m_addButton->setObjectName(u"startConnection"_s);
    m_form = new ConnectionForm(whole);
    m_form->hide();
    auto *const column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_addButton, 0, Qt::AlignLeft);
    column->addWidget(m_form);
    connect(m_addButton, &QPushButton::clicked, this, [this] {
        m_addButton->hide();
        m_form->show();
        m_form->start();
    });
    const auto close = [this] {
        m_form->hide();
        m_addButton->show();
        m_addButton->setFocus(Qt::OtherFocusReason);
    };
    connect(m_form, &ConnectionForm::cancelled, this, close);
    connect(m_form, &ConnectionForm::accepted, this, [this, close](const Endpoint &endpoint) {
        close();
        add(endpoint);
    });
    return whole;
}

EndpointRow *ConnectionsSection::row(const QString &endpointId) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&endpointId](const EndpointRow *row) { return row->endpoint().id == endpointId; });
    return found == m_rows.end() ? nullptr : *found;
}

/// Rows stay where they are: one may be open and written in.
void ConnectionsSection::list()
{
    const QList<Endpoint> endpoints = m_with.endpoints.endpoints();
    const QList<EndpointRow *> before = m_rows;
    for (EndpointRow *const one : before) {
        if (std::ranges::contains(endpoints, one->endpoint().id, &Endpoint::id))
            continue;
        m_rows.removeOne(one);
        removeRow(one);
    }
    for (const Endpoint &endpoint : endpoints) {
        if (EndpointRow *const known = row(endpoint.id)) {
            known->setEndpoint(endpoint);
            setWords(known, wordsOf(endpoint));
            continue;
        }
        auto *const made = new EndpointRow(m_with, endpoint, this);
        connect(made, &EndpointRow::linkActivated, this, &ConnectionsSection::linkActivated);
        connect(made, &EndpointRow::removeRequested, this, [this, made] { remove(made->endpoint()); });
        insertRow(m_rows.size(), made, wordsOf(endpoint));
        m_rows.append(made);
        orderTabs(this);
    }
}

void ConnectionsSection::refresh(const QString &endpointId)
{
    if (EndpointRow *const one = row(endpointId))
        one->setEndpoint(one->endpoint());
}

void ConnectionsSection::add(const Endpoint &endpoint)
{
    const auto kept = m_with.endpoints.add(endpoint);
    Q_EMIT problemChanged(kept ? QString() : kept.error());
    if (kept)
        begin(kept->id);
}

void ConnectionsSection::begin(const QString &endpointId)
{
    if (EndpointRow *const one = row(endpointId))
        one->edit()->begin();
}

void ConnectionsSection::remove(const Endpoint &endpoint)
{
    const connection::KeyPlace place = m_with.keys.state(endpoint).place;
    const bool hasOwnKey = place == connection::KeyPlace::Keychain || place == connection::KeyPlace::Session;
    const Removed removed{.endpoint = endpoint, .key = hasOwnKey ? m_with.keys.key(endpoint) : provider::Secret()};
    const auto gone = m_with.endpoints.remove(endpoint.id);
    Q_EMIT problemChanged(gone ? QString() : gone.error());
    if (!gone)
        return;
    if (hasOwnKey) {
        m_with.keys.remove(endpoint, this, [this, place](const connection::KeyState &state) {
            // Where there is no keychain, none holds it.
            const bool mayHoldIt = state.hasKeychain || place == connection::KeyPlace::Keychain;
            Q_EMIT problemChanged(mayHoldIt ? state.message : QString());
        });
    }
    m_removed = removed;
    m_undo->offer(endpoint.name);
    m_undo->focusUndo();
}

void ConnectionsSection::restore()
{
    const std::optional<Removed> back = std::exchange(m_removed, std::nullopt);
    if (!back)
        return;
    const auto kept = m_with.endpoints.put(back->endpoint);
    Q_EMIT problemChanged(kept ? QString() : kept.error());
    if (EndpointRow *const one = row(back->endpoint.id))
        one->focusFirst();
    if (kept && !back->key.isEmpty())
        m_with.keys.put(back->endpoint, back->key, this, [](const connection::KeyState &) {});
}

void ConnectionsSection::hideEvent(QHideEvent *event)
{
    Section::hideEvent(event);
    m_removed.reset(); // with the key
    m_undo->hide();
}

} // namespace settingsui
