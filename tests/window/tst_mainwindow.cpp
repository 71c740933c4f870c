// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/conversation.h"
#include "ui/library/librarypane.h"
#include "ui/panel/modelpicker.h"
#include "ui/panel/panelpicker.h"
#include "ui/style/colors.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/turn/foldedturn.h"
#include "ui/turn/requests.h"
#include "ui/turn/turnview.h"
#include "ui/window/banner.h"
#include "ui/window/pagestack.h"
#include "ui/window/pricedbutton.h"
#include "ui/window/sessionpage.h"
#include "window/windowhouse.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace std::chrono_literals;
using namespace windowtest;
using testsupport::FakeReply;
using windowui::SessionPage;

/// The whole window over a library of its own and a model server in this process, driven by keys.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstWindowShowsExamplesAndHowToConnect();
    void withoutAConnectionTheQuestionStays();
    void theQuestionIsAskedOnceConnected();
    void whatIsTypedLaterIsNotAskedByItself();
    void anExampleCanBeFollowed();
    void aQuestionIsAskedAndKept();
    void pricesAreFetchedOnceAQuestionIsTyped();
    void theLastSessionIsThereAgain();
    void whatWasTypedIsThereAgain();
    void whatWaitedIsTypedAgain();
    void justOneAsksTheWriterAlone();
    void justOneAsksWhomThePersonChose();
    void theForecastFollowsWhatIsTyped();
    void theForecastFollowsThePanelAndThePrices();
    void whatItWillCostOpensAndCloses();
    void anotherModelIsComparedWith();
    void theMonthlyLimitWarnsBeforeItIsAsked();
    void theMonthlyLimitWarnsOfWhatIsAskedAgain_data();
    void theMonthlyLimitWarnsOfWhatIsAskedAgain();
    void theMonthlyLimitHoldsWhatWaits();
    void aLocalPanelIsNotAskedElsewhere();
    void theSessionSaysWhatItHasCost();
    void aFollowUpFoldsTheTurnBefore();
    void aFoldedTurnIsAsHighAsItsAnswer();
    void theNextQuestionWaitsAndIsTakenBack();
    void escapeStops();
    void anEditedPromptBeginsABranch();
    void aPromptEditedInMidRunBranchesAtOnce();
    void severalSessionsRunAtOnce();
    void U01_closedInMidRunNothingIsLost();
    void U02_switchedInMidRunTextStaysInItsSession();
    void U02_deletedInMidRun();
    void typedTextStaysWithItsSession();
    void X07_linksAreShownBeforeTheyOpen();
    void X11_labelsArePlainText();
    void escapeClosesWhatIsOpenFirst();
    void pagesOpenAndCloseByKey_data();
    void pagesOpenAndCloseByKey();
    void panesAreReachedByF6();
    void whereTheKeysGoIsSeen();
    void shortcutsAreUnique();
    void aSmallWindowPutsTheListOverThePage();
    void inASmallWindowDeletingCanBeUndone();
    void theArrangementOfTheWindowIsKept();
    void theWidthOfTheListIsKept();
    void theTextGrowsByKey();
    void returnPressesTheFocusedButton();
    void aServerThatNeedsAKeyIsNotReady();
    void theAppearanceFollowsTheSetting();
    void problemsWithTheSettingsAreSaid();
    void whatTheLibraryFindsLaterIsSaid();
    void everyControlHasAName();

private:
    template<typename Widget>
    [[nodiscard]] Widget &find(const QString &name) const
    {
        auto *const widget = m_house->window->findChild<Widget *>(name);
        if (!widget)
            qFatal("there is no %s", qPrintable(name));
        return *widget;
    }
    [[nodiscard]] QPlainTextEdit &prompt() const { return find<QPlainTextEdit>(u"prompt"_s); }
    [[nodiscard]] SessionPage *session() const
    {
        return m_house->window->findChild<windowui::PageStack *>()->session();
    }
    /// What was not shown yet may not be there yet.
    [[nodiscard]] bool isShown(const QString &name) const
    {
        const auto *const widget = m_house->window->findChild<QWidget *>(name);
        return widget && widget->isVisible();
    }
    void ask(const QString &text);
    [[nodiscard]] bool waitForEnd() const;
    void press(const QString &action) const { find<QAction>(action).trigger(); }
    /// What the button says it will cost.
    [[nodiscard]] QString figures(const QString &button) const
    {
        return find<windowui::PricedButton>(button).figures();
    }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto &one = find<styleui::ElidedLabel>(name);
        return one.isVisible() ? one.text() : QString();
    }
    /// So many dollars for a million tokens, whoever writes them.
    void setPrice(double usd) const;
    void setMonthlyLimit(double usd) const;
    /// Tenor waits at a gate until the test opens it.
    void holdTenor();

    std::unique_ptr<WindowHouse> m_house;
};

void TestMainWindow::init()
{
    failOnOtherWarnings();
    m_house = std::make_unique<WindowHouse>();
}

void TestMainWindow::cleanup()
{
    m_house.reset();
}

void TestMainWindow::ask(const QString &text)
{
    prompt().setPlainText(text);
    prompt().setFocus();
    QTest::keyClick(&prompt(), Qt::Key_Return, Qt::ControlModifier);
}

bool TestMainWindow::waitForEnd() const
{
    return QTest::qWaitFor([this] { return session() && !session()->conversation()->isRunning(); });
}

void TestMainWindow::setPrice(double usd) const
{
    m_house->forecaster->setPrices(
        [usd](const chat::Model &) { return chat::Price{.promptUsd = usd, .completionUsd = usd}; });
    m_house->clock.advance(100ms);
}

void TestMainWindow::setMonthlyLimit(double usd) const
{
    settings::Preferences next = m_house->preferences->current();
    next.monthlyLimitUsd = usd;
    QVERIFY(m_house->preferences->replace(next));
}

void TestMainWindow::holdTenor()
{
    m_house->server.answer(
        u"tenor"_s, FakeReply::stream().role().text("Tenor begins").wait(u"tenor"_s).text(" and ends").finish().done());
}

