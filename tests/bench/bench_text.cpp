// SPDX-License-Identifier: GPL-3.0-or-later
// The text engine by itself, against bare library calls: cmark-gfm, QTextDocument, KSyntaxHighlighting.
#include "bench/figures.h"
#include "markdown/hostile.h"
#include "markdown/markdown.h"
#include "ui/text/codeworker.h"
#include "ui/text/markdownview.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

#include <QApplication>
#include <QTextBrowser>
#include <QThreadPool>

#include <cmark-gfm-core-extensions.h>
#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace bench;

namespace {

constexpr int megabyte = 1'000'000;

QString sample(int size)
{
    static const QString text =
        u"## What decides it\n\nThe *write rate* decides, not the size of the data. A single primary carries a "
        "**certain load**, which a [manual](https://example.com/manual) names; see `pg_stat_database` for yours.\n\n"
        "1. Partition the largest tables first, by month, and keep the old ones apart.\n2. Move `analytics` to a "
        "replica.\n   - nightly jobs\n   - dashboards\n\n```cpp\nint main()\n{\n    return measure() > 10'000 ? 1 : 0; "
        "// writes a second\n}\n```\n\n| what | today |\n| --- | ---: |\n| size | 900 GB |\n| writes | 4,000 |\n\n"
        "> A shard that was not needed costs more than one that came late, as everybody says who has one.\n\n"_s;
    return text.repeated(size / text.size() + 1).left(size);
}

template<typename Work>
double costOf(Work work)
{
    const double before = threadCpu();
    work();
    return threadCpu() - before;
}

/// The medians of two pieces of work, measured in turn.
template<typename Ours, typename Theirs>
std::pair<double, double> inTurn(int rounds, Ours ours, Theirs theirs)
{
    QList<double> a;
    QList<double> b;
    for (int i = 0; i < rounds; ++i) {
        a.append(costOf(ours));
        b.append(costOf(theirs));
        b.append(costOf(theirs));
        a.append(costOf(ours));
    }
    return {median(a), median(b)};
}

void parseByCmark(const QByteArray &bytes)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *const parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (const char *name : std::to_array<const char *>({"table", "strikethrough", "autolink", "tasklist"}))
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, bytes.constData(), size_t(bytes.size()));
    cmark_node *const document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_node_free(document);
}

void parsing()
{
    const QString text = sample(megabyte);
    const QByteArray bytes = text.toUtf8();
    (void)markdown::parse(text); // whatever is made once
    const auto [ours, cmark] = inTurn(5, [&] { (void)markdown::parse(text); }, [&] { parseByCmark(bytes); });
    printRatio(u"parsing 1 MB"_s, ours, cmark, u"cmark-gfm alone"_s, u"≤ 1.5×"_s);
}

void firstScreen()
{
    const QString text = sample(megabyte);
    textui::MarkdownView view(textui::Typography::Interface);
    view.resize(390, 800);
    view.show();
    QApplication::processEvents();
    const auto show = [&] {
        view.setText(text);
        view.repaint();
        QApplication::processEvents();
    };
    const double ours = median({costOf(show), costOf(show), costOf(show), costOf(show), costOf(show)});
    QTextBrowser browser;
    browser.resize(390, 800);
    browser.show();
    const double theirs = costOf([&] {
        browser.setMarkdown(text);
        browser.repaint();
        QApplication::processEvents();
    });
    printRatio(u"first screen of 1 MB"_s, ours, theirs, u"QTextBrowser::setMarkdown"_s, u"≤ 0.02×"_s);
}

double deltaCostAt(int size)
{
    textui::MarkdownView view(textui::Typography::Interface);
    view.resize(390, 800);
    view.show();
    view.append(sample(size) + u"\n\n"_s);
    view.flush();
    QApplication::processEvents();
    const QString more = sample(6000);
    return costOf([&] {
        for (int at = 0; at < more.size(); at += 12) {
            view.append(more.mid(at, 12));
            view.flush();
            QApplication::processEvents();
        }
    });
}

void deltas()
{
    QList<double> ratios;
    for (int i = 0; i < 5; ++i)
        ratios.append(deltaCostAt(100'000) / deltaCostAt(5'000));
    printRow(u"a delta at 100 kB"_s, QString::number(median(ratios), 'f', 2) + u"×"_s, u"at 5 kB"_s, u"≤ 1.05×"_s);
}

