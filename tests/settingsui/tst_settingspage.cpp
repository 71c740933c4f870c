// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsui/settingsscene.h"
#include "ui/settings/librarysection.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace settingstest;

namespace {

chat::Panel somePanel()
{
    chat::Panel panel{.members = {{.model = {.endpoint = u"openrouter"_s, .id = u"a/b"_s}}}};
    chat::numberMembers(panel);
    panel.judge.model = panel.writer.model = panel.members.first().model;
    return panel;
}

} // namespace

/// The page and its shorter sections.
class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s)); }
    void oneSectionIsShown();
    void inASmallWindowAllAreShown();
    void aSettingIsFound_data();
    void aSettingIsFound();
    void noSectionIsMarkedWhileSearching();
    void escapeLeavesTheSearchFirst();
    void theAppearanceIsKept();
    void tabGoesInReadingOrder_data();
    void tabGoesInReadingOrder();
    void theWheelScrollsThePage();
    void theSizeOfTheTextIsKept();
    void theArrangementIsKept();
    void theMonthlyLimitIsKept();
    void theComparisonIsChosenAndTakenBack();
    void panelsAreOpenedAndDeletedAndHadBack();
    void aBrokenPanelIsDeletedAndHadBack();
    void whatIsSavedMeanwhileStays();
    void theLibraryIsBackedUpAndCleanedUp();
    void whatCannotBeBackedUpIsSaid();
};

void TestSettingsPage::oneSectionIsShown()
{
    SettingsScene scene;
    scene.open();
    QVERIFY(scene.find<QWidget>(u"connectionsSection"_s));
    QVERIFY(!scene.find<QWidget>(u"privacySection"_s));
    scene.choose(u"Privacy and costs"_s);
    QVERIFY(!scene.find<QWidget>(u"connectionsSection"_s));
    QVERIFY(scene.find<QWidget>(u"privacySection"_s));
}

void TestSettingsPage::inASmallWindowAllAreShown()
{
    SettingsScene scene;
    scene.open({480, 700});
    QVERIFY(scene.find<QWidget>(u"connectionsSection"_s));
    QVERIFY(scene.find<QWidget>(u"privacySection"_s));
    QVERIFY(!scene.find<QWidget>(u"settingsSections"_s));
}

void TestSettingsPage::aSettingIsFound_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("hidden");
    QTest::newRow("by its name") << u"text"_s << u"textSize"_s << u"appearance"_s;
    QTest::newRow("by what else it is called") << u"font"_s << u"textSize"_s << u"monthlyLimit"_s;
    QTest::newRow("in upper case") << u"DOLLARS"_s << u"monthlyLimit"_s << u"compareWith"_s;
    QTest::newRow("by the section and a word") << u"privacy ratio"_s << u"compareWith"_s << u"monthlyLimit"_s;
    QTest::newRow("an action by its name") << u"quit"_s << u"shortcut_quitAction"_s << u"shortcut_exportAction"_s;
    QTest::newRow("a connection by its address") << u"openrouter.ai"_s << u"endpoint_openrouter"_s << u"appearance"_s;
    QTest::newRow("what there is not") << u"frobnicate"_s << u"nothingFound"_s << u"endpoint_openrouter"_s;
}

void TestSettingsPage::aSettingIsFound()
{
    QFETCH(const QString, words);
    QFETCH(const QString, found);
    QFETCH(const QString, hidden);
    SettingsScene scene;
    scene.open();
    QTest::keyClick(scene.find<QWidget>(u"settingsSections"_s), Qt::Key_F, Qt::ControlModifier);
    auto *const field = scene.find<QLineEdit>(u"searchSettings"_s);
    QVERIFY(field->hasFocus() || scene.page->focusWidget() == field);
    QTest::keyClicks(field, words);
    QVERIFY(scene.find<QWidget>(found));
    QVERIFY(!scene.find<QWidget>(hidden));
}

void TestSettingsPage::noSectionIsMarkedWhileSearching()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Appearance"_s);
    auto *const titles = scene.find<QListWidget>(u"settingsSections"_s);
    auto *const field = scene.find<QLineEdit>(u"searchSettings"_s);
    QTest::keyClicks(field, u"dollars"_s);
    QCOMPARE(titles->selectedItems(), QList<QListWidgetItem *>());
    // The one that was shown can be gone back to like any other.
    QTest::mouseClick(titles->viewport(), Qt::LeftButton, {}, titles->visualItemRect(titles->currentItem()).center());
    QCOMPARE(field->text(), QString());
    QVERIFY(scene.find<QComboBox>(u"appearance"_s));
    QCOMPARE(titles->selectedItems(), QList<QListWidgetItem *>{titles->currentItem()});
    QTest::keyClicks(field, u"dollars"_s);
    field->clear();
    QCOMPARE(titles->selectedItems(), QList<QListWidgetItem *>{titles->currentItem()});
    QVERIFY(scene.find<QComboBox>(u"appearance"_s));
}

