// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/asking.h"

#include "command/listing.h"
#include "demo/example.h"
#include "desk/desk.h"
#include "exchange/askreport.h"
#include "exchange/markdownexport.h"
#include "library/library.h"
#include "provider/connections.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace command {

namespace {

/// The example whose question it is, or the first.
demo::Example exampleFor(const QString &prompt)
{
    const QList<demo::Example> examples = demo::examples();
    const auto asked = std::ranges::find_if(examples, [&prompt](const demo::Example &example) {
        return example.prompt.startsWith(prompt.trimmed(), Qt::CaseInsensitive) ||
               example.title.compare(prompt.trimmed(), Qt::CaseInsensitive) == 0;
    });
    return asked == examples.end() ? examples.first() : *asked;
}

ExitCode codeFor(chat::TurnState state)
{
    switch (state) {
    case chat::TurnState::Complete:
    case chat::TurnState::Degraded:
        return ExitCode::Done;
    case chat::TurnState::Cancelled:
        return ExitCode::Cancelled;
    default:
        return ExitCode::Failed;
    }
}

} // namespace

Asking::Asking(Ask ask, const Collaborators &with, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_with(with)
    , m_format(m_ask.format == Format::Automatic && !with.isTerminal ? Format::Markdown : m_ask.format)
    , m_liveText(with.out)
{
}

void Asking::start()
{
    if (m_ask.readsPrompt) {
        const auto prompt = checkedPrompt(QString::fromUtf8(m_with.in.read(maxPromptBytes + 1)));
        if (!prompt)
            return refuse(prompt.error());
        m_ask.prompt = *prompt;
    }
    if (m_ask.isSaved) {
        const auto opened = m_with.library.open(m_with.libraryFolder);
        m_isSaved = opened && m_with.library.access() == library::Access::ReadWrite;
        if (!opened && !m_ask.session.isEmpty())
            return refuse(opened.error());
        if (!opened)
            say(opened.error());
        for (const library::Notice &notice : m_with.library.notices())
            say(notice.text);
    }
    if (m_ask.session.isEmpty())
        return begin(m_with.desk.newConversation());
    m_with.library.find(m_ask.session, this, [this](const std::expected<chat::SessionId, QString> &found) {
        if (found)
            goOnWith(*found);
        else
            refuse(found.error());
    });
}

void Asking::goOnWith(const chat::SessionId &session)
{
    connect(&m_with.desk, &desk::Desk::opened, this, &Asking::begin);
    connect(&m_with.desk, &desk::Desk::openFailed, this,
            [this](const chat::SessionId &, const QString &message) { refuse(message); });
    m_with.desk.open(session);
}

void Asking::begin(desk::Conversation *conversation)
{
    const QList<chat::TurnId> path = conversation->path();
    const chat::Turn *const last = path.isEmpty() ? nullptr : conversation->turn(path.last());
    const auto choice = choosePanel(m_ask, last, m_with.panels, m_with.preferences.current());
    if (!choice)
        return refuse(choice.error());
    if (choice->isExample && last)
        return refuse(tr("An example is a session of its own; leave --session out."));
    m_conversation = conversation;
    connect(conversation, &desk::Conversation::eventApplied, this, &Asking::show);
    connect(&m_with.desk, &desk::Desk::turnFinished, this, &Asking::conclude);
    if (choice->isExample)
        return play(conversation);
    QList<settings::Endpoint> endpoints = m_with.endpoints.endpoints();
    if (choice->endpoint)
        endpoints.append(*choice->endpoint);
    m_with.connections.setEndpoints(endpoints);
    keepChoice(*choice);
    m_with.desk.setStragglers(fusion::Stragglers::Cancel);
    conversation->ask(m_ask.prompt, choice->panel);
}

void Asking::play(desk::Conversation *conversation)
{
    const demo::Example example = exampleFor(m_ask.prompt);
    say(tr("An example written by us, no model is called. Its question: %1").arg(example.prompt));
    m_with.desk.setExamplePace(m_with.isTerminal ? demo::Pace::AsRecorded : demo::Pace::AtOnce);
    conversation->playExample(example.name);
}

void Asking::keepChoice(const PanelChoice &choice)
{
    if (!choice.isStored || !m_isSaved)
        return;
    settings::Preferences next = m_with.preferences.current();
    next.lastPanel = choice.panel.id;
    next.lastUnsaved.reset();
    if (const auto kept = m_with.preferences.replace(next); !kept)
        say(kept.error());
}

void Asking::show(const chat::TurnId &id, const chat::RunEvent &event)
{
    m_turn = id;
    if (m_format == Format::Events)
        m_with.out.write(QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact) + '\n');
    else if (m_format == Format::Automatic)
        m_liveText.show(*m_conversation->turn(id), event);
}

void Asking::interrupt()
{
    m_isInterrupted = true;
    if (m_conversation)
        m_conversation->stop();
    else
        end(ExitCode::Cancelled);
}

void Asking::conclude()
{
    const chat::Turn &turn = *m_conversation->turn(m_turn);
    print(turn);
    const ExitCode code = m_isInterrupted ? ExitCode::Cancelled : codeFor(turn.state);
    m_with.library.flush(this, [this, code] { end(code); });
}

void Asking::print(const chat::Turn &turn)
{
    if (m_format == Format::Json)
        m_with.out.write(QJsonDocument(exchange::askReport(turn)).toJson(QJsonDocument::Indented));
    else if (m_format == Format::Markdown)
        m_with.out.write(exchange::markdownOf(turn).toUtf8());
    else if (m_format == Format::Automatic && m_isSaved)
        m_with.out.write(tr("Kept as session %1.\n").arg(shortId(turn.session)).toUtf8());
}

void Asking::refuse(const QString &reason)
{
    say(reason);
    end(ExitCode::WrongUse);
}

void Asking::say(const QString &sentence)
{
    m_with.err.write(terminalSafe(sentence).toUtf8() + '\n');
}

void Asking::end(ExitCode code)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    Q_EMIT ended(code);
}

} // namespace command
