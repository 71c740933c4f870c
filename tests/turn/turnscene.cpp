// SPDX-License-Identifier: GPL-3.0-or-later
#include "turn/turnscene.h"

#include "ui/style/elidedlabel.h"

#include <QAbstractButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using chat::Category;
using testsupport::evidenceOf;
using testsupport::RunScript;

TurnScene::TurnScene(const chat::Turn &turn, QSize size) : m_turn(turn), m_view(new turnui::TurnView(m_clock, &m_page))
{
    auto *layout = new QVBoxLayout(&m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_page.resize(size);
    m_view->setTurn([this] { return &m_turn; });
    m_page.show();
}

void TurnScene::play(RunScript &script)
{
    for (const chat::RunEvent &event : script.take()) {
        if (event.at > m_at) {
            m_clock.advance(event.at - m_at);
            m_at = event.at;
        }
        m_turn.id = event.turn;
        chat::apply(m_turn, event);
        m_view->apply(event);
    }
}

void TurnScene::open(RunScript &script)
{
    m_turn = script.turn();
    m_view->setTurn([this] { return &m_turn; });
}

void TurnScene::resize(QSize size)
{
    m_page.resize(size);
}

QString TurnScene::text(const QString &name, QWidget *within)
{
    auto *label = (within ? within : &m_page)->findChild<styleui::ElidedLabel *>(name);
    return label ? label->text() : u"(no label %1)"_s.arg(name);
}

void TurnScene::click(const QString &name)
{
    find<QAbstractButton>(name)->click();
}

namespace written {

const QString question = u"Should we shard Postgres now? 900 GB, 4,000 writes a second, growing 20 % a month."_s;

const QString first =
    u"**Not yet.** At 900 GB you are well inside what one primary carries.\n\nVertical scaling and read replicas will carry you to about 2 TB; sharding before that buys complexity, not speed.\n\n1. Partition the three largest tables by month.\n2. Move analytics to a replica.\n3. Decide at 70 % of the ceiling.\n\nWhat would change my mind: a sustained write rate near the WAL limit."_s;

const QString second =
    u"Look at writes, not size.\n\nA single primary saturates at roughly 10,000 writes per second; your growth reaches that in about five months.\n\n```sql\nSELECT sum(xact_commit) / 3600 AS per_second\nFROM pg_stat_database -- one hour\nWHERE datname = 'orders';\n```\n\nPartition first, then design the sharding key now."_s;

const QString third =
    u"Measure before either: WAL volume and autovacuum lag for two weeks.\n\n| what | limit |\n|---|---|\n| WAL | 120 MB/s |\n| autovacuum lag | 10 min |\n\nPartition the largest tables first. Move analytics to a replica."_s;

const QString fused =
    u"**Not yet.** Partition the three largest tables first: all three advise it, and it can be undone.\n\nWhat will stop you is the write rate, not the size. At 4,000 writes a second and 20 % growth a month you reach the 10,000 that a single primary carries in about five months.\n\nSo start the sharding design now, and decide at 70 % of the ceiling.\n\nBefore either, measure WAL volume and autovacuum lag for two weeks; nobody here has your numbers."_s;

chat::Error rateLimited()
{
    return {.kind = chat::ErrorKind::RateLimited,
            .status = 429,
            .message = u"Too many requests for kimi-k2.6, slow down."_s,
            .remedy = u"It may be tried again in 38 s."_s,
            .retryAfter = 38s};
}

QList<chat::Point> points()
{
    const auto members = [](std::initializer_list<int> numbers) {
        QList<chat::MemberId> ids;
        for (const int number : numbers)
            ids << chat::MemberId{number};
        return ids;
    };
    QList<chat::Point> all;
    const auto add = [&all](Category category, const QString &text, const QList<chat::MemberId> &who,
                            const QList<chat::Evidence> &evidence) {
        all << chat::Point{.number = int(all.size()) + 1,
                           .category = category,
                           .text = text,
                           .members = who,
                           .stances = {},
                           .evidence = evidence};
    };
    add(Category::Contradiction, u"What decides when to shard"_s, members({1, 2}), {});
    all.last().stances = {
        {.members = members({2}),
         .text = u"The write rate: at about 10,000 a second"_s,
         .evidence = {evidenceOf(
             2, second,
             u"A single primary saturates at roughly 10,000 writes per second; your growth reaches that in about five months."_s)}},
        {.members = members({1}),
         .text = u"The size: not before about 2 TB"_s,
         .evidence = {evidenceOf(
             1, first,
             u"Vertical scaling and read replicas will carry you to about 2 TB; sharding before that buys complexity, not speed."_s)}}};
    add(Category::Contradiction, u"When to start the design"_s, members({1, 2}), {});
    all.last().stances = {{.members = members({1}), .text = u"at 70 % of the ceiling"_s, .evidence = {}},
                          {.members = members({2}), .text = u"now"_s, .evidence = {}}};
    add(Category::Consensus, u"Partition before sharding"_s, members({1, 2, 3}),
        {evidenceOf(1, first, u"Partition the three largest tables by month."_s),
         evidenceOf(3, third, u"Partition the largest tables first."_s)});
    add(Category::Consensus, u"Growth, not today's load, sets the date"_s, members({1, 2, 3}), {});
    add(Category::PartialCoverage, u"Move analytics to a replica"_s, members({1, 3}),
        {evidenceOf(1, first, u"Move analytics to a replica."_s)});
    add(Category::UniqueInsight, u"Measure WAL volume and autovacuum lag for two weeks"_s, members({3}),
        {evidenceOf(3, third, u"measure the WAL for at least two weeks"_s)});
    add(Category::BlindSpot, u"What the migration itself would cost"_s, {}, {});
    add(Category::BlindSpot, u"Back-up and restore times at 2 TB"_s, {}, {});
    return all;
}

QList<chat::Review> reviews()
{
    return {{.member = {1}, .gist = u"Wait: partition, replicas, decide later."_s, .concerns = {}},
            {.member = {2},
             .gist = u"The write rate sets the date, not the size."_s,
             .concerns = {{.kind = chat::ConcernKind::Gap,
                           .text = u"Says nothing about replicas."_s,
                           .evidence = {evidenceOf(2, second, u"Look at writes, not size."_s)}}}},
            {.member = {3}, .gist = u"Measure first."_s, .concerns = {}}};
}

RunScript wholeRun()
{
    RunScript script(testsupport::panelOf({u"Opus 4.8"_s, u"GPT-5.5"_s, u"Gemini 3.1 Pro"_s}), question);
    script.started(1).started(2).started(3);
    script.at(900ms).text(1, first).at(1200ms).text(2, second);
    script.at(800ms).reasoning(3, u"Comparing the write ceilings of single primaries.\nThen the growth."_s);
    script.at(6900ms).done(1, 0.018).at(8s).text(3, third);
    script.sources(3, {{.url = u"https://www.postgresql.org/docs/current/ddl-partitioning.html"_s,
                        .title = u"PostgreSQL: Table Partitioning"_s},
                       {.url = u"https://wiki.postgresql.org/wiki/Number_Of_Database_Connections"_s, .title = {}}});
    script.at(10s).done(2, 0.009).at(11s).done(3, 0.007);
    script.fusion({1, 2, 3}).judge();
    script.at(12s);
    for (const chat::Point &point : points())
        script.point(point);
    for (const chat::Review &review : reviews())
        script.review(review);
    script.at(16100ms).judged().writer();
    script.at(18s).writes(fused).at(21s).written().finished();
    return script;
}

} // namespace written
