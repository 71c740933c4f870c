// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/wording.h"

#include <QTest>
#include <QTimeZone>

using namespace catalogue;
using namespace Qt::StringLiterals;

/// What is said of a model.
class WordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void saysPrices_data();
    void saysPrices();
    void saysContexts_data();
    void saysContexts();
    void saysAliasesAndTheEnd();
    void namesOnlyWhatIsKnown();
    void saysAges_data();
    void saysAges();
};

void WordingTest::saysPrices_data()
{
    QTest::addColumn<std::optional<Price>>("price");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const std::optional<Price> &price, const QString &text) {
        QTest::newRow(name) << price << text;
    };
    row("whole dollars", Price{.prompt = 3, .completion = 15}, u"$3 / $15 per million"_s);
    row("cents", Price{.prompt = 0.25, .completion = 2.5}, u"$0.25 / $2.50 per million"_s);
    row("less than that", Price{.prompt = 0.075, .completion = 0.0036}, u"$0.075 / $0.0036 per million"_s);
    row("one side free", Price{.prompt = 0, .completion = 1.1}, u"$0 / $1.10 per million"_s);
    row("next to nothing", Price{.prompt = 1e-9, .completion = 150.4}, u"$0 / $150 per million"_s);
    row("each request", Price{.request = 0.005}, u"$0.0050 a request"_s);
    row("nothing", Price{.cacheRead = 0.0}, u"free"_s);
    row("unknown", std::nullopt, u"price unknown"_s);
}

void WordingTest::saysPrices()
{
    QFETCH(const std::optional<Price>, price);
    QFETCH(const QString, text);
    QCOMPARE(priceText({.price = price}), text);
}

void WordingTest::saysContexts_data()
{
    QTest::addColumn<int>("tokens");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << 0 << QString();
    QTest::newRow("small") << 512 << u"512"_s;
    QTest::newRow("powers of two") << 131'072 << u"131k"_s;
    QTest::newRow("a million") << 1'048'576 << u"1M"_s;
    QTest::newRow("more") << 2'500'000 << u"2.5M"_s;
}

void WordingTest::saysContexts()
{
    QFETCH(const int, tokens);
    QFETCH(const QString, text);
    QCOMPARE(contextText({.contextTokens = tokens > 0 ? std::optional(tokens) : std::nullopt}), text);
}

void WordingTest::saysAliasesAndTheEnd()
{
    const QDate day(2026, 12, 31);
    QCOMPARE(aliasText({.aliasTarget = u"anthropic/claude-opus-4.9"_s}), u"today: claude-opus-4.9"_s);
    QCOMPARE(aliasText({}), QString());
    QCOMPARE(retirementText({.retires = day}, day), u"retires 2026-12-31"_s);
    QCOMPARE(retirementText({.retires = day}, day.addDays(1)), u"retired 2026-12-31"_s);
    QCOMPARE(retirementText({}, day), QString());
}

void WordingTest::namesOnlyWhatIsKnown()
{
    QCOMPARE(abilities({}), QStringList());
    QCOMPARE(abilities({.isLocal = true, .images = Support::Yes, .reasoning = Support::No, .tools = Support::Yes}),
             (QStringList{u"local"_s, u"images"_s, u"tools"_s}));
}

void WordingTest::saysAges_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("from a clock that went wrong") << qint64(-5000) << u"just now"_s;
    QTest::newRow("now") << qint64(59) << u"just now"_s;
    QTest::newRow("minutes") << qint64(3599) << u"59 min ago"_s;
    QTest::newRow("hours") << qint64(47 * 3600) << u"47 h ago"_s;
    QTest::newRow("days") << qint64(48 * 3600) << u"2 days ago"_s;
}

void WordingTest::saysAges()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, text);
    const QDateTime then(QDate(2026, 8, 1), QTime(12, 0), QTimeZone::UTC);
    QCOMPARE(ageText(then, then.addSecs(seconds)), text);
}

QTEST_GUILESS_MAIN(WordingTest)
#include "tst_wording.moc"
