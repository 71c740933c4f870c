// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandscene.h"
#include "compare/experiment.h"
#include "library/library.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using command::ExitCode;
using testsupport::FakeReply;

namespace {

const QByteArray twoQuestions = "Why is the sky blue?\nWhy is grass green?\n";

/// A question with a rubric of two criteria, a line.
const QByteArray graded = R"({"id": "sky", "question": "Why is the sky blue?", "answer": {"sections": [{"criteria": [
    {"id": "a", "weight": 3, "requirement": "Names Rayleigh."}, {"id": "b", "weight": 1, "requirement": "Is short."}]}]}})"_ba
                              .replace('\n', "");

int askedOf(const CommandScene &scene, const QString &model)
{
    return int(scene.server.requestsFor(model).size());
}

/// The beginning of the comparison's id, as it is told at the start.
QString idIn(const Outcome &outcome)
{
    return outcome.complaint().section(u"Comparison "_s, 1).left(8);
}

} // namespace

/// `compare`: what is asked, what it says, how it ends, and how it is gone on with.
class TestCompareCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void asksEachModelEachQuestion();
    void comparesPanelsInFiles();
    void aTerminalGetsASummary();
    void aPipeGetsTheReport();
    void aJudgePicksInBothOrders();
    void aRubricIsGradedInstead();
    void aRubricAndPicksTogether();
    void aJudgeOfTheSameMakerNeedsInsisting();
    void readsQuestionsFromStandardInput();
    void aLineIsRewrittenOnATerminal();
    void interruptedItIsGoneOnWith();
    void whatFailedIsTriedAgainAlone();
    void whatRunsElsewhereIsLeftAlone();
    void theBudgetStopsIt();
    void moreIsAskedLater();
    void foretellsAndKeepsNothing();
    void playsTheExample();
    void wrongUse_data();
    void wrongUse();
    void badFiles_data();
    void badFiles();
    void aFileOfAGigabyteIsCutAndSaid();
    void unknownComparisons();
    void listsThem();
    void exportsAndImports();
    void X25_theKeyIsNowhere();
    void anOutputThatTakesNothing();

private:
    /// alto against tenor, and `more`.
    Outcome compare(const QStringList &more = {}, const QByteArray &questions = twoQuestions);
    QStringList models(const QStringList &names) const;

    std::unique_ptr<CommandScene> m_scene;
};

void TestCompareCommand::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<CommandScene>();
    m_scene->isFlowing = true;
    m_scene->answers(u"alto"_s, u"Alto says yes."_s);
    m_scene->answers(u"tenor"_s, u"Tenor says no."_s);
    m_scene->server.answer(u"critic"_s, reply(uR"({"reason": "Both.", "better": "equal"})"_s));
    m_scene->server.answer(u"grader"_s, reply(uR"({"reason": "It does.", "verdict": "MET"})"_s));
}

QStringList TestCompareCommand::models(const QStringList &names) const
{
    QStringList options{u"compare"_s, u"--endpoint"_s, m_scene->endpoint()};
    for (const QString &name : names)
        options << u"--model"_s << name;
    return options;
}

Outcome TestCompareCommand::compare(const QStringList &more, const QByteArray &questions)
{
    m_scene->writeFile(u"questions"_s, questions);
    return m_scene->run(models({u"alto"_s, u"tenor"_s}) + QStringList{u"--questions"_s, m_scene->path(u"questions"_s)} +
                        more);
}

