// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/colors.h"
#include "ui/text/markdownview.h"

#include <QFile>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;

/// Draws a rich document in every look. Where COUNTERPOINT_LOOK names a folder, the pictures are kept there.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void richDocument_data();
    void richDocument();
};

namespace {

QString richText()
{
    QFile file(u":/rich.md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool isNear(QColor a, QColor b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 60;
}

bool hasColor(const QImage &image, QColor color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (isNear(image.pixelColor(x, y), color))
                return true;
        }
    }
    return false;
}

void keep(const QString &name, const QPixmap &picture)
{
    const QString folder = qEnvironmentVariable("COUNTERPOINT_LOOK");
    constexpr int tall = 900; // so that the pictures can be looked at in their own size
    for (int y = 0; y < picture.height() && !folder.isEmpty(); y += tall)
        QVERIFY(picture.copy(0, y, picture.width(), tall).save(u"%1/%2-%3.png"_s.arg(folder, name).arg(y / tall)));
}

} // namespace

void TestLook::richDocument_data()
{
    QTest::addColumn<textui::Typography>("typography");
    QTest::addColumn<styleui::Scheme>("scheme");
    QTest::addColumn<int>("width");
    QTest::newRow("column-light") << textui::Typography::Interface << styleui::Scheme::Light << 420;
    QTest::newRow("column-dark") << textui::Typography::Interface << styleui::Scheme::Dark << 420;
    QTest::newRow("narrow-light") << textui::Typography::Interface << styleui::Scheme::Light << 300;
    QTest::newRow("reading-light") << textui::Typography::Reading << styleui::Scheme::Light << 760;
    QTest::newRow("reading-dark") << textui::Typography::Reading << styleui::Scheme::Dark << 760;
}

void TestLook::richDocument()
{
    QFETCH(textui::Typography, typography);
    QFETCH(styleui::Scheme, scheme);
    QFETCH(int, width);
    textui::MarkdownView view(typography);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    view.setFont(font);
    view.setPalette(styleui::palette(scheme));
    view.resize(width, 1800);
    view.setText(richText());
    view.setCaretShown(true);
    const auto start = richText().indexOf(u"Vertical scaling"_s);
    view.setMarks({{.range = {start, start + 60},
                    .tint = styleui::memberColors(2, view.palette()).tint,
                    .bar = styleui::memberColors(2, view.palette()).color}});
    view.show();
    const QColor numbers(scheme == styleui::Scheme::Light ? 0xb08000 : 0xf67400); // of the highlighter's own themes
    QTRY_VERIFY(hasColor(view.grab().toImage(), numbers));
    const QPixmap picture = view.grab();
    QCOMPARE(picture.size(), view.size());
    keep(QString::fromUtf8(QTest::currentDataTag()), picture);
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
