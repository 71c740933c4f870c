// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusion/judgereader.h"

#include "fusion/judgeschema.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = fusion::JudgeFault::Kind;

namespace fusion {

namespace {

constexpr qsizetype longestReply = 4'000'000; ///< characters
constexpr int mostEntries = 64;               ///< of each list

std::unexpected<JudgeFault> fault(Kind kind, const QString &reason)
{
    return std::unexpected(JudgeFault{kind, reason});
}

/// Without a byte order mark and a code fence around it.
QString bare(QString reply)
{
    if (reply.startsWith(QChar::ByteOrderMark))
        reply.remove(0, 1);
    reply = reply.trimmed();
    if (reply.startsWith("```"_L1))
        reply.remove(0, reply.indexOf(u'\n') + 1);
    if (reply.endsWith("```"_L1))
        reply.chop(3);
    return reply.trimmed();
}

bool isNothing(const QString &text)
{
    static const QRegularExpression nothing(uR"(^(?:```|null|\{\s*\}|\[\s*\]|"")?$)"_s);
    return nothing.match(text).hasMatch();
}

/// A refusal in prose. Not recognised, it costs one repair, no more.
bool isRefusal(const QString &text)
{
    constexpr qsizetype longestRefusal = 1'000;
    static const QRegularExpression refusal(
        uR"(^(?:(?:I['’]m |I am )?sorry\b|I (?:can['’]t|cannot|can not|won['’]t|will not|am unable|am not able|must decline)|I['’]m (?:unable|not able)))"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.size() <= longestRefusal && !text.contains(u'{') && refusal.match(text).hasMatch();
}

/// Why the text, in which no whole object with the lists was found, is none.
JudgeFault faultOf(const QString &text, bool hasBegun, std::optional<chat::Finish> finish)
{
    if (isNothing(text))
        return {Kind::Empty, JudgeReader::tr("The reply is empty.")};
    if (finish == chat::Finish::Length)
        return {Kind::Cut, JudgeReader::tr("The reply reached the model's length limit before it was whole.")};
    if (hasBegun)
        return {Kind::Malformed, JudgeReader::tr("The JSON object does not end.")};
    if (isRefusal(text))
        return {Kind::Refused, text};
    return {Kind::Malformed, JudgeReader::tr("It is not a JSON object with the six lists.")};
}

/// What is wrong with the object as JSON, as a sentence; empty where it is sound.
QString grammarFault(QStringView object)
{
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(object.toUtf8(), &error).object();
    if (error.error != QJsonParseError::NoError)
        return JudgeReader::tr("It is not valid JSON: %1 near character %2.")
            .arg(error.errorString())
            .arg(error.offset);
    const QStringList lists = judgeLists();
    for (const QString &list : lists) {
        const QJsonValue value = json[list];
        if (!value.isUndefined() && !value.isNull() && !value.isArray())
            return JudgeReader::tr("\"%1\" must be a list in brackets.").arg(list);
    }
    return {};
}

} // namespace

JudgeReader::JudgeReader(const QList<LetteredAnswer> &answers) : m_scanner(judgeLists()), m_findings(answers) {}

QList<Finding> JudgeReader::read(QStringView more)
{
    QList<Finding> findings;
    const QList<ScannedElement> elements = m_scanner.read(more);
    for (const ScannedElement &element : elements) {
        if (const std::optional<Finding> finding = take(element))
            findings.append(*finding);
    }
    return findings;
}

std::optional<Finding> JudgeReader::take(const ScannedElement &element)
{
    std::optional<Finding> finding;
    if (++m_entries[element.key] <= mostEntries)
        finding = m_findings.finding(element, m_problem);
    if (finding)
        finding = std::visit([this](const auto &found) { return taken(found); }, *finding);
    if (!finding)
        ++m_analysis.dropped;
    return finding;
}

std::optional<Finding> JudgeReader::taken(chat::Point point)
{
    point.number = int(m_analysis.points.size()) + 1;
    m_analysis.points.append(point);
    return point;
}

std::optional<Finding> JudgeReader::taken(const chat::Review &review)
{
    if (std::ranges::contains(m_analysis.reviews, review.member, &chat::Review::member))
        return std::nullopt;
    m_analysis.reviews.append(review);
    return review;
}

std::expected<chat::Analysis, JudgeFault> JudgeReader::analysis(const QString &reply,
                                                                std::optional<chat::Finish> finish) const
{
    if (finish == chat::Finish::ContentFilter)
        return fault(Kind::Refused, reply.trimmed());
    if (reply.size() > longestReply)
        return fault(Kind::TooLong, tr("The reply is longer than a breakdown can be."));
    if (!m_scanner.isWhole())
        return std::unexpected(faultOf(bare(reply), m_scanner.hasBegun(), finish));
    const QStringView object = QStringView(reply).sliced(m_scanner.start(), m_scanner.end() - m_scanner.start());
    if (const QString problem = grammarFault(object); !problem.isEmpty())
        return fault(Kind::Malformed, problem);
    if (!m_problem.isEmpty())
        return fault(Kind::Malformed, m_problem);
    if (m_analysis == chat::Analysis{})
        return fault(Kind::Empty, tr("The reply has no findings."));
    return m_analysis;
}

} // namespace fusion
