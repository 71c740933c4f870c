// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/wording.h"

#include "chat/figures.h"
#include "ui/style/plaintext.h"

#include <QCoreApplication>

#include <cmath>

namespace turnui {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using chat::ErrorKind;
using chat::State;
using std::chrono::milliseconds;

namespace {

struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(turnui)
};

constexpr double charactersPerToken = 4;
constexpr qsizetype longestQuote = 600; ///< characters of a server's words
constexpr qsizetype longestLine = 160;  ///< characters of a line of reasoning

const QString dot = u" · "_s;

QString headlineWithoutStatus(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Key:
        return Wording::tr("The key was not accepted");
    case ErrorKind::Credit:
        return Wording::tr("No credit left");
    case ErrorKind::Forbidden:
        return Wording::tr("Not permitted");
    case ErrorKind::Model:
        return Wording::tr("This model is not available");
    case ErrorKind::TooLong:
        return Wording::tr("Too long for this model");
    case ErrorKind::Refused:
        return Wording::tr("The request was not accepted");
    case ErrorKind::RateLimited:
        return Wording::tr("Rate limited by the provider");
    case ErrorKind::Server:
        return Wording::tr("The provider failed");
    case ErrorKind::Network:
        return Wording::tr("Could not be reached");
    case ErrorKind::Tls:
        return Wording::tr("No secure connection");
    case ErrorKind::Timeout:
        return Wording::tr("Took too long");
    case ErrorKind::Protocol:
        return Wording::tr("Not the answer of a chat model");
    case ErrorKind::Truncated:
        return Wording::tr("The answer broke off");
    case ErrorKind::Budget:
        return Wording::tr("The budget for this run is reached");
    case ErrorKind::Privacy:
        return Wording::tr("Not sent: the panel stays on this computer");
    case ErrorKind::Internal:
        return Wording::tr("A fault in Counterpoint");
    }
    return {};
}

QString firstLine(const QString &text)
{
    return styleui::oneLine(text.left(longestLine * 2).trimmed().section(u'\n', 0, 0)).left(longestLine);
}

QString lastLine(const QString &text)
{
    return styleui::oneLine(text.right(longestLine * 2).trimmed().section(u'\n', -1)).right(longestLine);
}

QString triedText(int tries)
{
    if (tries <= 1)
        return {};
    return tries == 2 ? Wording::tr("Tried twice.") : Wording::tr("Tried %1 times.").arg(tries);
}

/// When thinking ended: with the first text, or with the reply.
milliseconds thinkingTime(const chat::Reply &reply, milliseconds now)
{
    const milliseconds from = reply.firstTokenAt.value_or(reply.startedAt);
    if (reply.firstTextAt)
        return *reply.firstTextAt - from;
    return (chat::isFinal(reply.state) ? reply.lastAt : now) - from;
}

} // namespace

