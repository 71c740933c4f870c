// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/inventedexperiment.h"
#include "ui/compare/chartpane.h"
#include "ui/compare/plot.h"
#include "ui/compare/resultspane.h"
#include "ui/compare/tablemodel.h"
#include "ui/compare/tableview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace compareui;

/// Charts and tables on the screen: pointed at, clicked, used by keyboard, saved.
class ResultsPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_pane = std::make_unique<ResultsPane>();
        m_pane->resize(1000, 700);
        m_pane->setExperiment(invented::experiment());
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        QTRY_COMPARE(table(u"questions"_s)->model()->rowCount(), 12);
    }
    void cleanup() { m_pane.reset(); }

    void whatIsPointedAtSaysItsNumbers();
    void aClickAsksForTheTrials();
    void theArrowKeysGoFromOneToTheNext();
    void theFocusIsSeen();
    void chartsHaveNamesAndDescriptions();
    void theWheelIsThePages();
    void chartAndTableChangePlaces();
    void aCellOpensItsTurn();
    void cellsAreCopied();
    void changesComeTogether();
    void aHiddenPaneWaits();
    void emptySectionsSaySo();
    void aPictureIsSaved();
    void whatCannotBeSavedIsSaid();
    void modelsAreSound();

private:
    [[nodiscard]] ChartPane *pane(const QString &name) const
    {
        return m_pane->findChild<ChartPane *>(u"picture-"_s + name);
    }
    [[nodiscard]] PlotWidget *plot(const QString &name) const { return pane(name)->findChild<PlotWidget *>(); }
    [[nodiscard]] TableView *table(const QString &name) const { return pane(name)->findChild<TableView *>(); }
    static void save(ChartPane *pane, const QString &suffix, const QString &path)
    {
        pane->save(suffix);
        auto *const dialog = pane->window()->findChild<QFileDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->isHidden());
        Q_EMIT dialog->fileSelected(path);
        delete dialog;
    }

    std::unique_ptr<ResultsPane> m_pane;
};

void ResultsPaneTest::whatIsPointedAtSaysItsNumbers()
{
    PlotWidget *const worth = plot(u"worth"_s);
    QTRY_VERIFY(worth->placeOf(0).isValid());
    QTest::mouseMove(worth, worth->placeOf(1).center().toPoint());
    QTRY_COMPARE(worth->current(), 1);
    QTRY_VERIFY(QToolTip::text().contains(u"Budget"_s));
    QTest::mouseMove(worth, {2, 2});
    QTRY_COMPARE(worth->current(), -1);
}

void ResultsPaneTest::aClickAsksForTheTrials()
{
    const QSignalSpy asked(m_pane.get(), &ResultsPane::trialsAsked);
    PlotWidget *const worth = plot(u"worth"_s);
    QTRY_VERIFY(worth->placeOf(0).isValid());
    QTest::mouseClick(worth, Qt::LeftButton, {}, worth->placeOf(1).center().toPoint());
    QCOMPARE(asked.size(), 1);
    const auto turns = asked.first().first().value<QList<chat::TurnId>>();
    QCOMPARE(turns.size(), 12);
    QCOMPARE(turns.first(), chat::TurnId{u"turn-1-2-1"_s});
    QTest::mouseClick(worth, Qt::LeftButton, {}, {2, 2});
    QCOMPARE(asked.size(), 1);
}

