// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/wheelpause.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

namespace {

class Page : public QScrollArea
{
public:
    Page() : m_pause(new windowui::WheelPause(this)) {}

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (m_pause->mayScroll(*event))
            QScrollArea::wheelEvent(event);
        else
            event->accept();
    }

private:
    windowui::WheelPause *m_pause;
};

} // namespace

/// A page with a column inside it, both of which scroll.
class TestWheelPause : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
    }
    void thePageWaitsForAPauseAfterTheColumnsEnd();
    void outsideAColumnThePageScrollsAtOnce();

private:
    static void wheel(QWidget *target, quint64 at);
    static void build(Page &page, QScrollArea *&column);
};

void TestWheelPause::build(Page &page, QScrollArea *&column)
{
    auto *const inside = new QWidget;
    inside->setFixedSize(280, 1000);
    column = new QScrollArea(inside);
    column->setGeometry(0, 0, 200, 100);
    auto *const text = new QWidget;
    text->setFixedSize(150, 200);
    column->setWidget(text);
    page.resize(300, 300);
    page.setWidget(inside);
    page.show();
}

void TestWheelPause::wheel(QWidget *target, quint64 at)
{
    const QPointF place(10, 10);
    QWheelEvent event(place, target->mapToGlobal(place), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    event.setTimestamp(at);
    QSpontaneKeyEvent::setSpontaneous(&event); // only those go on to parents
    qApp->notify(target, &event);
}

void TestWheelPause::thePageWaitsForAPauseAfterTheColumnsEnd()
{
    Page page;
    QScrollArea *column = nullptr;
    build(page, column);
    const QScrollBar &inner = *column->verticalScrollBar();
    const QScrollBar &outer = *page.verticalScrollBar();
    quint64 now = 1000;
    while (inner.value() < inner.maximum())
        wheel(column->viewport(), now += 20);
    QCOMPARE(outer.value(), 0);
    QCOMPARE_GT(outer.maximum(), 0);
    for (int i = 0; i < 20; ++i) // still turning: nothing moves
        wheel(column->viewport(), now += 50);
    QCOMPARE(outer.value(), 0);
    wheel(column->viewport(), now += 400); // after a pause the page goes on
    QCOMPARE_GT(outer.value(), 0);
    const int once = outer.value();
    wheel(column->viewport(), now += 20); // and needs none between its own steps
    QCOMPARE_GT(outer.value(), once);
}

void TestWheelPause::outsideAColumnThePageScrollsAtOnce()
{
    Page page;
    QScrollArea *column = nullptr;
    build(page, column);
    wheel(page.viewport(), 1000);
    QCOMPARE_GT(page.verticalScrollBar()->value(), 0);
}

QTEST_MAIN(TestWheelPause)
#include "tst_wheelpause.moc"
