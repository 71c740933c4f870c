// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/starting.h"

#include "connection/keyring.h"
#include "demo/example.h"
#include "settings/endpointstore.h"
#include "ui/settings/connecting.h"
#include "ui/window/banner.h"
#include "ui/window/linkbar.h"
#include "ui/window/newconnection.h"
#include "ui/window/openrouterrow.h"
#include "ui/window/otherrow.h"
#include "ui/window/pagestack.h"
#include "ui/window/panelchoice.h"
#include "ui/window/serving.h"
#include "ui/window/startpage.h"

using namespace Qt::StringLiterals;

namespace windowui {

Starting::Starting(const Collaborators &with, QObject *parent)
    : QObject(parent)
    , m_choice(with.choice)
    , m_endpoints(with.endpoints)
    , m_keys(with.keys)
    , m_connecting(with.connecting)
    , m_catalogue(with.catalogue)
    , m_pages(with.pages)
    , m_linkBar(with.linkBar)
    , m_banner(with.banner)
{
    connect(&m_choice, &PanelChoice::changed, this, &Starting::refresh);
    connect(&m_pages, &QStackedWidget::currentChanged, this, &Starting::noteConnected);
    // Who shows whether an endpoint has a key hears of it as of any other change of the endpoint.
    connect(&with.keys, &connection::KeyRing::changed, &m_endpoints, &settings::EndpointStore::changed);
    connect(&m_connecting, &settingsui::Connecting::waitingForBrowser, &m_linkBar,
            [this](const QString &, const QUrl &address) { m_linkBar.openAtOnce(address); });
}

StartPage *Starting::page()
{
    if (!m_page) {
        m_page = new StartPage(demo::examples(), &m_pages);
        m_pages.addWidget(m_page);
        connectPage();
        refresh();
    }
    return m_page;
}

void Starting::connectPage()
{
    connect(m_page, &StartPage::exampleRequested, this, &Starting::exampleRequested);
    connect(m_page, &StartPage::useLocalServersRequested, this, [this] {
        awaitConnection();
        m_choice.useLocalServers();
    });
    connect(m_page, &StartPage::lookAgainRequested, &m_choice, &PanelChoice::lookForServers);
    connect(m_page, &StartPage::linkActivated, &m_linkBar, &LinkBar::offer);
    connectOther();
    OpenRouterRow *const openRouter = m_page->openRouter();
    connect(openRouter, &OpenRouterRow::keyEntered, this, &Starting::awaitConnection);
    connect(openRouter, &OpenRouterRow::signInRequested, this, &Starting::awaitConnection);
    serve(openRouter, settings::openRouter(), m_connecting, m_keys);
}

void Starting::connectOther()
{
    auto *const fresh = new NewConnection({m_choice, m_keys, m_connecting, m_catalogue}, m_page->other());
    connect(fresh, &NewConnection::begun, this, &Starting::awaitConnection);
    connect(fresh, &NewConnection::panelReady, &m_choice, &PanelChoice::pick);
    connect(fresh, &NewConnection::panelSuggested, this, [this](const chat::Panel &panel, const QString &words) {
        m_banner.show(u"connection"_s, words, Banner::Kind::Hint);
        Q_EMIT panelSuggested(panel);
    });
}

void Starting::show()
{
    m_pages.showPage(page());
}

void Starting::showHowToConnect()
{
    m_pages.showAside(page()); // what was typed stays in the composer
    page()->showHowToConnect();
    awaitConnection();
}

bool Starting::isShown() const
{
    return m_page && m_pages.currentWidget() == m_page;
}

void Starting::awaitConnection()
{
    m_isAskAwaited = !m_choice.isConnected();
}

/// The way led over another page, as over the builder.
void Starting::noteConnected()
{
    if (m_pages.isAside())
        return;
    m_banner.withdraw(u"connection"_s); // it has led somewhere
    if (std::exchange(m_isAskAwaited, false) && m_choice.isConnected())
        QMetaObject::invokeMethod(this, [this] { Q_EMIT connected(true); }, Qt::QueuedConnection);
}

void Starting::refresh()
{
    if (!m_page)
        return;
    m_page->setServers(m_choice.servers(), m_choice.areServersInUse(), m_choice.isLooking());
    m_page->setConnections(m_endpoints.endpoints());
    if (m_choice.isConnected() && isShown())
        Q_EMIT connected(std::exchange(m_isAskAwaited, false));
}

} // namespace windowui
