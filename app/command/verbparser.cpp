// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/verbparser.h"

#include "command/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace command {

VerbParser::VerbParser(const QString &verb, const QString &description, const QString &positional,
                       const QString &positionalHelp)
    : m_verb(verb), m_takesPositional(!positional.isEmpty())
{
    m_parser.setApplicationDescription(description);
    m_parser.addOption({{u"h"_s, u"help"_s}, tr("Shows this help.")});
    m_parser.addPositionalArgument(verb, {}, verb);
    if (m_takesPositional)
        m_parser.addPositionalArgument(positional, positionalHelp);
}

void VerbParser::addFlag(const QString &name, const QString &help)
{
    m_parser.addOption({name, help});
}

void VerbParser::addValue(const QStringList &names, const QString &help, const QString &value)
{
    m_valueOptions.append(names.last());
    m_parser.addOption({names, help, value});
}

QString VerbParser::problem(const QStringList &arguments)
{
    if (!m_parser.parse(QStringList{u"counterpoint"_s} + arguments))
        return m_parser.errorText();
    const qsizetype most = m_takesPositional ? 2 : 1;
    if (m_parser.positionalArguments().size() > most)
        return tr("“%1” is one word too many for “%2”; put quotes around a text with spaces.")
            .arg(m_parser.positionalArguments().at(most), m_verb);
    for (const QString &name : std::as_const(m_valueOptions)) {
        if (m_parser.values(name).contains(QString()))
            return tr("The option --%1 needs a value.").arg(name);
    }
    return {};
}

std::optional<Parsed> VerbParser::parse(const QStringList &arguments)
{
    if (const QString what = problem(arguments); !what.isEmpty())
        return std::unexpected(what);
    if (has(u"help"_s))
        // It is made before the application is, from which it would know its name.
        return Print{m_parser.helpText().replace("<executable_name>"_L1, "counterpoint"_L1)};
    if (!m_required.isEmpty() && !hasPositional())
        return std::unexpected(m_required);
    return std::nullopt;
}

Parsed parseAction(const QStringList &arguments, std::span<const Action> actions, const QString &overview)
{
    const QStringList rest = arguments.sliced(1);
    const QString name = rest.value(0);
    if (name == "--help"_L1 || name == "-h"_L1)
        return Print{overview};
    if (name.isEmpty() || name.startsWith(u'-'))
        return actions.front().parse(QStringList{QString(actions.front().name)} + rest);
    if (const auto action = std::ranges::find(actions, name, &Action::name); action != actions.end())
        return action->parse(rest);
    QStringList names;
    for (const Action &action : actions.first(actions.size() - 1))
        names.append(action.name);
    return std::unexpected(tr("“%1 %2” is no command; there are %3 and %4.")
                               .arg(arguments.first(), name, names.join(u", "_s), QString(actions.back().name)));
}

} // namespace command
