// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/compareline.h"

#include "command/text.h"
#include "command/verbparser.h"
#include "compare/plan.h"

#include <array>

using namespace Qt::StringLiterals;

namespace command {

namespace {

QString overview()
{
    return tr(
        "Asks several panels or models the same questions, and says which is worth its money.\n"
        "\n"
        "  counterpoint compare --panel A --panel B --questions FILE|-\n"
        "  counterpoint compare --resume ID\n"
        "  counterpoint compare list [--search TEXT] [--json]\n"
        "  counterpoint compare export ID [--markdown | --json] [-o FILE]\n"
        "  counterpoint compare import FILE\n"
        "\n"
        "A file of questions has one a line, or is CSV with a column “question”, or JSON (an object a line, or a\n"
        "list) with question, and if you like id, domain and answer: a rubric, whose criteria --rubric grades by.\n"
        "Without --judge nobody judges: costs, times and what can be counted are compared.\n"
        "Without a key: counterpoint compare --panel demo\n"
        "\n"
        "list, export and import explain themselves with --help.\n\n");
}

void addOptions(VerbParser &parser)
{
    parser.addValue({u"panel"_s}, tr("A panel's name or file; give it again for each. \"demo\" plays an example."),
                    u"NAME|FILE"_s);
    parser.addValue({u"model"_s}, tr("A model alone, as a contestant; give it again for each."), u"ID"_s);
    parser.addValue({u"questions"_s}, tr("The questions; \"-\" reads them from standard input (at most 64 MB)."),
                    u"FILE|-"_s);
    parser.addValue({u"judge"_s}, tr("The model that judges: picks the better of every two answers, in both orders."),
                    u"ID"_s);
    parser.addFlag(u"rubric"_s, tr("The judge says of each criterion of the rubrics whether it is met, instead."));
    parser.addFlag(u"picks"_s, tr("With --rubric: picks the better of every two answers too."));
    parser.addValue({u"gradings"_s}, tr("With --rubric: how often each criterion is asked for, 1 to 5."), u"N"_s);
    parser.addFlag(u"insist"_s, tr("Takes the judge though it is by the maker of a member."));
    parser.addValue({u"endpoint"_s}, tr("Where the models and the judge are: a connection, or an address up to /v1."),
                    u"NAME|URL"_s);
    parser.addValue({u"repeats"_s}, tr("How often each question is asked, 1 to 20."), u"N"_s);
    parser.addValue({u"budget"_s}, tr("What all of it may cost; it is never passed where prices are known."), u"USD"_s);
    parser.addFlag(u"independent"_s, tr("Shares no answers: each panel asks its own members."));
    parser.addFlag(u"omissions"_s, tr("Each panel also less each of its members, from the answers at hand."));
    parser.addValue({u"resume"_s},
                    tr("Goes on with that comparison (an id, or its beginning) and tries again what failed; panels, "
                       "models and questions that are new, repeats, budget and judge are taken over."),
                    u"ID"_s);
    parser.addFlag(u"forecast"_s, tr("Only says what it would cost and take; sends nothing."));
    parser.addFlag(u"json"_s, tr("Prints one JSON object at the end."));
    parser.addFlag(u"markdown"_s, tr("Prints the report in Markdown at the end, as into a pipe."));
}

bool isNumber(const std::optional<QString> &text, int most)
{
    bool isRead = false;
    const int number = text.value_or(u"1"_s).toInt(&isRead);
    return isRead && number >= 1 && number <= most;
}

/// Dollars, as "2.50" or "$2.50"; 0 where it is none.
double dollars(QString text)
{
    if (text.startsWith(u'$'))
        text.remove(0, 1);
    bool isRead = false;
    const double usd = text.toDouble(&isRead);
    return isRead && usd > 0 && usd <= 1'000'000 ? usd : 0;
}

/// Why these options do not go together; empty where they do.
QString contradiction(const VerbParser &parser)
{
    const auto contestants = parser.values(u"panel"_s).size() + parser.values(u"model"_s).size();
    const bool isExample = parser.values(u"panel"_s) == QStringList{u"demo"_s};
    if (parser.has(u"json"_s) && parser.has(u"markdown"_s))
        return tr("Choose one of --json and --markdown.");
    if (parser.has(u"forecast"_s) && parser.has(u"markdown"_s))
        return tr("--forecast is told as text or, with --json, as an object.");
    if (!isNumber(parser.optionalValue(u"repeats"_s), compare::Plan::mostRepeats))
        return tr("--repeats takes a number from 1 to %1.").arg(compare::Plan::mostRepeats);
    if (!isNumber(parser.optionalValue(u"gradings"_s), compare::Scoring::mostGradings))
        return tr("--gradings takes a number from 1 to %1.").arg(compare::Scoring::mostGradings);
    if (parser.has(u"budget"_s) && dollars(parser.value(u"budget"_s)) == 0)
        return tr("--budget takes US dollars, such as 2.50.");
    if (parser.has(u"endpoint"_s) && !parser.has(u"model"_s) && !parser.has(u"judge"_s))
        return tr("--endpoint says where --model and --judge are; a panel names its own connections.");
    if (parser.has(u"resume"_s))
        return {};
    if (isExample && (contestants > 1 || parser.has(u"questions"_s) || parser.has(u"judge"_s)))
        return tr("The panel “demo” is a written comparison of its own; give it alone.");
    if (isExample)
        return {};
    if (contestants == 0)
        return tr("Name what is to be compared: --panel for each panel, --model for a model alone. Without a key, try "
                  "--panel demo.");
    if (contestants < 2)
        return tr("Name two panels or models at least, to compare them.");
    if (!parser.has(u"questions"_s))
        return tr("There are no questions; --questions names a file of them, or \"-\" for standard input.");
    if (parser.has(u"rubric"_s) && !parser.has(u"judge"_s))
        return tr("--rubric needs --judge: the model that says which criteria are met.");
    if ((parser.has(u"picks"_s) || parser.has(u"insist"_s)) && !parser.has(u"judge"_s))
        return tr("--picks and --insist belong to --judge.");
    if (parser.has(u"gradings"_s) && !parser.has(u"rubric"_s))
        return tr("--gradings belongs to --rubric.");
    return {};
}

Parsed parseRun(const QStringList &arguments)
{
    VerbParser parser(u"compare"_s, tr("Asks several panels or models the same questions."));
    addOptions(parser);
    QStringList words = arguments;
    words.first() = u"compare"_s;
    if (const auto ended = parser.parse(words))
        return *ended;
    if (const QString reason = contradiction(parser); !reason.isEmpty())
        return std::unexpected(reason);
    Compare compare{.panels = parser.values(u"panel"_s),
                    .models = parser.values(u"model"_s),
                    .endpoint = parser.value(u"endpoint"_s),
                    .questions = parser.value(u"questions"_s),
                    .isGraded = parser.has(u"rubric"_s),
                    .isPicked = parser.has(u"picks"_s),
                    .judge = parser.optionalValue(u"judge"_s),
                    .isIndependent = parser.has(u"independent"_s),
                    .hasOmissions = parser.has(u"omissions"_s),
                    .insists = parser.has(u"insist"_s),
                    .isForecast = parser.has(u"forecast"_s),
                    .resume = parser.value(u"resume"_s)};
    if (parser.has(u"gradings"_s))
        compare.gradings = parser.value(u"gradings"_s).toInt();
    if (parser.has(u"repeats"_s))
        compare.repeats = parser.value(u"repeats"_s).toInt();
    if (parser.has(u"budget"_s))
        compare.budgetUsd = dollars(parser.value(u"budget"_s));
    if (parser.has(u"json"_s))
        compare.format = Format::Json;
    else if (parser.has(u"markdown"_s))
        compare.format = Format::Markdown;
    return compare;
}

Parsed parseList(const QStringList &arguments)
{
    VerbParser parser(u"compare list"_s, tr("Lists the kept comparisons, newest first."));
    parser.addValue({u"search"_s}, tr("Only those with these words in title, questions or models."), u"TEXT"_s);
    parser.addFlag(u"json"_s, tr("Prints a JSON array."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ListComparisons{.search = parser.value(u"search"_s), .asJson = parser.has(u"json"_s)};
}

Parsed parseExport(const QStringList &arguments)
{
    VerbParser parser(u"compare export"_s, tr("Writes a whole comparison."), u"ID"_s,
                      tr("Its id, or the beginning of it (see counterpoint compare list)."));
    parser.addFlag(u"markdown"_s, tr("The report (the default)."));
    parser.addFlag(u"json"_s, tr("Everything, answers too, so that it can be imported elsewhere."));
    parser.addValue({u"o"_s, u"output"_s}, tr("The file to write; standard output otherwise."), u"FILE"_s);
    parser.require(tr("Say which comparison to export; counterpoint compare list names them."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    if (parser.has(u"json"_s) && parser.has(u"markdown"_s))
        return std::unexpected(tr("Choose one of --json and --markdown."));
    return ExportComparison{
        .comparison = parser.positional(), .asJson = parser.has(u"json"_s), .file = parser.value(u"output"_s)};
}

Parsed parseImport(const QStringList &arguments)
{
    VerbParser parser(u"compare import"_s, tr("Takes a comparison in that was exported as JSON, with its answers."),
                      u"FILE"_s, tr("The exported file (at most 150 MB)."));
    parser.require(tr("Say which file to import."));
    if (const auto ended = parser.parse(arguments))
        return *ended;
    return ImportComparison{.file = parser.positional()};
}

constexpr std::array actions{
    Action{"run"_L1, parseRun},
    Action{"list"_L1, parseList},
    Action{"export"_L1, parseExport},
    Action{"import"_L1, parseImport},
};

} // namespace

Parsed parseCompare(const QStringList &arguments)
{
    const QString word = arguments.value(1);
    if (word == "--help"_L1 || word == "-h"_L1) {
        const Parsed help = parseRun({u"run"_s, u"--help"_s});
        return Print{overview() + (help ? std::get<Print>(*help).text : QString())};
    }
    return parseAction(arguments, actions, overview());
}

} // namespace command
