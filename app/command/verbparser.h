// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QCoreApplication>

#include <expected>
#include <optional>

namespace command {

/// A verb's options and positionals, read by Qt's parser without its habit of ending the process.
class VerbParser
{
public:
    VerbParser(const QString &verb, const QString &description, const QString &positional = {},
               const QString &positionalHelp = {})
        : m_verb(verb), m_takesPositional(!positional.isEmpty())
    {
        m_parser.setApplicationDescription(description);
        m_parser.addOption({{QStringLiteral("h"), QStringLiteral("help")},
                            QCoreApplication::translate("command", "Shows this help.")});
        m_parser.addPositionalArgument(verb, {}, verb);
        if (m_takesPositional)
            m_parser.addPositionalArgument(positional, positionalHelp);
    }

    void addFlag(const QString &name, const QString &help) { m_parser.addOption({name, help}); }
    void addValue(const QStringList &names, const QString &help, const QString &value)
    {
        m_valueOptions.append(names.last());
        m_parser.addOption({names, help, value});
    }

    [[nodiscard]] std::expected<void, QString> parse(const QStringList &arguments)
    {
        if (!m_parser.parse(QStringList{QStringLiteral("counterpoint")} + arguments))
            return std::unexpected(m_parser.errorText());
        const qsizetype most = m_takesPositional ? 2 : 1;
        if (m_parser.positionalArguments().size() > most) {
            return std::unexpected(
                QCoreApplication::translate("command",
                                            "“%1” is one word too many for “%2”; put quotes around a text with spaces.")
                    .arg(m_parser.positionalArguments().at(most), m_verb));
        }
        for (const QString &name : m_valueOptions) {
            if (m_parser.values(name).contains(QString()))
                return std::unexpected(
                    QCoreApplication::translate("command", "The option --%1 needs a value.").arg(name));
        }
        return {};
    }

    [[nodiscard]] bool wantsHelp() const { return m_parser.isSet(QStringLiteral("help")); }
    [[nodiscard]] QString help() const { return m_parser.helpText(); }
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
    QCommandLineParser m_parser;
    QStringList m_valueOptions;
    QString m_verb;
    bool m_takesPositional;
};

} // namespace command
