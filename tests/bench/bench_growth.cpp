// SPDX-License-Identifier: GPL-3.0-or-later
// Streaming n bytes into a view costs in proportion to n: 1 MB against 100 kB, a thousand bytes a frame.
#include "bench/figures.h"
#include "ui/style/theme.h"
#include "ui/text/markdownview.h"

#include <QApplication>
#include <QEventLoop>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {

constexpr int small = 100'000;
constexpr int large = 1'000'000;
constexpr int bytesPerFrame = 1'000;

QString sample(int size)
{
    static const QString text =
        u"## What decides it\n\nThe *write rate* decides, not the size of the data. A single primary carries a "
        "**certain load**.\n\n1. Partition the largest tables first.\n2. Move `analytics` to a replica.\n\n```cpp\n"
        "int main()\n{\n    return measure() > 10'000 ? 1 : 0; // writes a second\n}\n```\n\n| what | today |\n"
        "| --- | ---: |\n| size | 900 GB |\n| writes | 4,000 |\n\n> A shard that was not needed.\n\n"_s;
    return text.repeated(size / text.size() + 1).left(size);
}

/// Gives the view the next piece whenever it has painted the one before.
class Feeder : public QObject
{
public:
    Feeder(textui::MarkdownView &view, const QString &text) : m_view(view), m_text(text)
    {
        view.viewport()->installEventFilter(this);
    }

    void run()
    {
        next();
        m_loop.exec();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(this, &Feeder::next, Qt::QueuedConnection);
        return false;
    }

private:
    void next()
    {
        if (m_at >= m_text.size())
            return m_loop.quit();
        m_view.append(m_text.mid(m_at, bytesPerFrame));
        m_at += bytesPerFrame;
    }

    textui::MarkdownView &m_view;
    QString m_text;
    QEventLoop m_loop;
    qsizetype m_at = 0;
};

double cost(int size)
{
    textui::MarkdownView view(textui::Typography::Interface);
    view.resize(390, 800);
    view.show();
    QApplication::processEvents();
    Feeder feeder(view, sample(size));
    const double before = threadCpu();
    feeder.run();
    return threadCpu() - before;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const styleui::Theme theme;
    static_cast<void>(cost(small)); // fonts, highlighting: once
    QList<double> smalls{cost(small)};
    const double largeCost = cost(large);
    smalls.append({cost(small), cost(small)});
    printHead(u"streaming into a view (CPU)"_s);
    printRatio(u"1 MB"_s, largeCost, median(smalls), u"100 kB"_s, u"12"_s);
    return 0;
}
