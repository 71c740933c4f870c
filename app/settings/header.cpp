// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/header.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace settings {

namespace {

struct Headers
{
    Q_DECLARE_TR_FUNCTIONS(settings::Headers)
};

constexpr qsizetype longestValue = 1000;
/// An organisation's or a project's id is shorter; keys are longer.
constexpr int shortestRandom = 40;

bool isToken(const QString &name)
{
    static const QRegularExpression token(u"\\A[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}\\z"_s);
    return token.match(name).hasMatch();
}

bool isPrintable(const QString &value)
{
    return !value.isEmpty() && value.size() <= longestValue &&
           std::ranges::all_of(value, [](QChar unit) { return unit.unicode() >= 0x20 && unit.unicode() < 0x7f; });
}

bool isOurs(const QString &name)
{
    static const QSet<QString> ours{u"accept"_s,         u"accept-encoding"_s,
                                    u"connection"_s,     u"content-encoding"_s,
                                    u"content-length"_s, u"content-type"_s,
                                    u"expect"_s,         u"host"_s,
                                    u"keep-alive"_s,     u"te"_s,
                                    u"trailer"_s,        u"transfer-encoding"_s,
                                    u"upgrade"_s};
    return ours.contains(name.toLower());
}

bool speaksOfSecrets(const QString &name)
{
    static const QRegularExpression secret(
        u"auth|cookie|credential|passw|secret|session|signature|token|(^|[-_])(api)?[-_]?keys?($|[-_])|apikey|jwt"_s,
        QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch();
}

bool looksLikeKey(const QString &value)
{
    static const QRegularExpression begins(
        u"\\A\\s*(bearer\\s|basic\\s|(sk|pk|rk|key|ak)[-_]|gsk_|xai-|fw_|tgp_|hf_|nvapi-|r8_|pplx-|gh[opsu]_|"
        "github_pat_|AIza|AKIA|ya29\\.|eyJ[A-Za-z0-9_-]{8}|csk-)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression random(
        u"\\A(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9_+=-]{%1,}\\z"_s.arg(shortestRandom));
    return begins.match(value).hasMatch() || random.match(value.trimmed()).hasMatch();
}

} // namespace

std::expected<void, QString> checkHeader(const Header &header)
{
    const QString shown = header.name.left(100).simplified();
    if (!isToken(header.name))
        return std::unexpected(
            Headers::tr("“%1” is no name of a header; it is made of letters, digits and dashes.").arg(shown));
    if (isOurs(header.name))
        return std::unexpected(Headers::tr("The program sets the header %1 itself; leave it out.").arg(shown));
    if (speaksOfSecrets(header.name) || looksLikeKey(header.value)) {
        return std::unexpected(Headers::tr("The header %1 looks like a key, and headers are kept in a readable file. "
                                           "Enter the key as the connection's key, which is kept in the keychain.")
                                   .arg(shown));
    }
    if (!isPrintable(header.value))
        return std::unexpected(
            Headers::tr("The header %1 needs a value of one line: letters, digits and signs, at most 1000.")
                .arg(shown));
    return {};
}

std::expected<void, QString> checkHeaders(const QList<Header> &headers)
{
    if (headers.size() > mostHeaders)
        return std::unexpected(Headers::tr("A connection has at most %1 headers.").arg(mostHeaders));
    QSet<QString> names;
    for (const Header &header : headers) {
        if (const auto checked = checkHeader(header); !checked)
            return checked;
        if (names.contains(header.name.toLower()))
            return std::unexpected(Headers::tr("The header %1 stands there twice.").arg(header.name));
        names.insert(header.name.toLower());
    }
    return {};
}

} // namespace settings
