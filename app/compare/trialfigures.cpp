// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/trialfigures.h"

#include "chat/errortext.h"
#include "chat/fields.h"
#include "chat/likeness.h"
#include "markdown/markdown.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace compare {

namespace {

constexpr chat::Names<Part, 3> parts{{
    {Part::Member, "member"_L1},
    {Part::Judge, "judge"_L1},
    {Part::Writer, "writer"_L1},
}};

/// Puts together what one model was asked.
class ShareOf
{
public:
    ShareOf(Part part, chat::MemberId member, const chat::PriceList &prices)
        : m_prices(prices), m_share{.part = part, .member = member}
    {
    }
    void add(const chat::Model &model, const chat::Reply &reply, bool isShared)
    {
        m_share.name = model.displayName();
        const std::optional<chat::Price> price = m_prices.price(model);
        const chat::Usage usage = chat::withCost(reply.usage, price);
        m_share.usage += usage;
        m_share.isUnpriced |= !usage.costUsd && usage.promptTokens + usage.completionTokens > 0;
        m_share.time += reply.timing.total;
        m_share.hasSucceeded = reply.state == chat::State::Succeeded;
        m_share.isShared = isShared;
        if (!isShared)
            m_share.billedUsd += usage.costUsd.value_or(0);
        if (price && usage.costUsd)
            m_share.webUsd += std::min(*usage.costUsd, double(usage.webSearches) * price->searchUsd);
    }
    [[nodiscard]] bool isEmpty() const { return m_share.name.isEmpty(); }
    [[nodiscard]] const Share &share() const { return m_share; }

private:
    const chat::PriceList &m_prices;
    Share m_share;
};

QList<Share> sharesOf(const chat::Turn &turn, const chat::PriceList &prices)
{
    QList<Share> shares;
    const auto keep = [&shares](const ShareOf &one) {
        if (!one.isEmpty())
            shares.append(one.share());
    };
    for (const chat::Member &member : turn.panel.members) {
        ShareOf share(Part::Member, member.id, prices);
        for (const chat::Attempt &attempt : turn.attempts) {
            if (attempt.id.member == member.id)
                share.add(turn.modelOf(attempt), attempt.reply, attempt.origin.has_value());
        }
        keep(share);
    }
    ShareOf judge(Part::Judge, {}, prices);
    ShareOf writer(Part::Writer, {}, prices);
    for (const chat::Fusion &fusion : turn.fusions) {
        if (fusion.judge)
            judge.add(turn.panel.judge.model, *fusion.judge, false);
        if (fusion.writer)
            writer.add(turn.panel.writer.model, *fusion.writer, false);
    }
    keep(judge);
    keep(writer);
    return shares;
}

QStringList passages(const QString &source)
{
    QStringList texts;
    const QList<markdown::Block> blocks = markdown::parse(source);
    for (const markdown::Block &block : blocks)
        texts.append(block.text);
    return texts;
}

int wordsIn(const QStringList &texts)
{
    int words = 0;
    for (const QString &text : texts) {
        bool isInWord = false;
        for (const QChar character : text) {
            words += !isInWord && character.isLetterOrNumber();
            isInWord = character.isLetterOrNumber() || (isInWord && (character == u'\'' || character == u'’'));
        }
    }
    return words;
}

void countPoints(TrialFigures &figures, const chat::Analysis &analysis, const QStringList &fused)
{
    figures.hasAnalysis = true;
    QList<int> taken;
    for (const chat::Likeness &likeness : chat::likenesses(fused, analysis))
        taken.append(likeness.point);
    for (const chat::Point &point : analysis.points) {
        const bool isTaken = taken.contains(point.number);
        const bool isMinority =
            point.category == chat::Category::PartialCoverage || point.category == chat::Category::UniqueInsight;
        const bool isContradiction = point.category == chat::Category::Contradiction;
        ++figures.points;
        figures.contradictions += isContradiction;
        figures.standing += isContradiction && !isTaken;
        figures.minority += isMinority;
        figures.kept += isMinority && isTaken;
    }
    const QList<chat::Evidence> evidence = analysis.evidence();
    figures.quotes = int(evidence.size());
    figures.quotesFound = int(std::ranges::count_if(evidence, &chat::Evidence::isFound));
}

/// Web pages that any model of the turn cites; each once.
int sourcesOf(const chat::Turn &turn)
{
    QSet<QString> addresses;
    const auto add = [&addresses](const chat::Reply &reply) {
        for (const chat::Source &source : reply.sources)
            addresses.insert(source.url);
    };
    for (const chat::Attempt &attempt : turn.attempts)
        add(attempt.reply);
    for (const chat::Fusion &fusion : turn.fusions) {
        if (fusion.writer)
            add(*fusion.writer);
    }
    return int(addresses.size());
}

/// The first failure that was not made good.
QString problemOf(const chat::Turn &turn)
{
    const auto words = [](const QString &name, const chat::Reply &reply) {
        return reply.error ? name + u": "_s + chat::errorText(*reply.error) : QString();
    };
    for (const chat::Member &member : turn.panel.members) {
        const chat::Attempt *const attempt = turn.latestAttempt(member.id);
        if (attempt && attempt->reply.state == chat::State::Failed)
            return words(member.displayName(), attempt->reply);
    }
    const chat::Fusion *const fusion = turn.latestFusion();
    if (fusion && fusion->judge && fusion->judge->state == chat::State::Failed)
        return words(turn.panel.judge.model.displayName(), *fusion->judge);
    if (fusion && fusion->writer && fusion->writer->state == chat::State::Failed)
        return words(turn.panel.writer.model.displayName(), *fusion->writer);
    return {};
}

bool isAnswered(const chat::Turn &turn)
{
    if (turn.state != chat::TurnState::Complete && turn.state != chat::TurnState::Degraded)
        return false;
    if (turn.answers().size() < 2)
        return !turn.resultText().trimmed().isEmpty();
    return std::ranges::any_of(turn.fusions, [](const chat::Fusion &fusion) {
        return fusion.writer && fusion.writer->state == chat::State::Succeeded;
    });
}

/// Whether something is missing for want of money: of what was asked last.
bool isOverBudget(const chat::Turn &turn)
{
    const auto isBudgets = [](const chat::Reply &reply) {
        return reply.error && reply.error->kind == chat::ErrorKind::Budget;
    };
    const auto isCut = [&](const chat::Member &member) {
        const chat::Attempt *const latest = turn.latestAttempt(member.id);
        return latest && isBudgets(latest->reply);
    };
    const chat::Fusion *const fusion = turn.latestFusion();
    return std::ranges::any_of(turn.panel.members, isCut) || (fusion && fusion->judge && isBudgets(*fusion->judge)) ||
           (fusion && fusion->writer && isBudgets(*fusion->writer));
}

QJsonObject toJson(const Share &share)
{
    QJsonObject json{{u"part"_s, chat::nameOf(parts, share.part)},
                     {u"name"_s, share.name},
                     {u"usage"_s, chat::toJson(share.usage)},
                     {u"ms"_s, qint64(share.time.count())},
                     {u"succeeded"_s, share.hasSucceeded}};
    if (share.part == Part::Member)
        json.insert(u"member"_s, share.member.toString());
    if (share.webUsd > 0)
        json.insert(u"web_usd"_s, share.webUsd);
    if (share.isUnpriced)
        json.insert(u"unpriced"_s, true);
    if (share.billedUsd > 0)
        json.insert(u"billed_usd"_s, share.billedUsd);
    if (share.isShared)
        json.insert(u"shared"_s, true);
    return json;
}

Share readShare(const chat::Fields &fields)
{
    return {.part = fields.choice("part"_L1, parts).value_or(Part::Member),
            .member = chat::MemberId::fromString(fields.text("member"_L1)).value_or(chat::MemberId()),
            .name = fields.text("name"_L1),
            .usage = chat::usageFromJson(fields.object("usage"_L1)),
            .webUsd = fields.number("web_usd"_L1).value_or(0),
            .time = fields.duration("ms"_L1).value_or(milliseconds(0)),
            .hasSucceeded = fields.flag("succeeded"_L1),
            .isUnpriced = fields.flag("unpriced"_L1),
            .isShared = fields.flag("shared"_L1),
            .billedUsd = fields.number("billed_usd"_L1).value_or(0)};
}

/// The counts, and their names in JSON.
constexpr std::pair<QLatin1StringView, int TrialFigures::*> counts[] = {
    {"points"_L1, &TrialFigures::points},
    {"contradictions"_L1, &TrialFigures::contradictions},
    {"standing"_L1, &TrialFigures::standing},
    {"minority"_L1, &TrialFigures::minority},
    {"kept"_L1, &TrialFigures::kept},
    {"quotes"_L1, &TrialFigures::quotes},
    {"quotes_found"_L1, &TrialFigures::quotesFound},
    {"words"_L1, &TrialFigures::words},
    {"sources"_L1, &TrialFigures::sources},
};

} // namespace

