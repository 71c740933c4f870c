// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/output.h"
#include "commandscene.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using testsupport::FakeReply;

/// What a terminal shows, compared whole.
class TestLiveText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void aWholeRun();
    void failuresAndSecondTries();
    void foreignTextIsHarmless_data();
    void foreignTextIsHarmless();
    void escapeSequencesOfAModel();

private:
    /// What `ask` shows, without the session's id and the times.
    [[nodiscard]] QString shown(const QStringList &models);

    std::unique_ptr<CommandScene> m_scene;
};

void TestLiveText::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<CommandScene>();
    m_scene->isTerminal = true;
    m_scene->answers(u"alto"_s, u"Alto says yes."_s);
    m_scene->answers(u"tenor"_s, u"Tenor says no."_s);
}

QString TestLiveText::shown(const QStringList &models)
{
    const Outcome outcome = m_scene->ask(models);
    if (!outcome.err.isEmpty())
        QTest::qFail(outcome.err.constData(), __FILE__, __LINE__);
    static const QRegularExpression id(u"session [0-9a-z]{8}\\."_s);
    // Where time goes on by itself, how much of it passed is not what is tested.
    static const QRegularExpression time(u"[0-9.]+ s ·"_s);
    return outcome.text().replace(id, u"session ID."_s).replace(time, u"TIME ·"_s);
}

void TestLiveText::aWholeRun()
{
    m_scene->judgeSays(uR"({
        "contradictions": [{"topic": "Whether", "stances": [
            {"members": ["alto"], "stance": "Yes", "evidence": [{"member": "alto", "quote": "Alto says yes"}]},
            {"members": ["tenor"], "stance": "No", "evidence": [{"member": "tenor", "quote": "certainly not"}]}]}],
        "consensus": [{"point": "Both speak", "members": ["alto", "tenor"], "opposed": [], "evidence": []}],
        "partial_coverage": [],
        "unique_insights": [{"member": "tenor", "insight": "It says no", "evidence": []}],
        "blind_spots": [{"point": "Why"}], "reviews": []})"_s);
    const QString expected = uR"(
── 1 alto ──

Alto says yes.

(done · TIME · 10 → 5 tokens · $0.25)

── 2 tenor ──

Tenor says no.

(done · TIME · 10 → 5 tokens · $0.25)

── Breakdown ──

≠ Whether 
    [1] Yes
    [2] No
= Both speak [1 2]
1 It says no [2]
∅ Why 
(1 of 2 quotes found in the answers)

── Fused answer ──

Both have a point.

(done · TIME · 10 → 5 tokens · $0.25)

TIME · 40 → 20 tokens · $1.00
Kept as session ID.
)"_s;
    QCOMPARE(shown({u"alto"_s, u"tenor"_s}).split(u'\n'), expected.split(u'\n'));
}

void TestLiveText::failuresAndSecondTries()
{
    m_scene->isHurried = true;
    m_scene->server.answer(
        u"busy"_s, QList{FakeReply::error(429, u"Slow down"_s).header("Retry-After", "2"), reply(u"At last."_s)});
    m_scene->server.answer(u"maestro"_s, FakeReply::error(403, u"No judging here."_s));
    m_scene->judgeSays({});
    m_scene->server.answer(u"scribe"_s, FakeReply::error(403, u"No writing here."_s));
    const QString text = shown({u"busy"_s, u"nobody"_s, u"tenor"_s});
    const QString expected = uR"(
── 1 busy ──

(asking again in 2.0 s: Slow down)
At last.

(done · TIME · 10 → 5 tokens · $0.25)

── 2 nobody ──

Failed: No reply is scripted for this request. Check the name of the model, or choose another one at This computer, port PORT.

── 3 tenor ──

Tenor says no.

(done · TIME · 10 → 5 tokens · $0.25)

── Breakdown ──

Failed: No judging here. Choose another model, or put the question differently.

── Fused answer ──

Failed: No writing here. Choose another model, or put the question differently.

2 of 3 members answered · TIME · 20 → 10 tokens · $0.50
Kept as session ID.
)"_s;
    QCOMPARE(text.split(u'\n'),
             QString(expected).replace(u"PORT"_s, QString::number(m_scene->server.port())).split(u'\n'));
}

void TestLiveText::foreignTextIsHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain text with tabs and lines") << u"a\tb\nç 日本 🎼"_s << u"a\tb\nç 日本 🎼"_s;
    QTest::newRow("a colour") << u"\u001b[31mred"_s << u"\ufffd[31mred"_s;
    QTest::newRow("a window title") << u"\u001b]0;title\u0007"_s << u"\ufffd]0;title\ufffd"_s;
    QTest::newRow("the one-byte control sequence introducer") << u"\u009b31m"_s << u"\ufffd31m"_s;
    QTest::newRow("a return that writes over the line") << u"safe\revil"_s << u"safe\ufffdevil"_s;
    QTest::newRow("backspace, delete, NUL") << u"a\bb\u007fc"_s + QChar(0) << u"a\ufffdb\ufffdc\ufffd"_s;
    QTest::newRow("right-to-left overrides")
        << u"\u202egpj.exe\u202c \u2066x\u2069"_s << u"\ufffdgpj.exe\ufffd \ufffdx\ufffd"_s;
}

void TestLiveText::foreignTextIsHarmless()
{
    QFETCH(QString, text);
    QTEST(command::terminalSafe(text), "shown");
}

void TestLiveText::escapeSequencesOfAModel()
{
    m_scene->server.answer(u"alto"_s, reply(u"\u001b]52;c;cm0gLXJm\u0007\u001b[2JAlto\u202e"_s));
    m_scene->server.answer(u"tenor"_s, FakeReply::error(403, u"\u001b[31mNo\u009b0m"_s));
    const QString text = shown({u"alto"_s, u"tenor"_s});
    for (const QChar character : text)
        QVERIFY2(character == u'\n' || character.isPrint() || character == QChar::ReplacementCharacter,
                 qPrintable(text));
    QVERIFY2(!text.contains(QChar(0x1b)) && text.contains(u"Alto"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestLiveText)
#include "tst_livetext.moc"
