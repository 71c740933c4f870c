// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include "settings/panelstore.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace settings;
using namespace Qt::StringLiterals;

namespace {

chat::Panel duo()
{
    chat::Panel panel{.members = {{.model = {u"openrouter"_s, u"maker/alto"_s, u"Alto"_s}},
                                  {.model = {u"openrouter"_s, u"maker/tenor"_s, {}}, .weight = 2.0}},
                      .judge = {.model = {u"openrouter"_s, u"maker/judge"_s, {}}},
                      .writer = {.model = {u"openrouter"_s, u"maker/writer"_s, {}}}};
    numberMembers(panel);
    return panel;
}

/// One line for each panel, as in a list.
QStringList listed(const PanelStore &store)
{
    QStringList lines;
    for (const QList<StoredPanel> panels = store.panels(); const StoredPanel &stored : panels) {
        lines.append(stored.panel.id + u" · "_s + stored.panel.name + u" · "_s +
                     (stored.problem.isEmpty() ? u"%1 members"_s.arg(stored.panel.members.size()) : stored.problem));
    }
    return lines;
}

} // namespace

class TestPanelStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }

    void listsShippedThenSaved();
    void savesAndFinds();
    void savingAgainReplaces();
    void savesUnderSafeNames_data();
    void savesUnderSafeNames();
    void refusesToSave_data();
    void refusesToSave();
    void brokenFilesAreListedAndNeverChanged_data();
    void brokenFilesAreListedAndNeverChanged();
    void findsFiles();
    void saysWhatItDoesNotFind_data();
    void saysWhatItDoesNotFind();
    void removesOnlySavedOnes();
    void theNoteGoesWhenAMemberChanges();
    void judgeAndWriterDefaultToTheFirstMember();
    void keepsForeignFields();
    void aWishForPrivacyCanBeTakenBack();
    void aFileThatIsGivenAwayComesBackWhole();
    void chooses_data();
    void chooses();

private:
    [[nodiscard]] QString saved(const QString &name) const { return m_folder->filePath(u"saved/"_s + name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PanelStore> m_store;
};

void TestPanelStore::init()
{
    QTest::failOnWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    const QDir folder(m_folder->path());
    QVERIFY(folder.mkdir(u"shipped"_s));
    files::write(m_folder->filePath(u"shipped/zeta.json"_s),
                 R"({"version":1,"name":"Zeta","note":"69.0 · tested","order":1,
                     "members":[{"endpoint":"e","model":"a"},{"endpoint":"e","model":"b"}],
                     "judge":{"endpoint":"e","model":"j"},"writer":{"endpoint":"e","model":"w"}})");
    files::write(m_folder->filePath(u"shipped/alpha.json"_s),
                 R"({"version":1,"name":"Alpha","order":2,"fill":"local"})");
    m_store = std::make_unique<PanelStore>(m_folder->filePath(u"shipped"_s), m_folder->filePath(u"saved"_s));
}

void TestPanelStore::listsShippedThenSaved()
{
    QVERIFY(m_store->save(duo(), u"trio"_s));
    QVERIFY(m_store->save(duo(), u"Duo"_s));
    QCOMPARE(listed(*m_store), QStringList({u"zeta · Zeta · 2 members"_s, u"alpha · Alpha · 0 members"_s,
                                            u"duo · Duo · 2 members"_s, u"trio · trio · 2 members"_s}));
    QCOMPARE(m_store->panels().at(1).fill, Fill::Local);
    QVERIFY(!m_store->panels().at(1).isReady());
    QVERIFY(m_store->panels().at(0).isReady());
}

void TestPanelStore::savesAndFinds()
{
    const QSignalSpy changed(m_store.get(), &PanelStore::changed);
    const auto kept = m_store->save(duo(), u"  My  duo "_s);
    QVERIFY(kept);
    QCOMPARE(changed.size(), 1);
    chat::Panel expected = duo();
    expected.id = u"my-duo"_s;
    expected.name = u"My duo"_s;
    QVERIFY(*kept == expected);
    for (const QString &asked : {u"my-duo"_s, u"My duo"_s, u"MY DUO"_s, u" my  duo"_s}) {
        const auto found = m_store->find(asked);
        QVERIFY2(found, qPrintable(asked));
        QVERIFY(found->panel == expected);
        QCOMPARE(found->origin, Origin::Saved);
    }
    QCOMPARE(files::permissions(saved(u"my-duo.json"_s)), u"600"_s);
    QCOMPARE(files::permissions(saved({})), u"700"_s);
}

