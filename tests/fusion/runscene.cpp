// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/runscene.h"

#include <QDeadlineTimer>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using testsupport::FakeReply;
using testsupport::FakeRequest;

namespace {

const QStringList voices{u"alto"_s,    u"tenor"_s,   u"bass"_s,   u"cantus"_s,
                         u"descant"_s, u"quintus"_s, u"sextus"_s, u"octavus"_s};

chat::Model model(const QString &id)
{
    return {.endpoint = u"fake"_s, .id = id};
}

QString nameOf(const chat::AttemptId &id)
{
    return u"%1.%2"_s.arg(id.member.toString()).arg(id.number);
}

QString nameOf(const chat::Speaker &speaker)
{
    if (const auto *const judge = std::get_if<chat::JudgeOf>(&speaker))
        return u"judge %1"_s.arg(judge->fusion);
    if (const auto *const writer = std::get_if<chat::WriterOf>(&speaker))
        return u"writer %1"_s.arg(writer->fusion);
    return nameOf(std::get<chat::AttemptId>(speaker));
}

QString namesOf(const QList<chat::MemberId> &members)
{
    QStringList names;
    for (const chat::MemberId member : members)
        names.append(member.toString());
    return names.join(u',');
}

QString namesOf(const QList<chat::AttemptId> &attempts)
{
    QStringList names;
    for (const chat::AttemptId &attempt : attempts)
        names.append(nameOf(attempt));
    return names.join(u' ');
}

QString ratioOf(const QList<chat::Evidence> &evidence)
{
    if (evidence.isEmpty())
        return {};
    const auto found = std::ranges::count_if(evidence, &chat::Evidence::isFound);
    return u" [%1/%2]"_s.arg(found).arg(evidence.size());
}

QString lineOfPoint(const chat::Point &point)
{
    QString line = u"%1 %2"_s.arg(toString(point.category), point.text);
    if (!point.members.isEmpty())
        line += u" ("_s + namesOf(point.members) + u')';
    line += ratioOf(point.evidence);
    for (const chat::Stance &stance : point.stances)
        line += u" | %1: %2%3"_s.arg(namesOf(stance.members), stance.text, ratioOf(stance.evidence));
    return line;
}

/// Whose reply begins here.
std::optional<QString> begunIn(const chat::RunEvent &event)
{
    if (const auto *const started = std::get_if<chat::event::Started>(&event.what))
        return nameOf(started->speaker);
    if (const auto *const judge = std::get_if<chat::event::JudgeStarted>(&event.what))
        return nameOf(chat::JudgeOf{judge->fusion});
    if (const auto *const writer = std::get_if<chat::event::WriterStarted>(&event.what))
        return nameOf(chat::WriterOf{writer->fusion});
    return std::nullopt;
}

struct Line
{
    QString operator()(const chat::event::Unknown &) const { return u"unknown"_s; }
    QString operator()(const chat::event::RunStarted &) const { return u"run started"_s; }
    QString operator()(const chat::event::Queued &e) const { return nameOf(e.speaker) + u" queued"_s; }
    QString operator()(const chat::event::Started &e) const { return nameOf(e.speaker) + u" asked"_s; }
    QString operator()(const chat::event::Retrying &e) const
    {
        return u"%1 retrying in %2 ms: %3"_s.arg(nameOf(e.speaker)).arg(e.in.count()).arg(toString(e.error.kind));
    }
    QString operator()(const chat::event::FellBack &e) const
    {
        return u"%1 falls back to %2"_s.arg(nameOf(e.attempt), e.model.displayName());
    }
    QString operator()(const chat::event::AnswerShared &e) const
    {
        return u"%1 shared from %2 of %3: %4"_s.arg(nameOf(e.attempt), nameOf(e.from.attempt), e.from.turn.value,
                                                    toString(e.reply.state));
    }
    QString operator()(const chat::event::ReasoningReceived &e) const
    {
        return u"%1 thinks: %2"_s.arg(nameOf(e.speaker), e.text);
    }
    QString operator()(const chat::event::TextReceived &e) const { return u"%1: %2"_s.arg(nameOf(e.speaker), e.text); }
    QString operator()(const chat::event::SourcesReceived &e) const
    {
        return u"%1 cites %2"_s.arg(nameOf(e.speaker)).arg(e.sources.size());
    }
    QString operator()(const chat::event::Ended &e) const
    {
        QString line = u"%1 %2"_s.arg(nameOf(e.speaker), toString(e.state));
        if (e.finish && *e.finish != chat::Finish::Stop)
            line += u' ' + toString(*e.finish);
        if (e.error)
            line += u' ' + toString(e.error->kind);
        return e.late ? line + u" late"_s : line;
    }
    QString operator()(const chat::event::QuorumMet &e) const { return u"quorum, grace %1 ms"_s.arg(e.grace.count()); }
    QString operator()(const chat::event::FusionStarted &e) const
    {
        return u"fusion %1 of %2"_s.arg(e.fusion).arg(namesOf(e.used));
    }
    QString operator()(const chat::event::JudgeStarted &e) const { return u"judge %1 started"_s.arg(e.fusion); }
    QString operator()(const chat::event::PointFound &e) const
    {
        return u"point %1 %2"_s.arg(e.point.number).arg(lineOfPoint(e.point));
    }
    QString operator()(const chat::event::ReviewFound &e) const
    {
        return u"review %1 %2"_s.arg(e.review.member.toString(), e.review.gist);
    }
    QString operator()(const chat::event::AnalysisEnded &e) const
    {
        if (!e.analysis)
            return u"analysis %1 none"_s.arg(e.fusion);
        return u"analysis %1 points %2 reviews %3 dropped %4"_s.arg(e.fusion)
            .arg(e.analysis->points.size())
            .arg(e.analysis->reviews.size())
            .arg(e.analysis->dropped);
    }
    QString operator()(const chat::event::WriterStarted &e) const { return u"writer %1 started"_s.arg(e.fusion); }
    QString operator()(const chat::event::FusionEnded &e) const { return u"fusion %1 ended"_s.arg(e.fusion); }
    QString operator()(const chat::event::ResultChosen &) const { return u"chosen"_s; }
    QString operator()(const chat::event::Rated &) const { return u"rated"_s; }
    QString operator()(const chat::event::RunFinished &e) const { return u"run finished "_s + toString(e.state); }
    QString operator()(const chat::event::RunResumed &) const { return u"run resumed"_s; }
};

} // namespace

