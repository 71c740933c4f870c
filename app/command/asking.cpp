// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/asking.h"

#include "catalogue/catalogue.h"
#include "command/forecasttext.h"
#include "command/listing.h"
#include "command/notices.h"
#include "command/output.h"
#include "demo/example.h"
#include "desk/desk.h"
#include "exchange/askreport.h"
#include "exchange/markdownexport.h"
#include "forecast/forecaster.h"
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

/// The newest turn that a panel was asked in: between two of those, one model alone may have been asked. Else the
/// newest.
const chat::Turn *turnWithPanel(const desk::Conversation &conversation)
{
    const QList<chat::TurnId> path = conversation.path();
    const auto isPanel = [&](const chat::TurnId &id) { return conversation.turn(id)->kind == chat::RunKind::Panel; };
    const auto found = std::find_if(path.crbegin(), path.crend(), isPanel);
    if (found != path.crend())
        return conversation.turn(*found);
    return path.isEmpty() ? nullptr : conversation.turn(path.last());
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
    , m_liveText([this](const QByteArray &bytes) { write(bytes); })
{
}

void Asking::start()
{
    m_with.catalogue.setEndpoints(m_with.endpoints.endpoints());
    m_with.catalogue.load();
    if (m_ask.isSaved && !openLibrary())
        return;
    m_with.forecaster.load(this, [this] { lookUpSession(); }); // it is kept with the turn what was expected of it
}

void Asking::lookUpSession()
{
    if (m_with.catalogue.isLoading()) { // prices
        connect(&m_with.catalogue, &catalogue::Catalogue::changed, this, &Asking::lookUpSession,
                Qt::SingleShotConnection);
        return;
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

bool Asking::openLibrary()
{
    const auto opened = m_with.library.open(m_with.libraryFolder);
    if (!opened && !m_ask.session.isEmpty()) {
        refuse(opened.error(), ExitCode::Failed);
        return false;
    }
    if (!opened)
        say(m_with.err, opened.error());
    m_isSaved = opened && m_with.library.access() == library::Access::ReadWrite;
    if (opened)
        sayNotices(m_with.library, m_with.err);
    return true;
}

void Asking::goOnWith(const chat::SessionId &session)
{
    connect(&m_with.desk, &desk::Desk::opened, this, &Asking::begin);
    connect(&m_with.desk, &desk::Desk::openFailed, this,
            [this](const chat::SessionId &, const QString &message) { refuse(message, ExitCode::Failed); });
    m_with.desk.open(session);
}

void Asking::begin(desk::Conversation *conversation)
{
    if (m_hasEnded) // interrupted while it was looked up
        return;
    const chat::Turn *const last = turnWithPanel(*conversation);
    const auto choice = choosePanel(m_ask, last, m_with.panels, m_with.preferences.current());
    if (!choice)
        return refuse(choice.error());
    if (choice->isExample && last)
        return refuse(tr("An example is a session of its own; leave --session out."));
    m_conversation = conversation;
    connect(conversation, &desk::Conversation::eventApplied, this, &Asking::show);
    connect(&m_with.desk, &desk::Desk::turnFinished, this, &Asking::conclude);
    connect(&m_with.library, &library::Library::troubleStarted, this, &Asking::endUnkept);
    connect(&m_with.library, &library::Library::troubleEnded, this, [this] { m_isTroubled = false; });
    if (choice->isExample && m_ask.isForecast)
        return refuse(tr("An example is written already: it costs nothing, and nothing is sent."));
    if (choice->isExample)
        return play(conversation);
    const QStringList problems = m_with.endpoints.problems() + m_with.preferences.problems();
    for (const QString &problem : problems)
        say(m_with.err, problem);
    QList<settings::Endpoint> endpoints = m_with.endpoints.endpoints();
    if (choice->endpoint)
        endpoints.append(*choice->endpoint);
    if (m_ask.isForecast)
        return foretell(choice->panel, endpoints);
    m_with.connections.setEndpoints(endpoints);
    keepChoice(*choice);
    m_with.desk.setStragglers(fusion::Stragglers::Cancel);
    conversation->ask(m_ask.prompt, choice->panel);
}

void Asking::foretell(const chat::Panel &panel, const QList<settings::Endpoint> &endpoints)
{
    const forecast::Outlook outlook = m_with.forecaster.forecast(
        {.prompt = m_ask.prompt, .conversation = m_conversation->exchanges(), .panel = panel}, endpoints);
    const QString warning = m_with.forecaster.warning(outlook.run);
    write(m_format == Format::Json ? forecastAsJson(outlook, warning) : forecastAsText(outlook, warning));
    end(ExitCode::Done);
}

void Asking::play(desk::Conversation *conversation)
{
    const demo::Example example = exampleFor(m_ask.prompt);
    say(m_with.err, tr("An example written by us, no model is called. Its question: %1").arg(example.prompt));
    m_with.desk.setExamplePace(m_with.isTerminal ? demo::Pace::AsRecorded : demo::Pace::AtOnce);
    conversation->playExample(example.name);
}

void Asking::keepChoice(const PanelChoice &choice)
{
    if (!m_isSaved)
        return;
    // The session names it, and is gone on with later.
    if (choice.endpoint && !m_with.endpoints.endpoint(choice.endpoint->id)) {
        if (const auto kept = m_with.endpoints.put(*choice.endpoint); !kept)
            say(m_with.err, kept.error());
    }
    settings::Preferences next = m_with.preferences.current();
    next.lastPanel = choice.panel.id;
    next.lastUnsaved = choice.isStored ? std::nullopt : std::optional(choice.panel);
    if (const auto kept = m_with.preferences.replace(next); !kept)
        say(m_with.err, kept.error());
}

void Asking::show(const chat::TurnId &id, const chat::RunEvent &event)
{
    m_turn = id;
    if (m_format == Format::Events)
        write(QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact) + '\n');
    else if (m_format == Format::Automatic)
        m_liveText.show(*m_conversation->turn(id), event);
}

void Asking::interrupt()
{
    if (m_conversation)
        m_conversation->stop();
    else
        end(ExitCode::Cancelled);
}

void Asking::conclude()
{
    const chat::Turn &turn = *m_conversation->turn(m_turn);
    print(turn);
    m_code = codeFor(turn.state);
    if (!m_isSaved || m_isTroubled)
        return end(*m_code);
    m_with.library.flush(this, [this] { endKept(); });
}

void Asking::endUnkept(const QString &reason)
{
    say(m_with.err, reason);
    m_isTroubled = true;
    if (m_code)
        end(*m_code);
}

void Asking::print(const chat::Turn &turn)
{
    if (m_format == Format::Json)
        write(QJsonDocument(exchange::askReport(turn)).toJson(QJsonDocument::Indented));
    else if (m_format == Format::Markdown)
        write(exchange::markdownOf(turn).toUtf8());
}

void Asking::endKept()
{
    if (m_format == Format::Automatic)
        write(tr("Kept as session %1.\n").arg(shortId(m_conversation->id())).toUtf8());
    end(*m_code);
}

void Asking::write(const QByteArray &bytes)
{
    if (!m_isWritable)
        return;
    const auto written = put(m_with.out, bytes);
    if (written)
        return;
    m_isWritable = false;
    say(m_with.err, written.error());
    // Not from within an event of the run.
    QMetaObject::invokeMethod(m_conversation, qOverload<>(&desk::Conversation::stop), Qt::QueuedConnection);
}

void Asking::refuse(const QString &reason, ExitCode code)
{
    say(m_with.err, reason);
    end(code);
}

void Asking::end(ExitCode code)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    Q_EMIT ended(m_isWritable ? code : ExitCode::Failed);
}

} // namespace command