std::optional<double> TrialFigures::costUsd() const
{
    std::optional<double> sum;
    for (const Share &share : shares) {
        if (share.isUnpriced)
            return std::nullopt;
        if (share.usage.costUsd)
            sum = sum.value_or(0) + *share.usage.costUsd;
    }
    return sum;
}

double TrialFigures::billedUsd() const
{
    double sum = 0;
    for (const Share &share : shares)
        sum += share.billedUsd;
    return sum;
}

double TrialFigures::webUsd() const
{
    double sum = 0;
    for (const Share &share : shares)
        sum += share.webUsd;
    return sum;
}

double TrialFigures::costUsd(Part part) const
{
    double sum = 0;
    for (const Share &share : shares)
        sum += share.part == part ? share.usage.costUsd.value_or(0) - share.webUsd : 0;
    return sum;
}

qint64 TrialFigures::tokens() const
{
    qint64 sum = 0;
    for (const Share &share : shares)
        sum += share.usage.promptTokens + share.usage.completionTokens;
    return sum;
}

milliseconds TrialFigures::time(Part part) const
{
    milliseconds longest{0};
    for (const Share &share : shares) {
        if (share.part == part)
            longest = std::max(longest, share.time);
    }
    return longest;
}

milliseconds TrialFigures::time() const
{
    return time(Part::Member) + time(Part::Judge) + time(Part::Writer);
}