void TestCompareCommand::asksEachModelEachQuestion()
{
    const Outcome outcome = compare({u"--json"_s, u"--repeats"_s, u"2"_s});
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(askedOf(*m_scene, u"alto"_s), 4);
    QCOMPARE(askedOf(*m_scene, u"tenor"_s), 4);
    const QJsonObject json = outcome.json();
    QCOMPARE(json[u"title"_s], u"alto and tenor"_s);
    QCOMPARE(json[u"trials"_s].toArray().size(), 8);
    QCOMPARE(json[u"trials"_s][0][u"answered"_s], true);
    QCOMPARE(json[u"spent_usd"_s], 2.0);
    QCOMPARE(json[u"contestants"_s][0][u"name"_s], u"alto"_s);
    QCOMPARE(json[u"contestants"_s][0][u"answered"_s], 4);
    QCOMPARE(json[u"contestants"_s][0][u"cost_usd"_s], 0.25);
    QCOMPARE(json[u"contestants"_s][0][u"measures"_s][u"words"_s][u"value"_s], 3.0);
    QCOMPARE(json[u"quality"_s][u"basis"_s], u"none"_s);
    QCOMPARE(json[u"plan"_s][u"questions"_s][0][u"question"_s], u"Why is the sky blue?"_s);
    // Whoever reads along is told what comes, of every answer, and where it is kept.
    const QStringList lines = outcome.complaint().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 10);
    QVERIFY2(
        lines.first().startsWith(u"Comparison %1: 8 trials · 8 calls"_s.arg(json[u"experiment"_s].toString().left(8))),
        qPrintable(lines.first()));
    QVERIFY2(lines[1].startsWith(u"1 of 8: "_s) && lines[1].contains(u"question 1 · "_s), qPrintable(lines[1]));
    QVERIFY2(lines.last().startsWith(u"Kept as comparison "_s), qPrintable(lines.last()));
}

void TestCompareCommand::comparesPanelsInFiles()
{
    QCOMPARE(m_scene->run({u"endpoints"_s, u"add"_s, u"House"_s, u"--url"_s, m_scene->endpoint()}).code,
             ExitCode::Done);
    const QString house = m_scene->run({u"endpoints"_s, u"--json"_s}).array().last()[u"id"_s].toString();
    const auto panel = [this, house](const QString &name, const QStringList &members) {
        QJsonArray list;
        for (const QString &member : members)
            list.append(QJsonObject{{u"endpoint"_s, house}, {u"model"_s, member}});
        const QJsonObject writer{{u"endpoint"_s, house}, {u"model"_s, u"scribe"_s}};
        const QJsonObject json{{u"version"_s, 1},    {u"name"_s, name},
                               {u"members"_s, list}, {u"writer"_s, writer},
                               {u"judge"_s, writer}, {u"policy"_s, QJsonObject{{u"judging"_s, u"without_judge"_s}}}};
        m_scene->writeFile(name + u".json"_s, QJsonDocument(json).toJson());
        return m_scene->path(name + u".json"_s);
    };
    m_scene->writeFile(u"questions"_s, twoQuestions);
    m_scene->answers(u"bass"_s, u"Bass hums."_s);
    const QStringList options{u"compare"_s,
                              u"--panel"_s,
                              panel(u"High"_s, {u"alto"_s, u"tenor"_s}),
                              u"--panel"_s,
                              panel(u"Low"_s, {u"alto"_s, u"bass"_s}),
                              u"--model"_s,
                              u"alto"_s,
                              u"--endpoint"_s,
                              u"house"_s,
                              u"--questions"_s,
                              m_scene->path(u"questions"_s),
                              u"--json"_s};
    const Outcome outcome = m_scene->run(options);
    QVERIFY2(outcome.code == ExitCode::Done, outcome.err.constData());
    QCOMPARE(outcome.json()[u"title"_s], u"High and Low and alto"_s);
    QCOMPARE(askedOf(*m_scene, u"alto"_s), 2); // once for all three
    QCOMPARE(askedOf(*m_scene, u"scribe"_s), 4);
    QVERIFY2(outcome.complaint().contains(u"alto is asked once for 3 contestants\n"_s), outcome.err.constData());

    QCOMPARE(m_scene->run(options + QStringList{u"--independent"_s, u"--omissions"_s}).code, ExitCode::Done);
    QCOMPARE(askedOf(*m_scene, u"alto"_s), 2 + 6);
}