void TestMainWindow::theFirstWindowShowsExamplesAndHowToConnect()
{
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    QCOMPARE(m_house->window->findChildren<QAbstractButton *>(QRegularExpression(u"^example-"_s)).size(), 3);
    QVERIFY(isShown(u"openRouter"_s));
    QVERIFY(isShown(u"thisComputer"_s));
    QVERIFY(isShown(u"anotherConnection"_s));
    QVERIFY(prompt().hasFocus());
}

/// Something above the words in the colour of the accent, or on it in the colour of what is written there.
static bool hasRing(QWidget *widget)
{
    const QImage image = widget->grab().toImage();
    const auto *const button = qobject_cast<QPushButton *>(widget);
    const bool isMain = button && styleui::lookOf(button) == styleui::Look::Main;
    const styleui::Colors &colors = styleui::colors(widget->palette());
    const QColor ring = isMain ? colors.onAccent : colors.accent;
    return std::ranges::any_of(std::views::iota(0, 5), [&](int y) {
        const QColor color = image.pixelColor(image.width() / 2, y);
        return std::abs(color.red() - ring.red()) + std::abs(color.blue() - ring.blue()) < 60;
    });
}

void TestMainWindow::withoutAConnectionTheQuestionStays()
{
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    ask(u"Would a four-day week work?"_s);
    QCOMPARE(prompt().toPlainText(), u"Would a four-day week work?"_s);
    QVERIFY(m_house->desk->running().isEmpty());
    QVERIFY(isShown(u"connectHint"_s));
    QVERIFY(find<QPushButton>(u"signIn"_s).hasFocus());
    QVERIFY(hasRing(&find<QPushButton>(u"signIn"_s)));
    QTest::keyClick(&find<QPushButton>(u"signIn"_s), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), find<QWidget>(u"openRouter"_s).findChild<QPushButton *>(u"connect"_s));
}

/// OpenRouter, by a way that ends in this process, is all that the panel needs; it has no key yet.
static settings::Endpoint pickOpenRouter(WindowHouse &house)
{
    settings::Endpoint endpoint = settings::openRouter();
    endpoint.proxy = {.use = settings::ProxyUse::Own, .url = house.server.baseUrl().resolved(QUrl(u"/"_s))};
    settings::Preferences next = house.preferences->current();
    chat::Panel panel = WindowHouse::panel();
    for (chat::Member &member : panel.members)
        member.model.endpoint = endpoint.id;
    panel.judge.model.endpoint = endpoint.id;
    panel.writer.model.endpoint = endpoint.id;
    next.lastUnsaved = panel;
    if (!house.endpoints->put(endpoint) || !house.preferences->replace(next))
        qFatal("the settings are not kept");
    return endpoint;
}

void TestMainWindow::theQuestionIsAskedOnceConnected()
{
    const settings::Endpoint endpoint = pickOpenRouter(*m_house);
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    ask(u"Would a four-day week work?"_s);
    QVERIFY(m_house->desk->running().isEmpty());
    m_house->keys.put(endpoint, provider::Secret("sk-or-test"), m_house->window.get(), [](const auto &) {});
    QCOMPARE(m_house->desk->running().size(), 1);
    QCOMPARE(m_house->desk->running().first()->session().turns.first().prompt, u"Would a four-day week work?"_s);
    QCOMPARE(prompt().toPlainText(), QString());
}

void TestMainWindow::whatIsTypedLaterIsNotAskedByItself()
{
    const settings::Endpoint endpoint = pickOpenRouter(*m_house);
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    ask(u"Would a four-day week work?"_s);
    press(u"settingsAction"_s); // left
    press(u"newSessionAction"_s);
    QCOMPARE(find<QPushButton>(u"ask"_s).text(), u"Connect to ask this"_s);
    m_house->keys.put(endpoint, provider::Secret("sk-or-test"), m_house->window.get(), [](const auto &) {});
    QCOMPARE(find<QPushButton>(u"ask"_s).text(), u"Ask the panel"_s);
    QCOMPARE(prompt().toPlainText(), u"Would a four-day week work?"_s);
    QVERIFY(m_house->desk->running().isEmpty());
}

void TestMainWindow::anExampleCanBeFollowed()
{
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    find<QAbstractButton>(u"example-shard"_s).click();
    QVERIFY(session());
    QVERIFY(waitForEnd());
    const chat::Turn *const turn = session()->conversation()->turn(*session()->newestId());
    QCOMPARE(turn->example, u"shard"_s);
    QCOMPARE(chat::toString(turn->state), u"complete"_s);
    QCOMPARE(m_house->server.requests().size(), 0);
    auto &list = find<QListView>(u"sessions"_s);
    QTRY_COMPARE(list.model()->rowCount(), 2);
}

void TestMainWindow::aQuestionIsAskedAndKept()
{
    m_house->connectPanel();
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    ask(u"Why?"_s);
    QVERIFY(session());
    QCOMPARE(prompt().toPlainText(), QString());
    QVERIFY(waitForEnd());
    const chat::Turn *const turn = session()->conversation()->turn(*session()->newestId());
    QCOMPARE(turn->prompt, u"Why?"_s);
    QCOMPARE(turn->resultText(), u"Both have a point."_s);
    QTRY_COMPARE(find<QListView>(u"sessions"_s).model()->rowCount(), 2);
    QTRY_COMPARE(prompt().placeholderText(), u"Ask a follow-up…"_s);
}

void TestMainWindow::pricesAreFetchedOnceAQuestionIsTyped()
{
    const auto lists = [this] {
        return std::ranges::count(m_house->server.requests(), QByteArray("/v1/models"),
                                  &testsupport::FakeRequest::path);
    };
    m_house->connectPanel();
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    QTRY_VERIFY(!m_house->catalogue.isLoading());
    QCOMPARE(lists(), 0); // nothing before the person acts
    QTest::keyClicks(&prompt(), u"Why?"_s);
    QTRY_COMPARE(lists(), 1);
    QTRY_VERIFY(!m_house->catalogue.isRefreshing());
    QTest::keyClicks(&prompt(), u" Why not?"_s);
    QVERIFY(!m_house->catalogue.isRefreshing());
    QCOMPARE(lists(), 1); // it answered with an error: that is not tried with each key
}

