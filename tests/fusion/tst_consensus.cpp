// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/consensus.h"
#include "fusion/outcome.h"

#include <QTest>

using namespace Qt::StringLiterals;
using chat::Category;
using chat::MemberId;
using chat::State;

/// What the program decides by itself: what is consensus, and how a run ended.
class ConsensusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void categories_data();
    void categories();
    void outcomes_data();
    void outcomes();
};

static QList<MemberId> members(const QString &numbers)
{
    QList<MemberId> result;
    for (const QChar number : numbers)
        result.append(MemberId{number.digitValue()});
    return result;
}

void ConsensusTest::categories_data()
{
    QTest::addColumn<QList<double>>("weights");
    QTest::addColumn<QString>("supporters");
    QTest::addColumn<bool>("isOpposed");
    QTest::addColumn<QString>("claimed");
    QTest::addColumn<QString>("decided");
    const QString consensus = u"consensus"_s;
    const QString partial = u"partial_coverage"_s;
    const QString unique = u"unique_insights"_s;
    const auto row = [](const char *name, const QList<double> &weights, const char *supporters, bool isOpposed,
                        const QString &claimed, const QString &decided) {
        QTest::newRow(name) << weights << QString::fromLatin1(supporters) << isOpposed << claimed << decided;
    };
    row("all of two", {1, 1}, "12", false, consensus, consensus);
    row("one of two", {1, 1}, "1", false, consensus, unique);
    row("two of three", {1, 1, 1}, "13", false, consensus, consensus);
    row("two of four are just half", {1, 1, 1, 1}, "12", false, consensus, partial);
    row("three of four", {1, 1, 1, 1}, "124", false, consensus, consensus);
    row("five of eight", {1, 1, 1, 1, 1, 1, 1, 1}, "12345", false, consensus, consensus);
    row("four of eight", {1, 1, 1, 1, 1, 1, 1, 1}, "1234", false, consensus, partial);
    row("two of three, and the third denies it", {1, 1, 1}, "13", true, consensus, partial);
    row("two light ones of three", {1, 1, 10}, "12", false, consensus, partial);
    row("two heavy ones of four", {10, 10, 1, 1}, "12", false, consensus, consensus);
    row("one heavy one alone", {10, 1, 1}, "1", false, consensus, unique);
    row("heavy ones that the judge, who counts heads, calls partial", {10, 10, 1, 1}, "12", false, partial, consensus);
    row("most heads that the judge doubts", {1, 1, 1}, "12", false, partial, partial);
    row("half the heads, half the weight, called partial", {1, 1, 1, 1}, "12", false, partial, partial);
    row("one that the judge calls partial", {1, 1}, "2", false, partial, unique);
    row("weights at both ends of the scale", {0.1, 0.1, 10}, "123", false, consensus, consensus);
    row("exactly half the weight", {2, 1, 1, 2}, "12", false, consensus, partial);
}

void ConsensusTest::categories()
{
    QFETCH(QList<double>, weights);
    QFETCH(QString, supporters);
    QFETCH(bool, isOpposed);
    QFETCH(QString, claimed);
    QList<fusion::LetteredAnswer> answers;
    for (const double weight : weights)
        answers.append(fusion::LetteredAnswer{.attempt = {{int(answers.size()) + 1}, 1}, .weight = weight});
    const Category by = claimed == u"consensus" ? Category::Consensus : Category::PartialCoverage;
    QTEST(toString(fusion::decidedCategory(by, members(supporters), isOpposed, answers)), "decided");
}

void ConsensusTest::outcomes_data()
{
    QTest::addColumn<QString>("attempts"); // s, f, c: how the members ended
    QTest::addColumn<QString>("fused");    // used members, then a with an analysis, w with a fused answer
    QTest::addColumn<bool>("wasStopped");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *name, const char *attempts, const char *fused, bool wasStopped, const char *state) {
        QTest::newRow(name) << QString::fromLatin1(attempts) << QString::fromLatin1(fused) << wasStopped
                            << QString::fromLatin1(state);
    };
    row("all there", "sss", "123aw", false, "complete");
    row("a panel of one", "s", "", false, "complete");
    row("a member failed", "sfs", "13aw", false, "degraded");
    row("a member was stopped", "scs", "13aw", false, "degraded");
    row("a late answer is not in the fused one", "sss", "13aw", false, "degraded");
    row("the judge failed", "sss", "123w", false, "degraded");
    row("the writer failed", "sss", "123a", false, "degraded");
    row("judge and writer failed", "sss", "123", false, "degraded");
    row("one survivor", "sff", "", false, "degraded");
    row("J09 none answered", "fff", "", false, "failed");
    row("some failed, the rest was stopped", "fcc", "", false, "failed");
    row("each was stopped by hand", "ccc", "", false, "cancelled");
    row("a panel of one failed", "f", "", false, "failed");
    row("a panel of one was stopped", "c", "", true, "cancelled");
    row("stopped among the members", "scc", "", true, "cancelled");
    row("stopped while the judge was at work", "sss", "123", true, "cancelled");
    row("stopped while the writer was at work", "sss", "123a", true, "cancelled");
    row("stopped when a fused answer was there", "ssc", "12aw", true, "degraded");
}

void ConsensusTest::outcomes()
{
    QFETCH(QString, attempts);
    QFETCH(QString, fused);
    QFETCH(bool, wasStopped);
    chat::Turn turn;
    for (const QChar end : attempts) {
        const State state = end == u's' ? State::Succeeded : end == u'f' ? State::Failed : State::Cancelled;
        turn.panel.members.append(chat::Member{});
        turn.attempts.append(
            chat::Attempt{.id = {{int(turn.attempts.size()) + 1}, 1}, .reply = {.state = state, .text = u"x"_s}});
    }
    chat::numberMembers(turn.panel);
    if (!fused.isEmpty()) {
        chat::Fusion made{.number = 1, .judge = chat::Reply{}, .isRunning = false};
        made.judge->state = fused.contains(u'a') ? State::Succeeded : State::Failed;
        made.writer = chat::Reply{.state = fused.contains(u'w') ? State::Succeeded : State::Failed};
        if (fused.contains(u'a'))
            made.analysis.emplace();
        for (const QChar sign : fused) {
            if (sign.isDigit())
                made.used.append({{sign.digitValue()}, 1});
        }
        turn.fusions.append(made);
    }
    const QString state = toString(fusion::outcome(turn, wasStopped));
    QTEST(state, "state");
}

QTEST_APPLESS_MAIN(ConsensusTest)
#include "tst_consensus.moc"
