// SPDX-License-Identifier: GPL-3.0-or-later
#include "turns.h"

#include "exchange/sessionjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSessionJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void holdsTheSessionWhole();
    void holdsAnEmptySession();
};

void TestSessionJson::holdsTheSessionWhole()
{
    const chat::Session session{.id = {u"session-1"_s},
                                .title = u"Tides"_s,
                                .createdAt = QDateTime(QDate(2026, 6, 1), QTime(14, 2), QTimeZone::UTC),
                                .turns = {turns::degraded(), turns::justOne(), turns::troubled()}};
    QJsonObject json = QJsonDocument::fromJson(exchange::sessionJson(session)).object();
    const QJsonArray kept = json.take("turns"_L1).toArray();
    QCOMPARE(json, QJsonObject({{u"format"_s, u"counterpoint.session"_s},
                                {u"version"_s, 1},
                                {u"program"_s, u"Counterpoint " COUNTERPOINT_VERSION ""_s},
                                {u"session"_s, u"session-1"_s},
                                {u"title"_s, u"Tides"_s},
                                {u"created"_s, u"2026-06-01T14:02:00Z"_s}}));
    QCOMPARE(kept.size(), 3);
    for (qsizetype i = 0; i < kept.size(); ++i)
        QVERIFY(chat::turnFromJson(kept.at(i).toObject()) == session.turns.at(i));
}

void TestSessionJson::holdsAnEmptySession()
{
    const QJsonObject json = QJsonDocument::fromJson(exchange::sessionJson({})).object();
    QCOMPARE(json["turns"_L1], QJsonArray());
    QCOMPARE(json["title"_L1], QString());
}

QTEST_GUILESS_MAIN(TestSessionJson)
#include "tst_sessionjson.moc"
