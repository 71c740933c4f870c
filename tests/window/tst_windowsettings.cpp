// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcuts.h"
#include "ui/style/elidedlabel.h"
#include "window/windowhouse.h"

#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using settingsui::Shortcuts;
using windowtest::WindowHouse;

namespace {

template<typename T>
T *shown(const WindowHouse &house, const QString &name)
{
    const QList<T *> all = house.window->findChildren<T *>(name);
    const auto found = std::ranges::find_if(all, [](const T *one) { return one->isVisible(); });
    return found == all.end() ? nullptr : *found;
}

} // namespace

/// What the settings change in the window.
class TestWindowSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { windowtest::failOnOtherWarnings(); }
    void everyActionHasANameAndKeysThatNoOtherHas();
    void aChosenKeyWorksAndIsShown();
    void aPanelIsOpenedInTheBuilder();
};

void TestWindowSettings::everyActionHasANameAndKeysThatNoOtherHas()
{
    WindowHouse house;
    house.show();
    const auto *const shortcuts = house.window->findChild<Shortcuts *>();
    QStringList names;
    for (const settingsui::ActionGroup &group : shortcuts->groups()) {
        for (const QAction *const action : group.actions) {
            QVERIFY(!action->objectName().isEmpty());
            names.append(action->objectName());
            QVERIFY2(shortcuts->conflictsOf(action).isEmpty(), qPrintable(action->objectName()));
        }
    }
    QCOMPARE(names.removeDuplicates(), 0);
    QVERIFY(names.size() > 20);
}

void TestWindowSettings::aChosenKeyWorksAndIsShown()
{
    WindowHouse house;
    settings::Preferences next = house.preferences->current();
    next.shortcuts = {{u"helpAction"_s, u"F9"_s}, {u"searchAction"_s, u"Ctrl+J"_s}};
    QVERIFY(house.preferences->replace(next));
    house.show();
    QTRY_VERIFY(shown<QWidget>(house, u"startPage"_s));
    QTest::keyClick(house.window.get(), Qt::Key_F1);
    QVERIFY(!shown<QWidget>(house, u"helpPage"_s));
    QTest::keyClick(house.window.get(), Qt::Key_F9);
    const auto *const page = shown<QWidget>(house, u"helpPage"_s);
    QVERIFY(page);
    QStringList keys;
    const QList<styleui::ElidedLabel *> labels = page->findChildren<styleui::ElidedLabel *>();
    for (const styleui::ElidedLabel *const label : labels)
        keys.append(label->text());
    QVERIFY(keys.contains(u"F9"_s));
    QVERIFY(keys.contains(u"Ctrl+J"_s));
    QVERIFY(!keys.contains(u"F1"_s));
    QTest::keyClick(house.window.get(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(shown<QLineEdit>(house, u"search"_s)->hasFocus());
}

void TestWindowSettings::aPanelIsOpenedInTheBuilder()
{
    WindowHouse house;
    QVERIFY(house.panels->save(WindowHouse::panel(), u"Two voices"_s));
    house.show();
    QTRY_VERIFY(shown<QWidget>(house, u"startPage"_s));
    house.window->findChild<QAction *>(u"settingsAction"_s)->trigger();
    QTest::keyClick(house.window->focusWidget(), Qt::Key_Down);
    shown<QPushButton>(house, u"openPanel"_s)->click();
    QVERIFY(shown<QWidget>(house, u"panelPage"_s));
}

QTEST_MAIN(TestWindowSettings)
#include "tst_windowsettings.moc"
