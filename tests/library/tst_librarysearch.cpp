// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"

#include "library/database.h"
#include "library/librarydriver.h"
#include "library/samples.h"
#include "library/searchtext.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace librarysamples;
using library::SearchText;
using library::SessionSummary;

namespace {

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

    void textWithoutSpacesIsFoundFromItsStart()
    {
        m_library->write(run(newScript(u"第一 搜索引擎"_s)));
        QCOMPARE(passages(m_library->search(u"搜索"_s)), QStringList{u"第一 [搜索]引擎"_s});
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
                QVERIFY2(database.execute(statement), qPrintable(database.error()->text));
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
