// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QUrl>

class QLabel;

namespace demo {
struct Example;
}
namespace provider {
struct FoundServer;
}
namespace settings {
struct Endpoint;
}

namespace windowui {

class ConnectionRow;
class OpenRouterRow;
class OtherRow;

/// What stands where no question was asked yet: what this program is for, three examples that need no model, and how
/// to connect.
class StartPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit StartPage(const QList<demo::Example> &examples, QWidget *parent = nullptr);

    [[nodiscard]] OpenRouterRow *openRouter() const { return m_openRouter; }
    [[nodiscard]] OtherRow *other() const { return m_other; }
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
    void linkActivated(const QUrl &url);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *createExamples(const QList<demo::Example> &examples);
    [[nodiscard]] QWidget *createConnections();

    OpenRouterRow *m_openRouter = nullptr;
    ConnectionRow *m_local = nullptr;
    OtherRow *m_other = nullptr;
    QLabel *m_hint = nullptr;
    bool m_hasLocalServers = false;
};

} // namespace windowui
