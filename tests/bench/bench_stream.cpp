// SPDX-License-Identifier: GPL-3.0-or-later
// Eight members that stream 300 tokens a second each into the real window: how smooth it stays and what it costs; the
// same with 1 MB in each answer already; and without a library, for what the journal costs. bench_stream [--seconds N]
#include "bench/figures.h"
#include "bench/framemeter.h"
#include "bench/serverprocess.h"
#include "bench/stage.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace bench;
using std::chrono::seconds;

namespace {

constexpr int rate = 300;
constexpr int megabyte = 1'000'000;

struct Setting
{
    seconds time{60};
    int prefill = 0; ///< bytes in each answer beforehand
    bool isKept = true;
};

struct Figures
{
    double arrival = 0; ///< the largest frame while what came beforehand arrived
    double largest = 0;
    double percentile99 = 0;
    qsizetype frames = 0;
    qsizetype over16 = 0;
    qsizetype over50 = 0;
    double cores = 0;
};

void wait(seconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Until each of the eight answers is longer than that.
void waitForAnswers(desk::Conversation *conversation, qsizetype length)
{
    QEventLoop loop;
    const auto check = [&](const chat::TurnId &id) {
        const chat::Turn *const turn = conversation->turn(id);
        const auto isLonger = [&](const chat::Member &member) {
            const chat::Attempt *const attempt = turn->latestAttempt(member.id);
            return attempt && attempt->reply.text.size() > length;
        };
        if (std::ranges::all_of(turn->panel.members, isLonger))
            loop.quit();
    };
    QObject::connect(conversation, &desk::Conversation::eventApplied, &loop, check);
    loop.exec();
}

Figures measure(const Setting &setting)
{
    QTemporaryDir library;
    const ServerProcess server({u"--rate"_s, QString::number(rate), u"--prefill"_s, QString::number(setting.prefill),
                                u"--seconds"_s, QString::number(setting.time.count() + 30)});
    Stage stage(setting.isKept ? library.path() : QString());
    wait(seconds(1));
    Figures figures;
    {
        const FrameMeter arrival;
        waitForAnswers(stage.askEight(server.baseUrl()), setting.prefill);
        wait(seconds(2));
        figures.arrival = arrival.largest();
    }
    const FrameMeter meter;
    wait(setting.time);
    figures.largest = meter.largest();
    figures.percentile99 = meter.percentile(0.99);
    figures.frames = meter.painted();
    figures.over16 = meter.over(16.7);
    figures.over50 = meter.over(50);
    figures.cores = meter.cores();
    return figures;
}

QString ofOneCore(double cores)
{
    return u"%1 %"_s.arg(cores * 100, 0, 'f', 0);
}

void print(const QString &what, const Figures &figures)
{
    printRow(what + u": largest frame"_s, inMilliseconds(figures.largest), {}, u"50 ms; wish 16.7 ms"_s);
    printRow(what + u": 99 % of the frames that paint"_s, inMilliseconds(figures.percentile99), {},
             u"16.7 ms; wish 8 ms"_s);
    printRow(what + u": frames over 16.7 ms"_s, u"%1 of %2"_s.arg(figures.over16).arg(figures.frames), {}, u"1 %"_s);
    printRow(what + u": frames over 50 ms"_s, QString::number(figures.over50), {}, u"0"_s);
    printRow(what + u": CPU of the program"_s, ofOneCore(figures.cores), u"one core"_s, u"less than 100 %"_s);
}

QString ratio(double ours, double reference)
{
    return u"× %1"_s.arg(ours / reference, 0, 'f', 2);
}

} // namespace

int main(int argc, char *argv[])
{
    FrameMeter::useOwnDispatcher();
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"seconds"_s, u"For how long each is measured."_s, u"N"_s, u"60"_s});
    parser.process(application);
    const seconds time(parser.value(u"seconds"_s).toInt());

    const Figures plain = measure({.time = time});
    const Figures full = measure({.time = time, .prefill = megabyte});
    const Figures unkept = measure({.time = time, .isKept = false});

    printHead(u"eight members, %1 tokens a second each, %2 s, 1600 × 1000"_s.arg(rate).arg(time.count()));
    print(u"from nothing"_s, plain);
    print(u"after 1 MB each"_s, full);
    printRow(u"after 1 MB: 99 % of the frames"_s, ratio(full.percentile99, plain.percentile99), u"from nothing"_s,
             u"× 1.5"_s);
    printRow(u"after 1 MB: CPU"_s, ratio(full.cores, plain.cores), u"from nothing"_s, u"× 1.5"_s);
    printRow(u"while the 8 × 1 MB arrive at once: largest frame"_s, inMilliseconds(full.arrival), {}, {});
    printRow(u"with the journal: CPU"_s, ratio(plain.cores, unkept.cores), u"without it"_s, u"× 1.03"_s);
    return 0;
}
