// SPDX-License-Identifier: GPL-3.0-or-later
#include "turn/turnscene.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using styleui::Appearance;
using testsupport::panelOf;
using testsupport::RunScript;

/// Every scene of a turn, in light and dark, wide and small: painted without a warning. With COUNTERPOINT_SHOTS=folder
/// the pictures are kept, to be looked at.
class TurnLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void scenesPaint_data();
    void scenesPaint();
};

namespace {

using Script = RunScript (*)();

constexpr QSize wide(1356, 880);
constexpr QSize small(1000, 640);

RunScript streaming()
{
    RunScript script(panelOf({u"Opus 4.8"_s, u"GPT-5.5"_s, u"Gemini 3.1 Pro"_s, u"Kimi K2.6"_s}), written::question);
    script.started(1).started(2).started(3).started(4);
    script.at(300ms).failed(4, written::rateLimited(), 2);
    script.at(400ms).reasoning(3,
                               u"Comparing the write ceilings of single primaries, and what the WAL does to them."_s);
    script.at(900ms).text(1, written::first).at(1200ms).text(2, written::second.left(60));
    script.at(6900ms).done(1, 0.018);
    script.at(7400ms).text(2, written::second.mid(60, 190));
    return script;
}

RunScript eight()
{
    RunScript script(panelOf({u"Opus 4.8"_s, u"GPT-5.5"_s, u"Gemini 3.1 Pro"_s, u"Kimi K2.6"_s, u"DeepSeek V4 Pro"_s,
                              u"Opus 4.8"_s, u"Qwen 3.5"_s, u"GLM 5"_s}),
                     written::question);
    for (int member : {1, 2, 3, 4, 5, 6, 8})
        script.started(member);
    script.queued(7);
    script.at(300ms).failed(8, written::rateLimited(), 2);
    script.at(400ms).reasoning(3, u"comparing write ceilings"_s);
    script.at(900ms).text(1, written::first).text(2, written::second.left(220));
    script.text(4, u"It depends on the tenant model; if you can split by customer"_s);
    script.text(
        5,
        u"Three questions decide it: what grows, what it costs to be wrong, and who will run it.\n\nYour write rate doubles in under four months"_s);
    script.text(6, u"Not yet: partition, then measure."_s);
    script.at(6900ms).done(1, 0.018).at(7100ms).done(6, 0.013);
    script.at(7400ms).text(2, written::second.mid(220, 30)).text(5, u", so"_s);
    return script;
}

RunScript judging()
{
    RunScript script = written::wholeRun();
    RunScript so(panelOf({u"Opus 4.8"_s, u"GPT-5.5"_s, u"Gemini 3.1 Pro"_s}), written::question);
    for (const chat::RunEvent &event : script.take()) {
        if (event.at > 12s || std::holds_alternative<chat::event::RunStarted>(event.what))
            continue;
        so.at(event.at);
        std::visit([&so](const auto &what) { so.emits(what); }, event.what);
    }
    return so;
}

RunScript errors()
{
    RunScript script(
        panelOf({u"Opus 4.8"_s, u"GPT-5.5"_s,
                 u"<img src=file:///dev/zero> & Sons, a model with a very long name indeed"_s, u"Kimi K2.6"_s}),
        u"A first line that is rather long and goes on and on until there is no more room for it on one line, nor on two, whatever one does with the width of the window.\n\nAnd a second paragraph."_s
            .repeated(2));
    script.started(1).started(2).started(3).started(4);
    script.at(1s).failed(1, {.kind = chat::ErrorKind::Key,
                             .status = 401,
                             .message = u"No cookie auth credentials found"_s,
                             .remedy = u"Check the key of this connection."_s,
                             .retryAfter = {}});
    script.text(2, written::first).at(2s).retrying(3, 6s, written::rateLimited());
    script.at(3s).done(2, 0.01, chat::Finish::Length);
    script.text(4, u"It began well, and then"_s);
    script.at(4s).failed(4, {.kind = chat::ErrorKind::Truncated,
                             .status = 0,
                             .message = u"The connection closed before the answer ended."_s,
                             .remedy = u"Try it again."_s,
                             .retryAfter = {}});
    return script;
}

RunScript degraded()
{
    RunScript script = errors();
    script.at(9s).started(3).at(10s).failed(3, written::rateLimited(), 3).finished(chat::TurnState::Degraded);
    return script;
}

/// Another fusion is under way; the answer of the one before stays.
RunScript again()
{
    RunScript script = written::wholeRun();
    script.at(30s).emits(chat::event::RunResumed{}).fusion({1, 2, 3}).judge().at(33s).point(written::points().first());
    return script;
}

RunScript single()
{
    RunScript script(panelOf({u"Opus 4.8"_s}), u"What is a monad?"_s, chat::RunKind::JustOne);
    script.started(1).at(400ms).reasoning(1, u"A short question."_s).at(3s).text(1, written::fused);
    return script;
}

} // namespace

void TurnLookTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
}

void TurnLookTest::scenesPaint_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QStringList>("clicks");
    const auto row = [](const char *name, Script script, QSize size, const QStringList &clicks = {}) {
        QTest::newRow(name) << script << size << clicks;
    };
    row("streaming", streaming, wide);
    row("streaming-small", streaming, small);
    row("eight", eight, wide);
    row("eight-small", eight, small);
    row("judging", judging, wide);
    row("judging-breakdown", judging, wide, {u"arrange-reading"_s, u"point1"_s});
    row("reading", written::wholeRun, wide, {u"point1"_s});
    row("reading-filter", written::wholeRun, wide, {u"chip1"_s, u"point3"_s});
    row("passage", written::wholeRun, wide, {u"point1"_s, u"passage"_s});
    row("passage-small", written::wholeRun, small, {u"tabBreakdown"_s, u"point1"_s, u"passage"_s});
    row("reading-small", written::wholeRun, small);
    row("breakdown-small", written::wholeRun, small, {u"tabBreakdown"_s, u"point1"_s});
    row("columns-after", written::wholeRun, wide, {u"arrange-panel"_s});
    row("errors", errors, wide);
    row("errors-small", errors, small);
    row("degraded", degraded, wide);
    row("again", again, wide);
    row("single", single, wide);
    row("tiny", streaming, QSize(360, 640));
    row("tiny-answer", written::wholeRun, QSize(360, 640));
}

void TurnLookTest::scenesPaint()
{
    QFETCH(const Script, script);
    QFETCH(const QSize, size);
    QFETCH(const QStringList, clicks);
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        styleui::Theme theme(QDBusConnection(u"none"_s));
        theme.setAppearance(appearance);
        TurnScene scene({}, size);
        RunScript run = script();
        scene.play(run);
        for (const QString &name : clicks) {
            QCoreApplication::processEvents();
            scene.click(name);
        }
        QCoreApplication::processEvents();
        scene.clock().advance(250ms);
        QCoreApplication::processEvents();
        // Nothing may flash up as a window of its own while parts are put together.
        QCOMPARE(QApplication::topLevelWindows().size(), 1);
        const QImage image = scene.page().grab().toImage();
        QCOMPARE(image.size(), size);
        const QString suffix = appearance == Appearance::Dark ? u"-dark.png"_s : u"-light.png"_s;
        if (const QString folder = qEnvironmentVariable("COUNTERPOINT_SHOTS"); !folder.isEmpty())
            image.save(folder + u'/' + QString::fromLatin1(QTest::currentDataTag()) + suffix);
    }
}

QTEST_MAIN(TurnLookTest)
#include "tst_turnlook.moc"