void TestSettingsPage::escapeLeavesTheSearchFirst()
{
    SettingsScene scene;
    scene.open();
    auto *const field = scene.find<QLineEdit>(u"searchSettings"_s);
    QTest::keyClicks(field, u"font"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), QString());
    QVERIFY(scene.find<QWidget>(u"connectionsSection"_s));
    QTest::keyClicks(field, u"dollars"_s);
    auto *const found = scene.find<QDoubleSpinBox>(u"monthlyLimit"_s);
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Escape);
    QCOMPARE(field->text(), QString());
    QCOMPARE(scene.page->focusWidget(), field); // what had it is hidden
}

void TestSettingsPage::theAppearanceIsKept()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Appearance"_s);
    auto *const box = scene.find<QComboBox>(u"appearance"_s);
    QCOMPARE(box->currentText(), u"Like the system"_s);
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentText(), u"Dark"_s);
    const settings::PreferenceStore again(scene.folder.filePath(u"preferences.json"_s));
    QCOMPARE(again.current().appearance, settings::Appearance::Dark);
}

void TestSettingsPage::tabGoesInReadingOrder_data()
{
    QTest::addColumn<QString>("section");
    for (const auto section : {"Panels"_L1, "Appearance"_L1, "Privacy and costs"_L1, "Library"_L1, "About"_L1})
        QTest::newRow(section.data()) << QString(section);
}

void TestSettingsPage::tabGoesInReadingOrder()
{
    QFETCH(const QString, section);
    SettingsScene scene;
    QVERIFY(scene.panels.save(somePanel(), u"Mine"_s));
    QVERIFY(scene.library.open(scene.folder.filePath(u"library"_s)));
    settings::Preferences next = scene.preferences.current();
    next.compareWith = somePanel().writer.model;
    QVERIFY(scene.preferences.replace(next));
    settingsui::SettingsPage &page = scene.open();
    scene.choose(section);
    auto *const titles = scene.find<QListWidget>(u"settingsSections"_s);
    titles->setFocus();
    QTest::keyClick(titles, Qt::Key_Tab);
    QPoint last(0, 0);
    int reached = 0;
    for (QWidget *one = page.focusWidget(); one->objectName() != "searchSettings"_L1; one = page.focusWidget()) {
        const QPoint place = one->mapTo(&page, QPoint(one->width(), one->height()));
        QVERIFY2(place.y() > last.y() || (place.y() == last.y() && place.x() > last.x()),
                 qPrintable(one->objectName()));
        last = place;
        ++reached;
        QTest::keyClick(one, Qt::Key_Tab);
    }
    QVERIFY(reached >= 2);
}

void TestSettingsPage::theWheelScrollsThePage()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Appearance"_s);
    auto *const box = scene.find<QComboBox>(u"appearance"_s);
    QWheelEvent wheel({5, 5}, box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(box, &wheel);
    QCOMPARE(box->currentIndex(), 0);
    QVERIFY(scene.preferences.current() == settings::Preferences());
}

void TestSettingsPage::theSizeOfTheTextIsKept()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Appearance"_s);
    auto *const size = scene.find<QDoubleSpinBox>(u"textSize"_s);
    const double usual = size->value();
    size->stepUp();
    QCOMPARE(scene.preferences.current().fontSizeDelta, 1);
    size->setValue(usual + 100);
    QCOMPARE(scene.preferences.current().fontSizeDelta, settings::largestFontSizeDelta);
    settings::Preferences next = scene.preferences.current();
    next.fontSizeDelta = -2; // by a key, meanwhile
    QVERIFY(scene.preferences.replace(next));
    QCOMPARE(size->value(), usual - 2);
}

void TestSettingsPage::theArrangementIsKept()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Appearance"_s);
    QTest::keyClick(scene.find<QComboBox>(u"arrangement"_s), Qt::Key_Down);
    QCOMPARE(scene.preferences.current().arrangement, settings::Arrangement::Columns);
}

void TestSettingsPage::theMonthlyLimitIsKept()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Privacy and costs"_s);
    auto *const limit = scene.find<QDoubleSpinBox>(u"monthlyLimit"_s);
    QCOMPARE(limit->text(), u"no limit"_s);
    limit->setValue(25);
    QCOMPARE(scene.preferences.current().monthlyLimitUsd, 25.0);
    limit->setValue(0);
    QVERIFY(!scene.preferences.current().monthlyLimitUsd);
}

