// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runscript.h"

#include <QTimeZone>

namespace testsupport {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

RunScript::RunScript(const chat::Panel &panel, const QString &prompt, chat::RunKind kind)
{
    m_turn.id = chat::TurnId{u"turn"_s};
    emits(chat::event::RunStarted{.session = chat::SessionId{u"session"_s},
                                  .parent = {},
                                  .prompt = prompt,
                                  .kind = kind,
                                  .wallTime = QDateTime(QDate(2026, 6, 1), QTime(14, 2), QTimeZone::UTC),
                                  .panel = panel,
                                  .example = {},
                                  .program = u"Counterpoint test"_s});
}

RunScript &RunScript::add(chat::RunEvent event)
{
    event.seq = ++m_seq;
    event.at = m_at;
    event.turn = m_turn.id;
    chat::apply(m_turn, event);
    m_new << event;
    return *this;
}

RunScript &RunScript::at(milliseconds time)
{
    m_at = time;
    return *this;
}

chat::AttemptId RunScript::attempt(int member) const
{
    return {.member = {member}, .number = m_attempts.value(member, 1)};
}

RunScript &RunScript::started(int member)
{
    const chat::Attempt *const known = m_turn.attempt(attempt(member));
    if (!known || chat::isFinal(known->reply.state))
        ++m_attempts[member];
    return emits(chat::event::Started{attempt(member)});
}

RunScript &RunScript::queued(int member)
{
    ++m_attempts[member];
    return emits(chat::event::Queued{attempt(member)});
}

RunScript &RunScript::retrying(int member, milliseconds in, const chat::Error &error)
{
    return emits(chat::event::Retrying{attempt(member), in, error});
}

RunScript &RunScript::reasoning(int member, const QString &text)
{
    chat::event::ReasoningReceived received;
    received.speaker = attempt(member);
    received.text = text;
    return emits(received);
}

RunScript &RunScript::text(int member, const QString &text)
{
    chat::event::TextReceived received;
    received.speaker = attempt(member);
    received.text = text;
    return emits(received);
}

RunScript &RunScript::sources(int member, const QList<chat::Source> &sources)
{
    return emits(chat::event::SourcesReceived{attempt(member), sources});
}

const chat::Reply *RunScript::reply(const chat::Speaker &speaker) const
{
    if (const auto *id = std::get_if<chat::AttemptId>(&speaker)) {
        const chat::Attempt *const found = m_turn.attempt(*id);
        return found ? &found->reply : nullptr;
    }
    const chat::Fusion *const fusion = m_turn.fusion(m_fusion);
    if (!fusion)
        return nullptr;
    const auto &stage = std::holds_alternative<chat::JudgeOf>(speaker) ? fusion->judge : fusion->writer;
    return stage ? &*stage : nullptr;
}

RunScript &RunScript::ends(const chat::Speaker &speaker, chat::event::Ended ended, double costUsd)
{
    ended.speaker = speaker;
    if (const chat::Reply *const so = reply(speaker)) {
        ended.timing.total = m_at - so->startedAt;
        ended.usage.completionTokens = so->text.size() / 4;
    }
    ended.usage.promptTokens = 100;
    if (costUsd > 0)
        ended.usage.costUsd = costUsd;
    return emits(std::move(ended));
}

RunScript &RunScript::done(int member, double costUsd, chat::Finish finish)
{
    chat::event::Ended ended;
    ended.finish = finish;
    return ends(attempt(member), std::move(ended), costUsd);
}

RunScript &RunScript::failed(int member, const chat::Error &error, int tries)
{
    chat::event::Ended ended;
    ended.state = chat::State::Failed;
    ended.error = error;
    ended.tries = tries;
    return ends(attempt(member), std::move(ended), 0);
}

RunScript &RunScript::stopped(int member)
{
    chat::event::Ended ended;
    ended.state = chat::State::Cancelled;
    return ends(attempt(member), std::move(ended), 0);
}

RunScript &RunScript::fusion(const QList<int> &members)
{
    chat::event::FusionStarted started{.fusion = ++m_fusion, .used = {}, .letters = {}};
    for (const int member : members) {
        started.letters.insert(QString(QChar(u'A' + int(started.used.size()))), attempt(member));
        started.used << attempt(member);
    }
    return emits(std::move(started));
}

RunScript &RunScript::judge()
{
    return emits(chat::event::JudgeStarted{m_fusion});
}

RunScript &RunScript::point(const chat::Point &point)
{
    return emits(chat::event::PointFound{m_fusion, point});
}

RunScript &RunScript::review(const chat::Review &review)
{
    return emits(chat::event::ReviewFound{m_fusion, review});
}

RunScript &RunScript::judged(double costUsd)
{
    const chat::Fusion *const fusion = m_turn.fusion(m_fusion);
    emits(chat::event::AnalysisEnded{m_fusion, fusion && fusion->analysis ? *fusion->analysis : chat::Analysis()});
    chat::event::Ended ended;
    ended.finish = chat::Finish::Stop;
    return ends(chat::JudgeOf{m_fusion}, std::move(ended), costUsd);
}

RunScript &RunScript::judgeFailed(const chat::Error &error)
{
    emits(chat::event::AnalysisEnded{m_fusion, std::nullopt});
    chat::event::Ended ended;
    ended.state = chat::State::Failed;
    ended.error = error;
    return ends(chat::JudgeOf{m_fusion}, std::move(ended), 0.002);
}

RunScript &RunScript::writer()
{
    return emits(chat::event::WriterStarted{m_fusion});
}

RunScript &RunScript::writes(const QString &text)
{
    chat::event::TextReceived received;
    received.speaker = chat::WriterOf{m_fusion};
    received.text = text;
    return emits(received);
}

RunScript &RunScript::written(double costUsd)
{
    chat::event::Ended ended;
    ended.finish = chat::Finish::Stop;
    ends(chat::WriterOf{m_fusion}, std::move(ended), costUsd);
    return emits(chat::event::FusionEnded{m_fusion});
}

RunScript &RunScript::writerFailed(const chat::Error &error)
{
    chat::event::Ended ended;
    ended.state = chat::State::Failed;
    ended.error = error;
    ends(chat::WriterOf{m_fusion}, std::move(ended), 0);
    return emits(chat::event::FusionEnded{m_fusion});
}

RunScript &RunScript::finished(chat::TurnState state)
{
    return emits(chat::event::RunFinished{state});
}

QList<chat::RunEvent> RunScript::take()
{
    return std::exchange(m_new, {});
}

chat::Panel panelOf(const QStringList &models)
{
    chat::Panel panel;
    panel.name = u"Test"_s;
    for (const QString &name : models) {
        chat::Member member;
        member.model = {.endpoint = u"fake"_s, .id = name.toLower(), .name = name};
        panel.members << member;
    }
    chat::numberMembers(panel);
    panel.judge.model = panel.members.first().model;
    panel.writer.model = panel.members.first().model;
    return panel;
}

chat::Evidence evidenceOf(int member, const QString &text, const QString &quote)
{
    chat::Evidence evidence{.attempt = {.member = {member}, .number = 1}, .quote = quote, .ranges = {}};
    if (const qsizetype start = text.indexOf(quote); start >= 0)
        evidence.ranges << chat::TextRange{start, start + quote.size()};
    return evidence;
}

} // namespace testsupport