void TestCompareCommand::aTerminalGetsASummary()
{
    m_scene->isTerminal = true;
    m_scene->server.answer(u"critic"_s, reply(uR"({"reason": "Longer.", "better": "2"})"_s));
    const Outcome outcome = compare({u"--judge"_s, u"critic"_s});
    QCOMPARE(outcome.code, ExitCode::Done);
    const QStringList lines = outcome.text().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY2(lines.size() >= 3, outcome.out.constData());
    QVERIFY2(lines.at(lines.size() - 3).contains(u"cost of a question"_s), outcome.out.constData());
    QVERIFY2(lines.last().startsWith(u"tenor"_s) && lines.last().contains(u"$0.25"_s) &&
                 lines.last().endsWith(u"2 of 2"_s),
             outcome.out.constData());
}

void TestCompareCommand::aPipeGetsTheReport()
{
    const Outcome outcome = compare();
    QCOMPARE(outcome.code, ExitCode::Done);
    QVERIFY2(outcome.text().startsWith(u"# alto and tenor\n"_s), outcome.out.constData());
    QCOMPARE(outcome.text().count(u"\n\nAlto says yes.\n\n"_s), 2);
    m_scene->isTerminal = true;
    QVERIFY(compare({u"--markdown"_s}).text().startsWith(u"# alto and tenor\n"_s));
}

void TestCompareCommand::aJudgePicksInBothOrders()
{
    const Outcome outcome = compare({u"--json"_s, u"--judge"_s, u"critic"_s});
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(askedOf(*m_scene, u"critic"_s), 4);
    QCOMPARE(outcome.json()[u"judge"_s][u"ties"_s], 2);
    QCOMPARE(outcome.json()[u"quality"_s][u"basis"_s], u"judge"_s);
}

void TestCompareCommand::aRubricIsGradedInstead()
{
    const Outcome outcome =
        compare({u"--json"_s, u"--judge"_s, u"grader"_s, u"--rubric"_s, u"--gradings"_s, u"2"_s}, graded);
    QVERIFY2(outcome.code == ExitCode::Done, outcome.err.constData());
    QCOMPARE(askedOf(*m_scene, u"grader"_s), 2 * 2 * 2); // models, criteria, gradings
    QCOMPARE(outcome.json()[u"quality"_s][u"basis"_s], u"rubric"_s);
    QCOMPARE(outcome.json()[u"contestants"_s][0][u"points"_s][u"value"_s], 100.0);
    QCOMPARE(outcome.json()[u"judge"_s][u"decisions"_s], 0);
}

void TestCompareCommand::aRubricAndPicksTogether()
{
    m_scene->server.answer(u"grader"_s, reply(uR"({"reason": "So.", "verdict": "UNMET", "better": "1"})"_s));
    const Outcome outcome = compare({u"--json"_s, u"--judge"_s, u"grader"_s, u"--rubric"_s, u"--picks"_s}, graded);
    QCOMPARE(outcome.code, ExitCode::Done);
    QCOMPARE(askedOf(*m_scene, u"grader"_s), 4 + 2);
    QCOMPARE(outcome.json()[u"contestants"_s][0][u"points"_s][u"value"_s], 0.0);
}

void TestCompareCommand::aJudgeOfTheSameMakerNeedsInsisting()
{
    const Outcome refused = compare({u"--judge"_s, u"alto"_s});
    QCOMPARE(refused.code, ExitCode::WrongUse);
    QVERIFY2(refused.complaint().endsWith(u"choose another judge. --insist takes it all the same.\n"_s),
             refused.err.constData());
    QCOMPARE(askedOf(*m_scene, u"alto"_s), 0);
    const Outcome insisted = compare({u"--judge"_s, u"alto"_s, u"--insist"_s});
    QCOMPARE(insisted.code, ExitCode::Failed); // it answers the question again, and says nothing of the two
    QVERIFY2(insisted.complaint().contains(u"Judges prefer what resembles them"_s), insisted.err.constData());
}

