// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/limits.h"
#include "ui/style/elidedlabel.h"
#include "ui/window/composer.h"
#include "ui/window/pricedbutton.h"
#include "ui/window/waitinglist.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using windowui::Composer;
using windowui::Costs;

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_composer.reset(); }
    void asksByButtonAndByKey();
    void justOneAsksOneModel();
    void anEmptyQuestionIsRefused_data();
    void anEmptyQuestionIsRefused();
    void aQuestionOverTheLimitIsRefused();
    void aQuestionAtTheLimitIsAsked();
    void withoutAConnectionTheQuestionStays();
    void whileItRunsStopStandsWhereAskStood();
    void theNextQuestionMayBeTypedMeanwhile();
    void waitingQuestionsCanBeTakenBack();
    void underAnExampleNoPanelIsNamed();
    void anEditedPromptCanBeLeft();
    void growsWithItsTextUpToALimit();
    void returnIsALineBreak();
    void isOneLineInASmallWindow();
    void aPanelOfOneHasNoJustOne();
    void saysWhatItWillCost();
    void saysLessInASmallWindow();
    void besideARunTheFiguresOfTheNextQuestionWait();
    void opensWhatMoreThereIs();
    void aWarningIsShownBeforeItIsAsked_data();
    void aWarningIsShownBeforeItIsAsked();
    void whatAPanelDoesNotCoverIsSaid();
    void X11_foreignNamesArePlainText();

private:
    [[nodiscard]] QPlainTextEdit &field() const { return *m_composer->findChild<QPlainTextEdit *>(u"prompt"_s); }
    [[nodiscard]] QPushButton &button(const QString &name) const { return *m_composer->findChild<QPushButton *>(name); }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *const one = m_composer->findChild<styleui::ElidedLabel *>(name);
        return one->isVisible() ? one->text() : QString();
    }
    [[nodiscard]] windowui::PricedButton &priced(const QString &name) const
    {
        return *m_composer->findChild<windowui::PricedButton *>(name);
    }
    [[nodiscard]] QAbstractButton &outlook() const { return *m_composer->findChild<QAbstractButton *>(u"outlook"_s); }
    [[nodiscard]] static chat::Panel panel(int members);
    [[nodiscard]] static Costs costs();

    std::unique_ptr<Composer> m_composer;
};

chat::Panel TestComposer::panel(int members)
{
    chat::Panel panel{.name = u"Test"_s};
    for (int i = 0; i < members; ++i)
        panel.members.append({.model = {.endpoint = u"e"_s, .id = u"model %1"_s.arg(i)}});
    chat::numberMembers(panel);
    return panel;
}

Costs TestComposer::costs()
{
    return {.outlook = {.run = {.lowUsd = 0.05,
                                .highUsd = 0.12,
                                .low = 20s,
                                .high = 45s,
                                .aloneName = u"Opus"_s,
                                .aloneUsd = 0.0185},
                        .justOne = {.lowUsd = 0.006, .highUsd = 0.01, .low = 4s, .high = 9s},
                        .promptTokens = 12,
                        .destination = u"stays with the test"_s},
            .session = {
                .turns = 2, .usage = {.costUsd = 0.23}, .comparedUsd = 0.2, .aloneUsd = 0.1, .aloneName = u"Opus"_s}};
}

void TestComposer::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    m_composer = std::make_unique<Composer>();
    m_composer->resize(900, 200);
    m_composer->setPanel(panel(3));
    m_composer->setCosts(costs());
    m_composer->setConnected(true);
    m_composer->show();
    m_composer->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
}

