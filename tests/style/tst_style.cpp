// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/elidedlabel.h"
#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/surfaces.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace styleui;
using namespace Qt::StringLiterals;

class StyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// All but one that the offscreen platform gives for every window with a minimum size.
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s)); }
    void appearanceChangesThePaletteLive();
    void foreignTextStaysPlain_data();
    void foreignTextStaysPlain();
    void elidedLabelKeepsTheWholeTextAsItsName();
    void elidedLabelBreaksLinesAndCuts();
    void iconsFollowThePalette();
    void everyControlPaints_data();
    void everyControlPaints();
    void figuresHaveOneWidth();
    void textGrowsEverywhere();
    void aScrollBarLiesOverItsPage();
};

void StyleTest::appearanceChangesThePaletteLive()
{
    Theme theme(QDBusConnection(u"none"_s));
    QSignalSpy changed(&theme, &Theme::schemeChanged);
    QWidget widget;
    widget.show();
    theme.setAppearance(Appearance::Dark);
    QTRY_COMPARE(schemeOf(widget.palette()), Scheme::Dark);
    theme.setAppearance(Appearance::Light);
    QTRY_COMPARE(schemeOf(widget.palette()), Scheme::Light);
    theme.setAppearance(Appearance::System);
    QCOMPARE(theme.scheme(), Scheme::Light);
    QCOMPARE(changed.count(), 2);
}

void StyleTest::foreignTextStaysPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("button");
    QTest::newRow("X11 an image tag is text")
        << u"<img src=file:///dev/zero>"_s << u"<img src=file:///dev/zero>"_s << u"<img src=file:///dev/zero>"_s;
    QTest::newRow("an ampersand is no mnemonic") << u"R&D"_s << u"R&D"_s << u"R&&D"_s;
    QTest::newRow("lines become one") << u"a\n b\tc"_s << u"a b c"_s << u"a b c"_s;
    QTest::newRow("direction overrides are gone") << u"abc\u202Edef\u2066"_s << u"abcdef"_s << u"abcdef"_s;
    QTest::newRow("control characters are gone") << u"a\u0007\u001bb"_s << u"ab"_s << u"ab"_s;
}

void StyleTest::foreignTextStaysPlain()
{
    QFETCH(const QString, text);
    QFETCH(const QString, line);
    QFETCH(const QString, button);
    QCOMPARE(oneLine(text), line);
    QCOMPARE(buttonText(text), button);
    QWidget widget;
    setPlainToolTip(&widget, text);
    QVERIFY(!widget.toolTip().contains(u"<img"_s));
}

void StyleTest::elidedLabelKeepsTheWholeTextAsItsName()
{
    ElidedLabel label(u"A very long name of a model that nobody has room for"_s);
    label.show();
    label.resize(80, 20);
    QVERIFY(label.isElided());
    QCOMPARE(label.accessibleName(), label.text());
    QCOMPARE(label.toolTip(), label.text());
    label.resize(2000, 20);
    QVERIFY(!label.isElided());
    QCOMPARE(label.toolTip(), QString());
}

void StyleTest::elidedLabelBreaksLinesAndCuts()
{
    ElidedLabel label(u"one two three four five six seven eight nine ten"_s);
    label.setMaximumLines(2);
    const int line = label.heightForWidth(4000);
    QCOMPARE(label.heightForWidth(60), 2 * line);
    label.resize(60, 2 * line);
    QVERIFY(label.isElided());
    label.setMaximumLines(0);
    QVERIFY(!label.isElided());
    QCOMPARE_GT(label.heightForWidth(60), 2 * line);
}

void StyleTest::iconsFollowThePalette()
{
    Theme theme(QDBusConnection(u"none"_s));
    QCOMPARE_GE(iconNames().size(), 30);
    for (const QString &name : iconNames()) {
        const auto inks = [&name, &theme](Appearance appearance) {
            theme.setAppearance(appearance);
            const QImage image = icon(name).pixmap(64, 64).toImage();
            QSet<QRgb> seen;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (qAlpha(image.pixel(x, y)) > 250)
                        seen << (image.pixel(x, y) | 0xff000000);
            return seen;
        };
        const QSet<QRgb> light = inks(Appearance::Light);
        QVERIFY2(!light.isEmpty(), qPrintable(name));
        QVERIFY2(!light.intersects(inks(Appearance::Dark)), qPrintable(name));
    }
}

void StyleTest::everyControlPaints_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