void TestSettingsPage::theComparisonIsChosenAndTakenBack()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Privacy and costs"_s);
    QSignalSpy requested(scene.page.get(), &settingsui::SettingsPage::comparisonRequested);
    auto *const button = scene.find<QPushButton>(u"compareWith"_s);
    button->click();
    QCOMPARE(requested.size(), 1);
    settings::Preferences next = scene.preferences.current();
    next.compareWith = chat::Model{.endpoint = u"openrouter"_s, .id = u"a/b"_s, .name = u"A & B"_s};
    QVERIFY(scene.preferences.replace(next));
    QCOMPARE(button->text(), u"A && B…"_s);
    scene.click(u"compareWithWriter"_s);
    QVERIFY(!scene.preferences.current().compareWith);
    QCOMPARE(button->text(), u"The panel's writer…"_s);
}

void TestSettingsPage::panelsAreOpenedAndDeletedAndHadBack()
{
    SettingsScene scene;
    const auto saved = scene.panels.save(somePanel(), u"Mine"_s);
    QVERIFY(saved);
    scene.open();
    scene.choose(u"Panels"_s);
    QSignalSpy opened(scene.page.get(), &settingsui::SettingsPage::panelOpened);
    scene.click(u"openPanel"_s);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<chat::Panel>(), *saved);
    scene.click(u"removePanel"_s);
    QVERIFY(!scene.panels.find(u"Mine"_s));
    QVERIFY(!scene.find<QPushButton>(u"openPanel"_s));
    scene.click(u"undo"_s);
    QCOMPARE(scene.panels.find(u"Mine"_s)->panel, *saved);
    QCOMPARE(scene.page->focusWidget(), scene.find<QPushButton>(u"openPanel"_s));
}

void TestSettingsPage::aBrokenPanelIsDeletedAndHadBack()
{
    SettingsScene scene;
    QVERIFY(scene.panels.save(somePanel(), u"Mine"_s));
    QFile file(scene.folder.filePath(u"panels/mine.json"_s));
    const auto breakIt = [&file] { return file.open(QIODevice::WriteOnly) && file.write("{\"members\": ") > 0; };
    QVERIFY(breakIt());
    file.close();
    scene.open();
    scene.choose(u"Panels"_s);
    QVERIFY(scene.text(u"meaning"_s, scene.find<QWidget>(u"panelsSection"_s)).contains("broken"_L1));
    QVERIFY(!scene.find<QPushButton>(u"openPanel"_s));
    scene.click(u"removePanel"_s);
    QVERIFY(!file.exists());
    scene.click(u"undo"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "{\"members\": ");
}

void TestSettingsPage::whatIsSavedMeanwhileStays()
{
    SettingsScene scene;
    QVERIFY(scene.panels.save(somePanel(), u"Mine"_s));
    scene.open();
    scene.choose(u"Panels"_s);
    scene.click(u"removePanel"_s);
    chat::Panel other = somePanel();
    other.members.first().model.id = u"c/d"_s;
    const auto saved = scene.panels.save(other, u"Mine"_s);
    QVERIFY(saved);
    scene.click(u"undo"_s);
    QCOMPARE(scene.panels.find(u"Mine"_s)->panel, *saved);
    QVERIFY(scene.text(u"settingsProblem"_s).contains("mine.json"_L1));
}

void TestSettingsPage::theLibraryIsBackedUpAndCleanedUp()
{
    SettingsScene scene;
    QVERIFY(scene.library.open(scene.folder.filePath(u"library"_s)));
    settingsui::SettingsPage &page = scene.open();
    scene.choose(u"Library"_s);
    auto *const section = page.findChild<settingsui::LibrarySection *>();
    const QString copy = scene.folder.filePath(u"copy.sqlite"_s);
    section->backUpTo(copy);
    const auto says = [&](QLatin1StringView words) {
        const QList<styleui::ElidedLabel *> all = section->findChildren<styleui::ElidedLabel *>(u"meaning"_s);
        return std::ranges::any_of(all, [words](const auto *one) { return one->text().contains(words); });
    };
    QVERIFY(says("Copying"_L1));
    QTRY_VERIFY(says("Copied to"_L1));
    QVERIFY(QFile::exists(copy));
    QVERIFY(!QFile::exists(copy + u".part"_s));
    scene.find<QPushButton>(u"cleanUp"_s)->setFocus();
    scene.click(u"cleanUp"_s);
    QTRY_VERIFY(says("given back"_L1));
    QCOMPARE(page.focusWidget(), scene.find<QPushButton>(u"cleanUp"_s));
    QCOMPARE(scene.text(u"settingsProblem"_s), QString());
}

void TestSettingsPage::whatCannotBeBackedUpIsSaid()
{
    SettingsScene scene;
    QVERIFY(scene.library.open(scene.folder.filePath(u"library"_s)));
    settingsui::SettingsPage &page = scene.open();
    scene.choose(u"Library"_s);
    page.findChild<settingsui::LibrarySection *>()->backUpTo(scene.folder.filePath(u"no/such/copy.sqlite"_s));
    QTRY_VERIFY(scene.text(u"settingsProblem"_s).contains("copy.sqlite"_L1));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