void TestPanelStore::savingAgainReplaces()
{
    QVERIFY(m_store->save(duo(), u"Duo"_s));
    chat::Panel next = duo();
    next.members.removeLast();
    const auto kept = m_store->save(next, u"DUO"_s);
    QVERIFY(kept);
    QCOMPARE(kept->id, u"duo"_s);
    QCOMPARE(listed(*m_store).mid(2), QStringList{u"duo · DUO · 1 members"_s});
}

void TestPanelStore::savesUnderSafeNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("X29 out of the folder") << u"../../x"_s << u"x"_s;
    QTest::newRow("X29 a device") << u"CON"_s << u"_con"_s;
    QTest::newRow("X29 a device with an ending") << u"lpt1.txt"_s << u"_lpt1.txt"_s;
    QTest::newRow("X29 very long") << QString(100, u'n') << QString(80, u'n');
    QTest::newRow("X29 NUL") << u"a\0b"_s << u"ab"_s;
    QTest::newRow("X29 a leading dash") << u"--rf"_s << u"rf"_s;
    QTest::newRow("X29 hidden") << u".hidden"_s << u"hidden"_s;
    QTest::newRow("X29 emoji") << u"🎉 party"_s << u"🎉-party"_s;
    QTest::newRow("X29 nothing that can be a name") << u"///"_s << u"panel"_s;
    QTest::newRow("X29 turned around") << u"a\u202Egnp.exe"_s << u"agnp.exe"_s;
    QTest::newRow("X29 a drive") << u"C:\\x"_s << u"c-x"_s;
    QTest::newRow("other letters") << u"Für Élise 漢"_s << u"für-élise-漢"_s;
    QTest::newRow("a shipped panel's id is taken") << u"zeta."_s << u"zeta-2"_s;
}

void TestPanelStore::savesUnderSafeNames()
{
    QFETCH(QString, name);
    QFETCH(QString, id);
    const auto kept = m_store->save(duo(), name);
    QVERIFY2(kept, qPrintable(kept ? QString() : kept.error()));
    QCOMPARE(kept->id, id);
    QCOMPARE(QDir(saved({})).entryList(QDir::Files | QDir::Hidden), QStringList{id + u".json"_s});
    QCOMPARE(m_store->find(name)->panel.id, id);
}

void TestPanelStore::refusesToSave_data()
{
    QTest::addColumn<chat::Panel>("panel");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sentence");
    chat::Panel nine = duo();
    while (nine.members.size() < 9)
        nine.members.append(nine.members.first());
    QTest::newRow("no name") << duo() << u"  "_s << u"Give the panel a name."_s;
    QTest::newRow("a novel for a name") << duo() << QString(101, u'n')
                                        << u"The name is too long; 100 characters are enough."_s;
    QTest::newRow("a shipped panel's name")
        << duo() << u"ZETA"_s << u"A panel that came with Counterpoint has this name; choose another."_s;
    QTest::newRow("no members") << chat::Panel() << u"Duo"_s << u"\"members\" is empty; name one to eight models."_s;
    QTest::newRow("nine members") << nine << u"Duo"_s
                                  << u"\"members\" has 9 entries; a panel has eight at most. Take 1 out."_s;
}

void TestPanelStore::refusesToSave()
{
    QFETCH(chat::Panel, panel);
    QFETCH(QString, name);
    const auto kept = m_store->save(panel, name);
    QVERIFY(!kept);
    QTEST(kept.error(), "sentence");
    QVERIFY(!QFileInfo::exists(saved({})));
}

void TestPanelStore::brokenFilesAreListedAndNeverChanged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    QTest::newRow("cut") << QByteArray("{\n  \"name\": \"Duo\",\n  \"members\": [")
                         << u" is broken at line 3, column 14: unterminated array."_s;
    QTest::newRow("empty") << QByteArray(" \n") << u" is empty."_s;
    QTest::newRow("nine members") << R"({"name":"Duo","members":[)" +
                                         QByteArray(R"({"endpoint":"e","model":"a"},)").repeated(9).chopped(1) + "]}"
                                  << u": \"members\" has 9 entries; a panel has eight at most. Take 1 out."_s;
    QTest::newRow("S10 from the future")
        << QByteArray(R"({"version":2,"name":"Duo","choir":[]})")
        << u": \"version\" is 2: this panel was made by a newer Counterpoint, and this one "
           "reads up to 1. Update Counterpoint to use it."_s;
    QTest::newRow("an unknown fill") << QByteArray(R"({"name":"Duo","fill":"magic"})")
                                     << u": \"fill\" must be one of these: local, example."_s;
}

