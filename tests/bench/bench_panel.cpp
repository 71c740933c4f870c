// SPDX-License-Identifier: GPL-3.0-or-later
// What we add to the models' own time: from the last member's end to the judge's request on the wire, from the judge's
// end to the writer's, and how far apart the first requests are. In the real window; the server keeps the time.
#include "bench/figures.h"
#include "bench/serverprocess.h"
#include "bench/stage.h"

#include <QApplication>
#include <QEventLoop>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {

constexpr int runs = 15;

struct Gaps
{
    QList<double> toJudge;
    QList<double> toWriter;
    QList<double> spread;
};

void add(Gaps &gaps, const QList<ServerProcess::Event> &events)
{
    double firstRequest = 1e300;
    double lastRequest = 0;
    double lastEnd = 0;
    double judgeEnd = 0;
    for (const ServerProcess::Event &event : events) {
        if (event.is(u"request", u"judge")) {
            gaps.toJudge.append(event.at - lastEnd);
        } else if (event.is(u"ended", u"judge")) {
            judgeEnd = event.at;
        } else if (event.is(u"request", u"writer")) {
            gaps.toWriter.append(event.at - judgeEnd);
        } else if (event.what == u"request") {
            firstRequest = std::min(firstRequest, event.at);
            lastRequest = std::max(lastRequest, event.at);
        } else if (event.model != u"writer") {
            lastEnd = event.at;
        }
    }
    gaps.spread.append(lastRequest - firstRequest);
}

/// Each answer comes at once but for its end, which streams for a second: as answers end in life.
Gaps measure(int bytes, Stage::Sight sight = Stage::Sight::Shown)
{
    QTemporaryDir library;
    ServerProcess server({u"--rate"_s, u"100"_s, u"--seconds"_s, u"1"_s, u"--prefill"_s, QString::number(bytes)});
    Stage stage(library.path());
    Gaps gaps;
    for (int run = 0; run < runs; ++run) {
        QEventLoop loop;
        QObject::connect(&stage.desk(), &desk::Desk::turnFinished, &loop, &QEventLoop::quit);
        stage.askEight(server.baseUrl(), sight);
        loop.exec();
        add(gaps, server.eventsUntilEndOf(u"writer"_s));
    }
    return gaps;
}

void print(const QString &what, const QList<double> &gaps, const QString &goal)
{
    printRow(what, u"%1, at most %2"_s.arg(inMilliseconds(median(gaps)), inMilliseconds(percentile(gaps, 1))), {},
             goal);
}

void print(const QString &size, const Gaps &gaps)
{
    print(size + u": last member's end to the judge's request"_s, gaps.toJudge, u"5 ms"_s);
    print(size + u": judge's end to the writer's request"_s, gaps.toWriter, u"5 ms"_s);
    print(size + u": first to last of the members' requests"_s, gaps.spread, {});
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const Gaps usual = measure(8'000);
    const Gaps large = measure(200'000);
    const Gaps elsewhere = measure(8'000, Stage::Sight::Elsewhere);
    printHead(u"a panel of eight, median of %1 runs"_s.arg(runs));
    print(u"8 kB each"_s, usual);
    print(u"200 kB each"_s, large);
    print(u"8 kB each, another session shown"_s, elsewhere);
    return 0;
}
