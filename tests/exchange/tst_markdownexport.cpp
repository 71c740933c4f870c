// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostile.h"
#include "tree.h"
#include "turns.h"

#include "exchange/markdownexport.h"
#include "markdown/visible.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace exchange;
using namespace Qt::StringLiterals;

namespace {

chat::Session session()
{
    chat::Session session{.id = {u"session-1"_s},
                          .title = u"Tides & co."_s,
                          .turns = {turns::degraded(), turns::justOne(), turns::troubled()}};
    session.turns[1].parent = session.turns[0].id;
    session.turns[2].parent = session.turns[0].id; // a branch: asked in the place of the second
    return session;
}

/// Every text in the turn that somebody else wrote.
chat::Turn hostileTurn(const QString &text)
{
    chat::Turn turn = turns::degraded();
    turn.prompt = text;
    turn.panel.name = text;
    for (chat::Member &member : turn.panel.members) {
        member.model = {text, text, text};
        member.settings.systemPrompt = text;
        member.settings.effort = text;
        member.settings.provider = {{text.left(50), text}, {u"order"_s, QJsonArray{text}}};
        member.fallback = member.model;
    }
    turn.panel.members[1].label = text;
    turn.panel.judge.model = {text, text, text};
    turn.panel.writer.model = {text, text, text};
    for (chat::Attempt &attempt : turn.attempts) {
        attempt.reply.text = text;
        attempt.reply.provider = text;
        attempt.reply.servedModel = text;
        attempt.reply.sources = {{text, text}, {u"https://a.example/"_s + text, text}, {u"https://a.example"_s, text}};
    }
    turn.attempts[2].reply.error = chat::Error{.message = text, .remedy = text};
    chat::Fusion &fusion = turn.fusions.first();
    fusion.writer->text = text;
    for (chat::Point &point : fusion.analysis->points) {
        point.text = text;
        for (chat::Evidence &evidence : point.evidence)
            evidence.quote = text;
        for (chat::Stance &stance : point.stances) {
            stance.text = text;
            for (chat::Evidence &evidence : stance.evidence)
                evidence.quote = text;
        }
    }
    for (chat::Review &review : fusion.analysis->reviews) {
        review.gist = text;
        for (chat::Concern &concern : review.concerns)
            concern.text = text;
    }
    chat::Fusion other = fusion;
    other.number = 2;
    turn.fusions.prepend(other);
    return turn;
}

QString golden(const QString &name)
{
    QFile file(QStringLiteral(GOLDEN_FOLDER "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    return QString::fromUtf8(file.readAll()).replace(u"VERSION"_s, QStringLiteral(COUNTERPOINT_VERSION));
}

} // namespace

class TestMarkdownExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void isAsItWas_data();
    void isAsItWas();
    void evidenceStandsInFootnotes();
    void whatWasAskedElsewhereIsNotInTheSum();
    void onlyOurHeadingsStandAtOurLevels_data();
    void onlyOurHeadingsStandAtOurLevels();
    void suggestsSafeNames_data();
    void suggestsSafeNames();
};

/// Pages that a person has read and found good. Where one changes on purpose, look at it and keep it anew:
/// COUNTERPOINT_KEEP_GOLDEN=1 writes what came out.
void TestMarkdownExport::isAsItWas_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("name");
    QTest::newRow("a degraded run") << markdownOf(turns::degraded()) << u"degraded.md"_s;
    QTest::newRow("just one") << markdownOf(turns::justOne()) << u"justone.md"_s;
    QTest::newRow("a run in trouble") << markdownOf(turns::troubled()) << u"troubled.md"_s;
    QTest::newRow("a session") << markdownOf(session()) << u"session.md"_s;
    QTest::newRow("an empty session") << markdownOf(chat::Session()) << u"empty.md"_s;
}

void TestMarkdownExport::isAsItWas()
{
    QFETCH(QString, page);
    QFETCH(QString, name);
    if (qEnvironmentVariableIsSet("COUNTERPOINT_KEEP_GOLDEN")) {
        QFile file(QStringLiteral(GOLDEN_FOLDER "/") + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QString(page).replace(QStringLiteral(COUNTERPOINT_VERSION), u"VERSION"_s).toUtf8());
    }
    QCOMPARE(page, golden(name));
}

void TestMarkdownExport::whatWasAskedElsewhereIsNotInTheSum()
{
    chat::Turn turn = turns::degraded();
    turn.attempts.first().origin = chat::Origin{{u"other"_s}, turns::alto};
    const QString page = markdownOf(turn);
    QVERIFY(page.contains(u"| 1 · Alto (asked in another turn, not in the sum) |"_s));
    QVERIFY(page.contains(u" · asked once, in another turn · "_s));
}

