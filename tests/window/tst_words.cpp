// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/keysource.h"
#include "support/endpoints.h"
#include "support/panels.h"
#include "ui/window/announcement.h"
#include "ui/window/connected.h"

#include <QTest>

using namespace Qt::StringLiterals;
using testsupport::panelOf;

namespace {

class OneKey : public provider::KeySource
{
public:
    explicit OneKey(bool has) : m_has(has) {}
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override
    {
        return m_has ? provider::Secret("k") : provider::Secret();
    }

private:
    bool m_has;
};

const QList<settings::Endpoint> endpoints = testsupport::someEndpoints();

} // namespace

/// Whether a question can go, and what is said when it is answered.
class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void connections_data();
    void connections();
    void announcements_data();
    void announcements();
};

void TestWords::connections_data()
{
    QTest::addColumn<chat::Panel>("asked");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<bool>("isConnected");
    const QString remote = u"openrouter:a/b"_s;
    const QString local = u"ollama:a"_s;
    QTest::newRow("OpenRouter with a key") << panelOf({remote, remote}, remote, remote) << true << true;
    QTest::newRow("OpenRouter without one") << panelOf({remote, remote}, remote, remote) << false << false;
    QTest::newRow("a local server needs none") << panelOf({local, local}, local, local) << false << true;
    QTest::newRow("a judge without a key") << panelOf({local, local}, remote, local) << false << false;
    QTest::newRow("an unknown connection") << panelOf({u"gone:a"_s, local}, local, local) << true << false;
    QTest::newRow("nobody to ask") << chat::Panel() << true << false;
}

void TestWords::connections()
{
    QFETCH(chat::Panel, asked);
    QFETCH(bool, hasKey);
    QTEST(windowui::isConnected(asked, endpoints, OneKey(hasKey)), "isConnected");
}

void TestWords::announcements_data()
{
    QTest::addColumn<chat::Turn>("turn");
    QTest::addColumn<QString>("text");
    const auto ended = [](int members, int answered, int contradictions, chat::TurnState state) {
        chat::Turn turn{.panel = panelOf(QStringList(members, u"ollama:a"_s), {}, {}), .state = state};
        for (int i = 1; i <= answered; ++i)
            turn.attempts.append({.id = {{i}, 1}, .reply = {.state = chat::State::Succeeded, .text = u"x"_s}});
        chat::Analysis analysis;
        for (int i = 0; i < contradictions; ++i)
            analysis.points.append({.number = i + 1, .category = chat::Category::Contradiction});
        turn.fusions.append({.number = 1, .analysis = analysis});
        return turn;
    };
    using chat::TurnState;
    QTest::newRow("two contradictions") << ended(3, 3, 2, TurnState::Complete) << u"ready: 2 contradictions"_s;
    QTest::newRow("one") << ended(3, 3, 1, TurnState::Complete) << u"ready: 1 contradiction"_s;
    QTest::newRow("none") << ended(3, 3, 0, TurnState::Complete) << u"ready"_s;
    QTest::newRow("not everybody answered")
        << ended(4, 3, 1, TurnState::Degraded) << u"ready: 3 of 4 answered, 1 contradiction"_s;
    QTest::newRow("nobody answered") << ended(3, 0, 0, TurnState::Failed) << u"failed: nobody answered"_s;
    QTest::newRow("stopped by the person") << ended(3, 2, 0, TurnState::Cancelled) << QString();
}

void TestWords::announcements()
{
    QFETCH(chat::Turn, turn);
    QTEST(windowui::announcementOf(turn), "text");
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
