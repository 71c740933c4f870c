// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/likeness.h"

#include <QTest>

using namespace Qt::StringLiterals;
using chat::Category;
using chat::Likeness;
using chat::MemberId;

/// Which sentences of a fused answer carry marks.
class LikenessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSentenceIsLikeAPoint_data();
    void aSentenceIsLikeAPoint();
    void ofAContradictionOneSideIsMarked();
    void aSentenceThatTellsOfBothSidesIsEveryones();
    void aPointIsLikeItsBestSentenceOnly();
    void blindSpotsAreNobodys();
    void pointsThatDifferInANumberAreApart();
    void aQuoteThatIsNotFoundSaysNothing();
    void theSentenceIsFoundInItsPassage();
    void nothingIsLikeNothing();
    void hugeTextsAreCutOff();
};

namespace {

chat::Evidence quote(int member, const QString &text)
{
    return {.attempt = {.member = {member}}, .quote = text, .ranges = {{.start = 0, .end = text.size()}}};
}

chat::Point pointOf(int number, const QString &text, const QList<chat::MemberId> &members,
                    const QList<chat::Evidence> &evidence = {})
{
    return {.number = number,
            .category = Category::Consensus,
            .text = text,
            .members = members,
            .stances = {},
            .evidence = evidence};
}

chat::Point contradiction()
{
    chat::Point point{.number = 1,
                      .category = Category::Contradiction,
                      .text = u"How to protect the alternator"_s,
                      .members = {{1}, {2}},
                      .stances = {},
                      .evidence = {}};
    point.stances = {{.members = {{1}}, .text = u"A 30 A DC-to-DC charger limits it"_s, .evidence = {}},
                     {.members = {{2}}, .text = u"An external regulator with a temperature sensor"_s, .evidence = {}}};
    return point;
}

/// What stands around in every answer, so that rare words are rare.
const QStringList around{u"What will stop you is more likely the write rate than the size of it."_s,
                         u"It turns on how long your team needs for this."_s,
                         u"Two things remain to be found out before a decision."_s};

QList<Likeness> likenesses(const QString &sentence, const QList<chat::Point> &points)
{
    return chat::likenesses(QStringList{sentence} + around, {.points = points, .reviews = {}, .dropped = 0});
}

} // namespace

void LikenessTest::aSentenceIsLikeAPoint_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("isLike");
    const auto row = [](const char *name, const QString &sentence, bool isLike) {
        QTest::newRow(name) << sentence << isLike;
    };
    row("the point's words", u"Partition the largest tables before sharding anything."_s, true);
    row("in other forms", u"Partitioning your largest tables comes before you shard and before sharding."_s, true);
    row("a quoted passage", u"First of all, partition the three largest tables by month."_s, true);
    row("in another order, another case", u"SHARDING comes later: before it, the LARGEST TABLES are PARTITIONED."_s,
        true);
    row("two of its words only", u"Drop the unused indexes of the largest tables."_s, false);
    row("words of every sentence", u"What you need before this is more than that."_s, false);
    row("the same subject, another claim", u"Sharding needs a key that every hot query carries before all."_s, false);
    row("its words far apart", u"Partition it. Then look at the largest. Of the tables, later. Shard last."_s, false);
    row("nothing", u""_s, false);
    row("no letters", u"… — 1. 2. 3."_s, false);
}

void LikenessTest::aSentenceIsLikeAPoint()
{
    QFETCH(QString, sentence);
    QFETCH(bool, isLike);
    const auto found = likenesses(sentence, {pointOf(4, u"Partition the largest tables before sharding"_s, {{1}, {3}},
                                                     {quote(1, u"Partition the three largest tables by month."_s)})});
    const Likeness expected{.passage = 0, .position = 0, .point = 4, .members = {{1}, {3}}};
    QCOMPARE(found, isLike ? QList{expected} : QList<Likeness>());
}

