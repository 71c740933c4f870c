// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include "settings/preferences.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <random>

using namespace settings;
using namespace Qt::StringLiterals;

namespace {

chat::Panel panel()
{
    chat::Panel panel{.id = u"duo"_s, .name = u"Duo"_s, .members = {{.model = {u"local"_s, u"alto"_s, {}}}}};
    numberMembers(panel);
    return panel;
}

/// Everything unlike the defaults.
Preferences unusual()
{
    return {.appearance = Appearance::Dark,
            .arrangement = Arrangement::Reading,
            .fontSizeDelta = -2,
            .lastPanel = u"duo"_s,
            .lastUnsaved = panel(),
            .justOne = chat::Model{u"local"_s, u"alto"_s, u"Alto"_s},
            .favouriteModels = {{u"local"_s, u"alto"_s, u"Alto"_s}, {u"local"_s, u"bass"_s, {}}},
            .recentModels = {{u"elsewhere"_s, u"alto"_s, {}}},
            .compareWith = chat::Model{u"local"_s, u"tenor"_s, {}},
            .monthlyLimitUsd = 20,
            .abTest = AbTest{.first = u"duo"_s,
                             .second = u"trio"_s,
                             .share = 0.35,
                             .startedAt = QDateTime(QDate(2026, 11, 21), QTime(9, 30), QTimeZone::UTC),
                             .until = QDateTime(QDate(2026, 12, 5), QTime(22, 59), QTimeZone::UTC)},
            .shortcuts = {{u"exportAction"_s, u"Ctrl+J"_s}, {u"quitAction"_s, {}}},
            .windowGeometry = QByteArray("\0\1\xff", 3),
            .windowState = "state",
            .isSessionListShown = false,
            .sessionListWidth = 312};
}

} // namespace

class TestPreferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }

    void startsWithDefaults();
    void areThereAgain();
    void announcesWhatChanged();
    void badKeyFallsBackAlone_data();
    void badKeyFallsBackAlone();
    void unusableFile_data();
    void unusableFile();
    void keepsWhatItDoesNotKnow();
    void twoProcessesWriteWhatTheyChanged();
    void holdsWhereWritingFails();
    void survivesEveryCutOfItsFile();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestPreferences::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"preferences.json"_s);
}

void TestPreferences::startsWithDefaults()
{
    const PreferenceStore store(m_file);
    QVERIFY(store.current() == Preferences());
    QCOMPARE(store.problems(), QStringList());
    QVERIFY(!QFileInfo::exists(m_file));
}

void TestPreferences::areThereAgain()
{
    PreferenceStore store(m_file);
    QVERIFY(store.replace(unusual()));
    QVERIFY(PreferenceStore(m_file).current() == unusual());
    QCOMPARE(files::permissions(m_file), u"600"_s);
    QVERIFY(store.replace({}));
    QVERIFY(PreferenceStore(m_file).current() == Preferences());
    QCOMPARE(files::readJson(m_file), QJsonObject());
}

void TestPreferences::announcesWhatChanged()
{
    PreferenceStore store(m_file);
    QList<std::pair<Preferences, Preferences>> changes;
    connect(&store, &PreferenceStore::changed, this,
            [&](const Preferences &now, const Preferences &before) { changes.append({now, before}); });
    QVERIFY(store.replace({}));
    QVERIFY(store.replace(unusual()));
    QVERIFY(store.replace(unusual()));
    QCOMPARE(changes.size(), 1);
    QVERIFY(changes.first() == std::pair(unusual(), Preferences()));
}

void TestPreferences::badKeyFallsBackAlone_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("bad");
    QTest::addColumn<Preferences>("expected");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QString &key, const QJsonValue &bad, auto Preferences::*field,
                        const QString &problem) {
        Preferences expected = unusual();
        expected.*field = Preferences().*field;
        QTest::addRow("S15 %s", name) << key << bad << expected << problem;
    };
    row("an appearance of the future", u"appearance"_s, u"sepia"_s, &Preferences::appearance,
        u"\"appearance\" must be one of these: system, light, dark."_s);
    row("an arrangement that is a number", u"arrangement"_s, 7, &Preferences::arrangement,
        u"\"arrangement\" must be text."_s);
    row("letters as tall as a house", u"font_size_delta"_s, 900, &Preferences::fontSizeDelta,
        u"\"font_size_delta\" is 900; it must be from -4 to 12."_s);
    row("half a point", u"font_size_delta"_s, 0.5, &Preferences::fontSizeDelta,
        u"\"font_size_delta\" must be a whole number."_s);
    row("a panel's id in a list", u"last_panel"_s, QJsonArray{u"duo"_s}, &Preferences::lastPanel,
        u"\"last_panel\" must be text."_s);
    row("a panel without members", u"last_unsaved"_s, QJsonObject{{u"members"_s, QJsonArray()}},
        &Preferences::lastUnsaved, u"\"last_unsaved\" is no panel: \"members\" is empty; name one to eight models."_s);
    row("a model without an id", u"just_one"_s, QJsonObject{{u"endpoint"_s, u"a"_s}}, &Preferences::justOne,
        u"\"just_one.model\" is missing."_s);
    row("a favourite without a connection", u"favourite_models"_s, QJsonArray{QJsonObject{{u"model"_s, u"a"_s}}},
        &Preferences::favouriteModels, u"\"favourite_models[1].endpoint\" is missing."_s);
    row("one recent model where a list belongs", u"recent_models"_s, QJsonObject{{u"model"_s, u"a"_s}},
        &Preferences::recentModels, u"\"recent_models\" must be a list in brackets."_s);
    row("a limit below nothing", u"monthly_limit_usd"_s, -1, &Preferences::monthlyLimitUsd,
        u"\"monthly_limit_usd\" is -1; it must be from 0 to 1000000."_s);
    row("bytes that are none", u"window_geometry"_s, u"%%%"_s, &Preferences::windowGeometry,
        u"\"window_geometry\" must be written in Base64."_s);
    row("a state that is true", u"window_state"_s, true, &Preferences::windowState,
        u"\"window_state\" must be text."_s);
    row("shown as a word", u"session_list_shown"_s, u"no"_s, &Preferences::isSessionListShown,
        u"\"session_list_shown\" must be true or false."_s);
    row("a negative width", u"session_list_width"_s, -4, &Preferences::sessionListWidth,
        u"\"session_list_width\" is -4; it must be from 0 to 10000."_s);
}

