// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/markdownview.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using textui::MarkdownBlock;
using textui::Typography;

/// A text without a scroll area of its own: it does what one with it does.
class BlockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tabGoesFromLinkToLink();
    void aTextWithoutLinksIsNoTabStop();
    void theButtonCopiesTheCode();
    void aLongTextComesInTwoParts();
    void moreMayComeAfterTheEnd();
};

namespace {

const QString linked = u"See [one](https://example.org/1) and [two](https://example.org/2)."_s;

} // namespace

void BlockTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
}

void BlockTest::tabGoesFromLinkToLink()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    auto *block = new MarkdownBlock(Typography::Interface);
    block->setText(u"Words.\n\n"_s.repeated(60) + linked);
    layout->addWidget(block);
    QScrollArea area;
    area.setWidget(page);
    area.setWidgetResizable(true);
    area.resize(400, 300);
    area.show();
    area.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&area));
    QSignalSpy activated(block, &MarkdownBlock::linkActivated);
    block->setFocus();
    QTest::keyClick(block, Qt::Key_Tab);
    QVERIFY(area.verticalScrollBar()->value() > 0);
    QTest::keyClick(block, Qt::Key_Return);
    QTest::keyClick(block, Qt::Key_Tab);
    QTest::keyClick(block, Qt::Key_Enter);
    QTest::keyClick(block, Qt::Key_Backtab, Qt::ShiftModifier);
    QTest::keyClick(block, Qt::Key_Return);
    QCOMPARE(activated, (QList<QVariantList>{{QUrl(u"https://example.org/1"_s)},
                                             {QUrl(u"https://example.org/2"_s)},
                                             {QUrl(u"https://example.org/1"_s)}}));
}

void BlockTest::aTextWithoutLinksIsNoTabStop()
{
    MarkdownBlock block(Typography::Interface);
    block.setText(u"Words."_s);
    QCOMPARE(block.focusPolicy(), Qt::ClickFocus);
    block.setText(linked);
    QCOMPARE(block.focusPolicy(), Qt::StrongFocus);
}

void BlockTest::theButtonCopiesTheCode()
{
    MarkdownBlock block(Typography::Interface);
    block.setText(u"```\nint a;\nint b;\n```\n"_s);
    block.resize(400, block.heightForWidth(400));
    block.show();
    QVERIFY(QTest::qWaitForWindowExposed(&block));
    QApplication::clipboard()->clear();
    const QPoint button(block.width() - 30, 14);
    QTest::mouseMove(&block, QPoint(60, block.height() / 2));
    QTest::mouseMove(&block, button);
    QTest::mouseClick(&block, Qt::LeftButton, {}, button);
    QCOMPARE(QApplication::clipboard()->text(), u"int a;\nint b;"_s);
}

void BlockTest::aLongTextComesInTwoParts()
{
    MarkdownBlock block(Typography::Interface);
    const QString text = u"Some words of one paragraph.\n\n"_s.repeated(4000);
    block.setText(text);
    QCOMPARE(block.text(), text);
    const int first = block.heightForWidth(400);
    QSignalSpy changed(&block, &MarkdownBlock::heightChanged);
    QVERIFY(changed.wait());
    QVERIFY(block.heightForWidth(400) > 3 * first);
}

void BlockTest::moreMayComeAfterTheEnd()
{
    MarkdownBlock block(Typography::Interface);
    const QString text = u"Some words of one paragraph.\n\n"_s.repeated(4000);
    block.append(text);
    block.finish();
    block.append(u"And more."_s);
    block.finish();
    QCOMPARE(block.text(), text + u"And more."_s);
    QSignalSpy changed(&block, &MarkdownBlock::heightChanged);
    QVERIFY(changed.wait());
    MarkdownBlock same(Typography::Interface);
    same.setText(text + u"And more."_s);
    QSignalSpy complete(&same, &MarkdownBlock::heightChanged);
    QVERIFY(complete.wait());
    QCOMPARE(block.heightForWidth(400), same.heightForWidth(400));
}

QTEST_MAIN(BlockTest)
#include "tst_block.moc"
