// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/markdownview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using textui::MarkdownBlock;
using textui::MarkdownView;
using textui::Typography;

class TestView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void followsTheEndOnlyWhileItIsInView();
    void whatIsReadDoesNotMove();
    void theSelectionSurvivesTheStream();
    void theSelectionSurvivesTheLastParse();
    void copiesPlainText_data();
    void copiesPlainText();
    void copyHasTheSourceToo();
    void clicksSelect();
    void theKeyboardScrollsAndSelects();
    void linksAreOnlyAnnounced();
    void theKeyboardOpensLinks();
    void aLinkShowsItsRealHost();
    void otherSchemesAreNoLinks();
    void revealsARange();
    void revealsText();
    void headerAndFooterScrollAlong();
    void updatesOnceAFrame();
    void restsWithoutATimer();
    void followsThePalette();
    void aBlockIsAsHighAsItsText();
    void screenReadersReadTheText();
    void screenReadersFollowTheCursor();
    void forgetsWhatIsFarAway();
    void theButtonCopiesTheCode();
    void aLongTextComesInTwoParts();
    void aLongStreamIsPutRightAtTheEnd();
    void growingCodeStaysInItsGround();
    void whatIsStreamedLooksLikeTheWhole_data();
    void whatIsStreamedLooksLikeTheWhole();
    void aNewWidthKeepsThePlace();
};

namespace {

QString paragraphs(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u"Paragraph %1 has some words and then some more words to fill a line or two of the view.\n\n"_s.arg(i);
    return text;
}

/// A view with a size, shown. Waits for what is streamed to arrive on the screen.
struct Shown
{
    explicit Shown(const QString &text = {}, QSize size = {400, 300}) : view(Typography::Interface)
    {
        view.resize(size);
        view.show();
        if (!text.isEmpty())
            view.setText(text);
        QApplication::processEvents(); // the scroll bar takes its room
    }

    void stream(const QString &delta)
    {
        view.append(delta);
        QTRY_VERIFY(view.plainText().endsWith(delta.simplified().section(u' ', -1).remove(u"**"_s)));
    }

    MarkdownView view;
};

QPoint middleOf(const MarkdownView &view, qsizetype block)
{
    const auto place = view.blockPlaces().at(block);
    return {60, place.top - view.verticalScrollBar()->value() + 8};
}

} // namespace

void TestView::followsTheEndOnlyWhileItIsInView()
{
    Shown shown;
    shown.stream(paragraphs(30));
    QVERIFY2(shown.view.isAtEnd(), "U10");
    QVERIFY(shown.view.verticalScrollBar()->maximum() > 0);
    shown.stream(u"One more.\n\n"_s);
    QVERIFY(shown.view.isAtEnd());

    QSignalSpy hint(&shown.view, &MarkdownView::newTextBelowChanged);
    QSignalSpy touched(&shown.view, &MarkdownView::touched);
    shown.view.verticalScrollBar()->setValue(100);
    QCOMPARE(touched.count(), 1);
    shown.stream(paragraphs(3) + u"The very end."_s);
    QCOMPARE(shown.view.verticalScrollBar()->value(), 100);
    QCOMPARE(hint, (QList<QVariantList>{{true}}));
    shown.view.scrollToEnd();
    QVERIFY(shown.view.isAtEnd());
    QCOMPARE(hint, (QList<QVariantList>{{true}, {false}}));
    shown.stream(u" And after."_s);
    QVERIFY(shown.view.isAtEnd());
}

void TestView::whatIsReadDoesNotMove()
{
    // U10: whatever is laid out above or below, the paragraph in view stays where it is.
    Shown shown(paragraphs(400));
    shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum() / 2);
    for (int i = 0; i < 60; ++i) {
        const auto places = shown.view.blockPlaces();
        const int offset = shown.view.verticalScrollBar()->value();
        const auto first = std::ranges::find_if(places, [&](const auto &place) { return place.top >= offset; });
        shown.view.verticalScrollBar()->setValue(offset - 10);
        const auto index = first - places.begin();
        const int moved =
            shown.view.blockPlaces().at(index).top - shown.view.verticalScrollBar()->value() - (first->top - offset);
        QCOMPARE(moved, 10);
    }
}

void TestView::theSelectionSurvivesTheStream()
{
    Shown shown;
    shown.stream(u"Some first words and *then"_s);
    shown.view.selectAll();
    QCOMPARE(shown.view.selectedText(), u"Some first words and *then"_s);
    shown.stream(u" slanted* words follow.\n\nAnd a paragraph.\n\n"_s);
    // U11: selected is what was selected; its markers are gone, since they are markers now.
    QCOMPARE(shown.view.selectedText(), u"Some first words and then"_s);
}