void TestPreferences::badKeyFallsBackAlone()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, bad);
    QFETCH(Preferences, expected);
    QFETCH(QString, problem);
    {
        PreferenceStore store(m_file);
        QVERIFY(store.replace(unusual()));
    }
    QJsonObject json = files::readJson(m_file);
    QVERIFY(json.contains(key));
    json.insert(key, bad);
    files::write(m_file, QJsonDocument(json).toJson());

    PreferenceStore store(m_file);
    QVERIFY(store.current() == expected);
    QCOMPARE(store.problems(), QStringList{m_file + u": "_s + problem});
    // What could not be read is left in the file until it is chosen anew.
    Preferences next = expected;
    next.lastPanel += u"-2"_s;
    QVERIFY(store.replace(next));
    QCOMPARE(files::readJson(m_file).value(key) == bad, key != u"last_panel"_s);
}

void TestPreferences::unusableFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    QTest::newRow("S15 empty") << QByteArray() << u" is empty."_s;
    QTest::newRow("S15 truncated") << QByteArray("{\"appearance\": \"da")
                                   << u" is broken at line 1, column 19: unterminated string."_s;
    QTest::newRow("S15 a list") << QByteArray("[1]") << u" must hold one object in braces."_s;
    QTest::newRow("S15 no JSON at all") << QByteArray("\x7f"
                                                      "ELF\0\0",
                                                      6)
                                        << u" is broken at line 1, column 1: illegal value."_s;
    QTest::newRow("S15 far too large") << QByteArray(2'000'000, ' ') << u" is larger than 1 MB, so it is not read."_s;
    QTest::newRow("S15 nested without end")
        << QByteArray(500'000, '[') << u" is broken at line 1, column 1025: too deeply nested document."_s;
}

void TestPreferences::unusableFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    files::write(m_file, bytes);
    PreferenceStore store(m_file);
    QVERIFY(store.current() == Preferences());
    QCOMPARE(store.problems(), QStringList{m_file + problem});
    QVERIFY(store.replace(unusual()));
    QVERIFY(PreferenceStore(m_file).current() == unusual());
    QCOMPARE(files::read(m_folder->filePath(u"preferences.broken.json"_s)), bytes);
}

void TestPreferences::keepsWhatItDoesNotKnow()
{
    files::write(m_file, R"({"appearance":"dark","sounds":{"bell":true}})");
    PreferenceStore store(m_file);
    QVERIFY(store.replace({.appearance = Appearance::Light}));
    QCOMPARE(files::readJson(m_file),
             QJsonObject({{u"appearance"_s, u"light"_s}, {u"sounds"_s, QJsonObject{{u"bell"_s, true}}}}));
}

void TestPreferences::twoProcessesWriteWhatTheyChanged()
{
    PreferenceStore window(m_file);
    PreferenceStore command(m_file);
    QVERIFY(window.replace({.appearance = Appearance::Dark}));
    QVERIFY(command.replace({.lastPanel = u"duo"_s}));
    QVERIFY(PreferenceStore(m_file).current() == (Preferences{.appearance = Appearance::Dark, .lastPanel = u"duo"_s}));
}

void TestPreferences::holdsWhereWritingFails()
{
    PreferenceStore store(m_file + u"/nowhere/preferences.json"_s);
    files::write(m_file, "a file where the folder should be");
    const auto replaced = store.replace(unusual());
    QVERIFY(!replaced);
    QVERIFY(replaced.error().endsWith("cannot be written: its folder cannot be made."_L1));
    QVERIFY(store.current() == unusual());
}

void TestPreferences::survivesEveryCutOfItsFile()
{
    {
        PreferenceStore store(m_file);
        QVERIFY(store.replace(unusual()));
    }
    const QByteArray whole = files::read(m_file);
    std::mt19937 random(15);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        QByteArray bytes = whole.first(length);
        if (!bytes.isEmpty())
            bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(length))] = static_cast<char>(random());
        files::write(m_file, bytes);
        const PreferenceStore store(m_file);
        if (length + 2 < whole.size()) // the last ones are the brace and a line feed
            QVERIFY(!store.problems().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