void TestPanelStore::brokenFilesAreListedAndNeverChanged()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    QVERIFY(QDir().mkpath(saved({})));
    files::write(saved(u"duo.json"_s), bytes);
    const StoredPanel broken = m_store->panels().last();
    QCOMPARE(broken.panel.id, u"duo"_s);
    QCOMPARE(broken.problem, saved(u"duo.json"_s) + problem);
    QVERIFY(!broken.isReady());
    const auto found = m_store->find(u"duo"_s);
    QVERIFY(!found);
    QCOMPARE(found.error(), broken.problem);

    const auto kept = m_store->save(duo(), u"Duo"_s);
    QVERIFY(kept);
    QCOMPARE(kept->id, u"duo-2"_s);
    QCOMPARE(files::read(saved(u"duo.json"_s)), bytes);
    const auto removed = m_store->remove(u"duo"_s); // the person may
    QVERIFY(removed);
    QVERIFY(!QFile::exists(saved(u"duo.json"_s)));
    if (bytes.size() > 1'000'000) {
        QCOMPARE(*removed, QByteArray());
        return;
    }
    QVERIFY(m_store->putBack(u"duo"_s, *removed));
    QCOMPARE(files::read(saved(u"duo.json"_s)), bytes);
    QVERIFY(!m_store->putBack(u"duo"_s, *removed)); // in nobody's place
}

void TestPanelStore::findsFiles()
{
    const QString path = m_folder->filePath(u"mine.json"_s);
    files::write(path, R"({"members":[{"endpoint":"e","model":"a"}]})");
    const auto found = m_store->find(path);
    QVERIFY(found);
    QCOMPARE(found->origin, Origin::File);
    QCOMPARE(found->panel.id, QString());
    QCOMPARE(found->panel.name, u"mine"_s);
}

void TestPanelStore::saysWhatItDoesNotFind_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a name") << u"nobody"_s << u"There is no panel called nobody."_s;
    QTest::newRow("a file") << u"/nowhere/x.json"_s << u"There is no panel file /nowhere/x.json."_s;
    QTest::newRow("a folder") << u"/"_s << u"There is no panel file /."_s;
    QTest::newRow("nothing") << QString() << u"There is no panel called ."_s;
}

void TestPanelStore::saysWhatItDoesNotFind()
{
    QFETCH(QString, asked);
    const auto found = m_store->find(asked);
    QVERIFY(!found);
    QTEST(found.error(), "sentence");
}