QString lineOf(const chat::RunEvent &event)
{
    return std::visit(Line(), event.what);
}

QString flawOf(const QList<chat::RunEvent> &events)
{
    QStringList open;
    qint64 seq = 0;
    std::chrono::milliseconds at{0};
    for (const chat::RunEvent &event : events) {
        const QString line = lineOf(event);
        // Joined text takes the number of its last piece.
        const bool isText = std::holds_alternative<chat::event::TextReceived>(event.what);
        if (isText ? event.seq <= seq : event.seq != seq + 1)
            return u"number %1 after %2: %3"_s.arg(event.seq).arg(seq).arg(line);
        if (event.at < at)
            return u"time runs back: "_s + line;
        seq = event.seq;
        at = event.at;
        if (const std::optional<QString> begun = begunIn(event)) {
            if (!open.contains(*begun))
                open.append(*begun);
        } else if (const auto *const ended = std::get_if<chat::event::Ended>(&event.what)) {
            if (!open.removeOne(nameOf(ended->speaker)))
                return u"ended without a start: "_s + line;
        } else if (std::holds_alternative<chat::event::RunFinished>(event.what) && !open.isEmpty()) {
            return u"never ended: "_s + open.join(u' ');
        }
    }
    if (events.isEmpty() || !std::holds_alternative<chat::event::RunFinished>(events.last().what))
        return u"no run_finished at the end"_s;
    return {};
}

QString agreement(const QStringList &members)
{
    QStringList quoted;
    for (const QString &member : members)
        quoted.append(u"\"%1\""_s.arg(member));
    return uR"({"consensus":[{"point":"All say so","members":[%1],"opposed":[],"evidence":[]}]})"_s.arg(
        quoted.join(u','));
}

