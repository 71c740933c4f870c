// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/markdownview.h"

#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// Nothing is opened or called because a text says so: a server on loopback that nobody may call, a file and a pipe
/// that nobody may open, in every place where Markdown can name them.
class TestNothingFetched : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsFetched_data();
    void nothingIsFetched();
    void theTrapsWork();
    void cleanupTestCase();

private:
    [[nodiscard]] bool wasOpened() const;
    [[nodiscard]] bool wasCalled();

    QTemporaryDir m_folder;
    QTcpServer m_server;
    int m_watch = -1;
    QString m_file;
    QString m_pipe;
};

void TestNothingFetched::initTestCase()
{
    QTest::failOnWarning();
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
    m_file = m_folder.filePath(u"bait.png"_s);
    m_pipe = m_folder.filePath(u"pipe.png"_s);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QCOMPARE(mkfifo(qPrintable(m_pipe), 0600), 0);
    m_watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    QVERIFY(inotify_add_watch(m_watch, qPrintable(m_folder.path()), IN_OPEN | IN_ACCESS) >= 0);
}

void TestNothingFetched::cleanupTestCase()
{
    ::close(m_watch);
}

bool TestNothingFetched::wasOpened() const
{
    char buffer[4096];
    return ::read(m_watch, buffer, sizeof buffer) > 0;
}

bool TestNothingFetched::wasCalled()
{
    return m_server.waitForNewConnection(0);
}

void TestNothingFetched::nothingIsFetched_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("bait");
    const QString host = u"http://127.0.0.1:%1/"_s.arg(m_server.serverPort());
    const std::pair<const char *, QString> baits[] = {
        {"X01 a host", host + u"?d=SECRET"_s},
        {"X02 a file", u"file://"_s + m_file},
        {"X02 a path", m_file},
        {"X02 a pipe", u"file://"_s + m_pipe},
        {"X02 an endless file", u"file:///dev/zero"_s},
        {"X03 a share", u"//127.0.0.1/share/x.png"_s},
        {"X03 a file on a host", u"file://127.0.0.1/x.png"_s},
        {"X03 backslashes", u"\\\\127.0.0.1\\share\\x.png"_s},
        {"X03 smb", u"smb://127.0.0.1/x.png"_s},
        {"X04 data", u"data:image/svg+xml;base64,PHN2Zy8+"_s},
    };
    const std::pair<const char *, QString> contexts[] = {
        {"an image", u"![x](%1)"_s},
        {"X05 an image by reference", u"![x][r]\n\n[r]: %1"_s},
        {"X05 a link by reference", u"[x][r]\n\n[r]: %1"_s},
        {"X05 an image in a table", u"|a|b|\n|-|-|\n|![x](%1)|c|"_s},
        {"X05 an image in a heading", u"# ![x](%1)"_s},
        {"X05 an image in a list", u"- ![x](%1)"_s},
        {"X05 an image in a link", u"[![x](%1)](%1)"_s},
        {"X05 an image in a quote", u"> ![x](%1)"_s},
        {"X05 an image in emphasis", u"**![x](<%1>)**"_s},
        {"X06 an img tag", u"<img src=\"%1\">"_s},
        {"X06 an img tag in a line", u"a <img src=\"%1\"> b"_s},
        {"X06 a style sheet", u"<link rel=stylesheet href=\"%1\"><style>@import url(%1);</style>"_s},
        {"X06 a background", u"<table background=\"%1\"><tr><td style=\"background:url(%1)\">a</td></tr></table>"_s},
        {"X05 an address", u"<%1> and %1"_s},
    };
    for (const auto &[context, pattern] : contexts) {
        for (const auto &[name, bait] : baits)
            QTest::addRow("%s: %s", context, name) << pattern << bait;
    }
}

void TestNothingFetched::nothingIsFetched()
{
    QFETCH(QString, pattern);
    QFETCH(QString, bait);
    const QString text = QString(pattern).replace(u"%1"_s, bait);
    textui::MarkdownView view(textui::Typography::Interface);
    view.resize(400, 200);
    view.show();
    view.append(text);
    QTRY_VERIFY(!view.grab().isNull() && (view.layoutCount() > 0 || !view.plainText().isEmpty()));
    view.finish();
    QVERIFY(!view.grab().isNull());
    view.selectAll();
    view.copy();
    textui::MarkdownBlock block(textui::Typography::Reading);
    block.setText(text);
    QVERIFY(!block.grab().isNull());
    QVERIFY(!wasOpened());
    QVERIFY(!wasCalled());
}

void TestNothingFetched::theTrapsWork()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(wasOpened());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
    QVERIFY(socket.waitForConnected());
    QVERIFY(m_server.waitForNewConnection(5000));
}

QTEST_MAIN(TestNothingFetched)
#include "tst_nothingfetched.moc"
