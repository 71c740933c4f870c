// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/conversation.h"
#include "ui/style/elidedlabel.h"
#include "ui/window/pagestack.h"
#include "ui/window/panelchoice.h"
#include "ui/window/pricedbutton.h"
#include "ui/window/sessionpage.h"
#include "window/windowhouse.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace std::chrono_literals;
using namespace windowtest;
using chat::AbSide;

/// The A/B of ordinary questions in the whole window: told before and after, never more than was said.
class TestAbTesting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }
    void questionsGoWhereTheLineSays();
    void whatItCostsIsThatOfThePanelThatIsAsked();
    void justOneAndWhatIsAskedAgainAreNotDrawnFor();
    void anotherPanelIsNotConcerned();
    void whereTheOtherIsNotConnectedTheFirstIsAsked();
    void whatIsStricterStaysWhereItIs();
    void itIsSwitchedOffByKeyboard();
    void itEndsByItself();

private:
    template<typename Widget>
    [[nodiscard]] Widget &find(const QString &name) const
    {
        return *m_house->window->findChild<Widget *>(name);
    }
    /// What stands over the field; empty where nothing does.
    [[nodiscard]] QString line() const
    {
        const auto &text = find<styleui::ElidedLabel>(u"abText"_s);
        return text.isVisible() ? text.text() : QString();
    }
    [[nodiscard]] bool isForSecond() const { return line().endsWith(u"and so does this one."_s); }
    [[nodiscard]] const chat::Turn &lastTurn() const;
    void start(double share = 0.5) const;
    void ask(const QString &text, Qt::KeyboardModifiers more = {}) const;
    /// Asks until the next question is one for that panel.
    void askUntilNextIs(AbSide side) const;

    std::unique_ptr<WindowHouse> m_house;
};

void TestAbTesting::init()
{
    failOnOtherWarnings();
    m_house = std::make_unique<WindowHouse>();
    m_house->connectPanel();
    const auto duo = m_house->panels->save(WindowHouse::panel(), u"Duo"_s);
    chat::Panel alone = WindowHouse::panel();
    alone.members.removeLast();
    const auto solo = m_house->panels->save(alone, u"Solo"_s);
    QVERIFY(duo && solo);
    settings::Preferences next = m_house->preferences->current();
    next.lastUnsaved.reset();
    next.lastPanel = duo->id;
    QVERIFY(m_house->preferences->replace(next));
    m_house->show();
}

void TestAbTesting::start(double share) const
{
    settings::Preferences next = m_house->preferences->current();
    const QDateTime now = m_house->clock.wallTime();
    next.abTest = settings::AbTest{.first = next.lastPanel,
                                   .second = m_house->panels->find(u"Solo"_s)->panel.id,
                                   .share = share,
                                   .startedAt = now,
                                   .until = now.addDays(14)};
    QVERIFY(m_house->preferences->replace(next));
}

const chat::Turn &TestAbTesting::lastTurn() const
{
    const desk::Conversation *const conversation = find<windowui::PageStack>({}).session()->conversation();
    return *conversation->turn(conversation->path().last());
}

void TestAbTesting::ask(const QString &text, Qt::KeyboardModifiers more) const
{
    auto &prompt = find<QPlainTextEdit>(u"prompt"_s);
    prompt.setPlainText(text);
    prompt.setFocus();
    QTest::keyClick(&prompt, Qt::Key_Return, Qt::ControlModifier | more);
    const windowui::PageStack &pages = find<windowui::PageStack>({});
    QVERIFY(QTest::qWaitFor([&] { return pages.session() && !pages.session()->conversation()->isRunning(); }));
}

void TestAbTesting::askUntilNextIs(AbSide side) const
{
    constexpr int most = 60; // never so often the same, but once in 2⁶⁰ times
    for (int i = 0; i < most && isForSecond() != (side == AbSide::Second); ++i)
        ask(u"And then?"_s);
    QCOMPARE(isForSecond(), side == AbSide::Second);
}

void TestAbTesting::questionsGoWhereTheLineSays()
{
    QCOMPARE(line(), QString());
    start();
    QVERIFY2(line().startsWith(u"A/B until "_s) && line().contains(u": one question in two goes to Solo"_s),
             qPrintable(line()));
    const QString before = line();
    find<QPlainTextEdit>(u"prompt"_s).setPlainText(u"Typed, letter by letter"_s);
    m_house->clock.advance(200ms);
    QCOMPARE(line(), before); // decided once
    for (const AbSide side : {AbSide::Second, AbSide::First, AbSide::Second}) {
        askUntilNextIs(side);
        ask(u"Why?"_s);
        QVERIFY(lastTurn().abSide == side);
        const QString name = side == AbSide::Second ? u"Solo"_s : u"Duo"_s;
        QCOMPARE(lastTurn().panel.name, name);
        QCOMPARE(lastTurn().attempts.size(), side == AbSide::Second ? 1 : 2);
        const QString said = find<styleui::ElidedLabel>(u"circumstances"_s).text();
        QVERIFY2(said.contains(name + u", by A/B"_s), qPrintable(said));
    }
}

