// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panelbutton.h"
#include "ui/panel/panellistmodel.h"
#include "ui/panel/panelpicker.h"
#include "ui/style/quietstyle.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using panelui::PanelListModel;
using settings::StoredPanel;

namespace {

chat::Panel panel(const QString &name, const QString &note, int members = 2)
{
    chat::Panel panel{.id = name.toLower(), .name = name, .note = note};
    for (int i = 1; i <= members; ++i)
        panel.members.append({.model = {.endpoint = u"e"_s, .id = u"model %1"_s.arg(i)}});
    chat::numberMembers(panel);
    return panel;
}

QList<StoredPanel> panels()
{
    return {{.panel = panel(u"Best"_s, u"69.0 · DRACO"_s)},
            {.panel = panel(u"Mine"_s, {}, 3)},
            {.panel = panel(u"Local"_s, {}, 0), .fill = settings::Fill::Local},
            {.panel = panel(u"Demo"_s, {}, 0), .fill = settings::Fill::Example},
            {.panel = panel(u"Broken"_s, {}, 0), .problem = u"broken.json: “members” has nine entries."_s}};
}

} // namespace

class TestPanelPicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QApplication::setStyle(new styleui::QuietStyle);
    }
    void rowsSayWhatAPanelIs();
    void onlyWhatCanBeAskedIsPicked();
    void theKeyboardPicks();
    void returnPressesItsButtons();
    void theButtonNamesThePanel();
};

void TestPanelPicker::rowsSayWhatAPanelIs()
{
    PanelListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPanels(panels());
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        rows.append(model.data(index, Qt::DisplayRole).toString() + u": "_s +
                    model.data(index, PanelListModel::SecondLineRole).toString());
    }
    QCOMPARE(rows, QStringList({u"Best: 69.0 · DRACO"_s, u"Mine: model 1, model 2, model 3"_s,
                                u"Local: no server was found on this computer"_s,
                                u"Demo: written examples, no model is called"_s,
                                u"Broken: broken.json: “members” has nine entries."_s}));
}

void TestPanelPicker::onlyWhatCanBeAskedIsPicked()
{
    PanelListModel model;
    model.setPanels(panels());
    QList<bool> enabled;
    for (int row = 0; row < model.rowCount(); ++row)
        enabled.append(model.flags(model.index(row)).testFlag(Qt::ItemIsEnabled));
    QCOMPARE(enabled, QList<bool>({true, true, false, true, false}));
}

void TestPanelPicker::theKeyboardPicks()
{
    QWidget anchor;
    anchor.resize(300, 300);
    anchor.show();
    panelui::PanelPicker picker(&anchor);
    picker.setPanels(panels());
    QSignalSpy picked(&picker, &panelui::PanelPicker::picked);
    picker.popUp(&anchor, panels()[0].panel);
    auto *const list = picker.findChild<QListView *>(u"panels"_s);
    QCOMPARE(list->currentIndex().row(), 0);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked.first().first().value<StoredPanel>().panel, panels()[1].panel);
    QVERIFY(!picker.isVisible());

    picker.popUp(&anchor, panels()[1].panel);
    QTest::keyClick(list, Qt::Key_Down); // past what cannot be picked
    QCOMPARE(list->currentIndex().row(), 3);
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(!picker.isVisible());
    QCOMPARE(picked.size(), 1);
}

void TestPanelPicker::returnPressesItsButtons()
{
    QWidget anchor;
    anchor.show();
    panelui::PanelPicker picker(&anchor);
    picker.setPanels(panels());
    QSignalSpy edited(&picker, &panelui::PanelPicker::editRequested);
    picker.popUp(&anchor, panels()[0].panel);
    auto *const edit = picker.findChild<QPushButton *>(u"editPanel"_s);
    edit->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edited.size(), 1);
}

void TestPanelPicker::theButtonNamesThePanel()
{
    panelui::PanelButton button;
    QCOMPARE(button.accessibleName(), u"Panel: none picked"_s);
    button.setPanel(panel(u"Best"_s, {}));
    QCOMPARE(button.accessibleName(), u"Panel: Best"_s);
    const int wide = button.sizeHint().width();
    button.setCompact(true);
    QCOMPARE_LT(button.sizeHint().width(), wide);
    button.setPanel(panel({}, {}));
    QCOMPARE(button.accessibleName(), u"Panel: model 1, model 2"_s);
    button.setPanel(panel(u"All eight"_s, {}, 8));
    QCOMPARE_GT(button.sizeHint().width(), 0);
}

QTEST_MAIN(TestPanelPicker)
#include "tst_panelpicker.moc"