void TestMarkdownExport::evidenceStandsInFootnotes()
{
    const tree::Summary one = tree::summary(markdownOf(turns::degraded()));
    QCOMPARE(one.definitions, turns::analysis().evidence().size());
    QCOMPARE(one.references, one.definitions);
    // Those of a session are numbered through.
    chat::Session twice = session();
    twice.turns = {turns::degraded(), turns::degraded()};
    QCOMPARE(tree::summary(markdownOf(twice)).definitions, 2 * one.definitions);
}

void TestMarkdownExport::onlyOurHeadingsStandAtOurLevels_data()
{
    QTest::addColumn<QString>("text");
    for (const auto texts = hostile::texts(); const auto &[name, text] : texts)
        QTest::newRow(name) << text;
}

/// X01–X07, X30: whatever models, servers and people wrote, on the parsed page stand our headings and only ours.
void TestMarkdownExport::onlyOurHeadingsStandAtOurLevels()
{
    QFETCH(QString, text);
    const chat::Turn turn = hostileTurn(text);
    const QString page = markdownOf(turn);
    const tree::Summary found = tree::summary(page);

    QStringList ours;
    QStringList theirs;
    for (const QString &heading : found.headings)
        (heading.section(u' ', 0, 0).size() <= 2 ? ours : theirs).append(heading);
    QVERIFY(!ours.isEmpty() && ours.takeFirst().startsWith("# "_L1)); // the title is theirs, in our place
    QStringList expected{u"## Fused answer"_s, u"## Breakdown"_s, u"## Other fused answers"_s, u"## Answers"_s,
                         u"## Times and costs"_s};
    if (text.trimmed().isEmpty()) { // nothing was written
        expected.removeAll(u"## Other fused answers"_s);
        expected.removeAll(u"## Fused answer"_s);
        expected.prepend(u"## No fused answer"_s);
    }
    if (ours.contains(u"## No fused answer"_s) != expected.contains(u"## No fused answer"_s))
        expected = {u"## Fused answer"_s, u"## Breakdown"_s, u"## Other fused answers"_s, u"## Answers"_s,
                    u"## Times and costs"_s};
    QCOMPARE(ours, expected);

    // Folds that open and close in turn are all the HTML there is.
    QStringList folds;
    for (const QString &html : found.html)
        folds.append(html.section(u'\n', 0, 0));
    const qsizetype pairs = expected.contains(u"## Other fused answers"_s) ? 4 : 3;
    QStringList expectedFolds;
    for (qsizetype i = 0; i < pairs; ++i)
        expectedFolds += {u"<details>"_s, u"</details>"_s};
    QCOMPARE(folds, expectedFolds);

    QCOMPARE(found.images, 0);
    QCOMPARE(found.definitions, turns::analysis().evidence().size());
    QCOMPARE(found.references, found.definitions);
    for (const QString &address : found.addresses)
        QVERIFY2(tree::isHarmless(address), qPrintable(address));
    QVERIFY(!markdown::hasHidden(QString(page).remove(QChar(0x301))));
}

void TestMarkdownExport::suggestsSafeNames_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("a question") << u"Why do tides come twice a day?"_s << u"Why do tides come twice a day.md"_s;
    QTest::newRow("X29 out of the folder") << u"../../etc/passwd"_s << u"etc passwd.md"_s;
    QTest::newRow("X29 a device") << u"CON"_s << u"_CON.md"_s;
    QTest::newRow("X29 300 characters") << QString(300, u'x') << QString(80, u'x') + u".md"_s;
    QTest::newRow("X29 300 wide ones stay whole") << u"🎉"_s.repeated(150) << u"🎉"_s.repeated(40) + u".md"_s;
    QTest::newRow("X29 NUL") << u"a\0b"_s << u"ab.md"_s;
    QTest::newRow("X29 a leading dash") << u"-rf /"_s << u"rf.md"_s;
    QTest::newRow("X29 dots") << u"..."_s << u"session.md"_s;
    QTest::newRow("X29 nothing") << QString() << u"session.md"_s;
    QTest::newRow("X29 turned around") << u"photo\u202Egnp.sh"_s << u"photognp.sh.md"_s;
    QTest::newRow("X29 lines and tabs") << u"a\nb\tc"_s << u"a b c.md"_s;
    QTest::newRow("X29 an expansion") << u"%PATH% $HOME `x`"_s << u"PATH $HOME `x`.md"_s;
}

void TestMarkdownExport::suggestsSafeNames()
{
    QFETCH(QString, title);
    const QString name = suggestedFileName(title, u"md"_s);
    QTEST(name, "name");
    QVERIFY(name.toUtf8().size() <= 255);
}

QTEST_GUILESS_MAIN(TestMarkdownExport)
#include "tst_markdownexport.moc"