void TestView::theSelectionSurvivesTheLastParse()
{
    Shown shown;
    shown.stream(u"See [this] and that.\n\nmore\n\n"_s);
    shown.view.selectAll();
    shown.stream(u"[this]: https://example.com\n\nThe end"_s);
    QSignalSpy changed(&shown.view, &MarkdownView::selectionChanged);
    shown.view.finish();
    QCOMPARE(shown.view.selectedText(), u"See this and that.\n\nmore"_s); // U11
    QVERIFY(changed.isEmpty());
}

void TestView::copiesPlainText_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("copied");
    QTest::newRow("emphasis") << u"a **b** `c`"_s << u"a b c"_s;
    QTest::newRow("lists with their markers") << u"1. a\n   - b\n2. c\n\nd"_s << u"1. a\n   - b\n2. c\n\nd"_s;
    QTest::newRow("tasks") << u"- [x] a\n- [ ] b"_s << u"- [x] a\n- [ ] b"_s;
    QTest::newRow("tables by tabs") << u"|a|b|\n|-|-|\n|c|d|\n"_s << u"a\tb\nc\td"_s;
    QTest::newRow("code as it is") << u"x\n\n```\na\n  b\n\nc\n```\n"_s << u"x\n\na\n  b\n\nc"_s;
    QTest::newRow("U04 a long word is not cut") << u"w"_s.repeated(20000) << u"w"_s.repeated(20000);
    QTest::newRow("U04 long code is not cut")
        << u"```\n"_s + u"w"_s.repeated(20000) + u"\nx\n```"_s << u"w"_s.repeated(20000) + u"\nx"_s;
    QTest::newRow("a hard break is a line") << u"a  \nb"_s << u"a\nb"_s;
    QTest::newRow("overrides are to be seen") << u"a\u202eb"_s << u"a⟪RLO⟫b"_s;
}

void TestView::copiesPlainText()
{
    QFETCH(QString, source);
    Shown shown(source);
    shown.view.selectAll();
    QTEST(shown.view.selectedText(), "copied");
    shown.view.copy();
    QTEST(QApplication::clipboard()->text(), "copied");
}

void TestView::copyHasTheSourceToo()
{
    Shown shown(u"# A\n\n- b *c*\n"_s);
    shown.view.selectAll();
    shown.view.copy();
    QCOMPARE(QApplication::clipboard()->mimeData()->data(u"text/markdown"_s), "A\n\n- b *c");
}

void TestView::clicksSelect()
{
    Shown shown(u"several words here\n\nanother paragraph"_s);
    QWidget *const page = shown.view.viewport();
    const QPoint point = middleOf(shown.view, 0);
    QTest::mouseDClick(page, Qt::LeftButton, {}, point);
    const QString word = shown.view.selectedText();
    QVERIFY2(u"several words here"_s.split(u' ').contains(word), qPrintable(word));
    QTest::mouseClick(page, Qt::LeftButton, {}, point);
    QCOMPARE(shown.view.selectedText(), u"several words here"_s); // the third click
    QTest::mouseClick(page, Qt::LeftButton, {}, middleOf(shown.view, 1));
    QVERIFY(!shown.view.hasSelection());

    QTest::mousePress(page, Qt::LeftButton, {}, QPoint(0, point.y()));
    QTest::mouseMove(page, QPoint(399, middleOf(shown.view, 1).y()));
    QTest::mouseRelease(page, Qt::LeftButton, {}, QPoint(399, middleOf(shown.view, 1).y()));
    QCOMPARE(shown.view.selectedText(), u"several words here\n\nanother paragraph"_s);
}

void TestView::theKeyboardScrollsAndSelects()
{
    Shown shown(paragraphs(50));
    const QScrollBar *const bar = shown.view.verticalScrollBar();
    QTest::keyClick(&shown.view, Qt::Key_End);
    QCOMPARE(bar->value(), bar->maximum());
    QTest::keyClick(&shown.view, Qt::Key_PageUp);
    QVERIFY(bar->value() < bar->maximum());
    QTest::keyClick(&shown.view, Qt::Key_Home);
    QCOMPARE(bar->value(), 0);
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QVERIFY(bar->value() > 0);
    QTest::keyClick(&shown.view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&shown.view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().endsWith(u"of the view."_s));
}