void TestCompareCommand::readsQuestionsFromStandardInput()
{
    const QStringList options = models({u"alto"_s, u"tenor"_s}) + QStringList{u"--json"_s, u"--questions"_s, u"-"_s};
    QCOMPARE(m_scene->run(options, twoQuestions).json()[u"trials"_s].toArray().size(), 4);
    QCOMPARE(m_scene->run(options, graded).json()[u"plan"_s][u"questions"_s][0][u"id"_s], u"sky"_s);
    const Outcome nothing = m_scene->run(options);
    QCOMPARE(nothing.complaint(), u"There is no question in it; write one a line.\n"_s);
    QCOMPARE(nothing.code, ExitCode::WrongUse);
}

void TestCompareCommand::aLineIsRewrittenOnATerminal()
{
    m_scene->isErrTerminal = true;
    m_scene->server.answer(u"tenor"_s, FakeReply::error(401, u"No such key."_s));
    const Outcome outcome = compare({u"--json"_s});
    QCOMPARE(outcome.code, ExitCode::Failed);
    QVERIFY2(outcome.err.contains("\r\x1b[K"), outcome.err.constData());
    QVERIFY2(outcome.complaint().contains(u"2 failed"_s), outcome.err.constData());
    QVERIFY2(!outcome.complaint().contains(u": alto, question"_s), outcome.err.constData());
    QCOMPARE(outcome.complaint().count(u": tenor, question"_s), 2); // those that failed are told
    QVERIFY(!outcome.out.contains('\x1b'));
}

void TestCompareCommand::interruptedItIsGoneOnWith()
{
    m_scene->server.answer(u"tenor"_s, FakeReply::stream().role().text(u"Tenor "_s).wait(u"never"_s));
    m_scene->interruptAtErr = "2 of 4: alto";
    const Outcome stopped = compare({u"--json"_s});
    QCOMPARE(stopped.code, ExitCode::Cancelled);
    const QString id = idIn(stopped);
    QVERIFY2(stopped.complaint().endsWith(
                 u"To go on, and try again what failed: counterpoint compare --resume %1\n"_s.arg(id)),
             stopped.err.constData());
    QCOMPARE(stopped.json()[u"experiment"_s].toString().left(8), id);

    m_scene->answers(u"tenor"_s, u"Tenor says no."_s);
    const int before = askedOf(*m_scene, u"alto"_s);
    QCOMPARE(before, 2);
    const Outcome done = m_scene->run({u"compare"_s, u"--resume"_s, id, u"--json"_s});
    QVERIFY2(done.code == ExitCode::Done, done.err.constData());
    QCOMPARE(askedOf(*m_scene, u"alto"_s), before);
    QCOMPARE(done.json()[u"contestants"_s][1][u"answered"_s], 2);
}

void TestCompareCommand::whatFailedIsTriedAgainAlone()
{
    m_scene->server.answer(u"tenor"_s, FakeReply::error(401, u"No such key."_s));
    const Outcome failed = compare({u"--json"_s});
    QCOMPARE(failed.code, ExitCode::Failed);
    QCOMPARE(failed.json()[u"contestants"_s][1][u"failed"_s], 2);
    QVERIFY2(failed.complaint().contains(u": tenor, question 1: failed: "_s), failed.err.constData());
    m_scene->answers(u"tenor"_s, u"Tenor says no."_s);
    const Outcome again = m_scene->run({u"compare"_s, u"--resume"_s, idIn(failed), u"--json"_s});
    QCOMPARE(again.code, ExitCode::Done);
    QCOMPARE(askedOf(*m_scene, u"alto"_s), 2);
    // Nothing is left to do: it only says what it found.
    const qsizetype asked = m_scene->server.requests().size();
    const Outcome once = m_scene->run({u"compare"_s, u"--resume"_s, idIn(failed), u"--json"_s});
    QCOMPARE(once.code, ExitCode::Done);
    QCOMPARE(once.json(), again.json());
    QCOMPARE(m_scene->server.requests().size(), asked);
}

