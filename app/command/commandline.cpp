// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/commandline.h"

#include "chat/panel.h"
#include "command/compareline.h"
#include "command/endpointsline.h"
#include "command/panelsline.h"
#include "command/prompt.h"
#include "command/text.h"
#include "command/verbparser.h"

using namespace Qt::StringLiterals;

namespace command {

namespace {

QString overview()
{
    return tr(
        "Counterpoint: ask a panel of models.\n"
        "\n"
        "  counterpoint                     open the window\n"
        "  counterpoint ask PROMPT          ask a panel; \"-\" reads the prompt from standard input\n"
        "  counterpoint sessions            list what was asked\n"
        "  counterpoint export SESSION      write a session to Markdown or JSON\n"
        "  counterpoint compare             ask several panels the same questions, and see which is worth its money\n"
        "  counterpoint panels              list, show, import and export the panels to pick from\n"
        "  counterpoint models              list the models of your connections\n"
        "  counterpoint endpoints           list, add, test and remove connections, and their keys\n"
        "\n"
        "Each command explains itself with --help.\n"
        "Keys come from the system's keychain (see endpoints), else from OPENROUTER_API_KEY, ANTHROPIC_API_KEY, … or,\n"
        "for any other server, OPENAI_API_KEY.\n"
        "Without a key: counterpoint ask --panel demo \"Should we shard Postgres now?\"\n");
}

/// Why these options do not go together; empty where they do.
QString contradiction(const VerbParser &parser)
{
    const int formats = int(parser.has(u"json"_s)) + int(parser.has(u"events"_s)) + int(parser.has(u"markdown"_s));
    if (formats > 1)
        return tr("Choose one of --json, --events and --markdown.");
    if (parser.has(u"forecast"_s) && (parser.has(u"events"_s) || parser.has(u"markdown"_s)))
        return tr("--forecast is told as text or, with --json, as an object.");
    if (parser.has(u"panel"_s) && (parser.has(u"endpoint"_s) || parser.has(u"model"_s)))
        return tr("Give either --panel, or --endpoint with --model, not both.");
    if (parser.has(u"endpoint"_s) && !parser.has(u"model"_s))
        return tr("--endpoint needs at least one --model to ask there.");
    if (parser.has(u"model"_s) && !parser.has(u"endpoint"_s))
        return tr("--model needs --endpoint with the address of its server, such as https://openrouter.ai/api/v1.");
    if ((parser.has(u"judge"_s) || parser.has(u"writer"_s)) && !parser.has(u"model"_s))
        return tr("--judge and --writer belong to --endpoint and --model; a panel names its own.");
    if (parser.has(u"no-save"_s) && parser.has(u"session"_s))
        return tr("--session goes on with a kept session, so it cannot be used with --no-save.");
    if (parser.values(u"model"_s).size() > chat::maxMembers)
        return tr("A panel has at most %1 members, and %2 models were given.")
            .arg(chat::maxMembers)
            .arg(parser.values(u"model"_s).size());
    return {};
}

Format formatOf(const VerbParser &parser)
{
    if (parser.has(u"json"_s))
        return Format::Json;
    if (parser.has(u"events"_s))
        return Format::Events;
    return parser.has(u"markdown"_s) ? Format::Markdown : Format::Automatic;
}

Parsed parseAsk(const QStringList &arguments)
{
    VerbParser parser(u"ask"_s,
                      tr("Asks a panel of models. Judge and writer are the first model unless said otherwise."),
                      u"PROMPT"_s, tr("The question; \"-\" reads it from standard input (at most 1 MB)."));
    parser.addValue({u"panel"_s}, tr("A panel's name or file; \"demo\" plays a written example."), u"NAME|FILE"_s);
    parser.addValue({u"endpoint"_s}, tr("The address of a server, up to and with its /v1."), u"URL"_s);
    parser.addValue({u"model"_s}, tr("A model there; give it up to eight times, the same one too."), u"ID"_s);
    parser.addValue({u"judge"_s}, tr("The model that compares the answers, or \"none\"."), u"ID|none"_s);
    parser.addValue({u"writer"_s}, tr("The model that writes the fused answer."), u"ID"_s);
    parser.addFlag(u"forecast"_s, tr("Only says what it would cost and take, and where it would go; sends nothing."));
    parser.addFlag(u"json"_s, tr("Prints one JSON object at the end."));
    parser.addFlag(u"events"_s, tr("Prints one JSON event a line, as it happens."));
    parser.addFlag(u"markdown"_s, tr("Prints the turn in Markdown at the end."));
    parser.addFlag(u"no-save"_s, tr("Keeps nothing of it."));
    parser.addValue({u"session"_s}, tr("Goes on with that session (an id, or its beginning)."), u"ID"_s);
    if (const auto ended = parser.parse(arguments))
        return *ended;
    if (const QString reason = contradiction(parser); !reason.isEmpty())
        return std::unexpected(reason);
    if (!parser.hasPositional())
        return std::unexpected(
            tr("There is no question; write it in quotes, or \"-\" to read it from standard input."));
    const bool readsPrompt = parser.positional() == u"-";
    if (!readsPrompt) {
        if (const auto prompt = checkedPrompt(parser.positional()); !prompt)
            return std::unexpected(prompt.error());
    }
    return Ask{.prompt = readsPrompt ? QString() : parser.positional(),
               .readsPrompt = readsPrompt,
               .panel = parser.value(u"panel"_s),
               .endpoint = parser.value(u"endpoint"_s),
               .models = parser.values(u"model"_s),
               .judge = parser.optionalValue(u"judge"_s),
               .writer = parser.optionalValue(u"writer"_s),
               .format = formatOf(parser),
               .isForecast = parser.has(u"forecast"_s),
               .isSaved = !parser.has(u"no-save"_s),
               .session = parser.value(u"session"_s)};
}

Parsed parseSessions(const QStringList &arguments)
{
    VerbParser parser(u"sessions"_s, tr("Lists the kept sessions, newest first."));
    parser.addValue({u"search"_s}, tr("Only those where this is said."), u"TEXT"_s);
    parser.addFlag(u"json"_s, tr("Prints a JSON array."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ListSessions{.search = parser.value(u"search"_s), .asJson = parser.has(u"json"_s)};
}

Parsed parseExport(const QStringList &arguments)
{
    VerbParser parser(u"export"_s, tr("Writes a whole session."), u"SESSION"_s,
                      tr("Its id, or the beginning of it (see counterpoint sessions)."));
    parser.addValue({u"format"_s}, tr("markdown (the default) or json."), u"FORMAT"_s);
    parser.addValue({u"o"_s, u"output"_s}, tr("The file to write; standard output otherwise."), u"FILE"_s);
    parser.require(tr("Say which session to export; counterpoint sessions lists them."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    const QString format = parser.has(u"format"_s) ? parser.value(u"format"_s) : u"markdown"_s;
    if (format != u"markdown" && format != u"json")
        return std::unexpected(tr("The format “%1” is unknown; use markdown or json.").arg(format));
    return Export{.session = parser.positional(), .asJson = format == u"json", .file = parser.value(u"output"_s)};
}

Parsed parseModels(const QStringList &arguments)
{
    VerbParser parser(u"models"_s, tr("Lists the models of all connections, favourites and recently used ones first."));
    parser.addValue({u"search"_s}, tr("Only those with these words in name, id or maker."), u"TEXT"_s);
    parser.addFlag(u"refresh"_s, tr("Fetches the lists anew; otherwise those on disk are read."));
    parser.addFlag(u"json"_s, tr("Prints a JSON array."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ListModels{
        .search = parser.value(u"search"_s), .isRefreshed = parser.has(u"refresh"_s), .asJson = parser.has(u"json"_s)};
}

} // namespace

std::expected<CommandLine, QString> parse(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return OpenWindow{};
    const QString &verb = arguments.first();
    if (verb == u"--help" || verb == u"-h" || verb == u"help")
        return Print{overview()};
    if (verb == u"--version" || verb == u"-v")
        return Print{u"Counterpoint " COUNTERPOINT_VERSION "\n"_s};
    if (verb == u"ask")
        return parseAsk(arguments);
    if (verb == u"sessions")
        return parseSessions(arguments);
    if (verb == u"export")
        return parseExport(arguments);
    if (verb == u"compare")
        return parseCompare(arguments);
    if (verb == u"panels")
        return parsePanels(arguments);
    if (verb == u"models")
        return parseModels(arguments);
    if (verb == u"endpoints")
        return parseEndpoints(arguments);
    return std::unexpected(
        tr("“%1” is no command; there are ask, sessions, export, compare, panels, models and endpoints.").arg(verb));
}

} // namespace command