void LikenessTest::ofAContradictionOneSideIsMarked()
{
    const auto found = likenesses(u"Fit an external regulator with a sensor for the temperature."_s, {contradiction()});
    QCOMPARE(found, (QList<Likeness>{{.passage = 0, .position = 0, .point = 1, .members = {{2}}}}));
}

void LikenessTest::aSentenceThatTellsOfBothSidesIsEveryones()
{
    const auto found =
        likenesses(u"Choose a 30 A charger that limits it, or an external regulator with a temperature sensor."_s,
                   {contradiction()});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().members, (QList<MemberId>{{1}, {2}}));
}

void LikenessTest::aPointIsLikeItsBestSentenceOnly()
{
    const QStringList passages =
        QStringList{u"Partition the largest tables."_s, u"Partition the largest tables before sharding."_s} + around;
    const auto found = chat::likenesses(
        passages, {.points = {pointOf(1, u"Partition the largest tables before sharding"_s, {{1}})}, .reviews = {}});
    QCOMPARE(found, (QList<Likeness>{{.passage = 1, .position = 0, .point = 1, .members = {{1}}}}));
}

void LikenessTest::blindSpotsAreNobodys()
{
    chat::Point point = pointOf(1, u"What the migration itself would cost"_s, {});
    point.category = Category::BlindSpot;
    QCOMPARE(likenesses(u"Find out what the migration itself would cost you."_s, {point}), QList<Likeness>());
}

void LikenessTest::pointsThatDifferInANumberAreApart()
{
    const auto found = likenesses(u"In step 3 the clause covers all former clients."_s,
                                  {pointOf(1, u"Step 2: the clause covers all former clients"_s, {{1}}),
                                   pointOf(2, u"Step 3: the clause covers all former clients"_s, {{2}})});
    QCOMPARE(found, (QList<Likeness>{{.passage = 0, .position = 0, .point = 2, .members = {{2}}}}));
}

void LikenessTest::aQuoteThatIsNotFoundSaysNothing()
{
    chat::Evidence evidence = quote(1, u"Partition the three largest tables by month."_s);
    evidence.ranges.clear();
    QCOMPARE(likenesses(evidence.quote, {pointOf(1, u"Split up the data"_s, {{1}}, {evidence})}), QList<Likeness>());
}

void LikenessTest::theSentenceIsFoundInItsPassage()
{
    const QString before = u"See e.g. the manual, part 3.2 of it. Really? "_s;
    const auto found = likenesses(before + u"Winter storage: at half charge, disconnected. And so on."_s,
                                  {pointOf(7, u"Winter storage at half charge, disconnected"_s, {{2}})});
    QCOMPARE(found, (QList<Likeness>{{.passage = 0, .position = before.size(), .point = 7, .members = {{2}}}}));
}

void LikenessTest::nothingIsLikeNothing()
{
    QCOMPARE(chat::likenesses({}, {}), QList<Likeness>());
    QCOMPARE(chat::likenesses({u"Some words here."_s}, {}), QList<Likeness>());
    QCOMPARE(chat::likenesses({}, {.points = {contradiction()}, .reviews = {}}), QList<Likeness>());
}

void LikenessTest::hugeTextsAreCutOff()
{
    const QString claim = u"Partition the largest tables before sharding"_s;
    const QString filler = u"And many other words of no great weight. "_s.repeated(3000);
    QCOMPARE(likenesses(filler, {pointOf(1, claim, {{1}})}), QList<Likeness>());
    QCOMPARE(likenesses(filler + claim, {pointOf(1, claim, {{1}})}), QList<Likeness>());
    QList<chat::Point> many;
    for (int i = 1; i <= 1000; ++i)
        many << pointOf(i, u"Point %1 of very many points with words"_s.arg(i), {{1}}, {quote(1, filler.left(2000))});
    QVERIFY(likenesses(filler.repeated(10), many).size() <= 100);
}

QTEST_GUILESS_MAIN(LikenessTest)
#include "tst_likeness.moc"