void TestMainWindow::theLastSessionIsThereAgain()
{
    m_house->connectPanel();
    m_house->show();
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    press(u"newSessionAction"_s);
    QVERIFY(!session());
    ask(u"Second?"_s);
    QVERIFY(waitForEnd());
    m_house->reopen();
    m_house->show();
    QTRY_VERIFY(session());
    QCOMPARE(session()->conversation()->session().title, u"Second?"_s);
    press(u"nextSessionAction"_s);
    QTRY_COMPARE(session()->conversation()->session().title, u"First?"_s);
}

void TestMainWindow::whatWasTypedIsThereAgain()
{
    m_house->connectPanel();
    m_house->show();
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    prompt().setPlainText(u"To go on"_s);
    press(u"newSessionAction"_s);
    prompt().setPlainText(u"Something else"_s);
    m_house->window->close();
    m_house->reopen();
    m_house->show();
    QTRY_VERIFY(session());
    QCOMPARE(prompt().toPlainText(), u"To go on"_s);
    press(u"newSessionAction"_s);
    QCOMPARE(prompt().toPlainText(), u"Something else"_s);
}

void TestMainWindow::whatWaitedIsTypedAgain()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    QTRY_VERIFY(session() && session()->conversation()->isPathRunning());
    ask(u"Second?"_s);
    QCOMPARE(session()->conversation()->waiting().size(), 1);
    prompt().setPlainText(u"Third"_s);
    m_house->window->close();
    m_house->reopen();
    m_house->show();
    QTRY_VERIFY(session());
    QCOMPARE(prompt().toPlainText(), u"Second?\n\nThird"_s);
}