void TestView::linksAreOnlyAnnounced()
{
    Shown shown(u"[several words that are a link](https://example.com/a)"_s);
    QSignalSpy activated(&shown.view, &MarkdownView::linkActivated);
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, middleOf(shown.view, 0));
    QCOMPARE(activated, (QList<QVariantList>{{QUrl(u"https://example.com/a"_s)}}));
    QCOMPARE(shown.view.text(), u"[several words that are a link](https://example.com/a)"_s); // still there
}

void TestView::theKeyboardOpensLinks()
{
    Shown shown(u"[a](https://one.example)\n\n"_s + paragraphs(30) + u"[b](https://two.example)"_s);
    QSignalSpy activated(&shown.view, &MarkdownView::linkActivated);
    QTest::keyClick(&shown.view, Qt::Key_Tab);
    QTest::keyClick(&shown.view, Qt::Key_Tab);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QVERIFY(shown.view.verticalScrollBar()->value() > 0); // it is in view
    QTest::keyClick(&shown.view, Qt::Key_Backtab);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    QCOMPARE(activated, (QList<QVariantList>{{QUrl(u"https://two.example"_s)}, {QUrl(u"https://one.example"_s)}}));
}

void TestView::aLinkShowsItsRealHost()
{
    // X08: what is announced is where it leads, not what it says.
    Shown shown(u"[https://bank.example/and/more/words](https://evil.example/x)"_s);
    QSignalSpy hovered(&shown.view, &MarkdownView::linkHovered);
    QTest::mouseMove(shown.view.viewport(), middleOf(shown.view, 0));
    QTest::mouseMove(shown.view.viewport(), QPoint(5, 290));
    QCOMPARE(hovered, (QList<QVariantList>{{QUrl(u"https://evil.example/x"_s)}, {QUrl()}}));
}

void TestView::otherSchemesAreNoLinks()
{
    // X07
    for (const QString &address :
         {u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"data:text/html,x"_s, u"vbscript:x"_s, u"smb://h/s"_s,
          u"ms-msdt:x"_s, u"calculator:"_s, u"vscode://x"_s, u"our-app:x"_s, u"<\tjavascript:x>"_s, u"JaVaScRiPt:x"_s,
          u"http:\\\\x"_s, u"//host/share"_s, u"/etc/passwd"_s}) {
        Shown shown(u"[several words that are a link](%1)"_s.arg(address));
        QSignalSpy activated(&shown.view, &MarkdownView::linkActivated);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, middleOf(shown.view, 0));
        QTest::keyClick(&shown.view, Qt::Key_Tab);
        QTest::keyClick(&shown.view, Qt::Key_Return);
        QVERIFY2(activated.isEmpty(), qPrintable(address));
    }
}

void TestView::revealsARange()
{
    const QString text = paragraphs(300);
    Shown shown(text);
    const qsizetype start = text.indexOf(u"Paragraph 222"_s);
    shown.view.reveal({start, start + 10});
    const auto places = shown.view.blockPlaces();
    const int top = places.at(222).top - shown.view.verticalScrollBar()->value();
    QVERIFY2(top > 0 && top <= shown.view.viewport()->height() / 3, qPrintable(QString::number(top)));
}

void TestView::revealsText()
{
    Shown shown(paragraphs(300));
    QVERIFY(shown.view.revealText(u"paragraph 250 has"_s));
    QCOMPARE(shown.view.selectedText(), u"Paragraph 250 has"_s);
    QVERIFY(!shown.view.revealText(u"nowhere"_s));
}

void TestView::headerAndFooterScrollAlong()
{
    Shown shown(paragraphs(30));
    auto *const header = new QLabel(u"header"_s);
    auto *const footer = new QLabel(u"footer"_s);
    header->setFixedHeight(50);
    shown.view.setHeader(header);
    shown.view.setFooter(footer);
    QCOMPARE(header->geometry().top(), 0);
    QVERIFY(shown.view.blockPlaces().first().top > 50);
    shown.view.verticalScrollBar()->setValue(30);
    QCOMPARE(header->geometry().top(), -30);
    header->setFixedHeight(80);
    QTRY_COMPARE(header->height(), 80);
    shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
    QCOMPARE(footer->geometry().bottom(), shown.view.viewport()->height() - 1);
    header->hide();
    QTRY_VERIFY(shown.view.blockPlaces().first().top < 50);
}

void TestView::updatesOnceAFrame()
{
    Shown shown;
    for (int i = 0; i < 1000; ++i)
        shown.view.append(u"word "_s);
    QVERIFY(shown.view.plainText().isEmpty()); // nothing is parsed before the frame
    QTRY_VERIFY(!shown.view.plainText().isEmpty());
    QCOMPARE(shown.view.plainText().count(u"word"_s), 1000);
}