void TestPanelStore::removesOnlySavedOnes()
{
    QVERIFY(m_store->save(duo(), u"Duo"_s));
    const QSignalSpy changed(m_store.get(), &PanelStore::changed);
    QVERIFY(m_store->remove(u"duo"_s));
    QVERIFY(!m_store->remove(u"duo"_s));
    QVERIFY(!m_store->remove(u"zeta"_s));
    QVERIFY(!m_store->remove(u"../shipped/zeta"_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(listed(*m_store).size(), 2);
}

void TestPanelStore::theNoteGoesWhenAMemberChanges()
{
    const chat::Panel shipped = m_store->panels().first().panel;
    QCOMPARE(shipped.note, u"69.0 · tested"_s);
    QVERIFY(m_store->isAsShipped(shipped));
    QCOMPARE(m_store->save(shipped, u"A copy"_s)->note, shipped.note);

    chat::Panel changed = shipped;
    changed.members[1].settings.web.search = true;
    QVERIFY(!m_store->isAsShipped(changed));
    QCOMPARE(m_store->withTrueNote(changed).note, QString());
    QCOMPARE(m_store->save(changed, u"Changed"_s)->note, QString());
    chat::Panel own = changed;
    own.note = u"For my thesis"_s;
    QCOMPARE(m_store->save(own, u"Own"_s)->note, own.note);

    // A file that was copied and changed by hand claims nothing either.
    files::write(saved(u"hand.json"_s),
                 R"({"name":"Hand","note":"69.0 · tested","members":[{"endpoint":"e","model":"x"}]})");
    QCOMPARE(m_store->find(u"Hand"_s)->panel.note, QString());
}

void TestPanelStore::judgeAndWriterDefaultToTheFirstMember()
{
    const QString path = m_folder->filePath(u"mine.json"_s);
    files::write(path, R"({"members":[{"endpoint":"e","model":"a"},{"endpoint":"e","model":"b"}]})");
    const auto found = m_store->find(path);
    QVERIFY(found);
    QCOMPARE(found->panel.judge.model.id, u"a"_s);
    QCOMPARE(found->panel.writer.model.id, u"a"_s);
}

void TestPanelStore::keepsForeignFields()
{
    QVERIFY(QDir().mkpath(saved({})));
    files::write(saved(u"duo.json"_s), R"({"name":"Duo","comment":"mine","note":"old","order":3,"policy":{"quorum":1},
                 "members":[{"endpoint":"e","model":"a","mood":"calm"}]})");
    auto panel = m_store->find(u"duo"_s)->panel;
    panel.note.clear();
    panel.policy.quorum.reset();
    panel.members[0].weight = 2;
    QVERIFY(m_store->save(panel, u"Duo"_s));
    const QJsonObject json = files::readJson(saved(u"duo.json"_s));
    QCOMPARE(json.keys(), QStringList({u"comment"_s, u"judge"_s, u"members"_s, u"name"_s, u"version"_s, u"writer"_s}));
    QCOMPARE(json["members"_L1][0]["mood"_L1].toString(), u"calm"_s);

    QVERIFY(m_store->save(duo(), u"Duo"_s)); // another in its place
    QVERIFY(!files::readJson(saved(u"duo.json"_s)).contains("comment"_L1));
}

void TestPanelStore::aWishForPrivacyCanBeTakenBack()
{
    chat::Panel panel = duo();
    panel.privacy.zeroRetention = true;
    QVERIFY(m_store->save(panel, u"Duo"_s));
    QVERIFY(m_store->find(u"duo"_s)->panel.privacy.zeroRetention);
    QVERIFY(m_store->save(duo(), u"Duo"_s));
    QVERIFY(!m_store->find(u"duo"_s)->panel.privacy.any());
}

void TestPanelStore::aFileThatIsGivenAwayComesBackWhole()
{
    chat::Panel panel = duo();
    panel.id = u"local-id"_s;
    panel.name = u"Duo"_s;
    panel.members[0].settings.provider = {{u"order"_s, QJsonArray{u"a"_s}}, {u"quantizations"_s, QJsonArray{u"fp8"_s}}};
    panel.members[1].fallback = chat::Model{.endpoint = u"e"_s, .id = u"f"_s};
    panel.policy.budgetUsd = 0.25;
    panel.privacy.localOnly = true;
    files::write(m_folder->filePath(u"given.json"_s), settings::fileOf(panel));
    const auto back = m_store->readFrom(m_folder->filePath(u"given.json"_s));
    QVERIFY(back);
    panel.id.clear();
    QVERIFY(back->panel == panel);
}

void TestPanelStore::chooses_data()
{
    QTest::addColumn<QList<chat::Model>>("models");
    QTest::addColumn<QStringList>("members");
    const auto model = [](const QString &endpoint, const QString &id) { return chat::Model{endpoint, id, {}}; };
    QTest::newRow("no models") << QList<chat::Model>() << QStringList();
    QTest::newRow("a single model sits twice") << QList{model(u"o"_s, u"a"_s)} << QStringList{u"a"_s, u"a"_s};
    QTest::newRow("three of many") << QList{model(u"o"_s, u"a"_s), model(u"o"_s, u"b"_s), model(u"o"_s, u"c"_s),
                                            model(u"o"_s, u"d"_s)}
                                   << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("of each server in turn")
        << QList{model(u"o"_s, u"a"_s), model(u"o"_s, u"b"_s), model(u"o"_s, u"c"_s), model(u"l"_s, u"x"_s)}
        << QStringList{u"a"_s, u"x"_s, u"b"_s};
    QTest::newRow("what does not write is left out")
        << QList{model(u"o"_s, u"nomic-Embed-text"_s), model(u"o"_s, u"bge-reranker"_s), model(u"o"_s, u"a"_s),
                 model(u"o"_s, u"b"_s)}
        << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("nothing that writes") << QList{model(u"o"_s, u"nomic-embed-text"_s)} << QStringList();
}

void TestPanelStore::chooses()
{
    QFETCH(QList<chat::Model>, models);
    const chat::Panel panel = firstPanel(models);
    QStringList members;
    for (const chat::Member &member : panel.members)
        members.append(member.model.id);
    QTEST(members, "members");
    QCOMPARE(panel.judge.model.id, members.value(0));
    QCOMPARE(panel.writer.model.id, members.value(0));
    if (!members.isEmpty())
        QCOMPARE(panel.members.last().id.number, members.size());
}

QTEST_GUILESS_MAIN(TestPanelStore)
#include "tst_panelstore.moc"