void ResultsPaneTest::theArrowKeysGoFromOneToTheNext()
{
    const QSignalSpy asked(m_pane.get(), &ResultsPane::trialsAsked);
    PlotWidget *const worth = plot(u"worth"_s);
    worth->setFocus();
    QTest::keyClick(worth, Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    QTest::keyClick(worth, Qt::Key_Right);
    QCOMPARE(worth->current(), 0);
    QTest::keyClick(worth, Qt::Key_Down);
    QCOMPARE(worth->current(), 1);
    QTRY_VERIFY(QToolTip::text().contains(u"Budget"_s));
    QTest::keyClick(worth, Qt::Key_End);
    QCOMPARE(worth->current(), 3);
    QTest::keyClick(worth, Qt::Key_Right);
    QCOMPARE(worth->current(), 3);
    QTest::keyClick(worth, Qt::Key_Left);
    QCOMPARE(worth->current(), 2);
    QTest::keyClick(worth, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<QList<chat::TurnId>>().first(), chat::TurnId{u"turn-1-3-1"_s});
}

void ResultsPaneTest::theFocusIsSeen()
{
    PlotWidget *const worth = plot(u"worth"_s);
    const auto edge = [worth] { return worth->grab().toImage().pixelColor(1, worth->height() / 2); };
    const QColor before = edge();
    m_pane->activateWindow();
    QTest::keyClick(m_pane.get(), Qt::Key_Tab); // the keyboard is in use
    worth->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(worth->hasFocus());
    QVERIFY(edge() != before);
}

void ResultsPaneTest::chartsHaveNamesAndDescriptions()
{
    for (const ChartPane *const one : m_pane->panes()) {
        QVERIFY(!one->accessibleName().isEmpty());
        const auto *const chart = one->findChild<PlotWidget *>();
        QCOMPARE(chart->accessibleName(), one->picture().title);
        if (one->picture().chart)
            QVERIFY(chart->accessibleDescription().contains(one->picture().chart->spots().first().words));
    }
}

void ResultsPaneTest::theWheelIsThePages()
{
    QWheelEvent turn({20, 20}, plot(u"worth"_s)->mapToGlobal(QPointF(20, 20)), {}, {0, -120}, Qt::NoButton, {},
                     Qt::NoScrollPhase, false);
    QApplication::sendEvent(plot(u"worth"_s), &turn);
    QVERIFY(!turn.isAccepted());
}

void ResultsPaneTest::chartAndTableChangePlaces()
{
    ChartPane *const costs = pane(u"costs"_s);
    QVERIFY(plot(u"costs"_s)->isVisibleTo(costs));
    QVERIFY(!table(u"costs"_s)->isVisibleTo(costs));
    QTest::mouseClick(costs->findChild<QToolButton *>(u"showTable"_s), Qt::LeftButton);
    QVERIFY(!plot(u"costs"_s)->isVisibleTo(costs));
    QVERIFY(table(u"costs"_s)->isVisibleTo(costs));
    QCOMPARE(table(u"costs"_s)->model()->index(0, 0).data().toString(), u"Quality trio"_s);
    QTest::mouseClick(costs->findChild<QToolButton *>(u"showChart"_s), Qt::LeftButton);
    QVERIFY(plot(u"costs"_s)->isVisibleTo(costs));
}

void ResultsPaneTest::aCellOpensItsTurn()
{
    const QSignalSpy asked(m_pane.get(), &ResultsPane::turnAsked);
    TableView *const questions = table(u"questions"_s);
    questions->setCurrentIndex(questions->model()->index(2, 3)); // question 3, the second contestant
    questions->setFocus();
    QTest::keyClick(questions, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first()[0].value<chat::SessionId>(), chat::SessionId{u"session-3"_s});
    QCOMPARE(asked.first()[1].value<chat::TurnId>(), chat::TurnId{u"turn-3-2-1"_s});
    m_pane->ensureWidgetVisible(questions);
    const QRect cell = questions->visualRect(questions->model()->index(0, 2));
    QTest::mouseClick(questions->viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.last()[1].value<chat::TurnId>(), chat::TurnId{u"turn-1-1-1"_s});
}

void ResultsPaneTest::cellsAreCopied()
{
    TableView *const matrix = table(u"judge-matrix"_s);
    matrix->selectionModel()->select(QItemSelection(matrix->model()->index(0, 0), matrix->model()->index(1, 1)),
                                     QItemSelectionModel::ClearAndSelect);
    QTest::keyClick(matrix, Qt::Key_C, Qt::ControlModifier);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith(u"Quality trio\t\n"_s), qPrintable(text));
}

void ResultsPaneTest::changesComeTogether()
{
    const auto shown = [this] { return table(u"questions"_s)->model()->rowCount(); };
    m_pane->setExperiment(invented::experiment({.questions = 2}));
    QTRY_COMPARE(shown(), 2);
    m_pane->setExperiment(invented::experiment({.questions = 3}));
    m_pane->setExperiment(invented::experiment({.questions = 4}));
    QCOMPARE(shown(), 2); // one was shown just now
    QTRY_COMPARE(shown(), 4);
}

void ResultsPaneTest::aHiddenPaneWaits()
{
    m_pane->hide();
    m_pane->setExperiment(invented::experiment({.questions = 3}));
    QCOMPARE(table(u"questions"_s)->model()->rowCount(), 12);
    m_pane->show();
    QTRY_COMPARE(table(u"questions"_s)->model()->rowCount(), 3);
}

void ResultsPaneTest::emptySectionsSaySo()
{
    m_pane->setExperiment(invented::experiment({.grades = false, .personsPicks = false}));
    QTRY_VERIFY(!pane(u"person-ranking"_s)->picture().empty.isEmpty());
    QVERIFY(!pane(u"person-ranking"_s)->isHidden());
    QVERIFY(pane(u"person-matrix"_s)->isHidden());
    QVERIFY(!pane(u"judge-matrix"_s)->isHidden());
}

void ResultsPaneTest::aPictureIsSaved()
{
    const QTemporaryDir folder;
    const QSignalSpy saved(m_pane.get(), &ResultsPane::saved);
    const auto bytesOf = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QString path = folder.filePath(u"worth."_s);
    for (const QString &suffix : {u"svg"_s, u"png"_s, u"csv"_s})
        save(pane(u"worth"_s), suffix, path + suffix);
    QCOMPARE(saved.size(), 3);
    QVERIFY(bytesOf(path + u"svg"_s).contains("<svg"));
    QVERIFY(bytesOf(path + u"png"_s).startsWith("\x89PNG"));
    QVERIFY(bytesOf(path + u"csv"_s).startsWith("Contestant,Score,"));
}

void ResultsPaneTest::whatCannotBeSavedIsSaid()
{
    const QSignalSpy failed(m_pane.get(), &ResultsPane::failed);
    save(pane(u"worth"_s), u"svg"_s, u"/nowhere/worth.svg"_s);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().contains(u"/nowhere/worth.svg"_s));
}

void ResultsPaneTest::modelsAreSound()
{
    TableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(pane(u"questions"_s)->picture().table);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    Table other = model.table();
    other.rows[0][2].text = u"0"_s;
    model.setTable(other);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.index(0, 2).data().toString(), u"0"_s);
    model.setTable({});
    QCOMPARE(resets.size(), 1);
}

QTEST_MAIN(ResultsPaneTest)
#include "tst_resultspane.moc"
