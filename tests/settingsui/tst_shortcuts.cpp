// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsui/settingsscene.h"

#include <QKeySequenceEdit>
#include <QSignalSpy>

using namespace settingstest;
using settingsui::Shortcuts;

/// Keys that the person chooses: kept, refused, in conflict, and as they were.
class TestShortcuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s)); }
    void keysAreRefused_data();
    void keysAreRefused();
    void aKeyIsChosenKeptAndTakenBack();
    void whatIsNoKeyInTheFileIsTheUsualOne();
    void theUsualKeyIsNoChoice();
    void aConflictIsSaidAtBoth();
    void aKeyOfOnePlaceOverlapsWithTheWindows();
    void aFixedKeyStays();
    void aKeyIsPressedIntoItsField();
    void escapeLeavesItAsItWas();
    void allAreAsTheyWere();
    void tabGoesOnFromAChosenKey();

private:
    [[nodiscard]] static QKeySequenceEdit *field(const SettingsScene &scene, const QString &action)
    {
        return scene.find<QKeySequenceEdit>(u"shortcutKey"_s, scene.find<QWidget>(u"shortcut_"_s + action));
    }
    static void press(QKeySequenceEdit *field, Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        field->setFocus();
        QTest::keyClick(field, key, modifiers);
    }
};

void TestShortcuts::keysAreRefused_data()
{
    QTest::addColumn<QKeySequence>("key");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("none") << QKeySequence() << false;
    QTest::newRow("Ctrl and a letter") << QKeySequence(Qt::CTRL | Qt::Key_J) << false;
    QTest::newRow("Alt and an arrow") << QKeySequence(Qt::ALT | Qt::Key_Left) << false;
    QTest::newRow("a function key") << QKeySequence(Qt::Key_F9) << false;
    QTest::newRow("Shift and a function key") << QKeySequence(Qt::SHIFT | Qt::Key_F9) << false;
    QTest::newRow("Escape") << QKeySequence(Qt::Key_Escape) << false;
    QTest::newRow("a letter") << QKeySequence(Qt::Key_J) << true;
    QTest::newRow("Shift and a letter") << QKeySequence(Qt::SHIFT | Qt::Key_J) << true;
    QTest::newRow("Return") << QKeySequence(Qt::Key_Return) << true;
    QTest::newRow("Tab") << QKeySequence(Qt::Key_Tab) << true;
    QTest::newRow("an arrow") << QKeySequence(Qt::Key_Left) << true;
    QTest::newRow("Delete") << QKeySequence(Qt::Key_Delete) << true;
    QTest::newRow("copying") << QKeySequence(Qt::CTRL | Qt::Key_C) << true;
    QTest::newRow("a word to the left") << QKeySequence(Qt::CTRL | Qt::Key_Left) << true;
    QTest::newRow("two keys") << QKeySequence(Qt::CTRL | Qt::Key_J, Qt::CTRL | Qt::Key_K) << true;
}

void TestShortcuts::keysAreRefused()
{
    QFETCH(const QKeySequence, key);
    QTEST(!settingsui::reasonAgainst(key).isEmpty(), "isRefused");
}

void TestShortcuts::aKeyIsChosenKeptAndTakenBack()
{
    SettingsScene scene;
    QSignalSpy changed(&scene.shortcuts, &Shortcuts::changed);
    QVERIFY(scene.shortcuts.choose(&scene.quitAction, Qt::CTRL | Qt::Key_J));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(scene.quitAction.shortcuts(), QList<QKeySequence>{Qt::CTRL | Qt::Key_J});
    QVERIFY(!scene.shortcuts.isUsual(&scene.quitAction));
    const settings::PreferenceStore again(scene.folder.filePath(u"preferences.json"_s));
    QCOMPARE(again.current().shortcuts, (QMap<QString, QString>{{u"quitAction"_s, u"Ctrl+J"_s}}));
    QVERIFY(scene.shortcuts.choose(&scene.quitAction, QKeySequence()));
    QVERIFY(Shortcuts::keyOf(&scene.quitAction).isEmpty());
    scene.shortcuts.reset(&scene.quitAction);
    QCOMPARE(scene.quitAction.shortcuts(), (QList<QKeySequence>{Qt::CTRL | Qt::Key_Q, Qt::CTRL | Qt::Key_W}));
    QVERIFY(scene.preferences.current().shortcuts.isEmpty());
}

void TestShortcuts::whatIsNoKeyInTheFileIsTheUsualOne()
{
    SettingsScene scene;
    settings::Preferences next = scene.preferences.current();
    next.shortcuts = {{u"quitAction"_s, u"Q"_s}, {u"exportAction"_s, u"no key at all"_s}, {u"goneAction"_s, u"F9"_s}};
    QVERIFY(scene.preferences.replace(next));
    QVERIFY(scene.shortcuts.areAllUsual());
}

