// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/habits.h"

#include <QTest>

using namespace catalogue;
using namespace Qt::StringLiterals;

/// What becomes of favourites and recently used models.
class HabitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void marksAndUnmarks();
    void keepsTheLastUsedFirst();
};

static chat::Model model(const QString &id, const QString &name = {})
{
    return {.endpoint = u"here"_s, .id = id, .name = name};
}

void HabitsTest::marksAndUnmarks()
{
    settings::Preferences preferences = withFavouriteToggled({}, model(u"a"_s));
    preferences = withFavouriteToggled(preferences, model(u"b"_s));
    QVERIFY(isFavourite(preferences, model(u"a"_s, u"by another name"_s)));
    QVERIFY(!isFavourite(preferences, {.endpoint = u"elsewhere"_s, .id = u"a"_s, .name = {}}));
    preferences = withFavouriteToggled(preferences, model(u"a"_s, u"by another name"_s));
    QCOMPARE(preferences.favouriteModels, QList{model(u"b"_s)});

    for (qsizetype number = 0; number < settings::mostFavouriteModels; ++number)
        preferences = withFavouriteToggled(preferences, model(QString::number(number)));
    QCOMPARE(preferences.favouriteModels.size(), settings::mostFavouriteModels);
    QVERIFY(!isFavourite(preferences, model(u"b"_s)));
}

void HabitsTest::keepsTheLastUsedFirst()
{
    settings::Preferences preferences;
    for (int number = 0; number < 20; ++number)
        preferences = withRecent(preferences, model(QString::number(number)));
    preferences = withRecent(preferences, model(u"15"_s, u"Fifteen"_s));
    QCOMPARE(preferences.recentModels.size(), settings::mostRecentModels);
    QCOMPARE(preferences.recentModels.first(), model(u"15"_s, u"Fifteen"_s));
    QCOMPARE(preferences.recentModels.at(1), model(u"19"_s));
    QCOMPARE(preferences.recentModels.count(model(u"15"_s)), 0);
    QVERIFY(habitsOf(preferences) == (ModelHabits{.favourites = {}, .recent = preferences.recentModels}));
}

QTEST_GUILESS_MAIN(HabitsTest)
#include "tst_habits.moc"
