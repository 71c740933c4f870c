// SPDX-License-Identifier: GPL-3.0-or-later
// The library with 10,000 turns against an empty one and against bare SQLite: opening, the newest session, the list,
// and searching as one types.
#include "bench/figures.h"
#include "chat/clock.h"
#include "library/database.h"
#include "library/library.h"
#include "library/samples.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace bench;
using namespace librarysamples;

namespace {

constexpr int turns = 10'000;

double timeOf(const std::function<void()> &what)
{
    const double before = steadyTime();
    what();
    return steadyTime() - before;
}

QList<double> timesOf(const std::function<void()> &what, int times)
{
    QList<double> values;
    for (int i = 0; i < times; ++i)
        values.append(timeOf(what));
    return values;
}

template<typename Result, typename Ask>
Result await(Ask ask)
{
    QEventLoop loop;
    std::optional<Result> answer;
    ask([&](const Result &result) {
        answer = result;
        loop.quit();
    });
    loop.exec();
    return *answer;
}

/// Opens, lists, and loads the newest session: what the first screen needs.
void openFirstScreen(const QString &folder)
{
    chat::SystemClock clock;
    library::Library library(clock);
    if (!library.open(folder))
        qFatal("The library does not open.");
    const auto sessions = await<QList<library::SessionSummary>>([&](auto done) { library.sessions(&library, done); });
    if (sessions.isEmpty())
        return;
    using Loaded = std::expected<chat::Session, QString>;
    const auto session = await<Loaded>([&](auto done) { library.load(sessions.first().id, &library, done); });
    if (!session)
        qFatal("The session does not load.");
}

/// Every beginning of these words, as they are typed: "n", "no", "nol", …
QStringList typed(const QStringList &words)
{
    QStringList beginnings;
    for (const QString &word : words) {
        for (qsizetype length = 1; length <= word.size(); ++length)
            beginnings.append(word.left(length));
    }
    return beginnings;
}

void measureSearch(const QString &folder)
{
    chat::SystemClock clock;
    library::Library library(clock);
    if (!library.open(folder))
        qFatal("The library does not open.");
    library::Database bare(folder + u"/library.sqlite"_s, library::Database::Mode::Query);
    std::mt19937 random(9);
    const QStringList words = typed(text(random, 20).split(u' '));
    QList<double> ours;
    QList<double> references;
    for (const QString &word : words) {
        ours += timesOf(
            [&] {
                await<QList<library::SessionSummary>>([&](auto done) { library.search(word, 50, &library, done); });
            },
            5);
        references += timesOf(
            [&] {
                library::Rows rows =
                    bare.query(u"SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid DESC LIMIT 500"_s,
                               {u'"' + word + u"\"*"_s});
                while (rows.next())
                    continue;
            },
            5);
    }
    printRatio(u"search as one types: median"_s, median(ours), median(references), u"the bare index query"_s,
               u"20 ms"_s);
    printRatio(u"search as one types: 99 %"_s, percentile(ours, 0.99), percentile(references, 0.99),
               u"the bare index query"_s, u"20 ms"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QTemporaryDir folders;
    const QString full = folders.filePath(u"full"_s);
    const QString empty = folders.filePath(u"empty"_s);
    writeLibrary(full, {.turns = turns});
    writeLibrary(empty, {.turns = 0});

    printHead(u"a library of %1 turns"_s.arg(turns));
    printRatio(u"open, list, load the newest session"_s, median(timesOf([&] { openFirstScreen(full); }, 9)),
               median(timesOf([&] { openFirstScreen(empty); }, 9)), u"an empty library"_s, {});
    measureSearch(full);
    return 0;
}
