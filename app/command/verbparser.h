// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/commandline.h"

#include <QCommandLineParser>

#include <span>

namespace command {

using Parsed = std::expected<CommandLine, QString>;

/// A verb's options and positionals, read by Qt's parser without its habit of ending the process.
class VerbParser
{
public:
    VerbParser(const QString &verb, const QString &description, const QString &positional = {},
               const QString &positionalHelp = {});

    void addFlag(const QString &name, const QString &help);
    void addValue(const QStringList &names, const QString &help, const QString &value);
    /// The sentence for when the positional is missing.
    void require(const QString &sentence) { m_required = sentence; }

    /// What ends it already: a wrong use, or its help where that is asked for.
    [[nodiscard]] std::optional<Parsed> parse(const QStringList &arguments);

    [[nodiscard]] bool has(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] std::optional<QString> optionalValue(const QString &name) const
    {
        return has(name) ? std::optional(value(name)) : std::nullopt;
    }
    [[nodiscard]] QString positional() const { return m_parser.positionalArguments().value(1); }
    [[nodiscard]] bool hasPositional() const { return m_parser.positionalArguments().size() > 1; }

private:
    [[nodiscard]] QString problem(const QStringList &arguments);

    QCommandLineParser m_parser;
    QStringList m_valueOptions;
    QString m_verb;
    QString m_required;
    bool m_takesPositional;
};

/// One of the things that a verb can do: "list" of `counterpoint panels list`.
struct Action
{
    QLatin1StringView name;
    Parsed (*parse)(const QStringList &arguments); ///< these begin with the name
};

/// `arguments` begin with the verb. Where no action is named it is the first.
[[nodiscard]] Parsed parseAction(const QStringList &arguments, std::span<const Action> actions,
                                 const QString &overview);

} // namespace command