void TestCompareCommand::whatRunsElsewhereIsLeftAlone()
{
    const Outcome done = compare({u"--json"_s});
    const QString id = done.json()[u"experiment"_s].toString();
    const QStringList resume{u"compare"_s, u"--resume"_s, id, u"--json"_s};
    {
        library::Library other(m_scene->clock);
        QVERIFY(other.open(m_scene->path(u"library"_s)));
        QVERIFY(other.claimExperiment(id));
        const Outcome refused = m_scene->run(resume);
        QCOMPARE(refused.complaint(),
                 u"This comparison runs already, in another window or terminal. Stop it there first.\n"_s);
        QCOMPARE(refused.code, ExitCode::Failed);
        QCOMPARE(askedOf(*m_scene, u"alto"_s), 2);
    }
    QCOMPARE(m_scene->run(resume).code, ExitCode::Done); // that process has ended
    QCOMPARE(askedOf(*m_scene, u"alto"_s), 2);
}

void TestCompareCommand::theBudgetStopsIt()
{
    m_scene->priceOf = [](const chat::Model &) { return chat::Price{.promptUsd = 5, .completionUsd = 25}; };
    const Outcome stopped = compare({u"--json"_s, u"--budget"_s, u"$0.001"_s});
    QCOMPARE(stopped.code, ExitCode::Failed);
    QVERIFY2(stopped.complaint().contains(u"Budget: $0.001\n"_s), stopped.err.constData());
    QVERIFY2(stopped.complaint().contains(u"The budget of $0.001 does not reach"_s), stopped.err.constData());
    QCOMPARE(m_scene->server.requests().size(), 0);
    const Outcome done = m_scene->run({u"compare"_s, u"--resume"_s, idIn(stopped), u"--budget"_s, u"9"_s, u"--json"_s});
    QVERIFY2(done.code == ExitCode::Done, done.err.constData());
    QCOMPARE(askedOf(*m_scene, u"alto"_s) + askedOf(*m_scene, u"tenor"_s), 4);
}

void TestCompareCommand::moreIsAskedLater()
{
    const QString id = idIn(compare());
    m_scene->answers(u"bass"_s, u"Bass hums."_s);
    m_scene->writeFile(u"more.txt"_s, twoQuestions + "What is a plum?\n");
    const Outcome more =
        m_scene->run(models({u"alto"_s, u"bass"_s}) + QStringList{u"--resume"_s, id, u"--repeats"_s, u"2"_s,
                                                                  u"--questions"_s, m_scene->path(u"more.txt"_s),
                                                                  u"--judge"_s, u"critic"_s, u"--json"_s});
    QVERIFY2(more.code == ExitCode::Done, more.err.constData());
    QCOMPARE(more.json()[u"trials"_s].toArray().size(), 3 * 3 * 2);
    QCOMPARE(askedOf(*m_scene, u"alto"_s), 6); // those that were there are not asked again
    QCOMPARE(askedOf(*m_scene, u"critic"_s), 3 * 2 * 3 * 2);

    m_scene->writeFile(u"other.txt"_s, "What is a plum?\n");
    const Outcome other =
        m_scene->run({u"compare"_s, u"--resume"_s, id, u"--questions"_s, m_scene->path(u"other.txt"_s)});
    QCOMPARE(other.code, ExitCode::WrongUse);
    QCOMPARE(other.complaint(),
             u"The question “1” of this comparison is another one; give the new one another id.\n"_s);
}

void TestCompareCommand::foretellsAndKeepsNothing()
{
    m_scene->priceOf = [](const chat::Model &) { return chat::Price{.promptUsd = 5, .completionUsd = 25}; };
    const Outcome text = compare({u"--forecast"_s, u"--judge"_s, u"critic"_s});
    QCOMPARE(text.code, ExitCode::Done);
    QVERIFY2(text.text().startsWith(u"4 trials · 8 calls · ≈ $"_s), text.out.constData());
    const QJsonObject json = compare({u"--forecast"_s, u"--json"_s}).json();
    QCOMPARE(json[u"trials"_s], 4);
    QVERIFY(json[u"high_usd"_s].toDouble() > 0);
    QCOMPARE(m_scene->server.requests().size(), 0);
    QCOMPARE(m_scene->run({u"compare"_s, u"list"_s}).out, QByteArray());
}

