// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/membercard.h"
#include "ui/turn/turnview.h"
#include "ui/window/panelbuilding.h"
#include "window/windowhouse.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace windowtest;

/// The Tab key goes round the whole window, whatever is shown in it, and back.
class TestTabRound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void tabGoesRound_data();
    void tabGoesRound();

private:
    using Open = std::function<void(WindowHouse &)>;

    template<typename T>
    static T *shown(const WindowHouse &house, const QString &name)
    {
        const QList<T *> all = house.window->findChildren<T *>(name);
        const auto found = std::ranges::find_if(all, [](const T *one) { return one->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    static void trigger(const WindowHouse &house, const QString &action)
    {
        house.window->findChild<QAction *>(action)->trigger();
    }
    static void click(const WindowHouse &house, const QString &button)
    {
        auto *const found = shown<QPushButton>(house, button);
        QVERIFY2(found, qPrintable(button));
        found->click();
    }
    static void openSettings(const WindowHouse &house, int section)
    {
        trigger(house, u"settingsAction"_s);
        shown<QListWidget>(house, u"settingsSections"_s)->setCurrentRow(section);
    }
    static void openConnection(const WindowHouse &house)
    {
        openSettings(house, 0);
        for (const char *const button : {"editConnection", "moreOfEndpoint", "addHeader", "startConnection"})
            click(house, QLatin1StringView(button));
    }
    static void ask(WindowHouse &house)
    {
        shown<QPlainTextEdit>(house, u"prompt"_s)->setPlainText(u"Well?"_s);
        trigger(house, u"askAction"_s);
        QTRY_VERIFY(house.window->findChild<turnui::TurnView *>());
        QTRY_VERIFY(house.desk->running().isEmpty());
    }
    static void build(const WindowHouse &house)
    {
        house.window->findChild<windowui::PanelBuilding *>()->edit(WindowHouse::panel());
        const QList<panelui::MemberCard *> cards = house.window->findChildren<panelui::MemberCard *>();
        QVERIFY(!cards.isEmpty());
        for (panelui::MemberCard *const card : cards)
            card->setOpen(true);
    }
    /// What Tab should reach.
    static QSet<QWidget *> stops(const WindowHouse &house)
    {
        QSet<QWidget *> all;
        const QList<QWidget *> widgets = house.window->findChildren<QWidget *>();
        for (QWidget *const one : widgets) {
            if (one->isVisible() && one->isEnabled() && one->window() == house.window.get() && !one->focusProxy() &&
                (one->focusPolicy() & Qt::TabFocus) != 0)
                all.insert(one);
        }
        return all;
    }
    static QString named(const QSet<QWidget *> &widgets)
    {
        QStringList names;
        for (const QWidget *const one : widgets)
            names.append(QString::fromLatin1(one->metaObject()->className()) + u' ' + one->objectName());
        names.sort();
        return names.join(u", "_s);
    }
};

void TestTabRound::tabGoesRound_data()
{
    QTest::addColumn<bool>("isConnected");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Open>("open");
    constexpr QSize usual(1280, 820);
    const Open nothing = [](WindowHouse &) {};
    QTest::newRow("the first page") << false << usual << nothing;
    QTest::newRow("the start page") << true << usual << nothing;
    QTest::newRow("a session") << true << usual << Open(ask);
    QTest::newRow("a session in a small window") << true << QSize(1000, 700) << Open(ask);
    QTest::newRow("columns") << true << usual << Open([](WindowHouse &house) {
        settings::Preferences next = house.preferences->current();
        next.arrangement = settings::Arrangement::Columns;
        QVERIFY(house.preferences->replace(next));
        ask(house);
    });
    QTest::newRow("the help") << true << usual << Open([](WindowHouse &house) { trigger(house, u"helpAction"_s); });
    QTest::newRow("the builder") << true << usual << Open(build);
    QTest::newRow("a connection") << true << usual << Open(openConnection);
    QTest::newRow("a key") << true << usual << Open([](WindowHouse &house) {
        openSettings(house, 0);
        click(house, u"editConnection"_s);
        click(house, u"setKey"_s);
    });
    for (int section = 1; section < 7; ++section)
        QTest::addRow("section %d", section)
            << true << usual << Open([section](WindowHouse &house) { openSettings(house, section); });
    QTest::newRow("all settings in a small window")
        << true << QSize(600, 700) << Open([](WindowHouse &house) { trigger(house, u"settingsAction"_s); });
    QTest::newRow("settings that were searched") << true << usual << Open([](WindowHouse &house) {
        openSettings(house, 0);
        shown<QLineEdit>(house, u"searchSettings"_s)->setText(u"key"_s);
    });
}

void TestTabRound::tabGoesRound()
{
    QFETCH(const bool, isConnected);
    QFETCH(const QSize, size);
    QFETCH(const Open, open);
    WindowHouse house;
    if (isConnected)
        house.connectPanel();
    house.show(size);
    QTRY_VERIFY(shown<QWidget>(house, u"startPage"_s));
    open(house);
    if (QTest::currentTestFailed())
        return;
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        QSet<QWidget *> reached;
        QTest::keyClick(house.window.get(), key);
        QWidget *const first = QApplication::focusWidget();
        QWidget *one = first;
        do {
            QVERIFY2(one && !reached.contains(one), one ? qPrintable(one->objectName()) : "no focus");
            reached.insert(one);
            QTest::keyClick(one, key);
            one = QApplication::focusWidget();
        } while (one != first);
        QSet<QWidget *> missing = stops(house);
        missing.subtract(reached);
        QVERIFY2(missing.isEmpty(), qPrintable(named(missing)));
    }
}

QTEST_MAIN(TestTabRound)
#include "tst_tabround.moc"