void TestAbTesting::whatItCostsIsThatOfThePanelThatIsAsked()
{
    m_house->forecaster->setPrices(
        [](const chat::Model &) { return chat::Price{.promptUsd = 100, .completionUsd = 100}; });
    m_house->clock.advance(100ms);
    const auto figures = [this](const QString &button) { return find<windowui::PricedButton>(button).figures(); };
    const QString ofDuo = figures(u"ask"_s);
    const QString ofWriter = figures(u"justOne"_s);
    start();
    // In a new session: else there is more to send.
    for (int i = 0; i < 60 && !isForSecond(); ++i) {
        find<QAction>(u"newSessionAction"_s).trigger();
        ask(u"?"_s);
    }
    QVERIFY(isForSecond());
    m_house->clock.advance(200ms); // what is known of the models by now
    const QString ofSolo = figures(u"ask"_s);
    QVERIFY(ofSolo != ofDuo);
    QVERIFY(!ofWriter.isEmpty());
    m_house->window->findChild<windowui::PanelChoice *>()->pick(m_house->panels->find(u"Solo"_s)->panel);
    QCOMPARE(line(), QString());
    QCOMPARE(figures(u"ask"_s), ofSolo);
}

void TestAbTesting::justOneAndWhatIsAskedAgainAreNotDrawnFor()
{
    start();
    askUntilNextIs(AbSide::Second);
    ask(u"Alone?"_s, Qt::ShiftModifier);
    QVERIFY(!lastTurn().abSide);
    QCOMPARE(lastTurn().kind, chat::RunKind::JustOne);
    QVERIFY(isForSecond()); // still
    find<QWidget>(u"editPrompt"_s).setFocus();
    QTest::keyClick(&find<QWidget>(u"editPrompt"_s), Qt::Key_Space);
    QCOMPARE(line(), QString());
    ask(u"Otherwise?"_s);
    QVERIFY(!lastTurn().abSide);
    QCOMPARE(lastTurn().panel.name, u"Duo"_s);
    QVERIFY(isForSecond());
}

void TestAbTesting::anotherPanelIsNotConcerned()
{
    start();
    chat::Panel changed = m_house->panels->find(u"Duo"_s)->panel;
    changed.policy.moreTries = 0; // on the spot
    m_house->window->findChild<windowui::PanelChoice *>()->pick(changed);
    QCOMPARE(line(), QString());
    ask(u"Why?"_s);
    QVERIFY(!lastTurn().abSide);
}

void TestAbTesting::whereTheOtherIsNotConnectedTheFirstIsAsked()
{
    chat::Panel elsewhere = WindowHouse::panel();
    elsewhere.members.first().model.endpoint = u"nowhere"_s;
    QVERIFY(m_house->panels->save(elsewhere, u"Solo"_s));
    start();
    QVERIFY2(line().endsWith(u"Solo is not connected. So Duo is asked."_s), qPrintable(line()));
    ask(u"Why?"_s);
    QVERIFY(!lastTurn().abSide);
    QCOMPARE(lastTurn().panel.name, u"Duo"_s);
}

void TestAbTesting::whatIsStricterStaysWhereItIs()
{
    chat::Panel strict = WindowHouse::panel();
    strict.privacy.noDataCollection = true;
    const auto kept = m_house->panels->save(strict, u"Duo"_s);
    QVERIFY(kept);
    m_house->window->findChild<windowui::PanelChoice *>()->pick(*kept);
    start();
    QVERIFY2(line().contains(u"Duo is stricter about privacy than Solo"_s), qPrintable(line()));
    ask(u"Why?"_s);
    QVERIFY(!lastTurn().abSide);
    QCOMPARE(lastTurn().panel.name, u"Duo"_s);
}

void TestAbTesting::itIsSwitchedOffByKeyboard()
{
    start();
    auto &off = find<QPushButton>(u"abOff"_s);
    QVERIFY(!off.accessibleName().isEmpty());
    off.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&off, Qt::Key_Space);
    QCOMPARE(line(), QString());
    QVERIFY(!m_house->preferences->current().abTest);
    QVERIFY(find<QPlainTextEdit>(u"prompt"_s).hasFocus());
    ask(u"Why?"_s);
    QVERIFY(!lastTurn().abSide);
}

void TestAbTesting::itEndsByItself()
{
    start();
    QVERIFY(!line().isEmpty());
    m_house->clock.advance(14 * 24h);
    QCOMPARE(line(), QString());
    ask(u"Why?"_s);
    QVERIFY(!lastTurn().abSide);
    QVERIFY(m_house->preferences->current().abTest); // until the person has seen that it ended
}

QTEST_MAIN(TestAbTesting)
#include "tst_abtesting.moc"