void TestMainWindow::justOneAsksTheWriterAlone()
{
    m_house->connectPanel();
    m_house->show();
    prompt().setPlainText(u"Quick?"_s);
    QTest::keyClick(&prompt(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(waitForEnd());
    QCOMPARE(m_house->questions().size(), 1);
    QCOMPARE(m_house->questions().first().model(), u"writer"_s);
    QCOMPARE(session()->conversation()->turn(*session()->newestId())->kind, chat::RunKind::JustOne);
}

void TestMainWindow::justOneAsksWhomThePersonChose()
{
    m_house->connectPanel();
    m_house->show();
    const auto choices = [this] { return find<QToolButton>(u"justOneModel"_s).menu()->actions(); };
    QStringList names;
    for (const QAction *const action : choices())
        names.append(action->text());
    QCOMPARE(names, QStringList({u"writer, the writer"_s, u"alto"_s, u"tenor"_s}));
    QVERIFY(choices()[0]->isChecked());
    choices()[2]->trigger();
    QVERIFY(choices()[2]->isChecked());
    prompt().setPlainText(u"Why?"_s);
    find<QPushButton>(u"justOne"_s).click();
    QVERIFY(waitForEnd());
    QCOMPARE(m_house->questions().size(), 1);
    QCOMPARE(m_house->server.requestsFor(u"tenor"_s).size(), 1);

    m_house->reopen(); // kept
    m_house->show();
    QVERIFY(choices()[2]->isChecked());
    choices()[0]->trigger();
    QVERIFY(!m_house->preferences->current().justOne);
}

void TestMainWindow::theForecastFollowsWhatIsTyped()
{
    m_house->connectPanel();
    m_house->show();
    setPrice(100);
    const QString before = figures(u"ask"_s);
    QVERIFY2(before.startsWith(u"≈ $"_s), qPrintable(before));
    prompt().setPlainText(u"word "_s.repeated(10'000));
    QCOMPARE(figures(u"ask"_s), before); // not at each key
    m_house->clock.advance(100ms);
    const QString after = figures(u"ask"_s);
    QVERIFY2(after != before && after.startsWith(u"≈ $"_s), qPrintable(after));
    QCOMPARE(figures(u"justOne"_s).count(u'$'), 1);
    prompt().clear();
    m_house->clock.advance(100ms);
    QCOMPARE(figures(u"ask"_s), before);
}

void TestMainWindow::theForecastFollowsThePanelAndThePrices()
{
    m_house->connectPanel();
    m_house->show();
    QVERIFY2(figures(u"ask"_s).startsWith(u"free · "_s), qPrintable(figures(u"ask"_s))); // the server is on loopback
    setPrice(100);
    const QString two = figures(u"ask"_s);
    chat::Panel one = WindowHouse::panel();
    one.members.removeLast();
    m_house->window->findChild<windowui::PanelChoice *>()->pick(one);
    const QString single = figures(u"ask"_s); // at once
    QVERIFY(single != two);
    setPrice(200);
    QVERIFY(figures(u"ask"_s) != single);
}

void TestMainWindow::whatItWillCostOpensAndCloses()
{
    m_house->connectPanel();
    m_house->show();
    setPrice(100);
    auto &card = find<QWidget>(u"costCard"_s);
    QVERIFY(!card.isVisible());
    press(u"costsAction"_s);
    QVERIFY(card.isVisible());
    QVERIFY(m_house->window->rect().contains(card.geometry()));
    QVERIFY(prompt().hasFocus());
    QTest::keyClicks(&prompt(), u"Why?"_s); // it is not in the way
    QCOMPARE(prompt().toPlainText(), u"Why?"_s);
    QTest::keyClick(&prompt(), Qt::Key_Escape);
    QVERIFY(!card.isVisible());
    auto &line = find<QAbstractButton>(u"outlook"_s);
    QVERIFY(!line.isChecked());
    line.click();
    QVERIFY(card.isVisible());
    find<QToolButton>(u"closeCosts"_s).click();
    QVERIFY(!card.isVisible());
    line.click();
    press(u"settingsAction"_s); // the composer goes, and it with that
    QVERIFY(!card.isVisible());
}

void TestMainWindow::anotherModelIsComparedWith()
{
    m_house->connectPanel();
    m_house->show();
    setPrice(100);
    press(u"costsAction"_s);
    const auto line = [this] { return find<QAbstractButton>(u"outlook"_s).accessibleName(); };
    QVERIFY2(line().contains(u"× writer alone"_s), qPrintable(line()));
    QVERIFY(!isShown(u"compareWithWriter"_s));
    find<QPushButton>(u"compareWith"_s).click();
    auto &picker = find<panelui::ModelPicker>(u"modelPicker"_s);
    QVERIFY(picker.isVisible());
    Q_EMIT picker.picked({.endpoint = u"fake"_s, .id = u"alto"_s});
    picker.hide();
    QVERIFY2(line().contains(u"× alto alone"_s), qPrintable(line()));
    QCOMPARE(m_house->preferences->current().compareWith->id, u"alto"_s);
    find<QPushButton>(u"compareWithWriter"_s).click();
    QVERIFY2(line().contains(u"× writer alone"_s), qPrintable(line()));
    QVERIFY(!m_house->preferences->current().compareWith);
}

void TestMainWindow::theMonthlyLimitWarnsBeforeItIsAsked()
{
    m_house->connectPanel();
    m_house->show();
    setPrice(1'000);
    setMonthlyLimit(0.5);
    ask(u"Why?"_s);
    QVERIFY(m_house->desk->running().isEmpty());
    QCOMPARE(prompt().toPlainText(), u"Why?"_s);
    QCOMPARE(label(u"message"_s), u"⚠ This may go beyond this month's limit of $0.50: $0 so far."_s);
    QCOMPARE(find<QPushButton>(u"ask"_s).text(), u"Ask anyway"_s);
    m_house->clock.advance(100ms); // what was typed is looked at; nothing else has changed
    QCOMPARE(find<QPushButton>(u"ask"_s).text(), u"Ask anyway"_s);
    QTest::keyClick(&prompt(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForEnd());
    QCOMPARE(session()->conversation()->turn(*session()->newestId())->resultText(), u"Both have a point."_s);
    QTRY_COMPARE(find<QPushButton>(u"ask"_s).text(), u"Ask the panel"_s);
}

void TestMainWindow::theMonthlyLimitWarnsOfWhatIsAskedAgain_data()
{
    QTest::addColumn<std::function<void(turnui::Requests &)>>("wish");
    QTest::addColumn<QString>("model");
    using turnui::Requests;
    const auto row = [](const char *name, std::function<void(Requests &)> wish, const QString &model) {
        QTest::newRow(name) << std::move(wish) << model;
    };
    row("just one", [](Requests &of) { Q_EMIT of.justOne(); }, u"writer"_s);
    row("a member", [](Requests &of) { Q_EMIT of.retry({1}); }, u"alto"_s);
    row("the writer", [](Requests &of) { Q_EMIT of.fuseAgain(); }, u"writer"_s);
}

void TestMainWindow::theMonthlyLimitWarnsOfWhatIsAskedAgain()
{
    QFETCH(std::function<void(turnui::Requests &)>, wish);
    QFETCH(QString, model);
    m_house->connectPanel();
    m_house->show();
    setPrice(100);
    ask(u"Why?"_s);
    QVERIFY(waitForEnd());
    setMonthlyLimit(0.0001);
    chat::Panel other = WindowHouse::panel(); // picked meanwhile; the turn keeps its own
    other.writer.model.id = u"tenor"_s;
    find<QPushButton>(u"panel"_s).click();
    Q_EMIT find<panelui::PanelPicker>(u"panelPicker"_s).picked({.panel = other});
    find<panelui::PanelPicker>(u"panelPicker"_s).hide();
    const qsizetype asked = m_house->server.requestsFor(model).size();
    prompt().setPlainText(u"Something else?"_s);
    wish(session()->newest()->requests());
    QVERIFY(m_house->desk->running().isEmpty());
    QCOMPARE(prompt().toPlainText(), u"Something else?"_s);
    QVERIFY2(label(u"message"_s).endsWith(u" Press it again to ask anyway."_s), qPrintable(label(u"message"_s)));
    prompt().setPlainText(u"Something else, then?"_s); // the warning has gone: it is said once more
    wish(session()->newest()->requests());
    QVERIFY(m_house->desk->running().isEmpty());
    wish(session()->newest()->requests());
    QVERIFY(waitForEnd());
    QVERIFY(m_house->server.requestsFor(model).size() > asked);
    QCOMPARE(label(u"message"_s), QString());
    QCOMPARE(prompt().toPlainText(), u"Something else, then?"_s);
    QCOMPARE(session()->conversation()->path().size(), 1); // in the place of the first
}

void TestMainWindow::theMonthlyLimitHoldsWhatWaits()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    setPrice(1'000);
    setMonthlyLimit(100);
    ask(u"First?"_s);
    QTRY_VERIFY(find<QPushButton>(u"stop"_s).isVisible());
    ask(u"Second?"_s);
    QCOMPARE(label(u"message"_s), QString());
    setMonthlyLimit(0.0001); // as if the first had cost that much
    m_house->server.gate(u"tenor"_s).open();
    QVERIFY(waitForEnd());
    QCOMPARE(session()->conversation()->path().size(), 1);
    QCOMPARE(session()->conversation()->waiting().size(), 1);
    QTRY_VERIFY(isShown(u"askAnyway"_s));
    find<QPushButton>(u"askAnyway"_s).click();
    QTRY_COMPARE(session()->conversation()->path().size(), 2);
    QVERIFY(waitForEnd());
    QTRY_VERIFY(!m_house->window->findChild<QWidget *>(u"askAnyway"_s));
}

void TestMainWindow::aLocalPanelIsNotAskedElsewhere()
{
    m_house->connectPanel();
    QVERIFY(m_house->endpoints->put({.id = u"away"_s, .name = u"Away"_s, .url = QUrl(u"https://away.invalid/v1"_s)}));
    m_house->keys.put(*m_house->endpoints->endpoint(u"away"_s), provider::Secret("sk-away"), this, [](const auto &) {});
    chat::Panel panel = WindowHouse::panel();
    panel.privacy.localOnly = true;
    panel.members.last().model.endpoint = u"away"_s;
    m_house->show();
    m_house->window->findChild<windowui::PanelChoice *>()->pick(panel);
    QCOMPARE(label(u"caution"_s), u"⚠ tenor is not on this computer and will not be asked."_s);
    ask(u"Why?"_s);
    QVERIFY(m_house->desk->running().isEmpty());
    QCOMPARE(label(u"message"_s),
             u"This panel stays on this computer: tenor is not on this computer and will not be asked."_s);
    QCOMPARE(prompt().toPlainText(), u"Why?"_s);
    find<QPushButton>(u"justOne"_s).click(); // the writer is here
    QVERIFY(waitForEnd());
    QCOMPARE(m_house->questions().size(), 1);
}

void TestMainWindow::theSessionSaysWhatItHasCost()
{
    m_house->connectPanel();
    m_house->show();
    setPrice(100);
    QCOMPARE(label(u"sessionCost"_s), QString());
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    QTRY_VERIFY2(label(u"sessionCost"_s).startsWith(u"This session $"_s), qPrintable(label(u"sessionCost"_s)));
    const QString one = label(u"sessionCost"_s);
    ask(u"Second?"_s);
    QVERIFY(waitForEnd());
    QTRY_VERIFY(label(u"sessionCost"_s) != one);
    press(u"newSessionAction"_s);
    QCOMPARE(label(u"sessionCost"_s), QString());
}

void TestMainWindow::aFollowUpFoldsTheTurnBefore()
{
    m_house->connectPanel();
    m_house->show();
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    const chat::TurnId first = *session()->newestId();
    ask(u"Second?"_s);
    QVERIFY(waitForEnd());
    QVERIFY(*session()->newestId() != first);
    QCOMPARE(session()->conversation()->path().size(), 2);
    QCOMPARE(session()->findChildren<turnui::TurnView *>().size(), 1);
    QCOMPARE(session()->newest()->height(), session()->viewport()->height());
    session()->reveal(first, u"yes"_s); // opens in place
    QCOMPARE(session()->findChildren<turnui::TurnView *>().size(), 2);
    Q_EMIT session()->findChildren<turnui::TurnView *>().last()->foldRequested();
    QTRY_COMPARE(session()->findChildren<turnui::TurnView *>().size(), 1);
}

void TestMainWindow::aFoldedTurnIsAsHighAsItsAnswer()
{
    m_house->server.answer(u"writer"_s, u"Words that fill more than one line of a narrow text. "_s.repeated(60));
    m_house->connectPanel();
    m_house->show();
    for (const QString &question : {u"First?"_s, u"Second?"_s}) {
        ask(question);
        QVERIFY(waitForEnd());
    }
    const auto *const folded = session()->findChild<turnui::FoldedTurn *>();
    QVERIFY(folded);
    QTRY_COMPARE(folded->height(), folded->heightForWidth(folded->width()));
}

void TestMainWindow::theNextQuestionWaitsAndIsTakenBack()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    QTRY_VERIFY(find<QPushButton>(u"stop"_s).isVisible());
    ask(u"Second?"_s);
    QCOMPARE(session()->conversation()->waiting().size(), 1);
    QCOMPARE(prompt().toPlainText(), QString());
    QTRY_VERIFY(isShown(u"takeBack"_s));
    prompt().setFocus();
    QTest::keyClick(&prompt(), Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(find<QPushButton>(u"takeBack"_s).hasFocus());
    QTest::keyClick(&find<QPushButton>(u"takeBack"_s), Qt::Key_Return);
    QCOMPARE(session()->conversation()->waiting().size(), 0);
    QCOMPARE(prompt().toPlainText(), u"Second?"_s);
    QVERIFY(prompt().hasFocus());
    m_house->server.gate(u"tenor"_s).open();
    QVERIFY(waitForEnd());
}

void TestMainWindow::escapeStops()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    QTRY_VERIFY(find<QPushButton>(u"stop"_s).isVisible());
    QTest::keyClick(&prompt(), Qt::Key_Escape);
    QVERIFY(waitForEnd());
    const chat::Turn *const turn = session()->conversation()->turn(*session()->newestId());
    QCOMPARE(chat::toString(turn->state), u"cancelled"_s);
    QTRY_VERIFY(find<QPushButton>(u"ask"_s).isVisible());
}

void TestMainWindow::anEditedPromptBeginsABranch()
{
    m_house->connectPanel();
    m_house->show();
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    const chat::TurnId first = *session()->newestId();
    Q_EMIT session()->newest()->requests().editPrompt();
    QCOMPARE(prompt().toPlainText(), u"First?"_s);
    QVERIFY(isShown(u"cancelEditing"_s));
    ask(u"First, but better?"_s);
    QVERIFY(waitForEnd());
    const desk::Conversation &conversation = *session()->conversation();
    QVERIFY(!isShown(u"cancelEditing"_s));
    QCOMPARE(conversation.path().size(), 1);
    QCOMPARE(conversation.branches(first).size(), 2);
    Q_EMIT session()->newest()->branchRequested(0);
    QCOMPARE(session()->newestId(), first);
}

void TestMainWindow::aPromptEditedInMidRunBranchesAtOnce()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    const chat::TurnId first = *session()->newestId();
    QTRY_VERIFY(m_house->server.requestsFor(u"tenor"_s).size() == 1);
    m_house->server.answer(u"tenor"_s, u"Tenor says no."_s);
    Q_EMIT session()->newest()->requests().editPrompt();
    prompt().setPlainText(u"First, but better?"_s);
    QCOMPARE(find<QPushButton>(u"askLater"_s).text(), u"Ask beside this"_s);
    find<QPushButton>(u"askLater"_s).click();
    const desk::Conversation &conversation = *session()->conversation();
    QCOMPARE(conversation.branches(first).size(), 2);
    QVERIFY(conversation.waiting().isEmpty());
    QTRY_VERIFY(isShown(u"ask"_s)); // this branch is done
    QVERIFY(conversation.isRunning(first));
    const turnui::TurnView *const view = session()->newest();
    Q_EMIT session()->newest()->branchRequested(0);
    QCOMPARE(session()->newestId(), first);
    QVERIFY(session()->newest() != view);
    QTRY_VERIFY(isShown(u"stop"_s)); // that one is not
    press(u"stopAction"_s);
    QTRY_VERIFY(!conversation.isRunning());
}

void TestMainWindow::severalSessionsRunAtOnce()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    press(u"newSessionAction"_s);
    ask(u"Second?"_s);
    QCOMPARE(m_house->desk->running().size(), 2);
    m_house->server.gate(u"tenor"_s).open();
    QTRY_COMPARE(m_house->desk->running().size(), 0);
}

void TestMainWindow::U01_closedInMidRunNothingIsLost()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    QTRY_VERIFY(session()->conversation()->turn(*session()->newestId())->attempts.size() == 2);
    const auto text = [this](int number) {
        const chat::Turn *const turn = session()->conversation()->turn(*session()->newestId());
        const chat::Attempt *const attempt = turn->latestAttempt({number});
        return attempt ? attempt->reply.text : QString();
    };
    QTRY_COMPARE(text(1), u"Alto says **yes**."_s);
    QTRY_COMPARE(text(2), u"Tenor begins"_s);
    QVERIFY(m_house->window->close()); // asks nothing
    m_house->reopen();
    m_house->show();
    QTRY_VERIFY(session());
    QCOMPARE(chat::toString(session()->conversation()->turn(*session()->newestId())->state), u"interrupted"_s);
    QCOMPARE(text(1), u"Alto says **yes**."_s);
    QCOMPARE(text(2), u"Tenor begins"_s);
}

void TestMainWindow::U02_switchedInMidRunTextStaysInItsSession()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    QTRY_VERIFY(session());
    desk::Conversation *const first = session()->conversation();
    QTRY_COMPARE(m_house->questions().size(), 2);
    m_house->server.answer(u"alto"_s, u"Something else."_s);
    press(u"newSessionAction"_s);
    ask(u"Second?"_s);
    desk::Conversation *const second = session()->conversation();
    QVERIFY(first != second);
    m_house->server.gate(u"tenor"_s).open();
    QTRY_VERIFY(!first->isRunning() && !second->isRunning());
    QCOMPARE(first->session().turns.size(), 1);
    QCOMPARE(second->session().turns.size(), 1);
    QCOMPARE(first->session().turns.first().latestAttempt({1})->reply.text, u"Alto says **yes**."_s);
    QCOMPARE(second->session().turns.first().latestAttempt({1})->reply.text, u"Something else."_s);
    QCOMPARE(session()->conversation(), second);
}

void TestMainWindow::U02_deletedInMidRun()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    auto &list = find<QListView>(u"sessions"_s);
    QTRY_COMPARE(list.model()->rowCount(), 2);
    QSignalSpy closed(&m_house->server, &testsupport::FakeModelServer::connectionClosed);
    list.setFocus();
    list.setCurrentIndex(list.model()->index(1, 0));
    QTest::keyClick(&list, Qt::Key_Delete);
    QTRY_VERIFY(m_house->desk->running().isEmpty());
    QVERIFY(!session());
    QVERIFY(isShown(u"startPage"_s));
    QTRY_VERIFY(!closed.isEmpty());
    QTRY_COMPARE(list.model()->rowCount(), 0);
    find<QPushButton>(u"undo"_s).click();
    QTRY_COMPARE(list.model()->rowCount(), 2);
}

