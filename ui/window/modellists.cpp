// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/modellists.h"

#include "catalogue/catalogue.h"
#include "desk/conversation.h"
#include "desk/desk.h"
#include "forecast/destination.h"
#include "settings/endpointstore.h"
#include "ui/window/composer.h"
#include "ui/window/panelchoice.h"

namespace windowui {

static QStringList endpointsOf(const chat::Panel &panel)
{
    QStringList ids;
    for (const QList<chat::Model> models = forecast::possibleModelsOf(panel); const chat::Model &model : models)
        ids.append(model.endpoint);
    ids.removeDuplicates();
    return ids;
}

ModelLists::ModelLists(const Collaborators &with, QObject *parent) : QObject(parent), m_with(with)
{
    const auto takeEndpoints = [this] { m_with.catalogue.setEndpoints(m_with.endpoints.endpoints()); };
    takeEndpoints();
    connect(&m_with.endpoints, &settings::EndpointStore::changed, this, takeEndpoints);
    connect(&m_with.composer, &Composer::textChanged, this, &ModelLists::noteTyping);
    connect(&m_with.desk, &desk::Desk::turnFinished, this,
            [this](desk::Conversation *conversation, const chat::TurnId &id) {
                const chat::Turn *const turn = conversation->turn(id);
                if (turn && turn->example.isEmpty())
                    m_with.catalogue.refreshOld(endpointsOf(turn->panel));
            });
    // After the window is there.
    QMetaObject::invokeMethod(&m_with.catalogue, &catalogue::Catalogue::load, Qt::QueuedConnection);
}

void ModelLists::noteTyping()
{
    const QStringList endpoints = endpointsOf(m_with.choice.panel());
    if (endpoints == m_typedFor) // once: where it fails, not with each key
        return;
    if (m_with.composer.text().isEmpty() || !m_with.choice.isConnected())
        return;
    m_typedFor = endpoints;
    m_with.catalogue.refreshOld(endpoints);
}

} // namespace windowui