/// Nothing in the style may warn or read where nothing is: all controls, in every state that a test can make.
void StyleTest::everyControlPaints()
{
    QFETCH(const Appearance, appearance);
    Theme theme(QDBusConnection(u"none"_s));
    theme.setAppearance(appearance);
    QWidget window;
    QVBoxLayout layout(&window);
    for (const Look look : {Look::Quiet, Look::Main, Look::Chip, Look::Toggle, Look::Plain, Look::Link}) {
        auto *button = new QPushButton(u"Ask the panel"_s);
        button->setCheckable(true);
        button->setChecked(look == Look::Chip || look == Look::Toggle);
        setLook(button, look);
        QCOMPARE(lookOf(button), look);
        layout.addWidget(button);
        auto *tool = new QToolButton;
        tool->setText(u"More"_s);
        tool->setToolButtonStyle(Qt::ToolButtonTextOnly);
        tool->setIcon(icon(u"more"_s));
        tool->setPopupMode(QToolButton::InstantPopup);
        tool->setMenu(new QMenu(tool));
        setLook(tool, look);
        layout.addWidget(tool);
    }
    auto *menuButton = new QPushButton(u"Fuse again…"_s);
    menuButton->setMenu(new QMenu(menuButton));
    layout.addWidget(menuButton);
    auto *disabled = new QPushButton(u"Off"_s);
    disabled->setEnabled(false);
    layout.addWidget(disabled);
    auto *field = new QLineEdit;
    field->setPlaceholderText(u"Search everything"_s);
    layout.addWidget(field);
    auto *text = new QPlainTextEdit(u"A third one\nwith two lines"_s);
    text->setFixedHeight(60);
    layout.addWidget(text);
    auto *box = new QComboBox;
    box->addItems({u"one"_s, u"two"_s});
    layout.addWidget(box);
    auto *spin = new QSpinBox;
    spin->setValue(spin->minimum()); // one step is dead
    layout.addWidget(spin);
    auto *check = new QCheckBox(u"Check"_s);
    check->setChecked(true);
    layout.addWidget(check);
    auto *radio = new QRadioButton(u"Radio"_s);
    radio->setChecked(true);
    layout.addWidget(radio);
    auto *list = new QListWidget;
    for (int row = 0; row < 100; ++row)
        list->addItem(u"row %1"_s.arg(row));
    list->setCurrentRow(3);
    layout.addWidget(list);
    layout.addWidget(new MemberMark(3));
    layout.addWidget(new Hairline);
    auto *card = new Card;
    card->setMinimumHeight(40);
    layout.addWidget(card);
    window.show();
    const QImage image = window.grab().toImage();
    QVERIFY(!image.isNull());
    if (const QString folder = qEnvironmentVariable("COUNTERPOINT_SHOTS"); !folder.isEmpty())
        image.save(folder + (appearance == Appearance::Dark ? u"/style-dark.png"_s : u"/style-light.png"_s));
}

void StyleTest::figuresHaveOneWidth()
{
    const QFontMetrics metrics(figuresFont(QApplication::font()));
    QCOMPARE(metrics.horizontalAdvance(u"1111"_s), metrics.horizontalAdvance(u"8888"_s));
}

void StyleTest::textGrowsEverywhere()
{
    Theme theme(QDBusConnection(u"none"_s));
    const double usual = QApplication::font().pointSizeF();
    QWidget window;
    auto *const heading = new QLabel(u"Heading"_s, &window);
    heading->setFont(titleFont(window.font()));
    auto *const inside = new QLabel(u"In it"_s, heading); // takes over the heading's size
    auto *const bold = new QLabel(u"Bold in it"_s, heading);
    bold->setFont(strong(heading->font()));
    auto *const text = new QLabel(u"Text"_s, &window);
    const double title = heading->font().pointSizeF();
    theme.setFontSizeDelta(4);
    QCOMPARE(text->font().pointSizeF(), usual + 4);
    QCOMPARE(heading->font().pointSizeF(), title + 4);
    QCOMPARE(inside->font().pointSizeF(), title + 4);
    QCOMPARE(bold->font().pointSizeF(), title + 4);
    QCOMPARE(bold->font().weight(), QFont::DemiBold);
    theme.setFontSizeDelta(0);
    QCOMPARE(text->font().pointSizeF(), usual);
    QCOMPARE(heading->font().pointSizeF(), title);
    QCOMPARE(bold->font().pointSizeF(), title);
}

void StyleTest::aScrollBarLiesOverItsPage()
{
    Theme theme(QDBusConnection(u"none"_s));
    QScrollArea page;
    page.setWidgetResizable(true);
    layScrollBarOver(&page);
    auto *const content = new QWidget;
    page.setWidget(content);
    page.resize(300, 200);
    page.show();
    content->setMinimumHeight(1000);
    QTRY_VERIFY(page.verticalScrollBar()->isVisible());
    QCOMPARE(page.viewport()->width(), page.width());
    QCOMPARE(page.verticalScrollBar()->mapTo(&page, QPoint()).x() + page.verticalScrollBar()->width(), page.width());
}

QTEST_MAIN(StyleTest)
#include "tst_style.moc"
