// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/turnfacts.h"

#include "chat/figures.h"
#include "ui/style/plaintext.h"
#include "ui/turn/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

namespace turnui {

using namespace Qt::StringLiterals;
using chat::State;
using std::chrono::milliseconds;

namespace {

struct Facts
{
    Q_DECLARE_TR_FUNCTIONS(turnui)
};

const QString dot = u" · "_s;
constexpr qsizetype mostNames = 3; ///< named one by one in a sentence

QStringList namesOf(const chat::Turn &turn, const QList<chat::MemberId> &members)
{
    QStringList names;
    for (const chat::MemberId member : members)
        names << memberName(turn, member);
    return names;
}

QString listed(const chat::Turn &turn, const QList<chat::MemberId> &members)
{
    if (members.size() <= mostNames)
        return joined(namesOf(turn, members));
    return Facts::tr("%1 more members").arg(countWord(members.size()));
}

QString whileMembersAnswer(const chat::Turn &turn, const PanelProgress &panel, milliseconds now,
                           std::optional<milliseconds> graceEnds)
{
    const QString subject = isWithJudge(turn) ? Facts::tr("Judging starts") : Facts::tr("Writing starts");
    if (graceEnds && *graceEnds > now)
        return Facts::tr("%1 in %2, with or without %3.")
            .arg(subject, wholeSeconds(*graceEnds - now), listed(turn, panel.running));
    const QString end = panel.answered.isEmpty() ? u"."_s : Facts::tr(", or when you say so.");
    const std::optional<int> quorum = turn.panel.policy.quorum;
    if (quorum && *quorum < turn.panel.members.size()) {
        const qsizetype wanted = *quorum - panel.answered.size();
        if (wanted > 0 && wanted < panel.running.size())
            return Facts::tr("%1 when %2 more of %3 have answered")
                       .arg(subject, countWord(wanted), joined(namesOf(turn, panel.running))) +
                   end;
    }
    const QString verb = panel.running.size() == 1 ? Facts::tr("is done") : Facts::tr("are done");
    return Facts::tr("%1 when %2 %3").arg(subject, listed(turn, panel.running), verb) + end;
}

constexpr qsizetype longestWords = 300; ///< characters of what a judge or server says
constexpr qsizetype fewWords = 240;     ///< characters that a card's line is made of

QString withoutMarkup(const QString &text)
{
    QString line = text;
    line.removeIf([](QChar character) { return u"*_`#>|"_s.contains(character); });
    return styleui::oneLine(line);
}

QString firstWords(const QString &text)
{
    return withoutMarkup(text.left(fewWords).trimmed().section(u'\n', 0, 0));
}

QString lastWords(const QString &text)
{
    return withoutMarkup(text.right(fewWords).trimmed().section(u'\n', -1));
}

QString gistOf(const chat::Turn &turn, chat::MemberId member)
{
    const chat::Fusion *fusion = turn.latestFusion();
    if (!fusion || !fusion->analysis)
        return {};
    const auto review = std::ranges::find(fusion->analysis->reviews, member, &chat::Review::member);
    return review == fusion->analysis->reviews.end() ? QString() : styleui::oneLine(review->gist);
}

QString whyWithoutAnalysis(const chat::Reply &judge)
{
    const QString end = u' ' + Facts::tr("The writer works from the answers alone.");
    if (!judge.error)
        return (judge.state == State::Cancelled ? Facts::tr("The judge was stopped.")
                                                : Facts::tr("The judge gave no breakdown.")) +
               end;
    const QString words = styleui::oneLine(judge.error->message.left(longestWords));
    // What the run itself says of a reply that it could not use is a sentence already.
    if (judge.error->kind == chat::ErrorKind::Protocol && !words.isEmpty())
        return words + end;
    const QString reason = chat::reasonText(judge.error->kind);
    return (words.isEmpty() ? Facts::tr("The judge failed: %1.").arg(reason)
                            : Facts::tr("The judge failed (%1): “%2”").arg(reason, words)) +
           end;
}

QString drawnPanel(const chat::Turn &turn)
{
    constexpr qsizetype longest = 40;
    QString name = turn.panel.name.simplified();
    if (name.size() > longest)
        name = name.left(longest - 1) + u'…';
    return Facts::tr("%1, by A/B").arg(name);
}

} // namespace

QString memberName(const chat::Turn &turn, chat::MemberId member)
{
    const chat::Member *const found = turn.panel.member(member);
    if (!found)
        return member.toString();
    const QString name = styleui::oneLine(found->displayName());
    const chat::Attempt *const attempt = turn.latestAttempt(member);
    if (attempt && attempt->fallback)
        return Facts::tr("%1 for %2").arg(styleui::oneLine(attempt->fallback->displayName()), name);
    return name;
}

QString cardLine(const chat::Turn &turn, chat::MemberId member)
{
    const chat::Attempt *attempt = turn.latestAttempt(member);
    if (!attempt)
        return Facts::tr("not asked yet");
    if (const QString gist = gistOf(turn, member); !gist.isEmpty())
        return gist;
    const chat::Reply &reply = attempt->reply;
    switch (reply.state) {
    case State::Queued:
        return Facts::tr("waits for a free slot");
    case State::Waiting:
        return Facts::tr("waits for the first words");
    case State::Thinking:
        return lastWords(reply.reasoning);
    case State::Writing:
        return lastWords(reply.text);
    case State::Retrying:
    case State::Failed:
        return reply.error ? chat::reasonText(reply.error->kind) : QString();
    case State::Succeeded:
    case State::Cancelled:
        return firstWords(reply.text);
    }
    return {};
}

bool isWithJudge(const chat::Turn &turn)
{
    return turn.panel.policy.judging == chat::Judging::WithJudge;
}

PanelProgress progress(const chat::Turn &turn)
{
    PanelProgress result;
    for (const chat::Member &member : turn.panel.members) {
        const chat::Attempt *attempt = turn.latestAttempt(member.id);
        if (!attempt || !chat::isFinal(attempt->reply.state))
            result.running << member.id;
        else if (attempt->reply.state == State::Succeeded)
            result.answered << member.id;
        else if (attempt->reply.state == State::Failed)
            result.failed << member.id;
        else
            result.stopped << member.id;
    }
    return result;
}

bool isSingle(const chat::Turn &turn)
{
    return turn.panel.members.size() == 1;
}

bool hasReadableResult(const chat::Turn &turn)
{
    if (isSingle(turn))
        return true;
    const bool isWritten = std::ranges::any_of(turn.fusions, [](const chat::Fusion &fusion) {
        return fusion.writer && (!fusion.writer->text.isEmpty() || !chat::isFinal(fusion.writer->state));
    });
    return isWritten || (turn.state != chat::TurnState::Running && turn.result().has_value());
}

bool canJudgeNow(const chat::Turn &turn)
{
    if (turn.state != chat::TurnState::Running || isSingle(turn))
        return false;
    const chat::Fusion *fusion = turn.latestFusion();
    const PanelProgress panel = progress(turn);
    return !panel.running.isEmpty() && !panel.answered.isEmpty() && !(fusion && fusion->isRunning);
}

QString circumstances(const chat::Turn &turn)
{
    QStringList parts;
    if (turn.startedAt.isValid()) {
        const QString format = QLocale().timeFormat(QLocale::ShortFormat).remove(u":ss"_s);
        parts << QLocale().toString(turn.startedAt.toLocalTime().time(), format);
    }
    if (!turn.example.isEmpty())
        parts << Facts::tr("an example, no model is called");
    if (turn.abSide)
        parts << drawnPanel(turn);
    if (std::ranges::any_of(turn.panel.members, [](const chat::Member &m) { return m.settings.web.any(); }))
        parts << Facts::tr("with web tools");
    QSet<QString> sources;
    for (const chat::Attempt &attempt : turn.attempts)
        for (const chat::Source &source : attempt.reply.sources)
            sources << source.url;
    if (!sources.isEmpty())
        parts << (sources.size() == 1 ? Facts::tr("1 source") : Facts::tr("%1 sources").arg(sources.size()));
    return parts.join(dot);
}

QString summary(const chat::Turn &turn)
{
    const qsizetype answers = turn.answers().size();
    QStringList parts{answers == 1 ? Facts::tr("1 answer") : Facts::tr("%1 answers").arg(answers)};
    if (turn.abSide)
        parts << drawnPanel(turn);
    if (const qsizetype missing = progress(turn).missing().size(); missing > 0 && !isSingle(turn))
        parts << Facts::tr("%1 missing").arg(missing);
    const chat::Fusion *fusion = turn.latestFusion();
    if (fusion && fusion->analysis) {
        const auto contradictions = fusion->analysis->count(chat::Category::Contradiction);
        parts << (contradictions == 1 ? Facts::tr("1 contradiction")
                                      : Facts::tr("%1 contradictions").arg(contradictions));
    }
    if (const QString cost = chat::costText(turn.usage()); !cost.isEmpty())
        parts << cost;
    return parts.join(dot);
}

QString whatComesNext(const chat::Turn &turn, milliseconds now, std::optional<milliseconds> graceEnds)
{
    if (turn.state != chat::TurnState::Running || isSingle(turn))
        return {};
    const chat::Fusion *fusion = turn.latestFusion();
    if (fusion && fusion->isRunning) {
        if (fusion->writer && !chat::isFinal(fusion->writer->state))
            return Facts::tr("The writer is at work on the answer.");
        if (fusion->judge && !chat::isFinal(fusion->judge->state))
            return Facts::tr("The judge compares the answers; then the writer begins.");
    }
    const PanelProgress panel = progress(turn);
    return panel.running.isEmpty() ? QString() : whileMembersAnswer(turn, panel, now, graceEnds);
}

QuoteCount quotes(const chat::Analysis &analysis)
{
    const QList<chat::Evidence> all = analysis.evidence();
    return {std::ranges::count_if(all, &chat::Evidence::isFound), all.size()};
}

QString breakdownPlaceholder(const chat::Turn &turn, const chat::Fusion *fusion)
{
    if (fusion && fusion->analysis && !fusion->analysis->points.isEmpty())
        return {};
    if (!isWithJudge(turn))
        return Facts::tr("This panel has no judge; the writer works from the answers alone.");
    if (fusion && fusion->judge && !chat::isFinal(fusion->judge->state))
        return Facts::tr("The judge reads the answers. Its points appear here.");
    if (fusion && fusion->analysis)
        return Facts::tr("The judge found nothing to point out.");
    if (fusion && fusion->judge)
        return whyWithoutAnalysis(*fusion->judge);
    if (turn.state == chat::TurnState::Running)
        return Facts::tr("What the answers agree on, where they contradict each other, what only some say: the judge's "
                         "points appear here.");
    if (progress(turn).answered.size() == 1)
        return Facts::tr("Only one member answered: there was nothing to compare.");
    return Facts::tr("There is no breakdown: nothing was judged.");
}

} // namespace turnui
