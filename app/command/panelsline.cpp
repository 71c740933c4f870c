// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/panelsline.h"

#include "command/text.h"
#include "command/verbparser.h"

#include <array>

using namespace Qt::StringLiterals;

namespace command {

namespace {

QString overview()
{
    return tr("The panels to pick from.\n"
              "\n"
              "  counterpoint panels [list] [--json]\n"
              "  counterpoint panels show NAME|FILE [--json]\n"
              "  counterpoint panels import FILE [--name NAME] [--replace]\n"
              "  counterpoint panels export NAME [-o FILE]\n"
              "\n"
              "A panel is a JSON file, and holds no key.\n"
              "Each of the four explains itself with --help.\n");
}

Parsed parseList(const QStringList &arguments)
{
    VerbParser parser(u"panels list"_s, tr("Lists the panels to pick from."));
    parser.addFlag(u"json"_s, tr("Prints a JSON array."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ListPanels{.asJson = parser.has(u"json"_s)};
}

Parsed parseShow(const QStringList &arguments)
{
    VerbParser parser(u"panels show"_s, tr("Says what a panel is set to, and what its privacy does not cover."),
                      u"NAME|FILE"_s, tr("The panel's name, id or file."));
    parser.addFlag(u"json"_s, tr("Prints the panel as it stands in a file."));
    parser.require(tr("Say which panel to show; counterpoint panels lists them."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ShowPanel{.panel = parser.positional(), .asJson = parser.has(u"json"_s)};
}

Parsed parseImport(const QStringList &arguments)
{
    VerbParser parser(u"panels import"_s, tr("Keeps the panel in a file among yours."), u"FILE"_s,
                      tr("A panel's JSON file (at most 1 MB)."));
    parser.addValue({u"name"_s}, tr("Keeps it under this name instead of its own."), u"NAME"_s);
    parser.addFlag(u"replace"_s, tr("Puts it in the place of the panel of that name."));
    parser.require(tr("Say which file to import."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ImportPanel{
        .file = parser.positional(), .name = parser.value(u"name"_s), .replaces = parser.has(u"replace"_s)};
}

Parsed parseExport(const QStringList &arguments)
{
    VerbParser parser(u"panels export"_s, tr("Writes a panel as a file to give away."), u"NAME"_s,
                      tr("The panel's name or id."));
    parser.addValue({u"o"_s, u"output"_s}, tr("The file to write; standard output otherwise."), u"FILE"_s);
    parser.require(tr("Say which panel to export; counterpoint panels lists them."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ExportPanel{.panel = parser.positional(), .file = parser.value(u"output"_s)};
}

constexpr std::array actions{
    Action{"list"_L1, parseList},
    Action{"show"_L1, parseShow},
    Action{"import"_L1, parseImport},
    Action{"export"_L1, parseExport},
};

} // namespace

Parsed parsePanels(const QStringList &arguments)
{
    return parseAction(arguments, actions, overview());
}

} // namespace command
