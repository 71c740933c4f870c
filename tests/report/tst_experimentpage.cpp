// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/inventedexperiment.h"
#include "exchange/hostile.h"
#include "markdown/excerpt.h"
#include "markdown/nodes.h"
#include "report/experimentpage.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using report::Picture;

namespace {

report::Answers answersOf(const compare::Experiment &experiment, const QString &text)
{
    report::Answers answers;
    for (const compare::Trial &trial : experiment.trials)
        answers.insert(trial.turn, text);
    return answers;
}

QString pageOf(const compare::Experiment &experiment, const QString &answer = u"It depends."_s,
               const QList<report::Drawing> &drawings = {})
{
    return report::markdownOf(experiment, compare::findings(experiment), answersOf(experiment, answer), drawings);
}

/// The headings of a page, as a parser reads them: "## Results".
QStringList headingsOf(const QString &page)
{
    const markdown::Excerpt excerpt(page);
    const markdown::Tree tree(excerpt.bytes());
    QStringList headings;
    for (cmark_node *node = cmark_node_first_child(tree.document()); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
            continue;
        QString text;
        for (cmark_node *part = cmark_node_first_child(node); part; part = cmark_node_next(part)) {
            if (const char *const literal = cmark_node_get_literal(part))
                text += QString::fromUtf8(literal);
        }
        headings.append(QString(cmark_node_get_heading_level(node), u'#') + u' ' + text);
    }
    return headings;
}

/// Those of the page itself: what stands in answers lies below the third level.
QStringList ownHeadings(const QString &page)
{
    QStringList headings = headingsOf(page);
    headings.removeIf([](const QString &heading) { return heading.startsWith(u"####"); });
    return headings;
}

bool showsPictures(const QString &page)
{
    const markdown::Excerpt excerpt(page);
    const markdown::Tree tree(excerpt.bytes());
    cmark_iter *const walk = cmark_iter_new(tree.document());
    bool shows = false;
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE)
        shows = shows || cmark_node_get_type(cmark_iter_get_node(walk)) == CMARK_NODE_IMAGE;
    cmark_iter_free(walk);
    return shows;
}

/// The lines of the table under that heading.
QStringList tableUnder(const QString &page, const QString &heading)
{
    QStringList lines;
    const QString section = page.section(u"\n### "_s + heading + u'\n', 1).section(u"\n### "_s, 0, 0);
    for (const QString &line : section.split(u'\n')) {
        if (line.startsWith(u'|'))
            lines.append(line);
    }
    return lines;
}

} // namespace

class TestExperimentPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void tellsWhatWasAskedAndFound();
    void everyPictureHasItsTable();
    void drawingsStandWithTheirTable();
    void everyTableIsOne();
    void saysWhatFailed();
    void saysNoStrengthOfFewQuestions();
    void answersStandUnderTheirQuestion();
    void nothingWasAskedYet();
    void hostileTextStaysInItsPlace_data();
    void hostileTextStaysInItsPlace();
};

void TestExperimentPage::tellsWhatWasAskedAndFound()
{
    compare::Experiment experiment = invented::experiment({.questions = 4});
    experiment.plan.title = u"Which panel?"_s;
    const QString page = pageOf(experiment);
    QVERIFY(page.startsWith(u"# Which panel?\n\n**"_s + compare::findings(experiment).worth.title));
    for (const QString &said :
         {u"questions: 4"_s, u"Seed of the order and of resampling"_s, u"in both orders"_s, u"Quality trio"_s})
        QVERIFY2(page.contains(said), qPrintable(said));
    for (const compare::Contestant &contestant : experiment.plan.contestants) {
        for (const chat::Member &member : contestant.panel.members)
            QVERIFY2(page.contains(u'`' + member.model.id + u'`'), qPrintable(member.model.id));
    }
}

void TestExperimentPage::everyPictureHasItsTable()
{
    const compare::Experiment experiment = invented::experiment();
    const compare::Findings findings = compare::findings(experiment);
    const QString page = pageOf(experiment);
    const auto rows = [&page](const QString &heading) { return tableUnder(page, heading).size() - 2; };
    QVERIFY(findings.worth.points.size() > 1);
    QVERIFY(rows(u"Quality against cost"_s) >= findings.worth.points.size());
    QCOMPARE(rows(u"Who wins, says the judge"_s), findings.judge.ranking.size());
    QCOMPARE(rows(u"Who wins, said the person, blind"_s), findings.person.ranking.size());
    QCOMPARE(rows(u"Question by question"_s), experiment.plan.questions.size());
    QCOMPARE(rows(u"What each member adds"_s), findings.lifts.lifts.size());
    QCOMPARE(rows(u"Time of a question"_s), findings.times.spent.size());
    QCOMPARE(rows(u"What can be counted"_s), findings.measures.measures.size());
    QVERIFY(rows(u"Cost of a question"_s) > findings.costs.spent.size());
    for (const QString &title :
         {findings.worth.title, findings.judge.title, findings.person.title, findings.questions.title,
          findings.lifts.title, findings.costs.title, findings.times.title, findings.measures.title})
        QVERIFY2(title.isEmpty() || page.contains(u"**%1.**"_s.arg(title)), qPrintable(title));
}

