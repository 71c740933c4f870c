// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/conversation.h"

#include "chat/clock.h"
#include "chat/run.h"
#include "chat/title.h"
#include "demo/example.h"
#include "demo/examplerun.h"
#include "desk/desk.h"
#include "fusion/panelrun.h"
#include "library/library.h"

#include <algorithm>

namespace desk {

namespace {

chat::Turn *turnIn(chat::Session &session, const chat::TurnId &id)
{
    // The turn that runs is nearly always the last.
    for (auto turn = session.turns.rbegin(); turn != session.turns.rend(); ++turn) {
        if (turn->id == id)
            return &*turn;
    }
    return nullptr;
}

} // namespace

Conversation::Conversation(Desk &desk, chat::Session session)
    : QObject(&desk), m_desk(desk), m_session(std::move(session))
{
    if (!m_session.turns.isEmpty())
        m_leaf = m_session.turns.last().id;
}

Conversation::~Conversation() = default;

QList<chat::TurnId> Conversation::path() const
{
    return m_leaf.isEmpty() ? QList<chat::TurnId>() : m_session.pathTo(m_leaf);
}

QList<fusion::Exchange> Conversation::exchanges() const
{
    return earlier(m_leaf.isEmpty() ? std::nullopt : std::optional(m_leaf));
}

QList<fusion::Exchange> Conversation::exchangesBefore(const chat::TurnId &id) const
{
    const chat::Turn *const one = turn(id);
    return one ? earlier(one->parent) : QList<fusion::Exchange>();
}

QStringList Conversation::waitingPrompts() const
{
    QStringList prompts;
    for (const WaitingQuestion &question : m_waiting)
        prompts.append(question.prompt);
    return prompts;
}

QList<WaitingQuestion> Conversation::waiting() const
{
    QList<WaitingQuestion> shown = m_waiting;
    shown.removeIf([this](const WaitingQuestion &question) { return question.after != m_leaf; });
    return shown;
}

QList<chat::TurnId> Conversation::branches(const chat::TurnId &id) const
{
    QList<chat::TurnId> siblings;
    const chat::Turn *const one = turn(id);
    if (!one)
        return siblings;
    for (const chat::Turn &other : m_session.turns) {
        if (other.parent == one->parent)
            siblings.append(other.id);
    }
    return siblings;
}

bool Conversation::isRunning() const
{
    return std::ranges::any_of(m_runs, [](const chat::Run *run) { return run->isRunning(); });
}

bool Conversation::isRunning(const chat::TurnId &turn) const
{
    const chat::Run *const run = m_runs.value(turn);
    return run && run->isRunning();
}

bool Conversation::isRunningUpTo(const chat::TurnId &leaf) const
{
    return isRunning() &&
           std::ranges::any_of(m_session.pathTo(leaf), [this](const chat::TurnId &id) { return isRunning(id); });
}

bool Conversation::canAskAgain(const chat::TurnId &id) const
{
    const chat::Turn *const one = turn(id);
    return one && one->example.isEmpty();
}

void Conversation::ask(const QString &prompt, const chat::Panel &panel, chat::RunKind kind, Consent consent,
                       std::optional<chat::AbSide> abSide)
{
    const WaitingQuestion question{
        .prompt = prompt, .panel = panel, .kind = kind, .after = m_leaf, .consent = consent, .abSide = abSide};
    if (!isPathRunning()) {
        begin(requestFor(question));
        return;
    }
    m_waiting.append(question);
    Q_EMIT waitingChanged();
}

void Conversation::askInstead(const chat::TurnId &id, const QString &prompt, const chat::Panel &panel,
                              chat::RunKind kind)
{
    const chat::Turn *const replaced = turn(id);
    if (!replaced)
        return;
    m_leaf = replaced->parent.value_or(chat::TurnId()); // the new branch is the one that is shown
    begin(requestFor({.prompt = prompt, .panel = panel, .kind = kind, .after = m_leaf}));
}

fusion::RunRequest Conversation::requestFor(const WaitingQuestion &question) const
{
    const auto parent = question.after.isEmpty() ? std::nullopt : std::optional(question.after);
    fusion::RunRequest request{
        .turn = chat::TurnId::create(),
        .session = m_session.id,
        .parent = parent,
        .prompt = question.prompt,
        .conversation = earlier(parent),
        .panel = question.kind == chat::RunKind::JustOne ? fusion::justOne(question.panel) : question.panel,
        .kind = question.kind,
        .stragglers = m_desk.m_stragglers,
        .abSide = question.abSide,
    };
    m_desk.m_prepare(request);
    return request;
}

void Conversation::begin(const fusion::RunRequest &request)
{
    for (WaitingQuestion &next : m_waiting) {
        if (next.after == request.parent.value_or(chat::TurnId()))
            next.after = request.turn;
    }
    start(request);
}

void Conversation::start(const fusion::RunRequest &request)
{
    adopt(request.turn, new fusion::PanelRun(request, m_desk.m_connections, m_desk.m_clock, m_desk.nextRandom(), this))
        ->start();
}

chat::TurnId Conversation::askApart(const ApartQuestion &question)
{
    fusion::RunRequest request{
        .turn = question.turn.isEmpty() ? chat::TurnId::create() : question.turn,
        .session = m_session.id,
        .prompt = question.prompt,
        .conversation = {},
        .panel = question.panel,
        .kind = question.kind,
        .stragglers = m_desk.m_stragglers,
        .experiment = question.experiment,
        .shared = question.shared,
    };
    m_desk.m_prepare(request);
    start(request);
    return request.turn;
}

void Conversation::playExample(const QString &name)
{
    play(demo::events(name), chat::TurnId::create(), m_desk.m_examplePace);
}

chat::TurnId Conversation::playApart(QList<chat::RunEvent> events, const QString &experiment, const chat::TurnId &turn)
{
    for (chat::RunEvent &event : events) {
        if (auto *const started = std::get_if<chat::event::RunStarted>(&event.what)) {
            started->parent.reset();
            started->experiment = experiment;
        }
    }
    const bool isHurried = m_desk.m_examplePace == demo::Pace::AsRecorded;
    play(events, turn, isHurried ? demo::Pace::Hurried : m_desk.m_examplePace);
    return turn;
}

void Conversation::play(const QList<chat::RunEvent> &events, const chat::TurnId &turn, demo::Pace pace)
{
    adopt(turn, new demo::ExampleRun(events, turn, m_session.id, pace, m_desk.m_clock, this))->start();
}

QList<fusion::Exchange> Conversation::earlier(const std::optional<chat::TurnId> &leaf) const
{
    QList<fusion::Exchange> exchanges;
    if (!leaf)
        return exchanges;
    const QList<chat::TurnId> path = m_session.pathTo(*leaf);
    for (const chat::TurnId &id : path) {
        const chat::Turn *const one = turn(id);
        // A turn without a result says nothing that a model could go on from.
        if (const QString result = one->resultText(); !result.isEmpty())
            exchanges.append({.prompt = one->prompt, .result = result});
    }
    return exchanges;
}

chat::Run *Conversation::adopt(const chat::TurnId &turn, chat::Run *run)
{
    m_runs.insert(turn, run);
    connect(run, &chat::Run::eventEmitted, this, [this](const chat::RunEvent &event) { receive(event); });
    connect(run, &chat::Run::finished, this, [this, turn, run] { endRun(turn, run); });
    return run;
}

void Conversation::receive(chat::RunEvent event)
{
    const auto *const started = std::get_if<chat::event::RunStarted>(&event.what);
    if (started) {
        if (m_session.turns.isEmpty()) {
            m_session.createdAt = started->wallTime;
            if (m_session.title.isEmpty())
                m_session.title = chat::titleFromPrompt(started->prompt);
        }
        m_session.turns.append(chat::Turn{.id = event.turn});
        if (started->parent.value_or(chat::TurnId()) == m_leaf) // else another branch is being read
            m_leaf = event.turn;
    }
    chat::Turn *const turn = turnIn(m_session, event.turn);
    if (!turn)
        return;
    event.seq = turn->lastSeq + 1;
    chat::apply(*turn, event);
    m_desk.m_library.append(event);
    if (started) {
        Q_EMIT turnAdded(event.turn);
        announceRunning();
    }
    Q_EMIT eventApplied(event.turn, event);
    if (changesTheList(event))
        Q_EMIT m_desk.runningChanged(m_session.id);
}

bool Conversation::changesTheList(const chat::RunEvent &event)
{
    return std::holds_alternative<chat::event::Ended>(event.what) ||
           std::holds_alternative<chat::event::RunResumed>(event.what) ||
           std::holds_alternative<chat::event::RunFinished>(event.what);
}

void Conversation::endRun(const chat::TurnId &turn, chat::Run *run)
{
    // A run that goes on by itself (an answer asked again by a listener) stays.
    if (run->isRunning() || m_runs.value(turn) != run)
        return;
    m_runs.remove(turn);
    run->deleteLater();
    announceRunning();
    Q_EMIT m_desk.turnFinished(this, turn);
    askWaiting();
}

/// The first of those that go on from the same turn, and nothing is in its way.
bool Conversation::isNext(const WaitingQuestion &question) const
{
    const auto first = std::ranges::find(m_waiting, question.after, &WaitingQuestion::after);
    return &*first == &question && question.objection.isEmpty() && !isRunningUpTo(question.after);
}

void Conversation::askWaiting()
{
    const auto next =
        std::ranges::find_if(m_waiting, [this](const WaitingQuestion &question) { return isNext(question); });
    if (next == m_waiting.end())
        return;
    const fusion::RunRequest request = requestFor(*next);
    if (next->consent == Consent::Due)
        next->objection = m_desk.m_objectionTo(request);
    const bool isHeld = !next->objection.isEmpty();
    if (!isHeld)
        m_waiting.erase(next);
    Q_EMIT waitingChanged();
    if (!isHeld)
        begin(request);
    askWaiting(); // on another branch
}

void Conversation::askAnyway(qsizetype index)
{
    const QList<WaitingQuestion> shown = waiting();
    if (index < 0 || index >= shown.size())
        return;
    WaitingQuestion &question = m_waiting[m_waiting.indexOf(shown[index])];
    question.consent = Consent::Given;
    question.objection.clear();
    Q_EMIT waitingChanged();
    askWaiting();
}

void Conversation::announceRunning()
{
    Q_EMIT runningChanged();
    Q_EMIT m_desk.runningChanged(m_session.id);
}

void Conversation::takeBack(qsizetype index)
{
    const QList<WaitingQuestion> shown = waiting();
    if (index < 0 || index >= shown.size())
        return;
    m_waiting.removeOne(shown[index]);
    Q_EMIT waitingChanged();
    askWaiting(); // it may have held those behind it
}

void Conversation::show(const chat::TurnId &id)
{
    if (!turn(id))
        return;
    // The newest turn that descends from it: its branch to the end.
    chat::TurnId leaf = id;
    for (const chat::Turn &one : m_session.turns) {
        if (one.parent && *one.parent == leaf)
            leaf = one.id;
    }
    if (leaf == m_leaf)
        return;
    m_leaf = leaf;
    Q_EMIT pathChanged();
}

void Conversation::stop()
{
    const QList<chat::Run *> runs = m_runs.values();
    for (chat::Run *const run : runs)
        run->stop();
}

void Conversation::stopPath()
{
    const QList<chat::TurnId> shown = path();
    for (const chat::TurnId &id : shown) {
        if (chat::Run *const run = m_runs.value(id))
            run->stop();
    }
}

void Conversation::stop(const chat::TurnId &turn)
{
    if (chat::Run *const run = m_runs.value(turn))
        run->stop();
}

void Conversation::stop(const chat::TurnId &turn, chat::MemberId member)
{
    if (chat::Run *const run = m_runs.value(turn))
        run->stop(member);
}

chat::Run *Conversation::runFor(const chat::TurnId &id, const std::optional<chat::Policy> &policy)
{
    if (chat::Run *const run = m_runs.value(id))
        return run;
    const chat::Turn *const one = turn(id);
    if (!one || !canAskAgain(id))
        return nullptr;
    fusion::RunRequest request{
        .turn = id,
        .session = m_session.id,
        .parent = one->parent,
        .prompt = one->prompt,
        .conversation = earlier(one->parent),
        .panel = one->panel,
        .kind = one->kind,
        .stragglers = m_desk.m_stragglers,
        .experiment = one->experiment,
        .abSide = one->abSide,
    };
    if (policy)
        request.panel.policy = *policy;
    m_desk.m_prepare(request);
    return adopt(id,
                 new fusion::PanelRun(request, *one, m_desk.m_connections, m_desk.m_clock, m_desk.nextRandom(), this));
}

template<typename Command>
void Conversation::command(const chat::TurnId &turn, Command command)
{
    chat::Run *const run = runFor(turn);
    if (!run)
        return;
    command(*run);
    if (m_runs.value(turn) != run)
        return;
    if (run->isRunning()) {
        announceRunning();
    } else { // it did not apply
        m_runs.remove(turn);
        run->deleteLater();
    }
}

void Conversation::retry(const chat::TurnId &turn, chat::MemberId member)
{
    command(turn, [member](chat::Run &run) { run.retry(member); });
}

void Conversation::retryFailed(const chat::TurnId &turn)
{
    command(turn, [](chat::Run &run) { run.retryFailed(); });
}

void Conversation::judgeNow(const chat::TurnId &turn)
{
    if (chat::Run *const run = m_runs.value(turn))
        run->judgeNow();
}

void Conversation::judgeAgain(const chat::TurnId &turn)
{
    command(turn, [](chat::Run &run) { run.judgeAgain(); });
}

void Conversation::fuseAgain(const chat::TurnId &turn)
{
    command(turn, [](chat::Run &run) { run.fuseAgain(); });
}

void Conversation::resume(const chat::TurnId &turn, const std::optional<chat::Policy> &policy)
{
    (void)runFor(turn, policy);
    command(turn, [](chat::Run &run) { run.start(); });
}

void Conversation::choose(const chat::TurnId &turn, std::optional<chat::ResultId> result)
{
    record(turn, chat::event::ResultChosen{result});
}

void Conversation::rate(const chat::TurnId &turn, const chat::ResultId &result, std::optional<chat::Rating> rating)
{
    record(turn, chat::event::Rated{result, rating});
}

template<typename Event>
void Conversation::record(const chat::TurnId &id, Event what)
{
    if (const chat::Turn *const one = turn(id))
        receive({.at = one->lastAt, .turn = id, .what = std::move(what)});
}

void Conversation::setTitle(const QString &title)
{
    m_session.title = title;
    m_desk.m_library.rename(m_session.id, title);
}

} // namespace desk