void TestCompareCommand::playsTheExample()
{
    m_scene->isHurried = true;
    const Outcome outcome = m_scene->run({u"compare"_s, u"--panel"_s, u"demo"_s, u"--json"_s});
    QVERIFY2(outcome.code == ExitCode::Done, outcome.err.constData());
    QVERIFY2(outcome.complaint().contains(u": an example, no model is called.\n"_s), outcome.err.constData());
    QVERIFY(!outcome.json()[u"quality"_s][u"title"_s].toString().isEmpty());
    QCOMPARE(m_scene->server.requests().size(), 0);
    const Outcome page = m_scene->run({u"compare"_s, u"export"_s, idIn(outcome)});
    QVERIFY2(page.text().contains(u"\n\n*An example: no model was called.*\n\n"_s), page.out.left(500).constData());
}

void TestCompareCommand::wrongUse_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("complaint");
    const QStringList two{u"--model"_s, u"a"_s, u"--model"_s, u"b"_s};
    const QStringList all = two + QStringList{u"--questions"_s, u"-"_s};
    QTest::newRow("nothing") << QStringList()
                             << u"Name what is to be compared: --panel for each panel, --model for a model alone. "
                                "Without a key, try --panel demo."_s;
    QTest::newRow("one") << QStringList{u"--panel"_s, u"opus-gpt"_s}
                         << u"Name two panels or models at least, to compare them."_s;
    QTest::newRow("no questions")
        << two << u"There are no questions; --questions names a file of them, or \"-\" for standard input."_s;
    QTest::newRow("a rubric without a judge")
        << all + QStringList{u"--rubric"_s} << u"--rubric needs --judge: the model that says which criteria are met."_s;
    QTest::newRow("gradings without a rubric")
        << all + QStringList{u"--judge"_s, u"c"_s, u"--gradings"_s, u"2"_s} << u"--gradings belongs to --rubric."_s;
    QTest::newRow("picks without a judge")
        << all + QStringList{u"--picks"_s} << u"--picks and --insist belong to --judge."_s;
    QTest::newRow("two formats") << all + QStringList{u"--json"_s, u"--markdown"_s}
                                 << u"Choose one of --json and --markdown."_s;
    for (const QString &repeats : {u"0"_s, u"21"_s, u"many"_s, u"1.5"_s}) {
        QTest::addRow("%s repeats", qPrintable(repeats))
            << all + QStringList{u"--repeats"_s, repeats} << u"--repeats takes a number from 1 to 20."_s;
    }
    for (const QString &budget : {u"0"_s, u"-1"_s, u"cheap"_s, u"inf"_s, u"nan"_s}) {
        QTest::addRow("a budget of %s", qPrintable(budget))
            << all + QStringList{u"--budget="_s + budget} << u"--budget takes US dollars, such as 2.50."_s;
    }
    QTest::newRow("the example among others")
        << QStringList{u"--panel"_s, u"demo"_s, u"--panel"_s, u"opus-gpt"_s, u"--questions"_s, u"-"_s}
        << u"The panel “demo” is a written comparison of its own; give it alone."_s;
    QTest::newRow("an unknown action")
        << QStringList{u"frobnicate"_s}
        << u"“compare frobnicate” is no command; there are run, list, export and import."_s;
    QTest::newRow("an unknown panel")
        << QStringList{u"--panel"_s, u"nowhere"_s} + all
        << u"There is no panel called nowhere. “counterpoint panels” lists those there are."_s;
    QTest::newRow("a panel twice") << QStringList{u"--panel"_s,  u"opus-gpt"_s,    u"--panel"_s,
                                                  u"opus-gpt"_s, u"--questions"_s, u"-"_s}
                                   << u"“Opus 4.8 + GPT-5.5” is given twice; a panel is compared with others."_s;
    QTest::newRow("an unknown connection") << all + QStringList{u"--endpoint"_s, u"nowhere"_s}
                                           << u"There is no connection “nowhere”; counterpoint endpoints lists them."_s;
}

