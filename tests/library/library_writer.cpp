// SPDX-License-Identifier: GPL-3.0-or-later
// A program that uses a library as a process of its own, for tests that kill it or let two of them meet. It answers
// on standard output, a line each.
#include "chat/clock.h"
#include "library/instance.h"
#include "library/library.h"
#include "library/opening.h"
#include "library/samples.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTextStream>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace librarysamples;

namespace {

void say(const QString &line)
{
    static QTextStream out(stdout);
    out << line << Qt::endl; // and flushed: whoever reads this may kill us at once
}

/// Ends the program when whoever started it closes standard input.
void endWithInput(QCoreApplication &application)
{
    auto *const notifier = new QSocketNotifier(0, QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
}

/// Asks one question after the other and says what is on disk, until it is killed: "ack TURN EVENTS". With each goes an
/// event of an experiment, its number: "kept EXPERIMENT EVENTS".
class Journalist : public QObject
{
public:
    Journalist(library::Library &library, const QString &seed)
        : m_library(library), m_random(seed.toUInt()), m_experiment(u"experiment-"_s + seed)
    {
        begin();
    }

    void go()
    {
        if (m_next == m_events.size())
            begin();
        const qsizetype some = std::uniform_int_distribution<qsizetype>(1, 4)(m_random);
        for (qsizetype i = 0; i < some && m_next < m_events.size(); ++i)
            m_library.append(m_events[m_next++]);
        m_library.appendToExperiment(m_experiment, {{u"number"_s, m_kept++}});
        m_library.flush(this, [this] {
            say(u"kept %1 %2"_s.arg(m_experiment).arg(m_kept));
            say(u"ack %1 %2"_s.arg(m_script.turn.value).arg(m_next));
            go();
        });
    }

private:
    void begin()
    {
        m_script = m_script.turn.isEmpty() ? newScript(text(m_random, 8)) : followUp(m_script, text(m_random, 8));
        m_script.answers = {text(m_random, 200), text(m_random, 100)};
        m_script.fused = text(m_random, 150);
        m_script.pieces = 10;
        m_events = run(m_script);
        m_next = 0;
        say(u"turn %1 %2"_s.arg(m_script.session.value, m_script.turn.value));
        for (const chat::RunEvent &event : std::as_const(m_events))
            say(u"event "_s + QString::fromUtf8(QJsonDocument(chat::toJson(event)).toJson(QJsonDocument::Compact)));
    }

    library::Library &m_library;
    std::mt19937 m_random;
    const QString m_experiment;
    int m_kept = 0;
    Script m_script{.session = {}, .turn = {}};
    QList<chat::RunEvent> m_events;
    qsizetype m_next = 0;
};

int journal(QCoreApplication &application, library::Library &library, const QString &seed)
{
    Journalist journalist(library, seed);
    journalist.go();
    return application.exec();
}

/// Asks and is answered, as `ask` does.
int ask(library::Library &library, const QString &prompt)
{
    const Script script = newScript(prompt);
    for (const chat::RunEvent &event : run(script))
        library.append(event);
    library.close();
    say(u"asked %1"_s.arg(script.session.value));
    return 0;
}

/// Asks and is being answered until its input ends.
int hold(QCoreApplication &application, library::Library &library, const QString &prompt)
{
    const Script script = newScript(prompt);
    for (const chat::RunEvent &event : cutRun(script))
        library.append(event);
    library.flush(&application, [&] { say(u"holding %1"_s.arg(script.session.value)); });
    endWithInput(application);
    return application.exec();
}

/// Claims the window, and says who comes.
int claim(QCoreApplication &application, const QString &folder, const QString &token)
{
    library::Instance instance(folder);
    QObject::connect(&instance, &library::Instance::activateRequested, &application,
                     [](const QString &from) { say(u"activate %1"_s.arg(from)); });
    QObject::connect(&instance, &library::Instance::changed, &application, [] { say(u"changed"_s); });
    switch (instance.claim(token)) {
    case library::Instance::Claim::Window:
        say(u"window"_s);
        break;
    case library::Instance::Claim::OtherShown:
        say(u"shown"_s);
        return 0;
    case library::Instance::Claim::OtherSilent:
        say(u"silent"_s);
        return 0;
    }
    endWithInput(application);
    return application.exec();
}

/// Gives up the right to write everywhere, where it has that.
bool becomeNobody()
{
#ifdef Q_OS_UNIX
    constexpr uid_t nobody = 65'534;
    return ::geteuid() != 0 || ::setuid(nobody) == 0;
#else
    return false;
#endif
}

/// Opens the library as somebody who may not write, and says what there is.
int look(QCoreApplication &application, const QString &folder)
{
    if (!becomeNobody()) {
        say(u"cannot"_s);
        return 0;
    }
    chat::SystemClock clock;
    library::Library library(clock);
    if (const auto opened = library.open(folder); !opened) {
        say(u"failed %1"_s.arg(opened.error()));
        return 0;
    }
    say(library.access() == library::Access::ReadOnly ? u"read-only"_s : u"read-write"_s);
    for (const library::Notice &notice : library.notices())
        say(u"notice %1"_s.arg(notice.text));
    library.sessions(&application, [&](const QList<library::SessionSummary> &sessions) {
        for (const library::SessionSummary &session : sessions)
            say(u"session %1"_s.arg(session.title));
        application.quit();
    });
    return application.exec();
}

/// Migrates by steps that take their time, to be killed on the way.
int migrate(const QString &folder)
{
    QList<library::SchemaStep> steps(library::schemaSteps().begin(), library::schemaSteps().end());
    for (int version = int(steps.size()) + 1; version < 12; ++version) {
        const QString table = u"later_%1"_s.arg(version);
        QStringList statements{u"CREATE TABLE %1(text TEXT)"_s.arg(table)};
        for (int row = 0; row < 50; ++row)
            statements.append(u"INSERT INTO %1 SELECT json FROM folds"_s.arg(table));
        steps.append({version, statements});
    }
    say(u"migrating"_s);
    const auto opened = library::openPlace({folder}, steps, QDateTime::currentDateTimeUtc());
    say(opened ? u"migrated"_s : opened.error());
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const QString verb = arguments.value(1);
    const QString folder = arguments.value(2);
    const QString value = arguments.value(3);
    if (verb == u"claim")
        return claim(application, folder, value);
    if (verb == u"look")
        return look(application, folder);
    if (verb == u"migrate")
        return migrate(folder);
    chat::SystemClock clock;
    library::Library library(clock);
    if (const auto opened = library.open(folder); !opened) {
        say(u"failed %1"_s.arg(opened.error()));
        return 1;
    }
    if (verb == u"journal")
        return journal(application, library, value);
    if (verb == u"ask")
        return ask(library, value);
    if (verb == u"hold")
        return hold(application, library, value);
    return 2;
}