TrialFigures figuresOf(const chat::Turn &turn, const chat::PriceList &prices)
{
    TrialFigures figures{.state = turn.state,
                         .problem = problemOf(turn),
                         .isAnswered = isAnswered(turn),
                         .shares = sharesOf(turn, prices),
                         .sources = sourcesOf(turn)};
    const bool wasStopped = turn.state == chat::TurnState::Cancelled || turn.state == chat::TurnState::Interrupted;
    figures.isUnfinished = isOverBudget(turn) || (wasStopped && !figures.isAnswered);
    figures.isAnswered = figures.isAnswered && !figures.isUnfinished;
    const QStringList answer = passages(turn.resultText());
    figures.words = wordsIn(answer);
    if (const chat::Fusion *const fusion = turn.latestFusion(); fusion && fusion->analysis)
        countPoints(figures, *fusion->analysis, answer);
    return figures;
}

QJsonObject toJson(const TrialFigures &figures)
{
    QJsonArray shares;
    for (const Share &share : figures.shares)
        shares.append(toJson(share));
    QJsonObject json{
        {u"state"_s, chat::toString(figures.state)}, {u"answered"_s, figures.isAnswered}, {u"shares"_s, shares}};
    if (figures.isUnfinished)
        json.insert(u"unfinished"_s, true);
    if (figures.hasAnalysis)
        json.insert(u"analysed"_s, true);
    if (!figures.problem.isEmpty())
        json.insert(u"problem"_s, figures.problem);
    for (const auto &[name, count] : counts) {
        if (figures.*count != 0)
            json.insert(name, figures.*count);
    }
    return json;
}

TrialFigures trialFiguresFromJson(const QJsonObject &json)
{
    QString problem;
    const chat::Fields fields(json, problem);
    TrialFigures figures{
        .state = chat::turnStateFromString(fields.text("state"_L1)).value_or(chat::TurnState::Failed),
        .problem = fields.text("problem"_L1),
        .isAnswered = fields.flag("answered"_L1),
        .isUnfinished = fields.flag("unfinished"_L1),
        .hasAnalysis = fields.flag("analysed"_L1),
    };
    const QList<chat::Fields> shares = fields.children("shares"_L1);
    for (const chat::Fields &share : shares)
        figures.shares.append(readShare(share));
    for (const auto &[name, count] : counts)
        figures.*count = int(fields.integerWithin(name, 0, 1'000'000'000).value_or(0));
    return figures;
}

} // namespace compare
