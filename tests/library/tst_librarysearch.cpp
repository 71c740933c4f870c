// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/database.h"
#include "library/librarydriver.h"
#include "library/place.h"
#include "library/samples.h"
#include "library/schema.h"
#include "library/searchtext.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace librarysamples;
using library::SearchText;
using library::SessionSummary;

namespace {

QString problem(const library::Database &database)
{
    return database.error() ? database.error()->text : QString();
}

/// With the hit in brackets.
QString readable(QString passage)
{
    return passage.replace(QChar(0xe000), u'[').replace(QChar(0xe001), u']');
}

QStringList passages(const QList<SessionSummary> &sessions)
{
    QStringList passages;
    for (const SessionSummary &session : sessions)
        passages.append(readable(session.passage));
    return passages;
}

QStringList titles(const QList<SessionSummary> &sessions)
{
    QStringList titles;
    for (const SessionSummary &session : sessions)
        titles.append(session.title);
    return titles;
}

} // namespace

class LibrarySearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_parent = std::make_unique<QTemporaryDir>();
        open();
    }

    void cleanup()
    {
        m_library.reset();
        m_parent.reset();
    }

    void whatIsTypedIsUnderstoodWordByWord_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("query");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("white space") << u" \n\t "_s << QString();
        QTest::newRow("signs only") << u"\"*()^:-+!"_s << QString();
        QTest::newRow("a word that is being typed") << u"cou"_s << uR"("cou"*)"_s;
        QTest::newRow("a word that is done") << u"cou "_s << uR"("cou")"_s;
        QTest::newRow("several words") << u"two voices mo"_s << uR"("two" "voices" "mo"*)"_s;
        QTest::newRow("operators are words")
            << u"this AND that OR NOT near"_s << uR"("this" "AND" "that" "OR" "NOT" "near"*)"_s;
        QTest::newRow("quotes") << uR"("heard side")"_s << uR"("heard" "side")"_s;
        QTest::newRow("a column") << u"prompt:x"_s << uR"("prompt x"*)"_s;
        QTest::newRow("words that stand together")
            << u"std::vector<int> sqlite3_open"_s << uR"("std vector int" "sqlite3 open"*)"_s;
        QTest::newRow("a sign after the word ends it") << u"c++"_s << uR"("c")"_s;
        QTest::newRow("a zero") << u"a\u0000b"_s << uR"("a b"*)"_s;
        QTest::newRow("half a character") << u"a"_s + QChar(0xd800) << uR"("a"*)"_s;
        QTest::newRow("Chinese") << u"搜索 Qt入門"_s << uR"("搜 索" "Qt 入 門")"_s;
        QTest::newRow("Chinese and a word that is being typed") << u"入門 Qt"_s << uR"("入 門" "Qt"*)"_s;
    }
    void whatIsTypedIsUnderstoodWordByWord()
    {
        QFETCH(QString, typed);
        QFETCH(QString, query);
        QCOMPARE(SearchText(typed).query(), query);
        QCOMPARE(SearchText(typed).isEmpty(), query.isEmpty());
    }

    void aPassageShowsTheHit_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("passage");
        QTest::newRow("the whole text where it is short")
            << u"voices"_s << u"Several voices, heard."_s << u"Several [voices], heard."_s;
        QTest::newRow("the start of a word") << u"voi"_s << u"Several voices"_s << u"Several [voi]ces"_s;
        QTest::newRow("not inside a word") << u"ice"_s << u"voices of ice"_s << u"voices of [ice]"_s;
        QTest::newRow("a word that is done matches whole") << u"voice "_s << u"voices, voice"_s << u"voices, [voice]"_s;
        QTest::newRow("the longest word")
            << u"of counterpoint"_s << u"of all, counterpoint"_s << u"of all, [counterpoint]"_s;
        QTest::newRow("accents and capitals") << u"ECLAIR"_s << u"un Éclair"_s << u"un [Éclair]"_s;
        QTest::newRow("combining accents") << u"éclair"_s << u"un e\u0301clair!"_s << u"un [e\u0301clair]!"_s;
        QTest::newRow("one line") << u"two"_s << u"one\n\n  two\r\nthree"_s << u"one [two] three"_s;
        QTest::newRow("no foreign marks, no turned direction")
            << u"two"_s << u"\ue000one\ue001 \u202etwo"_s << u"one [two]"_s;
        QTest::newRow("cut at words") << u"hit"_s
                                      << u"alpha beta gamma "_s.repeated(4) + u"hit"_s + u" delta"_s.repeated(40)
                                      << u"…alpha beta gamma alpha beta gamma [hit]"_s + u" delta"_s.repeated(20) +
                                             u"…"_s;
        QTest::newRow("not there") << u"else"_s << u"Several voices"_s << QString();
        QTest::newRow("no text") << u"x"_s << QString() << QString();
        QTest::newRow("no search") << QString() << u"text"_s << QString();
    }
    void aPassageShowsTheHit()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(QString, passage);
        QCOMPARE(readable(SearchText(typed).passage(text)), passage);
    }

    void everyTextOfATurnIsFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("passage");
        QTest::newRow("the prompt") << u"plums"_s << u"Which [plums] keep?"_s;
        QTest::newRow("an answer") << u"mirab"_s << u"[Mirab]elles do."_s;
        QTest::newRow("another answer") << u"damsons"_s << u"Only [damsons]."_s;
        QTest::newRow("a point") << u"ripeness"_s << u"what [ripeness] means"_s;
        QTest::newRow("the fused answer") << u"cellar"_s << u"Any, in a cool [cellar]."_s;
        QTest::newRow("words from different texts") << u"plums cellar"_s << u"Which [plums] keep?"_s;
        QTest::newRow("words that stand together") << u"cool cell"_s << u"Any, in a [cool] cellar."_s;
    }
    void everyTextOfATurnIsFound()
    {
        QFETCH(QString, typed);
        QFETCH(QString, passage);
        Script script = newScript(u"Which plums keep?"_s);
        script.answers = {u"Mirabelles do."_s, u"Only damsons."_s};
        script.points = {u"what ripeness means"_s};
        script.fused = u"Any, in a cool cellar."_s;
        m_library->write(run(newScript()));
        m_library->write(run(script));
        const QList<SessionSummary> found = m_library->search(typed);
        QCOMPARE(passages(found), QStringList{passage});
        SessionSummary expected = m_library->sessions().value(0);
        expected.passage = found.first().passage;
        expected.hit = script.turn;
        QCOMPARE(found, QList{expected});
    }

    void hostileTextFindsOnlyItself_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isFindable");
        QTest::newRow("a quote") << u"\""_s << false;
        QTest::newRow("an open quote") << u"\"fugue"_s << true;
        QTest::newRow("a bracket") << u"(fugue"_s << true;
        QTest::newRow("a caret and a column") << u"^prompt : fugue"_s << false;
        QTest::newRow("a prefix sign") << u"fug*"_s << false;
        QTest::newRow("an operator at the end") << u"fugue OR"_s << false;
        QTest::newRow("NEAR") << u"NEAR(fugue, 2)"_s << false;
        QTest::newRow("SQL") << u"fugue'; DROP TABLE texts; --"_s << false;
        QTest::newRow("a zero") << u"fugue\u0000"_s << true;
        QTest::newRow("an emoji") << u"🎻"_s << false;
        QTest::newRow("a half character") << QString(QChar(0xdc00)) << false;
        QTest::newRow("ten thousand words") << u"fugue "_s.repeated(10'000) << true;
        QTest::newRow("a million letters") << u"a"_s.repeated(1'000'000) << false;
        QTest::newRow("a thousand signs") << u"\"*"_s.repeated(500) << false;
    }
    void hostileTextFindsOnlyItself()
    {
        QFETCH(QString, text);
        QFETCH(bool, isFindable);
        m_library->write(run(newScript(u"The art of fugue"_s)));
        QCOMPARE(m_library->search(text).size(), isFindable ? 1 : 0);
        QCOMPARE(m_library->search(u"art"_s).size(), 1);
    }

    void textWithoutSpacesIsFoundFromAnyCharacterOn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("passage"); ///< empty where nothing is to be found
        const auto row = [](const char *name, const QString &text, const QString &typed, const QString &passage) {
            QTest::newRow(name) << text << typed << passage;
        };
        const QString engine = u"第一 搜索引擎很快。"_s;
        row("Chinese, from its start", engine, u"搜索"_s, u"第一 [搜索]引擎很快。"_s);
        row("Chinese, in the middle", engine, u"索引"_s, u"第一 搜[索引]擎很快。"_s);
        row("Chinese, one character", engine, u"擎"_s, u"第一 搜索引[擎]很快。"_s);
        row("Chinese, the whole run", engine, u"搜索引擎很快"_s, u"第一 [搜索引擎很快]。"_s);
        row("Chinese, two words", engine, u"快 引擎"_s, u"第一 搜索[引擎]很快。"_s);
        row("Chinese, in another order", engine, u"引索"_s, {});
        row("Chinese, not together", engine, u"搜引"_s, {});
        row("beyond the first plane", u"古字𠀀𠀁也"_s, u"𠀁"_s, u"古字𠀀[𠀁]也"_s);
        const QString choice = u"データベースを選ぶ理由"_s;
        row("Japanese, a long vowel", choice, u"ベース"_s, u"データ[ベース]を選ぶ理由"_s);
        row("Japanese, two scripts", choice, u"スを選"_s, u"データベー[スを選]ぶ理由"_s);
        row("Japanese, another voicing", choice, u"ヘース"_s, {});
        const QString school = u"한국어학교에서 배웁니다"_s;
        row("Korean, in the middle", school, u"학교"_s, u"한국어[학교]에서 배웁니다"_s);
        row("Korean, another word", school, u"하교"_s, {});
        row("Korean, across a space", school, u"에서 배"_s, u"한국어학교[에서] 배웁니다"_s);
        const QString eating = u"ฉันกินข้าวแล้ว"_s;
        row("Thai, in the middle", eating, u"กิน"_s, u"ฉัน[กิน]ข้าวแล้ว"_s);
        row("Thai, another vowel", eating, u"กัน"_s, {});
        row("Thai, before the vowel is typed", eating, u"ก"_s, u"ฉัน[ก]ินข้าวแล้ว"_s);
        const QString mixed = u"用Qt入門Widgets教程"_s;
        row("Latin within Chinese", mixed, u"qt"_s, u"用[Qt]入門Widgets教程"_s);
        row("Latin that is being typed", mixed, u"widg"_s, u"用Qt入門[Widg]ets教程"_s);
        row("Latin that is done", mixed, u"Widg "_s, {});
        row("Chinese beside Latin", mixed, u"門"_s, u"用Qt入[門]Widgets教程"_s);
        row("both together", mixed, u"qt入"_s, u"用[Qt]入門Widgets教程"_s);
    }
    void textWithoutSpacesIsFoundFromAnyCharacterOn()
    {
        QFETCH(QString, text);
        QFETCH(QString, typed);
        QFETCH(QString, passage);
        const QStringList expected = passage.isEmpty() ? QStringList() : QStringList{passage};
        const Script script = newScript(text);
        m_library->write(run(newScript()));
        m_library->write(run(script));
        QCOMPARE(passages(m_library->search(typed)), expected);
        QCOMPARE(SearchText(typed).passage(text).isEmpty(), passage.isEmpty());

        Script inAnswer = newScript();
        inAnswer.answers = {u"x"_s, text};
        m_library->write(run(inAnswer));
        m_library->library.rename(script.session, u"x"_s);
        m_library->library.rename(inAnswer.session, text);
        QVERIFY(m_library->flush());
        QCOMPARE(passages(m_library->search(typed)), expected + expected); // also where its prompt says nothing
    }

    void aLibraryOfTheFirstVersionIsIndexedAnew()
    {
        const library::Place place{m_parent->filePath(u"first"_s)};
        QVERIFY(place.make());
        {
            library::Database database(place.file(), library::Database::Mode::ReadWrite);
            QVERIFY(library::migrate(database, library::schemaSteps().first(1)));
            for (
                const QString &statement : {
                    uR"(INSERT INTO sessions(key, id, title, created_ms, changed_ms, turns, newest_turn)
                         VALUES (1, 'one', '日本語の題名', 0, 0, 1, 1))"_s,
                    u"INSERT INTO turns(key, id, session, state, writer, last_seq) VALUES (1, 't', 1, 'complete', '', 0)"_s,
                    u"INSERT INTO texts(turn, session, prompt, answers) VALUES (1, 1, 'Which plums?', '搜索引擎')"_s,
                })
                QVERIFY2(database.execute(statement), qPrintable(problem(database)));
        }
        LibraryDriver library(place.folder);
        QVERIFY2(library.isOpen(), qPrintable(library.error()));
        QCOMPARE(passages(library.search(u"引擎"_s)), QStringList{u"搜索[引擎]"_s});
        QCOMPARE(passages(library.search(u"題"_s)), QStringList{u"日本語の[題]名"_s});
        QCOMPARE(passages(library.search(u"plu"_s)), QStringList{u"Which [plu]ms?"_s});
    }

    void theNewestHitIsFirstAndEachSessionOnce()
    {
        const Script first = newScript(u"fugue one"_s);
        const Script second = newScript(u"fugue two"_s);
        m_library->write(run(first));
        m_library->write(run(second));
        m_library->write(run(followUp(first, u"nothing of it"_s)));
        const Script again = followUp(first, u"the fugue again"_s);
        m_library->write(run(again));
        const QList<SessionSummary> found = m_library->search(u"fugue"_s);
        const QStringList expected{u"the [fugue] again"_s, u"[fugue] two"_s};
        QCOMPARE(passages(found), expected);
        QCOMPARE(found.first().hit, again.turn);
        QCOMPARE(titles(m_library->search(u"fugue"_s, 1)), QStringList{u"fugue one"_s});
        QCOMPARE(m_library->search(u"fugue"_s, 0).size(), 0);
    }

    void aTitleIsFoundUnderItsNewNameOnly()
    {
        const Script script = newScript();
        m_library->write(run(newScript(u"Other"_s)));
        m_library->write(run(script));
        m_library->library.rename(script.session, u"Notes on Palestrina"_s);
        QVERIFY(m_library->flush());
        const QList<SessionSummary> found = m_library->search(u"palest"_s);
        QCOMPARE(passages(found), QStringList{u"Notes on [Palest]rina"_s});
        QCOMPARE(found.first().hit, chat::TurnId());
        m_library->library.rename(script.session, u"Notes"_s);
        QVERIFY(m_library->flush());
        QCOMPARE(m_library->search(u"palest"_s), QList<SessionSummary>());
    }

    void aRunningTurnIsFoundByItsPromptAndAnInterruptedOneByItsAnswers()
    {
        Script script = newScript(u"Which plums keep?"_s);
        script.answers = {u"Mirabelles do."_s};
        m_library->write(cutRun(script));
        QCOMPARE(m_library->search(u"plums"_s).size(), 1);
        reopen();
        m_library->maintain();
        QCOMPARE(m_library->search(u"mirabelles"_s).size(), 1);
        QCOMPARE(chat::toString(m_library->search(u"mirabelles"_s).value(0).state), u"interrupted"_s);
    }

    void anOlderSearchIsDropped()
    {
        for (int i = 0; i < 20; ++i)
            m_library->write(run(newScript(u"fugue %1"_s.arg(i))));
        QStringList answered;
        for (const QString &typed : {u"f"_s, u"fu"_s, u"fug"_s, u"fugu"_s, u"fugue 7"_s})
            m_library->library.search(typed, 5, this, [&, typed](const auto &) { answered.append(typed); });
        QTRY_VERIFY(answered.contains(u"fugue 7"_s));
        QCOMPARE(m_library->sessions().size(), 20); // answered after all of them
        QCOMPARE(answered, QStringList{u"fugue 7"_s});
    }

    void S18_anIndexOutOfStepIsBuiltAnew_data()
    {
        QTest::addColumn<QStringList>("harm");
        QTest::newRow("rows that are not in the index")
            << QStringList{u"DELETE FROM text_index_docsize WHERE id > 1"_s, u"DELETE FROM title_index_docsize"_s};
        QTest::newRow("an empty index") << QStringList{u"INSERT INTO text_index(text_index) VALUES ('delete-all')"_s,
                                                       u"INSERT INTO title_index(title_index) VALUES ('delete-all')"_s};
        QTest::newRow("an index of rows that are gone") << QStringList{
            uR"(INSERT INTO text_index(rowid, prompt, answers, points, fused) VALUES (99, 'ghost', '', '', ''))"_s};
        QTest::newRow("an index without its terms") << QStringList{u"DELETE FROM text_index_data WHERE id > 10"_s};
        QTest::newRow("an index without its structure") << QStringList{u"DELETE FROM text_index_data"_s};
        QTest::newRow("an index with broken terms")
            << QStringList{u"UPDATE text_index_data SET block = zeroblob(20) WHERE id > 10"_s};
        QTest::newRow("no title index") << QStringList{u"DELETE FROM title_index_data"_s};
    }
    void S18_anIndexOutOfStepIsBuiltAnew()
    {
        QFETCH(QStringList, harm);
        for (int i = 0; i < 5; ++i)
            m_library->write(run(newScript(u"fugue %1"_s.arg(i))));
        const QString path = m_library->library.path();
        m_library.reset();
        {
            library::Database database(path, library::Database::Mode::ReadWrite);
            for (const QString &statement : harm)
                QVERIFY2(database.execute(statement), qPrintable(problem(database)));
        }
        open();
        m_library->maintain();
        QTRY_COMPARE_WITH_TIMEOUT(m_library->search(u"fugue"_s).size(), 5, 30'000);
        QCOMPARE(m_library->search(u"ghost"_s).size(), 0);
        QCOMPARE(m_library->search(u"fugue 3"_s).size(), 1);
        m_library->write(run(newScript(u"fugue 5"_s)));
        QCOMPARE(m_library->search(u"fugue"_s).size(), 6);
        library::Database database(path, library::Database::Mode::ReadWrite);
        QVERIFY(database.execute(u"INSERT INTO text_index(text_index, rank) VALUES ('integrity-check', 1)"_s));
        QVERIFY(database.execute(u"INSERT INTO title_index(title_index, rank) VALUES ('integrity-check', 1)"_s));
    }

    void S18_aBrokenIndexThatASearchMeetsIsBuiltAnew()
    {
        for (int i = 0; i < 5; ++i)
            m_library->write(run(newScript(u"fugue %1"_s.arg(i))));
        library::Database database(m_library->library.path(), library::Database::Mode::ReadWrite);
        QVERIFY(database.execute(u"UPDATE text_index_data SET block = x'ffffffffffff' WHERE id > 10"_s));
        (void)m_library->search(u"fugue"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_library->search(u"fugue"_s).size(), 5, 30'000);
    }

    /// What FTS5 does by itself where many entries were deleted writes into foreign memory; see schema.cpp.
    void theIndexIsNeverMergedForItsDeletedEntries()
    {
        const auto isOff = [this] {
            library::Database database(m_library->library.path(), library::Database::Mode::ReadWrite);
            const QString sql = u"SELECT count(*) FROM %1_config WHERE k = 'deletemerge' AND v = 0"_s;
            return database.number(sql.arg(u"text_index"_s)) == 1 && database.number(sql.arg(u"title_index"_s)) == 1;
        };
        QVERIFY(isOff());
        {
            library::Database database(m_library->library.path(), library::Database::Mode::ReadWrite);
            library::makeSearchIndex(database); // as where it is mended
        }
        QVERIFY(isOff());
    }

private:
    void open()
    {
        m_library = std::make_unique<LibraryDriver>(m_parent->filePath(u"library"_s));
        QVERIFY2(m_library->isOpen(), qPrintable(m_library->error()));
    }
    void reopen()
    {
        m_library.reset();
        open();
    }

    std::unique_ptr<QTemporaryDir> m_parent;
    std::unique_ptr<LibraryDriver> m_library;
};

QTEST_GUILESS_MAIN(LibrarySearchTest)
#include "tst_librarysearch.moc"
