// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/suggestion.h"

#include "catalogue/catalogue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using catalogue::ModelInfo;

/// What is asked first at an endpoint where nobody has chosen.
class SuggestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void puts_data();
    void puts();
    void isAPanel_data();
    void isAPanel();
};

static ModelInfo info(const QString &id, const QDate &created = {}, const QDate &retires = {})
{
    return {.model = {.endpoint = u"openai"_s, .id = id}, .created = created, .retires = retires};
}

void SuggestionTest::puts_data()
{
    const QDate march(2026, 3, 1);
    const QDate june(2026, 6, 1);
    QTest::addColumn<QList<ModelInfo>>("models");
    QTest::addColumn<QString>("order");
    QTest::newRow("nothing") << QList<ModelInfo>() << QString();
    QTest::newRow("the newest first") << QList{info(u"old"_s, march), info(u"new"_s, june)} << u"new old"_s;
    QTest::newRow("without dates as listed") << QList{info(u"b"_s), info(u"a"_s)} << u"b a"_s;
    QTest::newRow("without a date last") << QList{info(u"b"_s), info(u"a"_s, march)} << u"a b"_s;
    QTest::newRow("editions of what is listed") << QList{info(u"gpt-5.5-2026-05-01"_s, june), info(u"gpt-5.5"_s, march),
                                                         info(u"gpt-5.5-mini-0613"_s),        info(u"gpt-5.5-mini"_s),
                                                         info(u"mistral-large-20260301"_s),   info(u"mistral-large"_s)}
                                                << u"gpt-5.5 gpt-5.5-mini mistral-large"_s;
    QTest::newRow("an edition alone stays")
        << QList{info(u"claude-opus-4-8-20260301"_s)} << u"claude-opus-4-8-20260301"_s;
    QTest::newRow("a size is no date") << QList{info(u"qwen3"_s), info(u"qwen3-235"_s), info(u"qwen3:8b"_s)}
                                       << u"qwen3 qwen3-235 qwen3:8b"_s;
    QTest::newRow("the retired are gone")
        << QList{info(u"gone"_s, june, QDate(2026, 7, 1)), info(u"today"_s, march, QDate(2026, 8, 1))} << u"today"_s;
}

void SuggestionTest::puts()
{
    QFETCH(const QList<ModelInfo>, models);
    QStringList order;
    for (const QList<chat::Model> all = catalogue::newestFirst(models, QDate(2026, 8, 1));
         const chat::Model &model : all)
        order.append(model.id);
    QTEST(order.join(u' '), "order");
}

void SuggestionTest::isAPanel_data()
{
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<QString>("members");
    QTest::addColumn<bool>("isAll");
    QTest::newRow("three of many") << QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s} << u"a b c"_s << false;
    QTest::newRow("all of few") << QStringList{u"a"_s, u"b"_s} << u"a b"_s << true;
    QTest::newRow("one twice") << QStringList{u"a"_s} << u"a a"_s << true;
    QTest::newRow("what does not write does not count")
        << QStringList{u"text-embedding-3-small"_s, u"a"_s, u"whisper-1"_s, u"b"_s} << u"a b"_s << true;
    QTest::newRow("none") << QStringList{u"text-embedding-3-small"_s} << QString() << true;
}

void SuggestionTest::isAPanel()
{
    QFETCH(const QStringList, models);
    catalogue::Listing listing{.endpoint = {.id = u"openai"_s, .name = u"OpenAI"_s}};
    for (const QString &model : models)
        listing.list.models.append(info(model));
    const catalogue::Suggestion suggestion = catalogue::suggestion(listing, QDate(2026, 8, 1));
    QStringList members;
    for (const chat::Member &member : suggestion.panel.members)
        members.append(member.model.id);
    QTEST(members.join(u' '), "members");
    QTEST(suggestion.isAll, "isAll");
    QCOMPARE(suggestion.panel.name, u"OpenAI"_s);
    QVERIFY(suggestion.panel.id.isEmpty());
    QCOMPARE(suggestion.panel.writer.model.id, members.value(0));
}

QTEST_APPLESS_MAIN(SuggestionTest)
#include "tst_suggestion.moc"