void TestComposer::asksByButtonAndByKey()
{
    QSignalSpy asked(m_composer.get(), &Composer::askRequested);
    field().setPlainText(u"Why?"_s);
    QCOMPARE(button(u"ask"_s).text(), u"Ask the panel"_s);
    QTest::mouseClick(&button(u"ask"_s), Qt::LeftButton);
    QTest::keyClick(&field(), Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(&field(), Qt::Key_Enter, Qt::ControlModifier);
    QCOMPARE(asked.size(), 3);
    for (const QList<QVariant> &one : std::as_const(asked)) {
        QCOMPARE(one.at(0).toString(), u"Why?"_s);
        QCOMPARE(one.at(1).value<chat::RunKind>(), chat::RunKind::Panel);
    }
}

void TestComposer::justOneAsksOneModel()
{
    QSignalSpy asked(m_composer.get(), &Composer::askRequested);
    field().setPlainText(u"Why?"_s);
    QTest::mouseClick(&button(u"justOne"_s), Qt::LeftButton);
    QTest::keyClick(&field(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked.size(), 2);
    for (const QList<QVariant> &one : std::as_const(asked))
        QCOMPARE(one.at(1).value<chat::RunKind>(), chat::RunKind::JustOne);
}

void TestComposer::anEmptyQuestionIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces and line breaks") << u"  \n\t "_s;
}

void TestComposer::anEmptyQuestionIsRefused()
{
    QFETCH(QString, text);
    QSignalSpy asked(m_composer.get(), &Composer::askRequested);
    field().setPlainText(text);
    QTest::mouseClick(&button(u"ask"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 0);
    QCOMPARE(label(u"message"_s), u"Write a question first."_s);
    QVERIFY(field().hasFocus());
    QTest::keyClicks(&field(), u"x"_s);
    QCOMPARE(label(u"message"_s), QString());
}

void TestComposer::aQuestionOverTheLimitIsRefused()
{
    QSignalSpy asked(m_composer.get(), &Composer::askRequested);
    field().setPlainText(QString(chat::maxPromptBytes / 2, u'é') + u'x');
    QTest::mouseClick(&button(u"ask"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 0);
    QVERIFY2(label(u"message"_s).contains(u"The limit is 1 MB"_s), qPrintable(label(u"message"_s)));
    QCOMPARE(m_composer->text().size(), chat::maxPromptBytes / 2 + 1);
}

void TestComposer::aQuestionAtTheLimitIsAsked()
{
    QSignalSpy asked(m_composer.get(), &Composer::askRequested);
    field().setPlainText(QString(chat::maxPromptBytes / 2, u'é'));
    QTest::mouseClick(&button(u"ask"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void TestComposer::withoutAConnectionTheQuestionStays()
{
    QSignalSpy asked(m_composer.get(), &Composer::askRequested);
    QSignalSpy connecting(m_composer.get(), &Composer::connectRequested);
    m_composer->setConnected(false);
    field().setPlainText(u"Why?"_s);
    QCOMPARE(button(u"ask"_s).text(), u"Connect to ask this"_s);
    QCOMPARE(label(u"stays"_s), u"Your question stays here. Nothing is sent before you connect."_s);
    QVERIFY(!outlook().isVisible());
    QVERIFY(!m_composer->findChild<QAction *>(u"costsAction"_s)->isEnabled());
    QCOMPARE(priced(u"ask"_s).figures(), QString());
    QVERIFY(!button(u"panel"_s).isVisible());
    QTest::keyClick(&field(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(asked.size(), 0);
    QCOMPARE(connecting.size(), 1);
    QCOMPARE(m_composer->text(), u"Why?"_s);
}

void TestComposer::whileItRunsStopStandsWhereAskStood()
{
    QSignalSpy stopped(m_composer.get(), &Composer::stopRequested);
    const QPoint right = button(u"ask"_s).geometry().topRight();
    m_composer->setRunning(true);
    QTRY_COMPARE(button(u"stop"_s).geometry().topRight(), right);
    QVERIFY(!button(u"ask"_s).isVisible());
    QVERIFY(!button(u"justOne"_s).isVisible());
    QVERIFY(!button(u"askLater"_s).isVisible());
    QCOMPARE(field().placeholderText(), u"Your next question waits until this one is done…"_s);
    QTest::mouseClick(&button(u"stop"_s), Qt::LeftButton);
    QCOMPARE(stopped.size(), 1);
    m_composer->setFollowUp(true);
    m_composer->setRunning(false);
    QCOMPARE(field().placeholderText(), u"Ask a follow-up…"_s);
    QVERIFY(button(u"ask"_s).isVisible());
}

void TestComposer::theNextQuestionMayBeTypedMeanwhile()
{
    QSignalSpy asked(m_composer.get(), &Composer::askRequested);
    m_composer->setRunning(true);
    QTest::keyClicks(&field(), u"And then?"_s);
    QVERIFY(button(u"askLater"_s).isVisible());
    QTest::mouseClick(&button(u"askLater"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).toString(), u"And then?"_s);
}

void TestComposer::waitingQuestionsCanBeTakenBack()
{
    QSignalSpy back(m_composer.get(), &Composer::takeBackRequested);
    m_composer->setWaiting({{u"one"_s, {}}, {u"two"_s, u"Too dear."_s}, {u"three"_s, {}}});
    QSignalSpy anyway(m_composer.get(), &Composer::askAnywayRequested);
    QTest::mouseClick(&button(u"askAnyway"_s), Qt::LeftButton); // there is one
    QCOMPARE(anyway.size(), 1);
    QCOMPARE(anyway.first().at(0).toLongLong(), 1);
    const QList<QPushButton *> buttons = m_composer->findChildren<QPushButton *>(u"takeBack"_s);
    QCOMPARE(buttons.size(), 3);
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(back.size(), 1);
    QCOMPARE(back.first().at(0).toLongLong(), 1);
    m_composer->setWaiting({});
    QTRY_COMPARE(m_composer->findChildren<QPushButton *>(u"takeBack"_s).size(), 0);
}

void TestComposer::underAnExampleNoPanelIsNamed()
{
    m_composer->setConnected(false);
    m_composer->setRunning(true);
    QVERIFY(!button(u"panel"_s).isVisible());
    QVERIFY(!outlook().isVisible());
    QVERIFY(!label(u"stays"_s).isEmpty());
}

void TestComposer::anEditedPromptCanBeLeft()
{
    QSignalSpy cancelled(m_composer.get(), &Composer::editingCancelled);
    QVERIFY(!button(u"cancelEditing"_s).isVisible());
    m_composer->setEditing(true);
    QTest::mouseClick(&button(u"cancelEditing"_s), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
}

void TestComposer::growsWithItsTextUpToALimit()
{
    const int one = field().height();
    field().setPlainText(u"1\n2\n3"_s);
    const int three = field().height();
    field().setPlainText(QStringList(8, u"line"_s).join(u'\n'));
    const int eight = field().height();
    field().setPlainText(QStringList(80, u"line"_s).join(u'\n'));
    QCOMPARE_GT(three, one);
    QCOMPARE_GT(eight, three);
    QCOMPARE(field().height(), eight);
}

void TestComposer::returnIsALineBreak()
{
    QSignalSpy asked(m_composer.get(), &Composer::askRequested);
    QTest::keyClicks(&field(), u"a"_s);
    QTest::keyClick(&field(), Qt::Key_Return);
    QTest::keyClicks(&field(), u"b"_s);
    QCOMPARE(m_composer->text(), u"a\nb"_s);
    QCOMPARE(asked.size(), 0);
}

void TestComposer::isOneLineInASmallWindow()
{
    const int wide = m_composer->sizeHint().height();
    m_composer->setCompact(true);
    QCOMPARE_LT(m_composer->sizeHint().height(), wide);
    const int one = field().height();
    field().setPlainText(u"1\n2\n3"_s);
    QCOMPARE(field().height(), one);
    QCOMPARE(label(u"sessionCost"_s), QString());
    m_composer->setCompact(false);
    QCOMPARE_GT(field().height(), one);
    QVERIFY(!label(u"sessionCost"_s).isEmpty());
}

void TestComposer::aPanelOfOneHasNoJustOne()
{
    m_composer->setPanel(panel(1));
    QVERIFY(!button(u"justOne"_s).isVisible());
    QCOMPARE(button(u"ask"_s).text(), u"Ask"_s);
}

void TestComposer::saysWhatItWillCost()
{
    QCOMPARE(priced(u"ask"_s).figures(), u"≈ $0.05 · 20 s"_s);
    QCOMPARE(button(u"ask"_s).accessibleDescription(), u"≈ $0.05 · 20 s"_s);
    QCOMPARE(priced(u"justOne"_s).figures(), u"≈ $0.006"_s);
    QVERIFY(button(u"justOne"_s).accessibleDescription().endsWith(u": ≈ $0.006"_s));
    QCOMPARE(outlook().accessibleName(), u"≈ $0.05–0.12 · 20–45 s · 2.7× Opus alone · stays with the test"_s);
    QCOMPARE(label(u"sessionCost"_s), u"This session $0.23 · 2.0× Opus alone"_s);
    Costs next = costs();
    next.outlook.run.unpriced = {u"Stranger"_s};
    next.outlook.run.lowUsd = 0;
    next.outlook.run.highUsd = 0;
    m_composer->setCosts(next);
    QCOMPARE(priced(u"ask"_s).figures(), u"20 s"_s);
    QCOMPARE(outlook().accessibleName(), u"20–45 s · price of Stranger unknown · stays with the test"_s);
}

void TestComposer::saysLessInASmallWindow()
{
    m_composer->setCompact(true);
    QCOMPARE(priced(u"ask"_s).figures(), u"≈ $0.05"_s);
    QCOMPARE(priced(u"justOne"_s).figures(), QString());
    QVERIFY(button(u"justOne"_s).accessibleDescription().endsWith(u": ≈ $0.006"_s));
    QVERIFY(outlook().isVisible());
}

void TestComposer::besideARunTheFiguresOfTheNextQuestionWait()
{
    m_composer->setRunning(true);
    QCOMPARE(outlook().accessibleName(), u"stays with the test"_s);
    QTest::keyClicks(&field(), u"And then?"_s);
    QVERIFY(outlook().accessibleName().startsWith(u"≈ $0.05–0.12"_s));
}

void TestComposer::opensWhatMoreThereIs()
{
    QSignalSpy requested(m_composer.get(), &Composer::costsRequested);
    outlook().click();
    m_composer->setCostsOpen(false); // closed elsewhere
    m_composer->findChild<QAction *>(u"costsAction"_s)->trigger();
    m_composer->setConnected(false);
    QCOMPARE(requested.size(), 4);
    for (qsizetype i = 0; i < requested.size(); ++i)
        QCOMPARE(requested[i][0].toBool(), i % 2 == 0);
}

void TestComposer::aWarningIsShownBeforeItIsAsked_data()
{
    QTest::addColumn<chat::RunKind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("warned");
    QTest::newRow("the panel") << chat::RunKind::Panel << u"ask"_s << u"Ask the panel"_s << u"Ask anyway"_s;
    QTest::newRow("just one") << chat::RunKind::JustOne << u"justOne"_s << u"Just one"_s << u"Just one anyway"_s;
}

void TestComposer::aWarningIsShownBeforeItIsAsked()
{
    QFETCH(chat::RunKind, kind);
    QFETCH(QString, name);
    const auto reads = [&] { return button(name).text(); };
    field().setPlainText(u"Why?"_s);
    QTEST(reads(), "before");
    m_composer->warn(u"This month's limit is reached."_s, kind);
    QTEST(reads(), "warned");
    QVERIFY(m_composer->isWarned(kind));
    QCOMPARE(label(u"message"_s), u"⚠ This month's limit is reached."_s);
    QTest::keyClicks(&field(), u"x"_s);
    QTEST(reads(), "before");
    QVERIFY(!m_composer->isWarned(kind));
    QCOMPARE(label(u"message"_s), QString());
    m_composer->warn(u"This month's limit is reached."_s, kind);
    m_composer->withdrawWarning();
    QTEST(reads(), "before");
    QCOMPARE(label(u"message"_s), QString());
}

void TestComposer::whatAPanelDoesNotCoverIsSaid()
{
    QCOMPARE(label(u"caution"_s), QString());
    Costs next = costs();
    next.caution = u"vLLM cannot be told what to keep: its own terms hold."_s;
    m_composer->setCosts(next);
    QCOMPARE(label(u"caution"_s), u"⚠ vLLM cannot be told what to keep: its own terms hold."_s);
}

void TestComposer::X11_foreignNamesArePlainText()
{
    chat::Panel hostile = panel(2);
    hostile.name = u"<img src=file:///dev/zero>"_s;
    hostile.members[0].label = u"<b>bold</b>"_s;
    m_composer->setPanel(hostile);
    Costs foreign = costs();
    foreign.outlook.destination = u"<img src=file:///dev/zero>"_s;
    m_composer->setCosts(foreign);
    m_composer->setWaiting({{u"<img src=file:///dev/zero>"_s, {}}});
    QVERIFY(outlook().accessibleName().endsWith(u" · <img src=file:///dev/zero>"_s));
    const QList<QLabel *> labels = m_composer->findChildren<QLabel *>();
    for (const QLabel *const one : labels)
        QCOMPARE(one->textFormat(), Qt::PlainText);
    QVERIFY(!button(u"panel"_s).toolTip().contains(u"<b>bold"_s));
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