void TestMainWindow::typedTextStaysWithItsSession()
{
    m_house->connectPanel();
    m_house->show();
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    const chat::SessionId first = session()->conversation()->id();
    prompt().setPlainText(u"half a follow-up"_s);
    press(u"newSessionAction"_s);
    QCOMPARE(prompt().toPlainText(), QString());
    prompt().setPlainText(u"another thought"_s);
    m_house->window->openSession(first);
    QTRY_COMPARE(prompt().toPlainText(), u"half a follow-up"_s);
    press(u"newSessionAction"_s);
    QCOMPARE(prompt().toPlainText(), u"another thought"_s);
}

void TestMainWindow::X07_linksAreShownBeforeTheyOpen()
{
    m_house->connectPanel();
    m_house->show();
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    const auto follow = [this](const QString &address) {
        Q_EMIT session()->newest()->requests().followLink(QUrl(address));
    };
    follow(u"https://evil.example/"_s);
    QVERIFY(isShown(u"linkBar"_s));
    QVERIFY(m_house->openedLinks.isEmpty());
    find<QPushButton>(u"openLink"_s).click();
    QCOMPARE(m_house->openedLinks, QList<QUrl>{QUrl(u"https://evil.example/"_s)});
    follow(u"file:///etc/passwd"_s);
    QVERIFY(isShown(u"linkBar"_s));
    QVERIFY(!isShown(u"openLink"_s));
    QTest::keyClick(m_house->window.get(), Qt::Key_Escape);
    QVERIFY(!isShown(u"linkBar"_s));
    QCOMPARE(m_house->openedLinks.size(), 1);
}

