// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/examplerecorder.h"

#include "fusion/panelrun.h"
#include "provider/connections.h"
#include "provider/keysource.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"

#include <QCoreApplication>
#include <QTimer>

#include <map>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using testsupport::FakeReply;

namespace record {

namespace {

class NoKeys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return {}; }
};

QStringList pieces(const QString &text, qsizetype length)
{
    QStringList list;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = std::min(at + length, text.size());
        if (text.at(end - 1).isHighSurrogate())
            ++end;
        list.append(text.sliced(at, end - at));
        at = end;
    }
    return list;
}

/// The judge speaks of letters; the script of members. Its order is kept, for its points come in it.
QString withLetters(QString json, const QHash<QString, chat::AttemptId> &letters)
{
    for (auto it = letters.begin(); it != letters.end(); ++it)
        json.replace(u"\"%1\""_s.arg(it.value().member.toString()), u"\"%1\""_s.arg(it.key()));
    return json;
}

/// QTest::qWaitFor() without its naps of 10 ms, which were most of the time that recording took.
template<typename Condition>
bool waitFor(const Condition &isMet)
{
    bool isLate = false;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &limit, [&isLate] { isLate = true; });
    limit.start(milliseconds(5000));
    while (!isMet() && !isLate) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return isMet();
}

class Recording
{
public:
    explicit Recording(const ExampleScript &script);

    std::expected<QList<chat::RunEvent>, QString> play();

private:
    /// One moment at which a voice says something.
    struct Moment
    {
        QString gate;
        QString voice;
        qsizetype reasoningAfter = 0; ///< how much of it the run has received then
        qsizetype textAfter = 0;
        bool isLast = false;
    };

    [[nodiscard]] fusion::RunRequest request() const;
    [[nodiscard]] std::optional<FakeReply> replyTo(const testsupport::FakeRequest &request);
    [[nodiscard]] QString voiceOf(const testsupport::FakeRequest &request) const;
    [[nodiscard]] FakeReply schedule(const QString &voice, ScriptedReply reply);
    [[nodiscard]] const chat::Reply *heard(const QString &voice) const;
    [[nodiscard]] qsizetype textHeard(const QString &voice) const;
    [[nodiscard]] bool isHeard(const Moment &moment) const;
    [[nodiscard]] int unfinished() const;
    [[nodiscard]] bool isRunning() const { return m_turn.state == chat::TurnState::Running; }

    const ExampleScript &m_script;
    testsupport::FakeClock m_clock;
    testsupport::FakeModelServer m_server;
    NoKeys m_keys;
    provider::Connections m_connections{m_clock, m_keys};
    fusion::PanelRun m_run;
    chat::Turn m_turn;
    QList<chat::RunEvent> m_events;
    /// By time, then by voice: requests reach the server in an order of their own.
    std::multimap<std::pair<milliseconds, QString>, Moment> m_moments;
    QSet<QString> m_speaking;
};

Recording::Recording(const ExampleScript &script)
    : m_script(script), m_run(request(), m_connections, m_clock, std::mt19937(7))
{
    m_connections.setEndpoints({{.id = u"example"_s, .name = u"Example"_s, .url = m_server.baseUrl()}});
    m_server.setHandler([this](const testsupport::FakeRequest &asked) { return replyTo(asked); });
    QObject::connect(&m_run, &chat::Run::eventEmitted, &m_run, [this](const chat::RunEvent &event) {
        chat::apply(m_turn, event);
        m_events.append(event);
    });
}

fusion::RunRequest Recording::request() const
{
    return {.turn = {u"example-"_s + m_script.name},
            .session = {u"example-"_s + m_script.name},
            .prompt = m_script.prompt,
            .panel = m_script.panel,
            .kind = m_script.kind,
            .example = m_script.name,
            .shared = m_script.shared};
}

QString Recording::voiceOf(const testsupport::FakeRequest &asked) const
{
    if (asked.model() == m_script.panel.judge.model.id)
        return asked.wantsJson() ? u"judge"_s : u"writer"_s;
    for (const chat::Member &member : m_script.panel.members) {
        const QJsonValue temperature = asked.json["temperature"_L1];
        if (member.model.id == asked.model() &&
            (!member.settings.temperature || *member.settings.temperature == temperature.toDouble()))
            return member.id.toString();
    }
    return {};
}

std::optional<FakeReply> Recording::replyTo(const testsupport::FakeRequest &asked)
{
    const QString voice = voiceOf(asked);
    if (!m_script.replies.contains(voice))
        return std::nullopt;
    ScriptedReply reply = m_script.replies.value(voice);
    if (voice == u"judge")
        reply.text = withLetters(reply.text, m_turn.latestFusion()->letters);
    return schedule(voice, reply);
}

