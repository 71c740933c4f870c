// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/title.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestTitle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void fromPrompt_data();
    void fromPrompt();
};

void TestTitle::fromPrompt_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a short question") << u"Why?"_s << u"Why?"_s;
    QTest::newRow("the first line that says something") << u"\n\n  Which\tone?\nDetails follow."_s << u"Which one?"_s;
    QTest::newRow("cut between words") << u"word "_s.repeated(30) << u"word "_s.repeated(16).trimmed() + u"…"_s;
    QTest::newRow("cut within a word of no end") << QString(2'000'000, u'a') << QString(79, u'a') + u"…"_s;
    QTest::newRow("never half a character") << QString(78, u'a') + u"😀😀"_s << QString(78, u'a') + u"…"_s;
    QTest::newRow("nothing") << u" \n "_s << QString();
}

void TestTitle::fromPrompt()
{
    QFETCH(QString, prompt);
    QTEST(chat::titleFromPrompt(prompt), "expected");
}

QTEST_GUILESS_MAIN(TestTitle)
#include "tst_title.moc"
