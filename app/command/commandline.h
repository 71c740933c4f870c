// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <expected>
#include <optional>
#include <variant>

/// The command line. Parsing is pure: arguments in, a value or one sentence out.
namespace command {

/// What the process ends with.
enum class ExitCode { Done = 0, Failed = 1, WrongUse = 2, Cancelled = 130 };

enum class Format {
    Automatic, ///< readable live text on a terminal, Markdown into a pipe
    Json,      ///< one object at the end
    Events,    ///< one event a line as it happens
    Markdown,
};

/// `counterpoint ask`
struct Ask
{
    QString prompt;           ///< empty where it is read from standard input
    bool readsPrompt = false; ///< PROMPT is "-"
    QString panel;            ///< a name or a file; empty where not given
    QString endpoint;         ///< as typed
    QStringList models;
    std::optional<QString> judge; ///< a model id, or "none"
    std::optional<QString> writer;
    Format format = Format::Automatic;
    bool isForecast = false; ///< only says what it would cost; nothing is sent
    bool isSaved = true;
    QString session; ///< an id or a unique prefix

    bool operator==(const Ask &) const = default;
};

/// `counterpoint sessions`
struct ListSessions
{
    QString search;
    bool asJson = false;

    bool operator==(const ListSessions &) const = default;
};

/// `counterpoint export`
struct Export
{
    QString session;
    bool asJson = false;
    QString file; ///< standard output where empty

    bool operator==(const Export &) const = default;
};

/// `counterpoint panels list`
struct ListPanels
{
    bool asJson = false;

    bool operator==(const ListPanels &) const = default;
};

/// `counterpoint panels show`
struct ShowPanel
{
    QString panel; ///< a name, an id or a file
    bool asJson = false;

    bool operator==(const ShowPanel &) const = default;
};

/// `counterpoint panels import`
struct ImportPanel
{
    QString file;
    QString name; ///< its own where empty
    bool replaces = false;

    bool operator==(const ImportPanel &) const = default;
};

/// `counterpoint panels export`
struct ExportPanel
{
    QString panel; ///< a name or an id
    QString file;  ///< standard output where empty

    bool operator==(const ExportPanel &) const = default;
};

/// `counterpoint models`
struct ListModels
{
    QString search;
    bool isRefreshed = false; ///< the lists are fetched anew first
    bool asJson = false;

    bool operator==(const ListModels &) const = default;
};

/// `counterpoint endpoints list`
struct ListEndpoints
{
    bool asJson = false;

    bool operator==(const ListEndpoints &) const = default;
};

/// `counterpoint endpoints add`
struct AddEndpoint
{
    QString name;          ///< as typed: a name, or a kind that says the rest too
    QString url;           ///< as typed; empty where not given
    QString kind;          ///< as typed; empty where not given
    bool readsKey = false; ///< from standard input

    bool operator==(const AddEndpoint &) const = default;
};

/// `counterpoint endpoints test`
struct TestEndpoint
{
    QString id;
    QString model; ///< the first where empty
    bool asJson = false;

    bool operator==(const TestEndpoint &) const = default;
};

/// `counterpoint endpoints remove`
struct RemoveEndpoint
{
    QString id;

    bool operator==(const RemoveEndpoint &) const = default;
};

/// `counterpoint compare`
struct Compare
{
    QStringList panels;                ///< names or files; "demo" alone is the written example
    QStringList models;                ///< ids, each a contestant
    QString endpoint;                  ///< of `models` and `judge`: an id, a name or an address; empty where not given
    QString questions;                 ///< a file, or "-"; empty where not given
    bool isGraded = false;             ///< by the rubrics of the questions
    bool isPicked = false;             ///< the judge picks between every two answers, though isGraded
    std::optional<QString> judge = {}; ///< a model id
    std::optional<int> gradings = {};  ///< 1…compare::Scoring::mostGradings
    std::optional<int> repeats = {};   ///< 1…compare::Plan::mostRepeats
    std::optional<double> budgetUsd = {}; ///< above 0
    bool isIndependent = false;
    bool hasOmissions = false;
    bool insists = false;
    bool isForecast = false;           ///< only says what it would cost; nothing is sent
    QString resume;                    ///< an id or a unique prefix
    Format format = Format::Automatic; ///< Events does not occur

    bool operator==(const Compare &) const = default;
};

/// `counterpoint compare list`
struct ListComparisons
{
    QString search;
    bool asJson = false;

    bool operator==(const ListComparisons &) const = default;
};

/// `counterpoint compare export`
struct ExportComparison
{
    QString comparison; ///< an id or a unique prefix
    bool asJson = false;
    QString file; ///< standard output where empty

    bool operator==(const ExportComparison &) const = default;
};

/// `counterpoint compare import`
struct ImportComparison
{
    QString file;

    bool operator==(const ImportComparison &) const = default;
};

/// No verb: the window.
struct OpenWindow
{
    bool operator==(const OpenWindow &) const = default;
};

/// `--help`, `--version`, or a verb's `--help`: text for standard output.
struct Print
{
    QString text;

    bool operator==(const Print &) const = default;
};

using CommandLine = std::variant<OpenWindow, Ask, ListSessions, Export, ListPanels, ShowPanel, ImportPanel, ExportPanel,
                                 ListModels, ListEndpoints, AddEndpoint, TestEndpoint, RemoveEndpoint, Compare,
                                 ListComparisons, ExportComparison, ImportComparison, Print>;

/// `arguments` without the program's name. Fails with one sentence for standard error (exit code WrongUse):
/// contradictory or unknown options, missing values, nine models.
[[nodiscard]] std::expected<CommandLine, QString> parse(const QStringList &arguments);

} // namespace command