void TestExperimentPage::drawingsStandWithTheirTable()
{
    const QString page =
        pageOf(invented::experiment(), {}, {{Picture::Costs, u"a b-files/cost.svg"_s}, {Picture::Worth, u"w.svg"_s}});
    QVERIFY(page.contains(u"\n\n![Quality against cost](w.svg)\n\n"_s));
    QVERIFY(page.contains(u"\n\n![Cost of a question](a%20b-files/cost.svg)\n\n"_s));
    QCOMPARE(page.count(u"!["_s), 2);
    QVERIFY(showsPictures(page));
}

void TestExperimentPage::everyTableIsOne()
{
    compare::Experiment experiment = invented::experiment();
    for (compare::Contestant &contestant : experiment.plan.contestants)
        contestant.panel.name += u" | a * b"_s;
    qsizetype columns = 0;
    const QStringList lines = pageOf(experiment).split(u'\n');
    for (const QString &line : lines) {
        const QString bare = QString(line).replace(u"\\|"_s, QString());
        const qsizetype bars = bare.startsWith(u'|') ? bare.count(u'|') : 0;
        if (bars > 0 && columns > 0)
            QCOMPARE(bars, columns);
        columns = bars;
    }
}

void TestExperimentPage::saysWhatFailed()
{
    compare::Experiment experiment = invented::experiment({.questions = 2});
    QVERIFY(!pageOf(experiment).contains(u"What failed"_s));
    const compare::Trial trial = experiment.trials.first();
    compare::TrialFigures figures{.state = chat::TurnState::Failed, .problem = u"The key was refused."_s};
    apply(experiment, {.what = compare::event::TrialEnded{trial.turn, figures}});
    const QString page = pageOf(experiment);
    QVERIFY(page.contains(
        u"### What failed\n\n- Quality trio, question %1: The key was refused."_s.arg(trial.id.question)));
    figures.isUnfinished = true;
    apply(experiment, {.what = compare::event::TrialEnded{trial.turn, figures}});
    QVERIFY(pageOf(experiment).contains(u"It was stopped: The key was refused."_s));
    QVERIFY(pageOf(experiment).contains(u"1 not finished"_s));
    const compare::event::TrialStarted again{trial.id, {u"again"_s}, trial.session};
    apply(experiment, {.what = again});
    QVERIFY(!pageOf(experiment).contains(u"What failed"_s)); // it runs
}

// "+0.4 (+0.1…+0.7)"
void TestExperimentPage::saysNoStrengthOfFewQuestions()
{
    static const QRegularExpression strength(u"[+−]\\d\\.\\d \\([^)]*…"_s);
    QVERIFY(pageOf(invented::experiment({.questions = 8})).contains(strength));
    QVERIFY(!pageOf(invented::experiment({.questions = 4, .repeats = 4})).contains(strength));
}

void TestExperimentPage::answersStandUnderTheirQuestion()
{
    const compare::Experiment experiment = invented::experiment({.questions = 2});
    const QString page = pageOf(experiment, u"The answer is **forty-two**."_s);
    const QString appendix = page.section(u"\n## Questions and answers\n"_s, 1);
    QCOMPARE(appendix.count(u"The answer is **forty-two**."_s), experiment.trials.size());
    for (const compare::Question &question : experiment.plan.questions) {
        QVERIFY(appendix.contains(u"> "_s + question.text));
        QVERIFY(appendix.contains(u"Says what matters."_s));
    }
}

void TestExperimentPage::nothingWasAskedYet()
{
    compare::Experiment experiment;
    apply(experiment, {.what = compare::event::Planned{invented::plan({.questions = 1})}});
    QVERIFY(pageOf(experiment).contains(u"## Results\n\n"_s));
    QVERIFY(pageOf({}).startsWith(u"# A comparison\n"_s));
}

void TestExperimentPage::hostileTextStaysInItsPlace_data()
{
    QTest::addColumn<QString>("text");
    for (const QList<std::pair<const char *, QString>> texts = hostile::texts(); const auto &[name, text] : texts)
        QTest::newRow(name) << text;
}

/// Wherever it stands: the page has the same headings of its own, folds as many answers, and loads nothing.
void TestExperimentPage::hostileTextStaysInItsPlace()
{
    QFETCH(QString, text);
    const compare::Experiment experiment = invented::experiment({.questions = 1, .judgesPicks = false});
    const QString calm = pageOf(experiment);
    const QString answered = pageOf(experiment, text);
    QCOMPARE(ownHeadings(answered), ownHeadings(calm));
    QCOMPARE(answered.count(u"\n<details>\n"_s), calm.count(u"\n<details>\n"_s));
    QVERIFY(!showsPictures(answered));

    compare::Experiment asked = experiment;
    asked.plan.questions.first().text = text.left(2'000);
    asked.plan.questions.first().domain = text.left(200);
    asked.plan.title = text.left(200);
    asked.plan.contestants.first().panel.name = text.left(200);
    asked.plan.contestants.first().panel.note = text.left(200);
    for (compare::RubricSection &section : asked.plan.questions.first().rubric->sections)
        section.title = text.left(200);
    const QString page = pageOf(asked);
    QCOMPARE(ownHeadings(page).size(), ownHeadings(calm).size());
    QCOMPARE(page.count(u"\n<details>\n"_s), calm.count(u"\n<details>\n"_s));
    QVERIFY(!showsPictures(page));
}

QTEST_GUILESS_MAIN(TestExperimentPage)
#include "tst_experimentpage.moc"