FakeReply Recording::schedule(const QString &voice, ScriptedReply reply)
{
    m_speaking.insert(voice);
    milliseconds at = m_clock.now() + reply.first;
    int number = 0;
    const auto add = [&](qsizetype reasoning, qsizetype text, bool isLast) {
        const QString gate = u"%1/%2"_s.arg(voice).arg(++number);
        m_moments.emplace(std::pair(at, voice), Moment{gate, voice, reasoning, text, isLast});
        return gate;
    };
    const auto pause = [&](const QString &piece) {
        at += milliseconds(1000 * piece.size() / std::max(1, reply.charactersPerSecond));
    };

    if (reply.status != 200) {
        FakeReply error = FakeReply::error(reply.status, reply.message);
        if (reply.retryAfterSeconds > 0)
            error.header("Retry-After", QByteArray::number(reply.retryAfterSeconds));
        // The body stands in one step already, so the wait comes before everything by a stream of our own.
        FakeReply waiting = FakeReply::stream();
        waiting.wait(add(0, 0, true)).status(reply.status).type("application/json");
        if (reply.retryAfterSeconds > 0)
            waiting.header("Retry-After", QByteArray::number(reply.retryAfterSeconds));
        for (const FakeReply::Step &step : error.steps())
            waiting.bytes(step.bytes);
        return waiting;
    }

    FakeReply stream = FakeReply::stream();
    qsizetype reasoning = 0;
    qsizetype text = 0;
    for (const QString &piece : pieces(reply.reasoning, m_script.pieceLength)) {
        reasoning += piece.size();
        stream.wait(add(reasoning, 0, false)).reasoning(piece);
        pause(piece);
    }
    for (const QString &piece : pieces(reply.text, m_script.pieceLength)) {
        text += piece.size();
        stream.wait(add(reasoning, text, false)).text(piece);
        pause(piece);
    }
    stream.wait(add(reasoning, text, true));
    for (const chat::Source &source : reply.sources)
        stream.citation(source.url, source.title);
    const int completionTokens = int((reply.reasoning.size() + reply.text.size()) / 4);
    stream.finish().usage(reply.promptTokens, completionTokens, reply.costUsd).done();
    return stream;
}

const chat::Reply *Recording::heard(const QString &voice) const
{
    if (const auto member = chat::MemberId::fromString(voice)) {
        const chat::Attempt *const attempt = m_turn.latestAttempt(*member);
        return attempt ? &attempt->reply : nullptr;
    }
    const chat::Fusion *const fusion = m_turn.latestFusion();
    if (!fusion)
        return nullptr;
    const std::optional<chat::Reply> &reply = voice == u"judge" ? fusion->judge : fusion->writer;
    return reply ? &*reply : nullptr;
}

qsizetype Recording::textHeard(const QString &voice) const
{
    if (voice != u"judge")
        return heard(voice)->text.size();
    // The judge's text is no event; it is the only one who speaks then.
    qsizetype longest = 0;
    for (const auto *job : m_run.findChildren<provider::CompletionJob *>())
        longest = job->completion().state == chat::State::Succeeded ? longest
                                                                    : std::max(longest, job->completion().text.size());
    return longest;
}

bool Recording::isHeard(const Moment &moment) const
{
    const chat::Reply *const reply = heard(moment.voice);
    if (!reply)
        return false;
    if (moment.isLast || chat::isFinal(reply->state))
        return chat::isFinal(reply->state);
    return reply->reasoning.size() >= moment.reasoningAfter && textHeard(moment.voice) >= moment.textAfter;
}

int Recording::unfinished() const
{
    int count = 0;
    const auto add = [&count](const chat::Reply &reply) { count += chat::isFinal(reply.state) ? 0 : 1; };
    for (const chat::Attempt &attempt : m_turn.attempts)
        add(attempt.reply);
    for (const chat::Fusion &fusion : m_turn.fusions) {
        if (fusion.judge)
            add(*fusion.judge);
        if (fusion.writer)
            add(*fusion.writer);
    }
    return count;
}

std::expected<QList<chat::RunEvent>, QString> Recording::play()
{
    m_run.start();
    while (isRunning()) {
        // Time stands still until whoever was asked has been heard by the server.
        if (!waitFor([this] { return !isRunning() || (unfinished() > 0 && unfinished() == m_speaking.size()); }))
            return std::unexpected(u"%1: a request did not reach the server"_s.arg(m_script.name));
        if (!isRunning())
            break;
        if (m_moments.empty())
            return std::unexpected(
                u"%1: the script has nothing more to say, and the run is not done"_s.arg(m_script.name));
        const auto node = m_moments.extract(m_moments.begin());
        const Moment &moment = node.mapped();
        m_clock.advance(node.key().first - m_clock.now());
        if (moment.isLast)
            m_speaking.remove(moment.voice);
        m_server.gate(moment.gate).open();
        if (!waitFor([this, &moment] { return isHeard(moment); }))
            return std::unexpected(u"%1: %2 was not heard"_s.arg(m_script.name, moment.gate));
    }
    return m_events;
}

} // namespace

std::expected<QList<chat::RunEvent>, QString> record(const ExampleScript &script)
{
    return Recording(script).play();
}

QStringList comparable(const QList<chat::RunEvent> &events)
{
    QStringList list;
    for (const chat::RunEvent &event : events) {
        QJsonObject json = toJson(event);
        json.remove(u"program"_s);
        list.append(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
    }
    return list;
}

} // namespace record
