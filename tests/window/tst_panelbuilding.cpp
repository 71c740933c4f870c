// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/membercard.h"
#include "ui/panel/panelpage.h"
#include "ui/style/elidedlabel.h"
#include "ui/window/pagestack.h"
#include "ui/window/panelbuilding.h"
#include "window/windowhouse.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QWindow>

using namespace windowtest;
using panelui::PanelPage;
using windowui::PanelBuilding;

/// The builder in the window: opened, left, saved; files on their way in and out.
class TestPanelBuilding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_house.reset(); }
    void thePresentPanelIsChangedUsedAndKeptAside();
    void aPanelIsSavedAndStaysOpen();
    void aSavedPanelIsDeletedOnceAsked();
    void escapeByKeyAsksBeforeItLoses();
    void whoGoesElsewhereFindsTheChangesAgain();
    void membersMoveThoughTheWindowHasTheKeys();
    void whatTheListSaysOfAModelGreysItsSettings();
    void aDroppedPanelOpensUnsaved_data();
    void aDroppedPanelOpensUnsaved();
    void whatIsNoPanelIsDroppedAsUsual_data();
    void whatIsNoPanelIsDroppedAsUsual();
    void aBrokenFileSaysWhere_data();
    void aBrokenFileSaysWhere();
    void aDropAsksBeforeItReplacesChanges();
    void whatIsDraggedOverTheWindowIsNamed();
    void filesAreChosenWithoutWaiting();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_house->window->findChild<Widget *>(name);
    }
    [[nodiscard]] PanelBuilding &building() const { return *m_house->window->findChild<PanelBuilding *>(); }
    [[nodiscard]] PanelPage *page() const { return find<PanelPage>(u"panelPage"_s); }
    [[nodiscard]] bool isShown() const { return page() && page()->isVisible(); }
    [[nodiscard]] QString text(const QString &label) const
    {
        const auto *const shown = page()->findChild<styleui::ElidedLabel *>(label);
        return shown->isVisible() ? shown->text() : QString();
    }
    [[nodiscard]] QString notice() const
    {
        const QWidget *const card = find<QWidget>(u"banner"_s)->findChild<QWidget *>(u"panel"_s);
        return card ? card->findChild<styleui::ElidedLabel *>(u"notice"_s)->text() : QString();
    }
    void click(const QString &button) const { page()->findChild<QPushButton *>(button)->click(); }
    void key(Qt::Key key, Qt::KeyboardModifiers with = {}) const
    {
        QTest::keyClick(m_house->window->focusWidget(), key, with);
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_house->home.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    /// What is said while something is dragged over the window; empty where nothing is.
    [[nodiscard]] QString sign() const
    {
        const auto *const card = find<QWidget>(u"dropSign"_s);
        return card->isVisible() ? card->findChild<styleui::ElidedLabel *>()->text() : QString();
    }
    /// Onto the middle of the widget. Whether somebody takes it.
    bool drop(const QList<QUrl> &urls, const QString &widget) const
    {
        return m_house->drop(urls, *find<QWidget>(widget));
    }

    std::unique_ptr<WindowHouse> m_house;
};

const QByteArray solo = R"({"name":"Solo","members":[{"endpoint":"fake","model":"alto","temperature":0.5}]})";

void TestPanelBuilding::init()
{
    failOnOtherWarnings();
    m_house = std::make_unique<WindowHouse>();
    m_house->connectPanel();
    m_house->show();
}

void TestPanelBuilding::thePresentPanelIsChangedUsedAndKeptAside()
{
    building().edit(WindowHouse::panel());
    QVERIFY(isShown());
    page()->findChild<QSpinBox *>(u"quorum"_s)->setValue(1);
    click(u"usePanel"_s);
    QVERIFY(!isShown());
    QCOMPARE(m_house->preferences->current().lastUnsaved->policy.quorum, 1);
    QVERIFY(find<QPlainTextEdit>(u"prompt"_s)->hasFocus());
}

void TestPanelBuilding::aPanelIsSavedAndStaysOpen()
{
    building().edit(WindowHouse::panel());
    key(Qt::Key_S, Qt::ControlModifier);
    QTest::keyClicks(page()->findChild<QLineEdit *>(u"name"_s), u"Our two"_s);
    key(Qt::Key_Return);
    QVERIFY(isShown());
    QCOMPARE(text(u"title"_s), u"Our two"_s);
    QCOMPARE(text(u"changes"_s), u"Saved"_s);
    QCOMPARE(m_house->preferences->current().lastPanel, u"our-two"_s);
    page()->findChild<QCheckBox *>(u"zeroRetention"_s)->click();
    key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_house->panels->find(u"our-two"_s)->panel.privacy.zeroRetention);
    page()->findChild<QCheckBox *>(u"zeroRetention"_s)->click();
    key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!m_house->panels->find(u"our-two"_s)->panel.privacy.any());
    // A shipped panel's name is taken for good.
    click(u"savePanelAs"_s);
    page()->findChild<QLineEdit *>(u"name"_s)->setText(u"Local"_s);
    key(Qt::Key_Return);
    QCOMPARE(text(u"problem"_s), u"A panel that came with Counterpoint has this name; choose another."_s);
}

