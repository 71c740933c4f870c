// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QUrl>

namespace demo {
struct Example;
}
namespace provider {
struct FoundServer;
}
namespace settings {
struct Endpoint;
}
namespace settingsui {
class ConnectionForm;
}

namespace windowui {

class ConnectionRow;
class OpenRouterRow;

/// What stands where no question was asked yet: what this program is for, three examples that need no model, and how
/// to connect.
class StartPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit StartPage(const QList<demo::Example> &examples, QWidget *parent = nullptr);

    [[nodiscard]] OpenRouterRow *openRouter() const { return m_openRouter; }
    /// What was found on this computer so far, and whether it is asked already.
    void setServers(const QList<provider::FoundServer> &servers, bool inUse, bool isLooking);
    /// All connections; those that are neither OpenRouter nor on this computer are named.
    void setConnections(const QList<settings::Endpoint> &endpoints);
    /// Where "Connect to ask this" leads: the first way to connect that is not taken yet has the focus.
    void showHowToConnect();

Q_SIGNALS:
    void exampleRequested(const QString &name);
    void useLocalServersRequested();
    void lookAgainRequested();
    void connectionAdded(const settings::Endpoint &endpoint);
    void linkActivated(const QUrl &url);

private:
    [[nodiscard]] QWidget *createExamples(const QList<demo::Example> &examples);
    [[nodiscard]] QWidget *createConnections();

    OpenRouterRow *m_openRouter = nullptr;
    ConnectionRow *m_local = nullptr;
    ConnectionRow *m_other = nullptr;
    settingsui::ConnectionForm *m_form = nullptr;
    bool m_hasLocalServers = false;
};

} // namespace windowui