QString wholeSeconds(milliseconds time)
{
    const qint64 seconds = qMax(qint64(0), std::llround(double(time.count()) / 1000));
    if (seconds < 60)
        return Wording::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return Wording::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return Wording::tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString timeAndCost(milliseconds time, const chat::Usage &usage)
{
    const QString seconds = chat::secondsText(time);
    return usage.costUsd ? seconds + dot + chat::costText(usage) : seconds;
}

std::optional<int> tokensPerSecond(const chat::Reply &reply)
{
    if (!reply.firstTextAt || reply.lastAt - *reply.firstTextAt < 500ms)
        return std::nullopt;
    const double seconds = double((reply.lastAt - *reply.firstTextAt).count()) / 1000;
    return int(std::lround(double(reply.text.size()) / charactersPerToken / seconds));
}

QString stateText(const chat::Reply &reply, milliseconds now)
{
    switch (reply.state) {
    case State::Waiting:
        return now - reply.startedAt < 2s ? Wording::tr("waiting")
                                          : Wording::tr("waiting") + dot + wholeSeconds(now - reply.startedAt);
    case State::Queued:
        return Wording::tr("queued");
    case State::Retrying:
        return Wording::tr("tries again in %1").arg(wholeSeconds(reply.retryAt.value_or(now) - now));
    case State::Thinking:
        return Wording::tr("thinking") + dot + wholeSeconds(thinkingTime(reply, now));
    case State::Writing:
        if (const auto rate = tokensPerSecond(reply))
            return Wording::tr("writing") + dot + Wording::tr("%1 tok/s").arg(*rate);
        return Wording::tr("writing");
    case State::Succeeded:
        return Wording::tr("done") + dot + timeAndCost(reply.timing.total, reply.usage);
    case State::Failed:
        return Wording::tr("failed");
    case State::Cancelled:
        return Wording::tr("stopped");
    }
    return {};
}

QString stateText(const chat::Attempt *attempt, milliseconds now)
{
    if (!attempt)
        return Wording::tr("waiting");
    if (attempt->origin && attempt->reply.state == State::Succeeded)
        return Wording::tr("asked once") + dot + chat::secondsText(attempt->reply.timing.total);
    if (attempt->late && attempt->reply.state == State::Succeeded)
        return Wording::tr("done late") + dot + timeAndCost(attempt->reply.timing.total, attempt->reply.usage);
    return stateText(attempt->reply, now);
}

QString failureHeadline(const chat::Error &error)
{
    const QString headline = headlineWithoutStatus(error.kind);
    return error.status > 0 ? Wording::tr("%1 (%2)").arg(headline).arg(error.status) : headline;
}

QString failureDetail(const chat::Error &error, int tries)
{
    QStringList parts;
    QString words = styleui::oneLine(error.message);
    if (words.size() > longestQuote)
        words = words.left(longestQuote) + u"…"_s;
    if (!words.isEmpty())
        parts << u"“"_s + words + u"”"_s;
    parts << triedText(tries);
    parts << styleui::oneLine(error.remedy);
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString reasoningLine(const chat::Reply &reply, milliseconds now)
{
    const QString time = wholeSeconds(thinkingTime(reply, now));
    if (reply.state == State::Thinking) {
        const QString line = lastLine(reply.reasoning);
        return line.isEmpty() ? Wording::tr("Thinking, %1").arg(time) : Wording::tr("Thinking, %1: %2").arg(time, line);
    }
    const QString line = firstLine(reply.reasoning);
    return line.isEmpty() ? Wording::tr("Thought for %1").arg(time) : Wording::tr("Thought for %1: %2").arg(time, line);
}

QString categoryName(chat::Category category)
{
    switch (category) {
    case chat::Category::Contradiction:
        return Wording::tr("Contradictions");
    case chat::Category::Consensus:
        return Wording::tr("Consensus");
    case chat::Category::PartialCoverage:
        return Wording::tr("Only some say");
    case chat::Category::UniqueInsight:
        return Wording::tr("Only one says");
    case chat::Category::BlindSpot:
        return Wording::tr("Nobody says");
    }
    return {};
}

QString categorySubtitle(chat::Category category)
{
    switch (category) {
    case chat::Category::Contradiction:
        return Wording::tr("Contradictions: the answers cannot all be right");
    case chat::Category::Consensus:
        return Wording::tr("Consensus: agreed, not proven");
    case chat::Category::PartialCoverage:
        return Wording::tr("Partial coverage: only some say");
    case chat::Category::UniqueInsight:
        return Wording::tr("Unique insights: only one says");
    case chat::Category::BlindSpot:
        return Wording::tr("Blind spots: nobody says");
    }
    return {};
}

QString concernName(chat::ConcernKind kind)
{
    switch (kind) {
    case chat::ConcernKind::Inconsistency:
        return Wording::tr("Inconsistent");
    case chat::ConcernKind::Inaccuracy:
        return Wording::tr("Inaccurate");
    case chat::ConcernKind::Gap:
        return Wording::tr("Gap");
    }
    return {};
}

QString countWord(qsizetype count)
{
    switch (count) {
    case 1:
        return Wording::tr("one");
    case 2:
        return Wording::tr("two");
    case 3:
        return Wording::tr("three");
    case 4:
        return Wording::tr("four");
    case 5:
        return Wording::tr("five");
    case 6:
        return Wording::tr("six");
    case 7:
        return Wording::tr("seven");
    case 8:
        return Wording::tr("eight");
    default:
        return QString::number(count);
    }
}

QString joined(const QStringList &names)
{
    if (names.size() < 2)
        return names.value(0);
    return Wording::tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(u", "_s), names.last());
}

} // namespace turnui
