// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/header.h"

#include <QTest>

using namespace settings;
using namespace Qt::StringLiterals;

/// Which headers a person may give an endpoint.
class TestHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void takesHeaders_data();
    void takesHeaders();
    void refusesHeaders_data();
    void refusesHeaders();
    void takesANameOnce();
};

void TestHeader::takesHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("a page") << u"HTTP-Referer"_s << u"https://counterpoint.example/with/a/long/path/of/1234567890"_s;
    QTest::newRow("a title") << u"X-Title"_s << u"Our house"_s;
    QTest::newRow("an organisation") << u"OpenAI-Organization"_s << u"org-a1B2c3D4e5F6g7H8i9J0k1L2"_s;
    QTest::newRow("a UUID") << u"X-Tenant"_s << u"3fa85f64-5717-4562-b3fc-2c963f66afa6"_s;
    QTest::newRow("a date") << u"anthropic-version"_s << u"2023-06-01"_s;
    QTest::newRow("keyboard is no key") << u"X-Keyboard"_s << u"de"_s;
    QTest::newRow("a sentence") << u"X-Note"_s << u"Asked by the 2nd team, room 12, about everything there is"_s;
}

void TestHeader::takesHeaders()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const auto checked = checkHeader({.name = name, .value = value});
    QVERIFY2(checked, qPrintable(checked ? QString() : checked.error()));
}

void TestHeader::refusesHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("words");
    const QString key = u"looks like a key"_s;
    for (const char *const name : {"Authorization", "proxy-authorization", "X-Api-Key", "api-key", "apikey", "Cookie",
                                   "X-Auth", "X-Access-Token", "X-Goog-Api-Key", "CF-Access-Client-Secret", "key"})
        QTest::addRow("X25: %s", name) << QString::fromLatin1(name) << u"CANARY"_s << key;
    QTest::newRow("X25: a key by its beginning") << u"X-Team"_s << u"sk-CANARY-0123"_s << key;
    QTest::newRow("X25: with Bearer") << u"X-Team"_s << u"Bearer CANARY"_s << key;
    QTest::newRow("X25: a signed token") << u"X-Team"_s << u"eyJhbGciOiJI.CANARY.abc"_s << key;
    QTest::newRow("X25: long and random") << u"X-Team"_s << u"CANARY0123456789abcdef0123456789abcdefABCD"_s << key;
    QTest::newRow("no name") << QString() << u"x"_s << u"is no name of a header"_s;
    QTest::newRow("a name with a blank") << u"X Team"_s << u"x"_s << u"is no name of a header"_s;
    QTest::newRow("X33: two headers in a name") << u"X-A: 1\r\nX-B"_s << u"x"_s << u"is no name of a header"_s;
    QTest::newRow("X33: two headers in a value") << u"X-A"_s << u"1\r\nX-B: CANARY"_s << u"one line"_s;
    QTest::newRow("an empty value") << u"X-A"_s << QString() << u"one line"_s;
    QTest::newRow("beyond ASCII") << u"X-A"_s << u"Müller"_s << u"one line"_s;
    QTest::newRow("too long") << u"X-A"_s << QString(u"a "_s).repeated(600) << u"one line"_s;
    QTest::newRow("ours: Host") << u"Host"_s << u"evil.example"_s << u"sets the header Host itself"_s;
    QTest::newRow("ours: Content-Length") << u"content-length"_s << u"3"_s << u"itself"_s;
}

void TestHeader::refusesHeaders()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, words);
    const auto checked = checkHeader({.name = name, .value = value});
    QVERIFY(!checked);
    QVERIFY2(checked.error().contains(words), qPrintable(checked.error()));
    QVERIFY(!checked.error().contains("CANARY"_L1));
}

void TestHeader::takesANameOnce()
{
    QVERIFY(checkHeaders({{.name = u"X-A"_s, .value = u"1"_s}, {.name = u"X-B"_s, .value = u"1"_s}}));
    const auto twice = checkHeaders({{.name = u"X-A"_s, .value = u"1"_s}, {.name = u"x-a"_s, .value = u"2"_s}});
    QCOMPARE(twice.error(), u"The header x-a stands there twice."_s);
    QVERIFY(!checkHeaders(QList<Header>(mostHeaders + 1, Header{.name = u"X-A"_s, .value = u"1"_s})));
}

QTEST_GUILESS_MAIN(TestHeader)
#include "tst_header.moc"