void TestView::restsWithoutATimer()
{
    Shown shown;
    shown.stream(u"some words"_s);
    shown.view.finish();
    shown.view.setCaretShown(true);
    // A single shot for each frame, and none at rest: nothing but the event loop's own wake-ups may come.
    class Watcher : public QObject
    {
    public:
        int timers = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            timers += event->type() == QEvent::Timer ? 1 : 0;
            return false;
        }
    } watcher;
    shown.view.installEventFilter(&watcher);
    for (int i = 0; i < 50; ++i)
        QApplication::processEvents();
    QCOMPARE(watcher.timers, 0);
}

void TestView::followsThePalette()
{
    Shown shown(u"some words"_s);
    const QImage light = shown.view.grab().toImage();
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(0x202020));
    dark.setColor(QPalette::Window, QColor(0x101010));
    dark.setColor(QPalette::Text, QColor(0xf0f0f0));
    shown.view.setPalette(dark);
    QVERIFY(shown.view.grab().toImage() != light);
}

void TestView::aBlockIsAsHighAsItsText()
{
    MarkdownBlock block(Typography::Interface);
    block.setText(paragraphs(10));
    const int narrow = block.heightForWidth(200);
    const int wide = block.heightForWidth(800);
    QVERIFY(narrow > 2 * wide);
    QSignalSpy changed(&block, &MarkdownBlock::heightChanged);
    block.append(paragraphs(10));
    QVERIFY(changed.wait());
    QVERIFY(block.heightForWidth(800) > wide + wide / 2);
}

void TestView::screenReadersReadTheText()
{
    Shown shown(u"# A\n\nb **c**"_s);
    shown.view.setAccessibleName(u"Answer of Alto"_s);
    QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(&shown.view);
    QVERIFY(interface && interface->textInterface());
    QCOMPARE(interface->text(QAccessible::Name), u"Answer of Alto"_s);
    QCOMPARE(interface->textInterface()->text(0, interface->textInterface()->characterCount()), u"A\nb c"_s);
}

void TestView::screenReadersFollowTheCursor()
{
    Shown shown(u"# Two words\n\nThird **fourth** fifth.\n\n"_s + paragraphs(50));
    QAccessibleTextInterface *const text = QAccessible::queryAccessibleInterface(&shown.view)->textInterface();
    QCOMPARE(text->cursorPosition(), 0);
    text->setCursorPosition(14); // within "Third"
    QCOMPARE(text->cursorPosition(), 14);
    QCOMPARE(text->selectionCount(), 0);
    int start = 0;
    int end = 0;
    QCOMPARE(text->textAtOffset(14, QAccessible::CharBoundary, &start, &end), u"d"_s);
    QCOMPARE(text->textAtOffset(14, QAccessible::WordBoundary, &start, &end), u"Third"_s);
    QCOMPARE(start, 10);
    QCOMPARE(end, 15);
    QCOMPARE(text->textAtOffset(14, QAccessible::LineBoundary, &start, &end).trimmed(), u"Third fourth fifth."_s);
    QCOMPARE(text->textBeforeOffset(14, QAccessible::LineBoundary, &start, &end).trimmed(), u"Two words"_s);
    text->setSelection(0, 16, 22);
    QCOMPARE(shown.view.selectedText(), u"fourth"_s);
    text->selection(0, &start, &end);
    QCOMPARE(start, 16);
    QCOMPARE(end, 22);
    QCOMPARE(text->cursorPosition(), 22);
    text->removeSelection(0);
    QVERIFY(!shown.view.hasSelection());
    QCOMPARE(text->offsetAtPoint(text->characterRect(18).center()), 18);
    text->scrollToSubstring(text->characterCount() - 5, text->characterCount());
    QVERIFY(shown.view.verticalScrollBar()->value() > 0);
    // Beyond the text there is nothing.
    QCOMPARE(text->text(-5, 3), u"Two"_s);
    QCOMPARE(text->text(1 << 20, 1 << 21), QString());
    text->setSelection(0, -4, 1 << 20);
    text->selection(0, &start, &end);
    QCOMPARE(start, 0);
    QCOMPARE(end, text->characterCount());
}

void TestView::forgetsWhatIsFarAway()
{
    Shown shown(paragraphs(3000));
    for (int i = 0; i <= 20; ++i)
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum() * i / 20);
    QVERIFY2(shown.view.layoutCount() < 200, qPrintable(QString::number(shown.view.layoutCount())));
}

