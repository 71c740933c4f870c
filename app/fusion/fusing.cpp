// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/fusing.h"

#include "fusion/messages.h"
#include "provider/connections.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using chat::JudgeOf;
using chat::WriterOf;

namespace fusion {

constexpr QLatin1StringView judgeSlot = "judge"_L1;
constexpr QLatin1StringView writerSlot = "writer"_L1;

Fusing::Fusing(const RunRequest &request, RunRecord &record, Budget &budget, provider::Connections &connections,
               std::mt19937 &random, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_record(record)
    , m_budget(budget)
    , m_connections(connections)
    , m_random(random)
    , m_calls(connections, this)
{
    connect(&m_calls, &CompletionBatch::happened, this,
            [this](const Happening &what) { m_record.change([&] { hear(what); }); });
    connect(&m_calls, &CompletionBatch::ended, this,
            [this](const chat::Speaker &speaker, const provider::Completion &completion) {
                m_record.change([&] {
                    if (std::holds_alternative<JudgeOf>(speaker))
                        judgeEnded(completion);
                    else
                        writerEnded(completion);
                });
            });
}

void Fusing::warmUp()
{
    if (m_request.panel.policy.judging == chat::Judging::WithJudge)
        m_connections.warmUp(m_request.panel.judge.model.endpoint, judgeSlot, m_request.panel.privacy);
    m_connections.warmUp(m_request.panel.writer.model.endpoint, writerSlot, m_request.panel.privacy);
}

void Fusing::judgeAndWrite(const QList<const chat::Attempt *> &answers)
{
    begin(lettered(m_record.turn(), answers, m_random));
    if (m_request.panel.policy.judging == chat::Judging::WithJudge)
        startJudge();
    else
        startWriter();
}

void Fusing::writeAgain(const chat::Fusion &earlier)
{
    const std::optional<chat::Analysis> analysis = earlier.analysis;
    begin(lettered(m_record.turn(), earlier));
    m_analysis = analysis;
    if (m_analysis)
        m_record.add(chat::event::AnalysisEnded{m_number, m_analysis});
    startWriter();
}

void Fusing::begin(QList<LetteredAnswer> answers)
{
    const chat::Fusion *const before = m_record.turn().latestFusion();
    m_isRunning = true;
    m_isCancelled = false;
    m_number = before ? before->number + 1 : 1;
    m_answers = std::move(answers);
    m_fence = fenceCode(quotedTexts(m_request, m_answers), m_random);
    m_analysis.reset();
    m_record.add(chat::event::FusionStarted{m_number, attempts(m_answers), letters(m_answers)});
}

void Fusing::askJudge()
{
    const provider::CompletionRequest request = m_judging->request();
    m_budget.began(JudgeOf{m_number}, request, m_request.prices.price(request.model));
    m_calls.ask(JudgeOf{m_number}, request, judgeSlot);
}

void Fusing::askWriter()
{
    const provider::CompletionRequest request = m_writing->request();
    m_budget.began(WriterOf{m_number}, request, m_request.prices.price(request.model));
    m_calls.ask(WriterOf{m_number}, request, writerSlot);
}

void Fusing::startJudge()
{
    m_judging = std::make_unique<Judging>(m_request, m_answers, m_fence);
    m_record.add(chat::event::JudgeStarted{m_number});
    if (m_budget.isReached())
        return judgeEnded({.tries = 0});
    askJudge();
    m_connections.warmUp(m_request.panel.writer.model.endpoint, writerSlot, m_request.panel.privacy);
}

void Fusing::hear(const Happening &what)
{
    record(what);
    const std::optional<Streamed> piece = streamedIn(what);
    if (!piece || m_budget.isReached())
        return;
    m_budget.streamed(piece->speaker, piece->characters);
    m_budget.note(m_record.turn());
    if (!m_budget.isReached())
        return;
    Q_EMIT budgetReached();
    m_calls.cancelAll();
}

void Fusing::record(const Happening &what)
{
    const auto *const text = std::get_if<chat::event::TextReceived>(&what);
    if (!text || !std::holds_alternative<JudgeOf>(text->speaker)) {
        m_record.add(what);
        return;
    }
    const QList<Finding> findings = m_judging->read(text->text);
    for (const Finding &finding : findings) {
        if (const auto *const point = std::get_if<chat::Point>(&finding))
            m_record.add(chat::event::PointFound{m_number, *point});
        else
            m_record.add(chat::event::ReviewFound{m_number, std::get<chat::Review>(finding)});
    }
}

void Fusing::judgeEnded(provider::Completion completion)
{
    m_budget.ended(JudgeOf{m_number});
    completion.usage = chat::withCost(completion.usage, m_request.prices.price(m_request.panel.judge.model));
    const std::optional<chat::Error> why = m_judging->take(completion);
    if (why && mayAskAgain(*m_judging)) {
        m_record.add(chat::event::Retrying{JudgeOf{m_number}, {}, *why});
        return askJudge();
    }
    m_analysis = m_judging->analysis();
    m_record.add(chat::event::AnalysisEnded{m_number, m_analysis});
    endCall(JudgeOf{m_number}, m_judging->result(), why);
    if (m_isCancelled)
        end();
    else
        startWriter();
}

void Fusing::startWriter()
{
    m_writing = std::make_unique<Writing>(m_request, m_answers, m_analysis, m_fence);
    m_record.add(chat::event::WriterStarted{m_number});
    if (m_budget.isReached())
        writerEnded({.tries = 0});
    else
        askWriter();
}

void Fusing::writerEnded(provider::Completion completion)
{
    m_budget.ended(WriterOf{m_number});
    completion.usage = chat::withCost(completion.usage, m_request.prices.price(m_request.panel.writer.model));
    const std::optional<chat::Error> why = m_writing->take(completion);
    if (why && mayAskAgain(*m_writing)) {
        m_record.add(chat::event::Retrying{WriterOf{m_number}, {}, *why});
        return askWriter();
    }
    endCall(WriterOf{m_number}, m_writing->result(), why);
    end();
}

bool Fusing::mayAskAgain(const StageCall &call)
{
    m_budget.note(m_record.turn(), call.result().usage);
    return !m_isCancelled && !m_budget.isReached();
}

void Fusing::endCall(const chat::Speaker &speaker, provider::Completion completion,
                     const std::optional<chat::Error> &fault)
{
    // Never asked, or stopped on the way.
    const bool isIncomplete = completion.tries == 0 || completion.state == chat::State::Cancelled;
    if (m_budget.isReached() && isIncomplete) {
        m_budget.blame(completion);
    } else if (fault) {
        completion.state = chat::State::Failed;
        completion.error = fault;
    }
    completion.tries = std::max(1, completion.tries);
    m_record.add(fusion::ended(speaker, completion));
    m_budget.note(m_record.turn());
}

void Fusing::end()
{
    m_isRunning = false;
    m_record.add(chat::event::FusionEnded{m_number});
    Q_EMIT ended();
}

void Fusing::cancel()
{
    m_isCancelled = true;
    m_calls.cancelAll();
}

} // namespace fusion
