// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/figures.h"

#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <ctime>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

double milliseconds(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

void print(const QString &line)
{
    QTextStream(stdout) << line << '\n';
}

} // namespace

double threadCpu()
{
    return milliseconds(CLOCK_THREAD_CPUTIME_ID);
}

double processCpu()
{
    return milliseconds(CLOCK_PROCESS_CPUTIME_ID);
}

double steadyTime()
{
    return milliseconds(CLOCK_MONOTONIC);
}

double median(QList<double> values)
{
    return percentile(std::move(values), 0.5);
}

double percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    const auto rank = qsizetype(std::ceil(share * double(values.size())));
    return values[std::clamp<qsizetype>(rank - 1, 0, values.size() - 1)];
}

void printHead(const QString &title)
{
    print(u"\n| %1 | ours | reference | ratio | goal |\n| --- | --- | --- | --- | --- |"_s.arg(title));
}

void printRow(const QString &what, const QString &ours, const QString &reference, const QString &goal)
{
    print(u"| %1 | %2 | %3 | | %4 |"_s.arg(what, ours, reference, goal));
}

void printRatio(const QString &what, double ours, double reference, const QString &referenceIs, const QString &goal)
{
    print(u"| %1 | %2 | %3, %4 | %5 | %6 |"_s.arg(what, inMilliseconds(ours), referenceIs, inMilliseconds(reference))
              .arg(reference > 0 ? ours / reference : 0, 0, 'f', 2)
              .arg(goal));
}

QString inMilliseconds(double value)
{
    return u"%1 ms"_s.arg(value, 0, 'f', value < 100 ? 1 : 0);
}

} // namespace bench