void TestMainWindow::X11_labelsArePlainText()
{
    m_house->connectPanel();
    m_house->server.answer(u"alto"_s, FakeReply::error(404, u"<img src=file:///dev/zero>"_s));
    m_house->show();
    ask(u"<img src=file:///dev/zero>"_s);
    QVERIFY(waitForEnd());
    press(u"helpAction"_s);
    press(u"settingsAction"_s);
    const QList<QLabel *> labels = m_house->window->findChildren<QLabel *>();
    for (const QLabel *const label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    QVERIFY(!m_house->window->windowTitle().contains(u'<'));
}

void TestMainWindow::escapeClosesWhatIsOpenFirst()
{
    m_house->connectPanel();
    holdTenor();
    m_house->show();
    ask(u"First?"_s);
    QTRY_VERIFY(find<QPushButton>(u"stop"_s).isVisible());
    m_house->window->linkBar().offer(QUrl(u"https://example.org"_s));
    press(u"helpAction"_s);
    QTest::keyClick(m_house->window.get(), Qt::Key_Escape);
    QVERIFY(!isShown(u"linkBar"_s));
    QVERIFY(isShown(u"helpPage"_s));
    QTest::keyClick(m_house->window.get(), Qt::Key_Escape);
    QVERIFY(!isShown(u"helpPage"_s));
    QVERIFY(session());
    QVERIFY(session()->conversation()->isRunning());
    QTest::keyClick(m_house->window.get(), Qt::Key_Escape);
    QVERIFY(waitForEnd());
}

void TestMainWindow::pagesOpenAndCloseByKey_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("page");
    QTest::newRow("F1: help") << int(Qt::Key_F1) << u"helpPage"_s;
    QTest::newRow("Ctrl+,: settings") << (Qt::CTRL | Qt::Key_Comma).toCombined() << u"settingsPage"_s;
}

