// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include "chat/fields.h"
#include "settings/panelstore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace settings;
using namespace Qt::StringLiterals;

/// The panels that are shipped, against the loader and against what was published.
class TestPresets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void everyFileIsShippedAndSound();
    void everyFileHoldsTheSchemaAndNothingElse();
    void theSchemaIsDocumented();
    void areThePublishedOnes_data();
    void areThePublishedOnes();
    void needNoKey();

private:
    QTemporaryDir m_saved;
    PanelStore m_store{m_saved.path()};
};

void TestPresets::everyFileIsShippedAndSound()
{
    QStringList ids;
    for (const QList<StoredPanel> panels = m_store.panels(); const StoredPanel &stored : panels) {
        QCOMPARE(stored.problem, QString());
        QCOMPARE(stored.origin, Origin::Shipped);
        ids.append(stored.panel.id);
    }
    QCOMPARE(ids, QStringList({u"fable-gpt"_s, u"opus-gpt-gemini"_s, u"opus-gpt"_s, u"opus-twice"_s,
                               u"gemini-kimi-deepseek"_s, u"local"_s, u"demo"_s}));
    QStringList files;
    for (const QString &file : QDir(QStringLiteral(PRESETS_FOLDER)).entryList({u"*.json"_s}))
        files.append(file.chopped(5));
    ids.sort();
    files.sort();
    QCOMPARE(files, ids);
}

/// What the loader keeps is all there is: no misspelt field goes unnoticed.
void TestPresets::everyFileHoldsTheSchemaAndNothingElse()
{
    for (const QList<StoredPanel> panels = m_store.panels(); const StoredPanel &stored : panels) {
        QJsonObject file = files::readJson(stored.path);
        file.remove("order"_L1);
        file.remove("fill"_L1);
        QJsonObject kept = toJson(stored.panel);
        kept.remove("id"_L1);
        if (stored.fill != Fill::None)
            kept.remove("members"_L1);
        QCOMPARE(QJsonDocument(file).toJson(), QJsonDocument(kept).toJson());
    }
}

void TestPresets::theSchemaIsDocumented()
{
    const QString page = QString::fromUtf8(files::read(QStringLiteral(PRESETS_FOLDER "/README.md")));
    chat::Panel full{.id = u"x"_s,
                     .name = u"x"_s,
                     .note = u"x"_s,
                     .members = {{.model = {u"e"_s, u"m"_s, u"n"_s},
                                  .label = u"x"_s,
                                  .settings = {.systemPrompt = u"x"_s,
                                               .temperature = 1.0,
                                               .effort = u"low"_s,
                                               .maxTokens = 1,
                                               .web = {.search = true, .fetch = true},
                                               .provider = {{u"zdr"_s, true}}},
                                  .weight = 2.0}},
                     .judge = {.model = {u"e"_s, u"m"_s, {}}},
                     .writer = {.model = {u"e"_s, u"m"_s, {}}},
                     .policy = {.judging = chat::Judging::WithoutJudge,
                                .quorum = 1,
                                .grace = std::chrono::milliseconds(1),
                                .connectTimeout = std::chrono::milliseconds(1),
                                .firstTokenTimeout = std::chrono::milliseconds(1),
                                .noProgressTimeout = std::chrono::milliseconds(1),
                                .totalTimeout = std::chrono::milliseconds(1),
                                .moreTries = 0,
                                .budgetUsd = 1.0}};
    const QJsonObject json = toJson(full);
    QStringList fields = json.keys() + json["members"_L1][0].toObject().keys() + json["policy"_L1].toObject().keys();
    fields.removeAll(u"id"_s); // the file's name
    for (const QString &field : std::as_const(fields))
        QVERIFY2(page.contains(u'`' + field + u'`'), qPrintable(field));
}

void TestPresets::areThePublishedOnes_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("score");
    QTest::addColumn<QStringList>("members");
    const QString opus = u"anthropic/claude-opus-4.8"_s;
    const QString gpt = u"openai/gpt-5.5"_s;
    QTest::newRow("Fable 5 + GPT-5.5") << u"fable-gpt"_s << u"69.0"_s
                                       << QStringList{u"anthropic/claude-fable-5"_s, gpt};
    QTest::newRow("Opus 4.8 + GPT-5.5 + Gemini 3.1 Pro")
        << u"opus-gpt-gemini"_s << u"68.3"_s << QStringList{opus, gpt, u"google/gemini-3.1-pro"_s};
    QTest::newRow("Opus 4.8 + GPT-5.5") << u"opus-gpt"_s << u"67.6"_s << QStringList{opus, gpt};
    QTest::newRow("Opus 4.8 with itself") << u"opus-twice"_s << u"65.5"_s << QStringList{opus, opus};
    QTest::newRow("Gemini 3 Flash + Kimi K2.6 + DeepSeek V4 Pro")
        << u"gemini-kimi-deepseek"_s << u"64.7"_s
        << QStringList{u"google/gemini-3-flash"_s, u"moonshotai/kimi-k2.6"_s, u"deepseek/deepseek-v4-pro"_s};
}

void TestPresets::areThePublishedOnes()
{
    QFETCH(QString, id);
    QFETCH(QString, score);
    const chat::WebTools all{.search = true, .fetch = true};
    const auto found = m_store.find(id);
    QVERIFY(found);
    QVERIFY(found->isReady());
    const chat::Panel &panel = found->panel;
    QCOMPARE(panel.name, QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(panel.note, score + u" · DRACO, June 2026, with web tools"_s);
    QStringList members;
    for (const chat::Member &member : panel.members) {
        members.append(member.model.id);
        QCOMPARE(member.model.endpoint, u"openrouter"_s);
        QVERIFY(member.settings.web == all);
    }
    QTEST(members, "members");
    QCOMPARE(panel.judge.model.id, u"anthropic/claude-opus-4.8"_s);
    QVERIFY(panel.judge.settings.web == all);
    QCOMPARE(panel.writer.model.id, u"anthropic/claude-opus-4.8"_s);
    QVERIFY(panel.policy == chat::Policy());
    QVERIFY(m_store.isAsShipped(panel));
}

void TestPresets::needNoKey()
{
    QCOMPARE(m_store.find(u"demo"_s)->fill, Fill::Example);
    QCOMPARE(m_store.find(u"Local"_s)->fill, Fill::Local);
}

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