void TestCompareCommand::wrongUse()
{
    QFETCH(QStringList, options);
    QFETCH(QString, complaint);
    const Outcome outcome = m_scene->run(QStringList{u"compare"_s} + options, twoQuestions);
    QCOMPARE(outcome.complaint(), complaint + u'\n');
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    QCOMPARE(m_scene->run({u"compare"_s, u"list"_s}).out, QByteArray());
}

void TestCompareCommand::badFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("complaint"); // its first line
    QTest::newRow("empty") << QByteArray() << u"There is no question in it; write one a line."_s;
    QTest::newRow("an empty question") << QByteArray("{\"question\": \"Why?\"}\n{\"question\": \" \"}\n")
                                       << u"Line 2: There is no question."_s;
    QTest::newRow("an id twice")
        << QByteArray("{\"id\": \"a\", \"question\": \"Why?\"}\n{\"id\": \"a\", \"question\": \"How?\"}\n")
        << u"Line 2: The id “a” stands on line 1 already."_s;
    QTest::newRow("no JSON in the middle")
        << QByteArray("{\"question\": \"Why?\"}\nHow?\n") << u"Line 2: This is no object in JSON."_s;
    const auto rubric = [](const char *weight) {
        return QByteArray(R"({"question": "Why?", "answer": {"sections": [{"criteria": [{"id": "a", "weight": )") +
               weight + R"(, "requirement": "Says why."}]}]}})";
    };
    QTest::newRow("a weight that is no number") << rubric("\"much\"") << u"Line 1: "_s;
    QTest::newRow("no positive weight") << rubric("-2") << u"Line 1: "_s;
}

void TestCompareCommand::badFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, complaint);
    const Outcome outcome = compare({}, bytes);
    QVERIFY2(outcome.complaint().startsWith(complaint), outcome.err.constData());
    QVERIFY2(bytes.isEmpty() ||
                 outcome.complaint().endsWith(u"\nNothing was asked: correct these, or take them out.\n"_s),
             outcome.err.constData());
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    QCOMPARE(m_scene->server.requests().size(), 0);
}

void TestCompareCommand::aFileOfAGigabyteIsCutAndSaid()
{
    QFile file(m_scene->path(u"large.jsonl"_s));
    QVERIFY(file.open(QFile::WriteOnly) && file.resize(1'000'000'000));
    const Outcome outcome =
        m_scene->run(models({u"alto"_s, u"tenor"_s}) + QStringList{u"--questions"_s, m_scene->path(u"large.jsonl"_s)});
    QCOMPARE(outcome.complaint(),
             u"There are too many questions: a set has at most 10000, and 64 MB. Nothing was asked.\n"_s);
    QCOMPARE(outcome.code, ExitCode::WrongUse);
    const Outcome none =
        m_scene->run(models({u"alto"_s, u"tenor"_s}) + QStringList{u"--questions"_s, m_scene->path(u"nowhere.txt"_s)});
    QVERIFY2(none.complaint().endsWith(u"nowhere.txt cannot be read: No such file or directory\n"_s),
             none.err.constData());
}

void TestCompareCommand::unknownComparisons()
{
    for (const QStringList &options : {QStringList{u"--resume"_s, u"abc"_s}, QStringList{u"export"_s, u"abc"_s}}) {
        const Outcome outcome = m_scene->run(QStringList{u"compare"_s} + options);
        QCOMPARE(outcome.complaint(), u"No comparison begins with \"abc\".\n"_s);
        QCOMPARE(outcome.code, ExitCode::WrongUse);
    }
}

void TestCompareCommand::listsThem()
{
    QCOMPARE(m_scene->run({u"compare"_s, u"list"_s, u"--json"_s}).out, "[\n]\n");
    const QString first = idIn(compare());
    m_scene->answers(u"bass"_s, u"Bass hums."_s);
    const Outcome second =
        m_scene->run(models({u"alto"_s, u"bass"_s}) + QStringList{u"--questions"_s, m_scene->path(u"questions"_s)});
    const QJsonArray list = m_scene->run({u"compare"_s, u"list"_s, u"--json"_s}).array();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0][u"comparison"_s].toString().left(8), idIn(second));
    QCOMPARE(list[1][u"title"_s], u"alto and tenor"_s);
    QCOMPARE(list[1][u"complete"_s], true);
    const QStringList found =
        m_scene->run({u"compare"_s, u"list"_s, u"--search"_s, u"TENOR"_s}).text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first().startsWith(first) && found.first().contains(u"alto and tenor: done"_s),
             qPrintable(found.first()));
}

