// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/elidedlabel.h"
#include "ui/window/linkbar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using windowui::LinkBar;

class TestLinkBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s)); }
    void X07_onlyWebAndMailOpen_data();
    void X07_onlyWebAndMailOpen();
    void X08_theRealAddressIsShown_data();
    void X08_theRealAddressIsShown();
    void nothingOpensBeforeItIsConfirmed();
    void anAddressThatDoesNotOpenCanBeCopied();

private:
    [[nodiscard]] static QString text(const LinkBar &bar, const QString &name)
    {
        const auto *const label = bar.findChild<styleui::ElidedLabel *>(name);
        return label->isHidden() ? QString() : label->text();
    }
};

void TestLinkBar::X07_onlyWebAndMailOpen_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("opens");
    const auto row = [](const char *name, const QString &address, bool opens) {
        QTest::newRow(name) << address << opens;
    };
    row("https", u"https://example.org/a?b#c"_s, true);
    row("http", u"http://example.org"_s, true);
    row("mail", u"mailto:someone@example.org"_s, true);
    row("upper case", u"HTTPS://EXAMPLE.ORG"_s, true);
    row("file", u"file:///etc/passwd"_s, false);
    row("a file on another host", u"file://host/share"_s, false);
    row("javascript", u"javascript:alert(1)"_s, false);
    row("JavaScript in mixed case", u"JaVaScRiPt:alert(1)"_s, false);
    row("data", u"data:text/html,<script>"_s, false);
    row("vbscript", u"vbscript:x"_s, false);
    row("a network share", u"smb://host/share"_s, false);
    row("a double slash", u"//host/share"_s, false);
    row("a backslash share", u"\\\\host\\share"_s, false);
    row("ms-msdt", u"ms-msdt:/id"_s, false);
    row("an editor", u"vscode://file/x"_s, false);
    row("our own scheme", u"counterpoint://x"_s, false);
    row("a tab before the scheme", u"\tjavascript:alert(1)"_s, false);
    row("http without a host", u"http:///path"_s, false);
    row("http with backslashes", u"http:\\\\example.org"_s, false);
    row("mail to nobody", u"mailto:"_s, false);
    row("a path", u"etc/passwd"_s, false);
    row("nothing", QString(), false);
}

void TestLinkBar::X07_onlyWebAndMailOpen()
{
    QFETCH(QString, address);
    QFETCH(bool, opens);
    LinkBar bar;
    QList<QUrl> opened;
    bar.setOpener([&](const QUrl &url) { opened.append(url); });
    bar.offer(QUrl(address));
    auto *const button = bar.findChild<QPushButton *>(u"openLink"_s);
    QCOMPARE(button->isHidden(), !opens);
    button->click();
    QCOMPARE(opened, opens ? QList<QUrl>{QUrl(address)} : QList<QUrl>());
}

void TestLinkBar::X08_theRealAddressIsShown_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("warning");
    QTest::newRow("as it is") << QUrl(u"https://evil.example/path?x=1"_s) << u"Open https://evil.example/path?x=1?"_s
                              << QString();
    QTest::newRow("a name before an @ is no host")
        << QUrl(u"https://bank.com@evil.example/"_s) << u"Open https://bank.com@evil.example/?"_s
        << u"This leads to evil.example. What stands before the @ is no part of it."_s;
    QTest::newRow("look-alike letters are spelt out")
        << QUrl(u"https://аррӏе.com/"_s) << u"Open https://xn--80ak6aa92e.com/?"_s
        << u"This name uses letters that may look like others."_s;
    QTest::newRow("right-to-left override is encoded") << QUrl(u"https://evil.example/\u202egpj.exe"_s)
                                                       << u"Open https://evil.example/%E2%80%AEgpj.exe?"_s << QString();
    QTest::newRow("mail") << QUrl(u"mailto:a@b.example"_s) << u"Open mailto:a@b.example?"_s << QString();
    QTest::newRow("what does not open says so") << QUrl(u"file:///etc/passwd"_s) << u"file:///etc/passwd"_s
                                                << u"Only web and mail addresses are opened from here."_s;
}

void TestLinkBar::X08_theRealAddressIsShown()
{
    QFETCH(QUrl, url);
    LinkBar bar;
    bar.offer(url);
    QTEST(text(bar, u"address"_s), "shown");
    QTEST(text(bar, u"linkWarning"_s), "warning");
}

void TestLinkBar::nothingOpensBeforeItIsConfirmed()
{
    LinkBar bar;
    QList<QUrl> opened;
    bar.setOpener([&](const QUrl &url) { opened.append(url); });
    bar.offer(QUrl(u"https://example.org"_s));
    QVERIFY(!bar.isHidden());
    QVERIFY(opened.isEmpty());
    bar.findChild<QPushButton *>(u"cancelLink"_s)->click();
    QVERIFY(bar.isHidden());
    QVERIFY(opened.isEmpty());
    bar.offer(QUrl(u"https://example.org/2"_s));
    bar.findChild<QPushButton *>(u"openLink"_s)->click();
    QVERIFY(bar.isHidden());
    QCOMPARE(opened, QList<QUrl>{QUrl(u"https://example.org/2"_s)});
}

void TestLinkBar::anAddressThatDoesNotOpenCanBeCopied()
{
    LinkBar bar;
    bar.offer(QUrl(u"ftp://example.org/ä"_s));
    bar.findChild<QPushButton *>(u"copyLink"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ftp://example.org/%C3%A4"_s);
}

QTEST_MAIN(TestLinkBar)
#include "tst_linkbar.moc"
