// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/commands.h"

#include "command/asking.h"
#include "command/comparing.h"
#include "command/comparisonplan.h"
#include "command/comparisons.h"
#include "command/endpoints.h"
#include "command/interrupts.h"
#include "command/listing.h"
#include "command/modellisting.h"
#include "command/notices.h"
#include "command/output.h"
#include "command/panels.h"
#include "command/prompt.h"
#include "desk/desk.h"
#include "exchange/markdownexport.h"
#include "exchange/sessionjson.h"
#include "library/library.h"

namespace command {

namespace {

using Done = std::function<void(ExitCode)>;

/// One command at work.
class Carrier
{
public:
    Carrier(const Collaborators &with, QObject *context, Done done)
        : m_with(with), m_context(context), m_done(std::move(done))
    {
    }

    void operator()(const OpenWindow &) const { m_done(ExitCode::WrongUse); }
    void operator()(const Print &print) const { write(print.text.toUtf8()); }
    void operator()(const ListPanels &list) const
    {
        write(list.asJson ? panelsAsJson(m_with.panels) : panelsAsText(m_with.panels));
    }
    void operator()(const ShowPanel &show) const { write(showPanel(show, m_with.panels, m_with.endpoints)); }
    void operator()(const ImportPanel &import) const { write(importPanel(import, m_with.panels)); }
    void operator()(const ExportPanel &wanted) const { write(exportPanel(wanted, m_with.panels)); }
    void operator()(const ListEndpoints &list) const { listEndpoints(list, m_with, m_context, m_done); }
    void operator()(const AddEndpoint &add) const { addEndpoint(add, m_with, m_context, m_done); }
    void operator()(const TestEndpoint &test) const { testEndpoint(test, m_with, m_context, m_done); }
    void operator()(const RemoveEndpoint &remove) const { removeEndpoint(remove, m_with, m_context, m_done); }
    void operator()(const ListComparisons &list) const
    {
        if (openLibrary())
            listComparisons(list, m_with, m_context, m_done);
    }
    void operator()(const ExportComparison &wanted) const
    {
        if (openLibrary())
            exportComparison(wanted, m_with, m_context, m_done);
    }
    void operator()(const ImportComparison &import) const
    {
        if (openLibrary())
            importComparison(import, m_with, m_context, m_done);
    }
    void operator()(const Compare &wanted) const;
    void operator()(const ListModels &list) const;
    void operator()(const Ask &ask) const;
    void operator()(const ListSessions &list) const;
    void operator()(const Export &wanted) const;

private:
    [[nodiscard]] bool openLibrary() const;
    void fail(const QString &reason, ExitCode code) const
    {
        say(m_with.err, reason);
        m_done(code);
    }
    void write(const QByteArray &bytes) const
    {
        if (const auto written = put(m_with.out, bytes); written)
            m_done(ExitCode::Done);
        else
            fail(written.error(), ExitCode::Failed);
    }
    void write(const Printed &printed) const
    {
        if (printed)
            write(*printed);
        else
            fail(printed.error().reason, printed.error().code);
    }
    void write(const Export &wanted, const chat::Session &session) const;

    Collaborators m_with;
    QObject *m_context;
    Done m_done;
};

bool Carrier::openLibrary() const
{
    const auto opened = m_with.library.open(m_with.libraryFolder);
    if (!opened) {
        fail(opened.error(), ExitCode::Failed);
        return false;
    }
    sayNotices(m_with.library, m_with.err);
    return true;
}

void Carrier::operator()(const ListModels &list) const
{
    auto *const listing = new ModelListing(list, m_with, m_context);
    QObject::connect(listing, &ModelListing::ended, m_context, m_done);
    listing->start();
}

void Carrier::operator()(const Ask &ask) const
{
    Ask whole = ask;
    if (ask.readsPrompt) {
        // Before signals are caught: Ctrl+C ends a wait for somebody who types.
        Interrupts::useDefaults();
        const auto prompt = readPrompt(m_with.in);
        if (!prompt)
            return fail(prompt.error(), ExitCode::WrongUse);
        whole.prompt = *prompt;
    }
    auto *const asking = new Asking(whole, m_with, m_context);
    auto *const interrupts = new Interrupts(asking);
    QObject::connect(interrupts, &Interrupts::interrupted, asking, &Asking::interrupt);
    QObject::connect(asking, &Asking::ended, m_context, m_done);
    asking->start();
}

void Carrier::operator()(const Compare &wanted) const
{
    // Before signals are caught: Ctrl+C ends a wait for somebody who types.
    Interrupts::useDefaults();
    std::expected<QList<compare::Question>, QString> questions;
    if (!wanted.questions.isEmpty())
        questions = questionsIn(wanted.questions, m_with.in);
    if (!questions)
        return fail(questions.error(), ExitCode::WrongUse);
    auto *const comparing = new Comparing(wanted, *questions, m_with, m_context);
    auto *const interrupts = new Interrupts(comparing);
    QObject::connect(interrupts, &Interrupts::interrupted, comparing, &Comparing::interrupt);
    QObject::connect(comparing, &Comparing::ended, m_context, m_done);
    comparing->start();
}

void Carrier::operator()(const ListSessions &list) const
{
    if (!openLibrary())
        return;
    const auto print = [*this, asJson = list.asJson](const QList<library::SessionSummary> &found) {
        write(asJson ? sessionsAsJson(found) : sessionsAsText(found));
    };
    constexpr int mostHits = 1000;
    if (list.search.isEmpty())
        m_with.library.sessions(m_context, print);
    else
        m_with.library.search(list.search, mostHits, m_context, print);
}

void Carrier::operator()(const Export &wanted) const
{
    if (!openLibrary())
        return;
    m_with.library.find(wanted.session, m_context, [*this, wanted](const std::expected<chat::SessionId, QString> &id) {
        if (!id)
            return fail(id.error(), ExitCode::WrongUse);
        m_with.library.load(*id, m_context, [*this, wanted](const std::expected<chat::Session, QString> &session) {
            if (session)
                write(wanted, *session);
            else
                fail(session.error(), ExitCode::Failed);
        });
    });
}

void Carrier::write(const Export &wanted, const chat::Session &session) const
{
    const QByteArray bytes = wanted.asJson ? exchange::sessionJson(session) : exchange::markdownOf(session).toUtf8();
    if (wanted.file.isEmpty())
        return write(bytes);
    if (const auto written = putFile(wanted.file, bytes); !written)
        return fail(written.error(), ExitCode::Failed);
    m_done(ExitCode::Done);
}

} // namespace

void run(const CommandLine &commandLine, const Collaborators &with, QObject *context, const Done &done)
{
    std::visit(Carrier(with, context, done), commandLine);
}

} // namespace command