void TestView::theButtonCopiesTheCode()
{
    const QString code = u"a line of code\n"_s.repeated(40).chopped(1);
    Shown shown(u"words\n\n```\n"_s + code + u"\n```\n"_s);
    QApplication::clipboard()->clear();
    QWidget *const page = shown.view.viewport();
    const auto place = shown.view.blockPlaces().at(1);
    const QPoint button(page->width() - 30, place.top + 14);
    QTest::mouseMove(page, QPoint(60, place.top + 30));
    QTest::mouseMove(page, button);
    QTest::mouseClick(page, Qt::LeftButton, {}, button);
    QCOMPARE(QApplication::clipboard()->text(), code);
}

void TestView::aNewWidthKeepsThePlace()
{
    Shown shown(paragraphs(300));
    shown.view.reveal({paragraphs(150).size(), paragraphs(150).size()});
    const auto first = [&] {
        const auto places = shown.view.blockPlaces();
        const int offset = shown.view.verticalScrollBar()->value();
        return std::ranges::find_if(places, [&](const auto &p) { return p.top + p.height > offset; }) - places.begin();
    };
    const auto before = first();
    shown.view.resize(250, 300);
    QVERIFY(std::abs(first() - before) <= 1);
    shown.view.resize(700, 300);
    QVERIFY(std::abs(first() - before) <= 1);
}

void TestView::aLongTextComesInTwoParts()
{
    const QString text = paragraphs(2000) + u"The very end."_s;
    MarkdownView view(Typography::Interface);
    view.resize(400, 300);
    view.setText(text);
    const int atOnce = view.verticalScrollBar()->maximum();
    QVERIFY(atOnce > 0);
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 10 * atOnce);
    view.setText(text);
    QVERIFY(view.plainText().endsWith(u"The very end."_s)); // whoever needs all of it need not wait
}

void TestView::aLongStreamIsPutRightAtTheEnd()
{
    Shown shown;
    shown.view.append(u"[first]\n\n"_s + paragraphs(1000));
    shown.view.append(u"[first]: https://example.com\n\nThe end."_s);
    shown.view.finish();
    QCOMPARE(shown.view.text().last(8), u"The end."_s);
    QTRY_VERIFY(shown.view.verticalScrollBar()->maximum() > 40'000);
    QVERIFY(shown.view.plainText().startsWith(u"first\nParagraph"_s));
    QVERIFY(shown.view.plainText().endsWith(u"The end."_s));
}

void TestView::growingCodeStaysInItsGround()
{
    Shown shown;
    shown.stream(u"```\nshort"_s);
    shown.stream(u" and then so long that it reaches far beyond the right edge of the view whatever its font is"_s);
    const QImage image = shown.view.grab().toImage();
    const QColor ground = image.pixelColor(image.width() - 3, 3);
    for (int y = 0; y < image.height(); ++y)
        QCOMPARE(image.pixelColor(image.width() - 3, y), ground);
}

void TestView::whatIsStreamedLooksLikeTheWhole_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("paragraphs") << paragraphs(12) + u"The end."_s;
    QTest::newRow("a table whose columns grow") << u"|a|b|\n|-|-|\n"_s + u"|x|y|\n"_s.repeated(3) +
                                                       u"|a much longer cell|and one more of them|\n|z|\n\nThe end."_s;
    QTest::newRow("lists and quotes") << u"1. a\n   - b\n   - c\n\n2. d\n\n> e\n>\n> f\n\nThe end."_s;
    QTest::newRow("code") << u"```\n"_s + u"a line of code\n"_s.repeated(40) + u"```\n\nThe end."_s;
}

void TestView::whatIsStreamedLooksLikeTheWhole()
{
    // Drawn piece by piece, where only what is new is drawn, against drawn at once.
    QFETCH(QString, source);
    Shown streamed;
    for (qsizetype at = 0; at < source.size(); at += 7) {
        streamed.view.append(source.mid(at, 7));
        streamed.view.flush();
        QApplication::processEvents();
    }
    const QImage pieces = streamed.view.screen()->grabWindow(streamed.view.winId()).toImage();
    streamed.view.finish();
    streamed.view.scrollToEnd();
    QApplication::processEvents();
    Shown whole(source);
    whole.view.scrollToEnd();
    QApplication::processEvents();
    const QImage atOnce = whole.view.screen()->grabWindow(whole.view.winId()).toImage();
    QVERIFY(!pieces.isNull());
    QCOMPARE(pieces, atOnce);
}

QTEST_MAIN(TestView)
#include "tst_view.moc"