void TestCompareCommand::exportsAndImports()
{
    const Outcome made = compare({u"--json"_s, u"--judge"_s, u"critic"_s});
    const QString file = m_scene->path(u"comparison.json"_s);
    const Outcome exported = m_scene->run({u"compare"_s, u"export"_s, idIn(made), u"--json"_s, u"-o"_s, file});
    QCOMPARE(exported.code, ExitCode::Done);
    QCOMPARE(exported.out + exported.err, QByteArray());

    const auto other = std::make_unique<CommandScene>();
    other->isFlowing = true;
    const Outcome imported = other->run({u"compare"_s, u"import"_s, file});
    QCOMPARE(imported.text(), u"Kept as comparison %1.\n"_s.arg(idIn(made)));
    const Outcome there = other->run({u"compare"_s, u"export"_s, idIn(made)});
    const Outcome here = m_scene->run({u"compare"_s, u"export"_s, idIn(made)});
    QCOMPARE(there.text(), here.text());
    QVERIFY(there.text().contains(u"Tenor says no."_s));
    QCOMPARE(other->run({u"compare"_s, u"--resume"_s, idIn(made), u"--json"_s}).json(), made.json());
    QCOMPARE(other->server.requests().size(), 0);

    const Outcome twice = other->run({u"compare"_s, u"import"_s, file});
    QCOMPARE(twice.code, ExitCode::Done);
    QCOMPARE(other->run({u"compare"_s, u"list"_s, u"--json"_s}).array().size(), 2);
    const Outcome broken = other->run({u"compare"_s, u"import"_s, other->path(u"nowhere"_s)});
    QCOMPARE(broken.code, ExitCode::WrongUse);
}

void TestCompareCommand::X25_theKeyIsNowhere()
{
    m_scene->key = "sk-very-secret-key";
    const Outcome outcome = compare({u"--json"_s, u"--judge"_s, u"critic"_s});
    QCOMPARE(outcome.code, ExitCode::Done);
    QVERIFY(!m_scene->server.requests().isEmpty());
    const Outcome whole = m_scene->run({u"compare"_s, u"export"_s, idIn(outcome), u"--json"_s});
    for (const QByteArray &bytes : {outcome.out, outcome.err, whole.out, whole.err})
        QVERIFY(!bytes.contains("secret"));
    const QHash<QString, QByteArray> files = m_scene->files();
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        QVERIFY2(!file->contains("secret"), qPrintable(file.key()));
}

void TestCompareCommand::anOutputThatTakesNothing()
{
    m_scene->outputLimit = 10;
    const Outcome outcome = compare({u"--json"_s});
    QCOMPARE(outcome.code, ExitCode::Failed);
    QVERIFY2(outcome.complaint().contains(u"The output cannot be written: No space left on device\n"_s),
             outcome.err.constData());
    m_scene->outputLimit = -1;
    QCOMPARE(m_scene->run({u"compare"_s, u"--resume"_s, idIn(outcome), u"--json"_s}).code, ExitCode::Done);
}

QTEST_GUILESS_MAIN(TestCompareCommand)
#include "tst_comparecommand.moc"