bool waitUntil(const std::function<bool()> &isSo)
{
    constexpr std::chrono::seconds longest{30};
    const QDeadlineTimer deadline(longest);
    QTimer alarm;
    alarm.start(longest);
    while (!isSo() && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return isSo();
}

RunScene::RunScene(int members)
{
    m_connections.setEndpoints({{.id = u"fake"_s, .name = u"Fake"_s, .url = server.baseUrl()}});
    chat::Panel panel{.name = u"Voices"_s};
    for (int i = 0; i < members; ++i)
        panel.members.append({.model = model(voices.at(i))});
    chat::numberMembers(panel);
    panel.judge.model = model(u"maestro"_s);
    panel.writer.model = model(u"scribe"_s);
    panel.policy.moreTries = 0;
    request = {.turn = {u"turn"_s}, .session = {u"session"_s}, .prompt = u"Why?"_s, .panel = panel};
    for (int i = 0; i < members; ++i)
        answers(voices.at(i), u"The %1 answer: because it is so."_s.arg(voices.at(i)));
    server.answer(u"scribe"_s, u"Because."_s);
    m_judgements = {agreement({u"m1"_s, u"m2"_s})};
    server.setHandler([this](const FakeRequest &asked) { return replyTo(asked); });
}

RunScene::~RunScene()
{
    delete m_run;
}

void RunScene::script(const QString &id, FakeReply reply)
{
    server.answer(id, std::move(reply));
}

void RunScene::answers(const QString &id, const QString &text)
{
    script(id, FakeReply::stream().wait(id).text(text).finish().usage(10, 5, 0.01).done());
}

std::optional<FakeReply> RunScene::replyTo(const FakeRequest &asked)
{
    if (asked.model() != u"maestro")
        return std::nullopt;
    if (m_judgeReply)
        return m_judgeReply;
    const QString json = m_judgements.size() > 1 ? m_judgements.takeFirst() : m_judgements.first();
    return FakeReply::answer(withLetters(json));
}

QString RunScene::withLetters(QString json) const
{
    const auto &letters = m_turn.latestFusion()->letters;
    for (auto letter = letters.begin(); letter != letters.end(); ++letter)
        json.replace(u"\"%1\""_s.arg(letter->member.toString()), u"\"%1\""_s.arg(letter.key()));
    return json;
}

QString RunScene::letterOf(const QString &member) const
{
    const auto &letters = m_turn.latestFusion()->letters;
    for (auto letter = letters.begin(); letter != letters.end(); ++letter) {
        if (letter->member.toString() == member)
            return letter.key();
    }
    return {};
}

void RunScene::create()
{
    m_turn = {.id = request.turn};
    adopt(new fusion::PanelRun(request, m_connections, clock, std::mt19937(1)));
}

void RunScene::createFor(const chat::Turn &turn)
{
    delete m_run;
    m_turn = turn;
    adopt(new fusion::PanelRun(request, turn, m_connections, clock, std::mt19937(1)));
}

void RunScene::adopt(fusion::PanelRun *run)
{
    m_run = run;
    connect(run, &chat::Run::eventEmitted, this, [this](const chat::RunEvent &event) {
        chat::apply(m_turn, event);
        const std::optional<chat::RunEvent> both =
            m_events.isEmpty() ? std::nullopt : chat::joined(m_events.last(), event);
        if (both) {
            m_events.last() = *both;
            if (!m_lines.isEmpty())
                m_lines.last() = lineOf(*both);
        } else {
            m_events.append(event);
            m_lines.append(lineOf(event));
        }
        if (onEvent)
            onEvent(event);
    });
    connect(run, &chat::Run::finished, this, [this] { ++m_finishes; });
}

void RunScene::start()
{
    if (!m_run)
        create();
    const qsizetype before = server.requests().size();
    const qsizetype asked = request.panel.members.size() - request.shared.size();
    m_run->start();
    QVERIFY(waitUntil([&] { return server.requests().size() >= before + asked; }));
}

void RunScene::release(const QString &id)
{
    const auto ends = [this] {
        return std::ranges::count_if(m_events, [](const chat::RunEvent &event) {
            return std::holds_alternative<chat::event::Ended>(event.what);
        });
    };
    const auto before = ends();
    server.gate(id).open();
    QVERIFY(waitUntil([&] { return ends() > before; }));
}

bool RunScene::comes(const QString &line)
{
    return waitUntil([&] {
        return std::ranges::any_of(m_events, [&](const chat::RunEvent &event) { return lineOf(event) == line; });
    });
}

bool RunScene::finish()
{
    const int before = m_finishes;
    return waitUntil([&] { return !m_run || m_finishes > before || !m_run->isRunning(); });
}

QString RunScene::takeLines()
{
    return std::exchange(m_lines, {}).join(u'\n');
}
