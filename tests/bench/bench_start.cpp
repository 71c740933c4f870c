// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the program until its window stands on the screen with the last session, against an empty Qt
// window. The program is this one, called again with --window LIBRARY: it does what main does, and says when.
#include "bench/figures.h"
#include "bench/stage.h"
#include "library/instance.h"
#include "library/samples.h"
#include "ui/text/markdownview.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QEvent>
#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {

constexpr int pairs = 11;

/// Prints when the first frame that shows what we wait for is out, and ends the program.
class FirstSight : public QObject
{
public:
    FirstSight(QWidget &window, bool hasSession) : m_window(window), m_hasSession(hasSession)
    {
        qApp->installEventFilter(this);
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            if (!m_seen)
                return;
            std::printf("%f\n", steadyTime());
            std::fflush(stdout);
            m_seen = false;
            QCoreApplication::quit(); // in order: the next start finds the library closed
        });
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_done)
            m_seen = m_done = (m_hasSession ? isText(watched->parent()) : watched == &m_window);
        return false;
    }

private:
    static bool isText(QObject *painted)
    {
        const auto *const view = dynamic_cast<textui::MarkdownView *>(painted);
        return view && !view->text().isEmpty();
    }

    QWidget &m_window;
    bool m_hasSession;
    bool m_done = false;
    bool m_seen = false; ///< painted, and not out yet
};

int showWindow(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QString folder = application.arguments().value(2);
    library::Instance instance(folder);
    if (instance.claim({}) != library::Instance::Claim::Window)
        qFatal("Another window has this library.");
    Stage stage(folder);
    FirstSight sight(stage.window(), application.arguments().contains(u"--session"_s));
    return application.exec();
}

/// Milliseconds from the start of that program until it says that it is seen.
double timeToSight(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const double before = steadyTime();
    process.start(QCoreApplication::applicationDirPath() + u'/' + program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("%s does not show itself.", qPrintable(program));
    return process.readAllStandardOutput().trimmed().toDouble() - before;
}

void measure(const QString &what, const QStringList &arguments)
{
    const auto ours = [&] { return timeToSight(u"bench_start"_s, arguments); };
    const auto reference = [] { return timeToSight(u"emptywindow"_s, {}); };
    QList<double> ourTimes{ours()};
    QList<double> references{reference()};
    ourTimes.clear(); // the first of each warmed up
    references.clear();
    for (int pair = 0; pair < pairs; ++pair) {
        if (pair % 2 == 0)
            ourTimes.append(ours());
        references.append(reference());
        if (pair % 2 == 1)
            ourTimes.append(ours());
    }
    const double reach = median(references) * 1.5 + 100;
    printRatio(what, median(ourTimes), median(references), u"an empty Qt window"_s,
               u"1.5 × + 100 ms = %1"_s.arg(inMilliseconds(reach)));
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--window")
        return showWindow(argc, argv);
    QCoreApplication application(argc, argv);
    QTemporaryDir folders;
    const QString full = folders.filePath(u"full"_s);
    librarysamples::writeLibrary(full, {.turns = 10'000});
    printHead(u"start of the program, median of %1"_s.arg(pairs));
    measure(u"with the last session of 10,000 turns"_s, {u"--window"_s, full, u"--session"_s});
    measure(u"with an empty library"_s, {u"--window"_s, folders.filePath(u"empty"_s)});
    return 0;
}
