// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostile.h"
#include "ui/text/blocklayout.h"
#include "ui/text/markdownview.h"

#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;

/// Hostile text on the screen. The work is counted, not timed: how many lines were laid out.
class TestHostileView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void onlyWhatIsSeenIsLaidOut_data() { rows(); }
    void onlyWhatIsSeenIsLaidOut();
    void streams_data() { rows(); }
    void streams();
    void layoutsOfAStreamAreInProportion_data();
    void layoutsOfAStreamAreInProportion();

private:
    static void rows();
};

void TestHostileView::rows()
{
    QTest::addColumn<int>("index");
    const auto &inputs = hostile::inputs();
    for (size_t i = 0; i < inputs.size(); ++i)
        QTest::newRow(inputs[i].name) << int(i);
}

void TestHostileView::onlyWhatIsSeenIsLaidOut()
{
    QFETCH(int, index);
    const hostile::Input &input = hostile::inputs()[size_t(index)];
    const bool isHuge = QByteArrayView(input.name).startsWith("U04");
    textui::MarkdownView view(textui::Typography::Interface);
    view.resize(320, 400);
    view.show();
    const qint64 before = textui::BlockLayout::count();
    view.setText(input.text(isHuge ? 1'000'000 : 60'000));
    QVERIFY(!view.grab().isNull());
    view.scrollToEnd(); // waits for all of it
    for (const int part : {0, 1, 2, 3}) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 3 * part);
        QVERIFY(!view.grab().isNull());
    }
    const qint64 laidOut = textui::BlockLayout::count() - before;
    QVERIFY2(laidOut < 8000, qPrintable(QString::number(laidOut)));
}

void TestHostileView::streams()
{
    QFETCH(int, index);
    const QString source = hostile::inputs()[size_t(index)].text(3000);
    textui::MarkdownView view(textui::Typography::Reading);
    view.resize(320, 400);
    view.show();
    for (qsizetype at = 0; at < source.size(); at += 500) {
        view.append(source.sliced(at, std::min<qsizetype>(500, source.size() - at)));
        const qint64 before = view.frameCount();
        QTRY_VERIFY(view.frameCount() > before);
        QVERIFY(!view.grab().isNull());
    }
    view.finish();
    QVERIFY(!view.grab().isNull());
    QCOMPARE(view.text(), source);
}

void TestHostileView::layoutsOfAStreamAreInProportion_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("code") << u"int a = 1; // a line of code\n"_s;
    QTest::newRow("rows") << u"| some | words |\n"_s;
    QTest::newRow("items") << u"- an item with some words in it\n"_s;
    QTest::newRow("paragraphs") << u"A paragraph with some words in it.\n\n"_s;
}

void TestHostileView::layoutsOfAStreamAreInProportion()
{
    QFETCH(QString, line);
    const auto work = [&](int lines) {
        textui::MarkdownView view(textui::Typography::Interface);
        view.resize(320, 400);
        view.show();
        view.append(line.startsWith(u'|')     ? u"| a | b |\n|---|---|\n"_s
                    : line.startsWith(u"int") ? u"```cpp\n"_s
                                              : QString());
        const qint64 before = textui::BlockLayout::count();
        for (int i = 0; i < lines; ++i) {
            view.append(line);
            view.flush();
        }
        return textui::BlockLayout::count() - before;
    };
    const double growth = double(work(800)) / double(work(400));
    QVERIFY2(growth < 2.1, qPrintable(QString::number(growth)));
}

QTEST_MAIN(TestHostileView)
#include "tst_hostileview.moc"