void TestPanelBuilding::aSavedPanelIsDeletedOnceAsked()
{
    const auto kept = m_house->panels->save(WindowHouse::panel(), u"Old"_s);
    QVERIFY(kept);
    building().edit(*kept);
    click(u"usePanel"_s);
    QCOMPARE(m_house->preferences->current().lastPanel, u"old"_s);
    building().edit(*kept);
    page()->findChild<QSpinBox *>(u"grace"_s)->setValue(7);
    click(u"deletePanel"_s);
    QVERIFY(m_house->panels->find(u"old"_s));
    click(u"yes"_s);
    QVERIFY(!isShown());
    QVERIFY(!m_house->panels->find(u"old"_s));
    QVERIFY(m_house->preferences->current().lastPanel != u"old"_s);
    building().edit({});
    QCOMPARE(text(u"title"_s), u"New panel"_s); // its changes went with it
}

void TestPanelBuilding::escapeByKeyAsksBeforeItLoses()
{
    building().edit(WindowHouse::panel());
    key(Qt::Key_Escape);
    QVERIFY(!isShown());
    building().edit(WindowHouse::panel());
    page()->findChild<QSpinBox *>(u"grace"_s)->setValue(1);
    key(Qt::Key_Escape);
    QVERIFY(isShown());
    QVERIFY(!text(u"question"_s).isEmpty());
    key(Qt::Key_Escape);
    QVERIFY(isShown());
    QCOMPARE(text(u"question"_s), QString());
    key(Qt::Key_Escape);
    key(Qt::Key_Return); // on "Leave"
    QVERIFY(!isShown());
}

void TestPanelBuilding::whoGoesElsewhereFindsTheChangesAgain()
{
    building().edit(WindowHouse::panel());
    page()->findChild<QSpinBox *>(u"grace"_s)->setValue(7);
    find<QAction>(u"newSessionAction"_s)->trigger();
    QVERIFY(!isShown());
    building().edit(WindowHouse::panel());
    QVERIFY(isShown());
    QCOMPARE(page()->panel().policy.grace, std::chrono::milliseconds(7000));
    find<QAction>(u"newSessionAction"_s)->trigger();
    building().edit({}); // another one
    QVERIFY(isShown());
    QCOMPARE(text(u"title"_s), u"Two voices"_s);
    QVERIFY(!text(u"question"_s).isEmpty());
    click(u"yes"_s);
    QCOMPARE(text(u"title"_s), u"New panel"_s);
    // What was used or left on purpose does not come back.
    key(Qt::Key_Escape);
    building().edit(WindowHouse::panel());
    QCOMPARE(page()->panel(), WindowHouse::panel());
}

void TestPanelBuilding::membersMoveThoughTheWindowHasTheKeys()
{
    building().edit(WindowHouse::panel());
    key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(page()->panel().members[0].model.id, u"tenor"_s);
    QCOMPARE(page()->panel().members[1].model.id, u"alto"_s);
    QVERIFY(isShown());
}

void TestPanelBuilding::whatTheListSaysOfAModelGreysItsSettings()
{
    building().edit(WindowHouse::panel());
    auto *const card = page()->findChild<panelui::MemberCard *>();
    card->setOpen(true);
    const auto isEnabled = [card](const QString &name) { return card->findChild<QWidget *>(name)->isEnabled(); };
    QVERIFY(isEnabled(u"temperature"_s) && isEnabled(u"effort"_s));
    // The list comes while the builder is open.
    m_house->server.setHandler([](const testsupport::FakeRequest &) -> std::optional<testsupport::FakeReply> {
        return testsupport::FakeReply::body(200, "application/json",
                                            R"({"data":[{"id":"alto","supported_parameters":["tools"]}]})");
    });
    m_house->catalogue.refresh(u"fake"_s);
    QTRY_VERIFY(!isEnabled(u"temperature"_s) && !isEnabled(u"effort"_s));
    QVERIFY(isEnabled(u"outputLimit"_s));
    QCOMPARE(card->findChild<QWidget *>(u"effort"_s)->accessibleDescription(),
             u"alto does not reason, so it takes no effort."_s);
}

void TestPanelBuilding::aDroppedPanelOpensUnsaved_data()
{
    QTest::addColumn<QString>("widget");
    QTest::newRow("on the question") << u"prompt"_s;
    QTest::newRow("on the list of sessions") << u"sessions"_s;
}

void TestPanelBuilding::aDroppedPanelOpensUnsaved()
{
    QFETCH(QString, widget);
    const auto before = m_house->panels->panels();
    const settings::Preferences kept = m_house->preferences->current();
    QVERIFY(drop({QUrl::fromLocalFile(write(u"solo.JSON"_s, solo))}, widget));
    QVERIFY(isShown());
    QCOMPARE(text(u"title"_s), u"Solo"_s);
    QCOMPARE(text(u"changes"_s), u"Not saved yet"_s);
    QCOMPARE(page()->panel().members[0].settings.temperature, 0.5);
    QVERIFY(m_house->panels->panels() == before);
    QVERIFY(m_house->preferences->current() == kept);
    QCOMPARE(find<QPlainTextEdit>(u"prompt"_s)->toPlainText(), QString());
}

