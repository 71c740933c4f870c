// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/endpointsline.h"

#include "command/text.h"
#include "command/verbparser.h"

#include <array>

using namespace Qt::StringLiterals;

namespace command {

namespace {

QString overview()
{
    return tr("Connections to servers, and their keys.\n"
              "\n"
              "  counterpoint endpoints [list] [--json]\n"
              "  counterpoint endpoints add NAME|KIND [--url URL] [--kind KIND] [--key-stdin]\n"
              "  counterpoint endpoints test ID [--model MODEL] [--json]\n"
              "  counterpoint endpoints remove ID\n"
              "\n"
              "A key is read from standard input only, and kept in the system's keychain.\n"
              "Each of the four explains itself with --help.\n");
}

Parsed parseList(const QStringList &arguments)
{
    VerbParser parser(u"endpoints list"_s, tr("Lists the connections, and where their keys come from."));
    parser.addFlag(u"json"_s, tr("Prints a JSON array."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ListEndpoints{.asJson = parser.has(u"json"_s)};
}

Parsed parseAdd(const QStringList &arguments)
{
    VerbParser parser(u"endpoints add"_s,
                      tr("Adds a connection, or changes the one at that address; with --key-stdin gives it a key."),
                      u"NAME|KIND"_s, tr("Its name, or a kind (openrouter, groq, ollama, …) that says the rest."));
    parser.addValue({u"url"_s}, tr("The address, up to and with its /v1."), u"URL"_s);
    parser.addValue({u"kind"_s}, tr("What the server is, where its address does not tell."), u"KIND"_s);
    parser.addFlag(u"key-stdin"_s, tr("Reads its key from standard input, one line."));
    parser.require(tr("Say which connection to add: a kind such as openrouter, or a name with --url."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return AddEndpoint{.name = parser.positional(),
                       .url = parser.value(u"url"_s),
                       .kind = parser.value(u"kind"_s),
                       .readsKey = parser.has(u"key-stdin"_s)};
}

Parsed parseTest(const QStringList &arguments)
{
    VerbParser parser(u"endpoints test"_s,
                      tr("Goes the way to a server step by step, and asks one model there for one word."), u"ID"_s,
                      tr("The connection's id or name."));
    parser.addValue({u"model"_s}, tr("The model that is asked; the first there otherwise."), u"MODEL"_s);
    parser.addFlag(u"json"_s, tr("Prints one JSON object at the end."));
    parser.require(tr("Say which connection to test; counterpoint endpoints lists them."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return TestEndpoint{.id = parser.positional(), .model = parser.value(u"model"_s), .asJson = parser.has(u"json"_s)};
}

Parsed parseRemove(const QStringList &arguments)
{
    VerbParser parser(u"endpoints remove"_s, tr("Removes a connection and its key."), u"ID"_s,
                      tr("The connection's id or name."));
    parser.require(tr("Say which connection to remove; counterpoint endpoints lists them."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return RemoveEndpoint{.id = parser.positional()};
}

constexpr std::array actions{
    Action{"list"_L1, parseList},
    Action{"add"_L1, parseAdd},
    Action{"test"_L1, parseTest},
    Action{"remove"_L1, parseRemove},
};

} // namespace

Parsed parseEndpoints(const QStringList &arguments)
{
    return parseAction(arguments, actions, overview());
}

} // namespace command
