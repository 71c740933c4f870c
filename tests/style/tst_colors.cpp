// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/colors.h"

#include <QTest>

#include <cmath>

using namespace styleui;

namespace {

/// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = qMax(luminance(a), luminance(b));
    const double darker = qMin(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

class ColorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void inksAreReadable_data();
    void inksAreReadable();
    void memberNumbersAreReadable();
    void membersDiffer();
    void paletteTellsItsScheme();
};

void ColorsTest::inksAreReadable_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("surface");
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Colors &all = colors(scheme);
        const char *const name = scheme == Scheme::Light ? "light" : "dark";
        const auto row = [name](const char *what, const QColor &ink, const QColor &surface) {
            QTest::addRow("%s on %s", what, name) << ink << surface;
        };
        row("text on ground", all.text, all.ground);
        row("text on paper", all.text, all.paper);
        row("text on selection", all.text, all.selection);
        row("secondary on ground", all.secondary, all.ground);
        row("secondary on paper", all.secondary, all.paper);
        row("secondary on an opened row", all.secondary, all.opened);
        row("secondary on a selected row", all.secondary, all.accentTint);
        row("faint on ground", all.faint, all.ground);
        row("faint on paper", all.faint, all.paper);
        row("accent on ground", all.accent, all.ground);
        row("accent on paper", all.accent, all.paper);
        row("accent on its tint", all.accent, all.accentTint);
        row("text on the accent", all.onAccent, all.accent);
        row("failure on paper", all.failure, all.paper);
        row("failure on ground", all.failure, all.ground);
        row("warning on paper", all.warning, all.paper);
        row("warning on an opened row", all.warning, all.opened);
    }
}

void ColorsTest::inksAreReadable()
{
    QFETCH(const QColor, ink);
    QFETCH(const QColor, surface);
    QCOMPARE_GE(contrast(ink, surface), 4.5);
}

void ColorsTest::memberNumbersAreReadable()
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        for (int number = 1; number <= 8; ++number) {
            const MemberColors member = memberColors(number, palette(scheme));
            QVERIFY2(contrast(member.color, member.tint) >= 4.5, qPrintable(QString::number(number)));
        }
    }
}

void ColorsTest::membersDiffer()
{
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        QSet<QRgb> seen;
        for (int number = 1; number <= 8; ++number)
            seen << memberColors(number, palette(scheme)).color.rgb()
                 << memberColors(number, palette(scheme)).tint.rgb();
        QCOMPARE(seen.size(), 16);
    }
}

void ColorsTest::paletteTellsItsScheme()
{
    QCOMPARE(schemeOf(palette(Scheme::Light)), Scheme::Light);
    QCOMPARE(schemeOf(palette(Scheme::Dark)), Scheme::Dark);
    QCOMPARE(colors(palette(Scheme::Dark)).ground, colors(Scheme::Dark).ground);
}

QTEST_MAIN(ColorsTest)
#include "tst_colors.moc"