/// The smaller of two measurements: noise only adds.
template<typename Work>
double leastOf(Work work)
{
    const double first = costOf(work);
    return std::min(first, costOf(work));
}

void degenerate()
{
    double worst = 0;
    double worstOfCmark = 0;
    double growth = 0;
    double growthOfCmark = 0;
    QString slowest;
    QString steepest;
    for (const hostile::Input &input : hostile::inputs()) {
        const QString text = input.text(megabyte);
        const QString half = input.text(megabyte / 2);
        const double ours = leastOf([&] { (void)markdown::parse(text); });
        const double ofHalf = leastOf([&] { (void)markdown::parse(half); });
        const double cmark = leastOf([bytes = text.toUtf8()] { parseByCmark(bytes); });
        const double cmarkOfHalf = leastOf([bytes = half.toUtf8()] { parseByCmark(bytes); });
        if (ours > worst)
            slowest = QString::fromLatin1(input.name);
        worst = std::max(worst, ours);
        worstOfCmark = std::max(worstOfCmark, cmark);
        const double ratio = ofHalf > 5 ? ours / ofHalf : 0; // below that it is noise
        if (ratio > growth) {
            steepest = QString::fromLatin1(input.name);
            growth = ratio;
            growthOfCmark = cmark / cmarkOfHalf;
        }
    }
    printRatio(u"the worst of %1 degenerate inputs of 1 MB (%2)"_s.arg(hostile::inputs().size()).arg(slowest), worst,
               worstOfCmark, u"cmark-gfm's worst"_s, u"≤ 2×"_s);
    printRow(u"1 MB of them ÷ 500 kB, the steepest (%1)"_s.arg(steepest), QString::number(growth, 'f', 2) + u"×"_s,
             u"cmark-gfm, %1×"_s.arg(growthOfCmark, 0, 'f', 2), u"≤ 2.2×"_s);
}

void memory()
{
    const QString text = sample(megabyte);
    textui::MarkdownView view(textui::Typography::Interface);
    view.resize(390, 800);
    view.show();
    view.setText(sample(10'000));
    QApplication::processEvents();
    const size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    view.setText(text);
    view.scrollToEnd(); // all of it is there then
    QThreadPool::globalInstance()->waitForDone();
    QApplication::processEvents();
    const size_t after = mallinfo2().uordblks + mallinfo2().hblkhd;
    printRow(u"memory for 1 MB shown"_s, QString::number(double(after - before) / megabyte, 'f', 1) + u"×"_s,
             u"the text"_s, u"≤ 12×"_s);
}

class Bare : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    void color(const QStringList &lines)
    {
        KSyntaxHighlighting::State state;
        for (const QString &line : lines)
            state = highlightLine(line, state);
    }

protected:
    void applyFormat(int, int, const KSyntaxHighlighting::Format &) override {}
};

void highlighting()
{
    const QString code =
        u"int measure(const std::vector<int> &values) // a line of code\n{\n    return values.size() > 10 ? 1 : 0;\n}\n"_s;
    const QStringList lines = code.repeated(megabyte / code.size()).split(u'\n');
    KSyntaxHighlighting::Repository repository;
    Bare bare;
    bare.setDefinition(repository.definitionForName(u"C++"_s));
    textui::CodeWorker worker;
    KSyntaxHighlighting::State state;
    QObject::connect(&worker, &textui::CodeWorker::colored,
                     [&](const textui::CodeReply &reply) { state = reply.after.last(); });
    const auto ours = [&] {
        state = {};
        for (qsizetype at = 0; at < lines.size(); at += 32)
            worker.color({.language = u"cpp"_s, .before = state, .lines = lines.mid(at, 32)});
    };
    const auto [inBlocks, alone] = inTurn(2, ours, [&] { bare.color(lines); });
    printRatio(u"highlighting 1 MB of code"_s, inBlocks, alone, u"KSyntaxHighlighting alone"_s, u"≤ 1.10×"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    printHead(u"Text"_s);
    parsing();
    firstScreen();
    deltas();
    degenerate();
    memory();
    highlighting();
}
