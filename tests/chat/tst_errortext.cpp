// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/errortext.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// An error in a line of text.
class ErrorTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
};

void ErrorTextTest::says_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("remedy");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole sentences") << u"No such key."_s << u"Set a key."_s << u"No such key. Set a key."_s;
    QTest::newRow("a server that ends without a full stop")
        << u"No such key"_s << u"Set a key."_s << u"No such key. Set a key."_s;
    QTest::newRow("a bracket is no end") << u"Denied (401)"_s << u"Set a key."_s << u"Denied (401). Set a key."_s;
    QTest::newRow("a question") << u"Who are you?"_s << u"Set a key."_s << u"Who are you? Set a key."_s;
    QTest::newRow("nothing to do") << u"Gone."_s << QString() << u"Gone."_s;
    QTest::newRow("no words") << QString() << u"Try again."_s << u"Try again."_s;
}

void ErrorTextTest::says()
{
    QFETCH(const QString, message);
    QFETCH(const QString, remedy);
    QTEST(chat::errorText({.message = message, .remedy = remedy}), "text");
}

QTEST_APPLESS_MAIN(ErrorTextTest)
#include "tst_errortext.moc"