void TestPanelBuilding::whatIsNoPanelIsDroppedAsUsual_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::newRow("elsewhere") << QList{QUrl(u"https://example.org/panel.json"_s)};
    QTest::newRow("two files") << QList{QUrl::fromLocalFile(u"/a.json"_s), QUrl::fromLocalFile(u"/b.json"_s)};
    QTest::newRow("another kind") << QList{QUrl::fromLocalFile(u"/a.txt"_s)};
    QTest::newRow("nothing") << QList<QUrl>();
}

void TestPanelBuilding::whatIsNoPanelIsDroppedAsUsual()
{
    QFETCH(QList<QUrl>, urls);
    drop(urls, u"prompt"_s);
    QVERIFY(!isShown());
    QCOMPARE(notice(), QString());
}

void TestPanelBuilding::aBrokenFileSaysWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    QTest::newRow("cut") << QByteArray("{\n  \"members\": [") << u"is broken at line 2, column"_s;
    QTest::newRow("nine members") << QByteArray(R"({"members":[)" +
                                                QByteArray(R"({"endpoint":"e","model":"m"},)").repeated(8) +
                                                R"({"endpoint":"e","model":"m"}]})")
                                  << u"has 9 entries"_s;
    QTest::newRow("text where a number belongs")
        << QByteArray(R"({"members":[{"endpoint":"e","model":"m","temperature":"hot"}]})") << u"temperature"_s;
    QTest::newRow("filled by the program") << QByteArray(R"({"name":"L","fill":"local"})") << u"names no members"_s;
    QTest::newRow("no text at all") << QByteArray(100, '\0') << u"is broken at line 1"_s;
    QTest::newRow("larger than any panel") << QByteArray(1'000'001, ' ') << u"larger than 1 MB"_s;
}

void TestPanelBuilding::aBrokenFileSaysWhere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    QVERIFY(drop({QUrl::fromLocalFile(write(u"broken.json"_s, bytes))}, u"prompt"_s));
    QVERIFY(!isShown());
    QVERIFY2(notice().contains(problem), qPrintable(notice()));
    building().open(write(u"solo.json"_s, solo));
    QVERIFY(isShown());
    QCOMPARE(notice(), QString());
}

void TestPanelBuilding::whatIsDraggedOverTheWindowIsNamed()
{
    QWindow *const window = m_house->window->windowHandle();
    const auto enter = [window](const QString &path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window, &event);
    };
    enter(u"/far/solo.json"_s);
    QCOMPARE(sign(), u"Drop it to look at the panel in solo.json"_s);
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(window, &leave);
    QCOMPARE(sign(), QString());
    enter(u"/far/notes.txt"_s);
    QCOMPARE(sign(), QString());
    enter(u"/far/solo.json"_s);
    drop({QUrl::fromLocalFile(write(u"solo.json"_s, solo))}, u"prompt"_s);
    QCOMPARE(sign(), QString());
}

void TestPanelBuilding::aDropAsksBeforeItReplacesChanges()
{
    building().edit(WindowHouse::panel());
    page()->findChild<QSpinBox *>(u"grace"_s)->setValue(1);
    QVERIFY(drop({QUrl::fromLocalFile(write(u"solo.json"_s, solo))}, u"panelPage"_s));
    QCOMPARE(text(u"title"_s), u"Two voices"_s);
    click(u"yes"_s);
    QCOMPARE(text(u"title"_s), u"Solo"_s);
    key(Qt::Key_Escape); // back to where the person was before the builder
    QVERIFY(!isShown());
}

void TestPanelBuilding::filesAreChosenWithoutWaiting()
{
    chat::Panel nameless = WindowHouse::panel();
    nameless.name.clear();
    building().edit(nameless);
    click(u"exportPanel"_s);
    auto *const place = m_house->window->findChild<QFileDialog *>();
    QVERIFY(place && place->isVisible());
    QCOMPARE(QFileInfo(place->selectedFiles().value(0)).fileName(), u"panel.json"_s);
    const QString path = m_house->home.filePath(u"given.json"_s);
    Q_EMIT place->fileSelected(path);
    place->close();
    const auto given = m_house->panels->readFrom(path);
    QVERIFY(given);
    QVERIFY(given->panel.members == WindowHouse::panel().members);
    QCoreApplication::sendPostedEvents(place, QEvent::DeferredDelete);

    click(u"importPanel"_s);
    auto *const choice = find<QFileDialog>(u"importDialog"_s);
    QVERIFY(choice && choice->isVisible());
    Q_EMIT choice->fileSelected(write(u"solo.json"_s, solo));
    choice->close();
    QCOMPARE(text(u"title"_s), u"Solo"_s);
}

QTEST_MAIN(TestPanelBuilding)
#include "tst_panelbuilding.moc"