void TestShortcuts::theUsualKeyIsNoChoice()
{
    SettingsScene scene;
    QVERIFY(scene.shortcuts.choose(&scene.exportAction, Qt::Key_F9));
    QVERIFY(scene.shortcuts.choose(&scene.exportAction, Qt::CTRL | Qt::Key_E));
    QVERIFY(scene.preferences.current().shortcuts.isEmpty());
}

void TestShortcuts::aConflictIsSaidAtBoth()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Shortcuts"_s);
    QVERIFY(scene.shortcuts.choose(&scene.exportAction, Qt::CTRL | Qt::Key_W)); // the other key of “Quit”
    QCOMPARE(scene.shortcuts.conflictsOf(&scene.exportAction), QList<QAction *>{&scene.quitAction});
    QVERIFY(scene.text(u"problem"_s, scene.find<QWidget>(u"shortcut_exportAction"_s)).contains(u"“Quit”"_s));
    QVERIFY(scene.text(u"problem"_s, scene.find<QWidget>(u"shortcut_quitAction"_s)).contains(u"“Export session"_s));
    scene.shortcuts.reset(&scene.exportAction);
    QCOMPARE(scene.text(u"problem"_s), QString());
}

void TestShortcuts::aKeyOfOnePlaceOverlapsWithTheWindows()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Shortcuts"_s);
    QVERIFY(scene.shortcuts.choose(&scene.exportAction, Qt::CTRL | Qt::Key_S));
    QCOMPARE(scene.shortcuts.conflictsOf(&scene.exportAction), QList<QAction *>());
    QCOMPARE(scene.shortcuts.overlapsOf(&scene.exportAction), QList<QAction *>{&scene.saveAction});
    const QString window = scene.text(u"problem"_s, scene.find<QWidget>(u"shortcut_exportAction"_s));
    const QString place = scene.text(u"problem"_s, scene.find<QWidget>(u"shortcut_saveAction"_s));
    QVERIFY2(window.contains(u"“Save (in the builder)”, which comes first"_s), qPrintable(window));
    QVERIFY2(place.contains(u"“Export session…”; in that place"_s), qPrintable(place));
}

void TestShortcuts::aFixedKeyStays()
{
    SettingsScene scene;
    settings::Preferences next = scene.preferences.current();
    next.shortcuts = {{u"rateAction"_s, u"Ctrl+J"_s}};
    QVERIFY(scene.preferences.replace(next));
    QCOMPARE(scene.rateAction.shortcut(), QKeySequence(Qt::Key_Plus));
    scene.open();
    scene.choose(u"Shortcuts"_s);
    QVERIFY(!field(scene, u"rateAction"_s)->isEnabled());
}

void TestShortcuts::aKeyIsPressedIntoItsField()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Shortcuts"_s);
    QKeySequenceEdit *const edit = field(scene, u"exportAction"_s);
    press(edit, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(scene.exportAction.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    press(edit, Qt::Key_X, Qt::NoModifier);
    QCOMPARE(scene.exportAction.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    QCOMPARE(edit->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_J));
    QVERIFY(scene.text(u"problem"_s).contains("Ctrl"_L1));
    scene.click(u"resetShortcut"_s, scene.find<QWidget>(u"shortcut_exportAction"_s));
    QCOMPARE(scene.exportAction.shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
    QCOMPARE(edit->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_E));
}

void TestShortcuts::escapeLeavesItAsItWas()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Shortcuts"_s);
    QKeySequenceEdit *const edit = field(scene, u"exportAction"_s);
    press(edit, Qt::Key_Escape, Qt::NoModifier);
    QCOMPARE(edit->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_E));
    QVERIFY(scene.shortcuts.areAllUsual());
}

void TestShortcuts::allAreAsTheyWere()
{
    SettingsScene scene;
    scene.open();
    scene.choose(u"Shortcuts"_s);
    QVERIFY(!scene.find<QPushButton>(u"resetAllShortcuts"_s)->isEnabled());
    QVERIFY(scene.shortcuts.choose(&scene.exportAction, Qt::Key_F9));
    QVERIFY(scene.shortcuts.choose(&scene.quitAction, Qt::Key_F10));
    scene.click(u"resetAllShortcuts"_s);
    QVERIFY(scene.shortcuts.areAllUsual());
    QCOMPARE(field(scene, u"quitAction"_s)->keySequence(), QKeySequence(Qt::CTRL | Qt::Key_Q));
}

void TestShortcuts::tabGoesOnFromAChosenKey()
{
    SettingsScene scene;
    QVERIFY(scene.shortcuts.choose(&scene.exportAction, Qt::Key_F9));
    scene.open();
    scene.choose(u"Shortcuts"_s);
    field(scene, u"exportAction"_s)->setFocus();
    QTest::keyClick(scene.page->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(scene.page->focusWidget(), Qt::Key_Tab);
    QCOMPARE(scene.page->focusWidget(), field(scene, u"quitAction"_s));
}

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