void TestMainWindow::pagesOpenAndCloseByKey()
{
    QFETCH(int, key);
    QFETCH(QString, page);
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    const auto combination = QKeyCombination::fromCombined(key);
    QTest::keyClick(m_house->window.get(), combination.key(), combination.keyboardModifiers());
    QVERIFY(isShown(page));
    QVERIFY(!isShown(u"composer"_s));
    QTest::keyClick(m_house->window.get(), Qt::Key_Escape);
    QVERIFY(isShown(u"startPage"_s));
    QVERIFY(isShown(u"composer"_s));
    QVERIFY(prompt().hasFocus());
}

void TestMainWindow::panesAreReachedByF6()
{
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    prompt().setFocus();
    const auto inside = [this](const QString &name) {
        return find<QWidget>(name).isAncestorOf(m_house->window->focusWidget());
    };
    QTest::keyClick(m_house->window.get(), Qt::Key_F6);
    QVERIFY(inside(u"sidebar"_s));
    QTest::keyClick(m_house->window.get(), Qt::Key_F6);
    QVERIFY(inside(u"startPage"_s));
    QTest::keyClick(m_house->window.get(), Qt::Key_F6);
    QVERIFY(inside(u"composer"_s));
    QTest::keyClick(m_house->window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(inside(u"startPage"_s));
}

void TestMainWindow::whereTheKeysGoIsSeen()
{
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    prompt().setFocus(Qt::TabFocusReason);
    QSet<QWidget *> reached;
    for (QWidget *one = QApplication::focusWidget(); !reached.contains(one); one = QApplication::focusWidget()) {
        reached.insert(one);
        if (qobject_cast<QAbstractButton *>(one))
            QVERIFY2(hasRing(one), qPrintable(one->objectName()));
        QTest::keyClick(one, Qt::Key_Tab);
    }
    QVERIFY(reached.size() > 5);
}

void TestMainWindow::shortcutsAreUnique()
{
    m_house->show();
    QSet<QKeySequence> seen;
    const QList<QAction *> actions = m_house->window->findChildren<QAction *>();
    for (const QAction *const action : actions) {
        const QList<QKeySequence> keys = action->shortcuts();
        for (const QKeySequence &key : keys) {
            if (action->shortcutContext() != Qt::WindowShortcut)
                continue;
            QVERIFY2(!seen.contains(key), qPrintable(key.toString() + u": "_s + action->text()));
            seen.insert(key);
        }
    }
    for (const char *const key : {"Ctrl+N",       "Ctrl+K",    "Ctrl+Return", "Ctrl+Shift+Return",
                                  "Esc",          "Ctrl+1",    "Ctrl+8",      "Ctrl+Shift+A",
                                  "Ctrl+Shift+B", "Ctrl+PgUp", "Ctrl+PgDown", "F6",
                                  "Shift+F6",     "F1",        "Ctrl+B",      "Ctrl+E",
                                  "Ctrl+,",       "Ctrl+Q",    "Ctrl++",      "Ctrl+-",
                                  "Ctrl+0"})
        QVERIFY2(seen.contains(QKeySequence(QLatin1StringView(key))), key);
}

void TestMainWindow::aSmallWindowPutsTheListOverThePage()
{
    m_house->show({1000, 700});
    QTRY_VERIFY(isShown(u"startPage"_s));
    QVERIFY(!isShown(u"sidebar"_s));
    QVERIFY(isShown(u"cornerMenu"_s));
    const QRect page = find<QWidget>(u"startPage"_s).geometry();
    QTest::keyClick(m_house->window.get(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(isShown(u"sidebar"_s));
    QCOMPARE(find<QWidget>(u"startPage"_s).geometry(), page);
    QTest::keyClick(m_house->window.get(), Qt::Key_Escape);
    QVERIFY(!isShown(u"sidebar"_s));
    QTest::keyClick(m_house->window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(find<QLineEdit>(u"search"_s).hasFocus());
    m_house->window->resize(1400, 800);
    QTRY_VERIFY(!isShown(u"cornerMenu"_s));
    QVERIFY(isShown(u"sidebar"_s));
}

void TestMainWindow::inASmallWindowDeletingCanBeUndone()
{
    m_house->connectPanel();
    m_house->show({1000, 700});
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    press(u"sidebarAction"_s);
    auto *const list = &find<QListView>(u"sessions"_s);
    QTRY_VERIFY(list->currentIndex().isValid());
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(!session());
    QVERIFY(isShown(u"sidebar"_s));
    QVERIFY(isShown(u"undo"_s));
    QVERIFY(list->hasFocus());
    QTRY_COMPARE(list->model()->rowCount(), 0);
    find<QPushButton>(u"undo"_s).click();
    QTRY_VERIFY(list->model()->rowCount() > 0);
}

void TestMainWindow::theArrangementOfTheWindowIsKept()
{
    m_house->show({1300, 777});
    QTest::keyClick(m_house->window.get(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!isShown(u"sidebar"_s));
    QVERIFY(m_house->window->close());
    m_house->reopen();
    m_house->window = nullptr;
    m_house->show({});
    QVERIFY(!isShown(u"sidebar"_s));
    QCOMPARE(m_house->preferences->current().isSessionListShown, false);
    QVERIFY(!m_house->preferences->current().windowGeometry.isEmpty());
}

void TestMainWindow::theWidthOfTheListIsKept()
{
    m_house->show({1400, 800});
    QWidget *const handle = &find<QWidget>(u"widthHandle"_s);
    const int usual = find<QWidget>(u"sidebar"_s).width();
    QTest::mousePress(handle, Qt::LeftButton);
    QTest::mouseMove(handle, handle->rect().center() + QPoint(60, 0));
    QTest::mouseRelease(handle, Qt::LeftButton);
    QCOMPARE(find<QWidget>(u"sidebar"_s).width(), usual + 60);
    QTest::keyClick(handle, Qt::Key_Left);
    const int wanted = find<QWidget>(u"sidebar"_s).width();
    QVERIFY(wanted < usual + 60);
    QVERIFY(m_house->window->close());
    QCOMPARE(m_house->preferences->current().sessionListWidth, wanted);
    m_house->reopen();
    m_house->show({1400, 800});
    QCOMPARE(find<QWidget>(u"sidebar"_s).width(), wanted);
    QTest::mouseDClick(&find<QWidget>(u"widthHandle"_s), Qt::LeftButton);
    QCOMPARE(find<QWidget>(u"sidebar"_s).width(), usual);
}

void TestMainWindow::theTextGrowsByKey()
{
    m_house->show();
    const double usual = prompt().font().pointSizeF();
    prompt().setFocus();
    QTest::keyClick(&prompt(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(&prompt(), Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(prompt().font().pointSizeF(), usual + 2);
    QCOMPARE(m_house->preferences->current().fontSizeDelta, 2);
    QTest::keyClick(&prompt(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(prompt().font().pointSizeF(), usual + 1);
    QTest::keyClick(&prompt(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(prompt().font().pointSizeF(), usual);
    for (int i = 0; i < 20; ++i)
        press(u"smallerTextAction"_s);
    QCOMPARE(m_house->preferences->current().fontSizeDelta, settings::smallestFontSizeDelta);
    press(u"usualTextAction"_s);
    QCOMPARE(prompt().toPlainText(), QString());
}

void TestMainWindow::returnPressesTheFocusedButton()
{
    m_house->show();
    QTRY_VERIFY(isShown(u"startPage"_s));
    QPushButton *const button = find<QWidget>(u"openRouter"_s).findChild<QPushButton *>(u"connect"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QVERIFY(isShown(u"keyField"_s));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Enter);
    QVERIFY(!isShown(u"keyField"_s));
    QTest::keyClick(button, Qt::Key_Return, Qt::ShiftModifier); // is something else
    QVERIFY(!isShown(u"keyField"_s));
}

void TestMainWindow::aServerThatNeedsAKeyIsNotReady()
{
    m_house->connectPanel();
    m_house->show();
    press(u"newSessionAction"_s);
    const settings::Endpoint endpoint = *m_house->endpoints->endpoint(u"fake"_s);
    QVERIFY(isShown(u"panel"_s)); // the panel can be asked
    Q_EMIT m_house->discovery.found({.endpoint = endpoint, .models = {}, .needsKey = true});
    Q_EMIT m_house->discovery.finished();
    QVERIFY(find<QWidget>(u"thisComputer"_s).findChild<styleui::ElidedLabel *>(u"detail"_s)->text() ==
            u"Fake needs a key"_s);
    QCOMPARE(find<QWidget>(u"thisComputer"_s).findChild<QPushButton *>(u"connect"_s)->text(), u"Look again"_s);
    QCOMPARE(find<QPushButton>(u"ask"_s).text(), u"Connect to ask this"_s);
}

void TestMainWindow::theAppearanceFollowsTheSetting()
{
    m_house->show();
    settings::Preferences next = m_house->preferences->current();
    next.appearance = settings::Appearance::Dark;
    QVERIFY(m_house->preferences->replace(next));
    QCOMPARE(m_house->theme.scheme(), styleui::Scheme::Dark);
    QTRY_COMPARE(styleui::schemeOf(m_house->window->palette()), styleui::Scheme::Dark);
    next.appearance = settings::Appearance::Light;
    QVERIFY(m_house->preferences->replace(next));
    QTRY_COMPARE(styleui::schemeOf(m_house->window->palette()), styleui::Scheme::Light);
}

void TestMainWindow::problemsWithTheSettingsAreSaid()
{
    QFile file(m_house->home.filePath(u"connections.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not json");
    file.close();
    m_house->endpoints = std::make_unique<settings::EndpointStore>(file.fileName());
    QVERIFY(!m_house->endpoints->problems().isEmpty());
    m_house->show();
    QTRY_VERIFY(isShown(u"banner"_s));
    const auto *const notice = find<QWidget>(u"banner"_s).findChild<styleui::ElidedLabel *>(u"notice"_s);
    QCOMPARE(notice->text(), m_house->endpoints->problems().first());
    find<QPushButton>(u"closeNotice"_s).click();
    QVERIFY(!isShown(u"banner"_s));
}

void TestMainWindow::whatTheLibraryFindsLaterIsSaid()
{
    m_house->show();
    QVERIFY(!isShown(u"banner"_s));
    Q_EMIT m_house->library->noticeAdded({.text = u"One question of “Boats” cannot be read."_s, .isWarning = true});
    QVERIFY(isShown(u"banner"_s));
    const auto *const notice = find<QWidget>(u"banner"_s).findChild<styleui::ElidedLabel *>(u"notice"_s);
    QCOMPARE(notice->text(), u"One question of “Boats” cannot be read."_s);
}

void TestMainWindow::everyControlHasAName()
{
    m_house->connectPanel();
    m_house->show();
    ask(u"First?"_s);
    QVERIFY(waitForEnd());
    const QList<QWidget *> widgets = m_house->window->findChildren<QWidget *>();
    for (const QWidget *const widget : widgets) {
        const auto *const button = qobject_cast<const QAbstractButton *>(widget);
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy())
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) + u" "_s + widget->objectName()));
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
