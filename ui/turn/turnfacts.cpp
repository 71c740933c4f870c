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

bool isWithJudge(const chat::Turn &turn)
{
    return turn.panel.policy.judging == chat::Judging::WithJudge;
}

QString countWord(qsizetype count)
{
    switch (count) {
    case 1:
        return Facts::tr("one");
    case 2:
        return Facts::tr("two");
    case 3:
        return Facts::tr("three");
    case 4:
        return Facts::tr("four");
    case 5:
        return Facts::tr("five");
    case 6:
        return Facts::tr("six");
    case 7:
        return Facts::tr("seven");
    case 8:
        return Facts::tr("eight");
    default:
        return QString::number(count);
    }
}

QString pointCount(qsizetype count)
{
    return count == 1 ? Facts::tr("1 point") : Facts::tr("%1 points").arg(count);
}

QStringList namesOf(const chat::Turn &turn, const QList<chat::MemberId> &members)
{
    QStringList names;
    for (const chat::MemberId member : members)
        names << memberName(turn, member);
    return names;
}

chat::Usage panelUsage(const chat::Turn &turn)
{
    chat::Usage usage;
    for (const chat::Attempt &attempt : turn.attempts)
        usage += attempt.reply.usage;
    return usage;
}

milliseconds panelTime(const chat::Turn &turn)
{
    milliseconds end{0};
    for (const chat::Attempt &attempt : turn.attempts)
        end = std::max(end, attempt.reply.startedAt + attempt.reply.timing.total);
    return end;
}

Stage panelStage(const chat::Turn &turn)
{
    const PanelProgress panel = progress(turn);
    Stage stage;
    stage.text = Facts::tr("Panel %1 of %2").arg(panel.answered.size()).arg(turn.panel.members.size());
    if (!panel.failed.isEmpty())
        stage.text += Facts::tr(", %1 failed").arg(countWord(panel.failed.size()));
    if (!panel.stopped.isEmpty())
        stage.text += Facts::tr(", %1 stopped").arg(countWord(panel.stopped.size()));
    if (!panel.running.isEmpty() && turn.state == chat::TurnState::Running) {
        stage.state = Stage::State::Running;
        return stage;
    }
    stage.state = panel.answered.isEmpty()    ? Stage::State::Failed
                  : panel.missing().isEmpty() ? Stage::State::Done
                                              : Stage::State::Degraded;
    stage.figures = timeAndCost(panelTime(turn), panelUsage(turn));
    return stage;
}

Stage stageOf(const QString &text, const std::optional<chat::Reply> &reply, milliseconds now)
{
    Stage stage{.state = Stage::State::Coming, .text = text, .figures = {}};
    if (!reply)
        return stage;
    if (reply->state == State::Succeeded) {
        stage.state = Stage::State::Done;
        stage.figures = timeAndCost(reply->timing.total, reply->usage);
    } else if (chat::isFinal(reply->state)) {
        stage.state = Stage::State::Failed;
        stage.figures = reply->error ? chat::reasonText(reply->error->kind) : stateText(*reply, now);
    } else {
        stage.state = Stage::State::Running;
        stage.figures = reply->state == State::Retrying ? stateText(*reply, now) : wholeSeconds(now - reply->startedAt);
    }
    return stage;
}

Stage singleStage(const chat::Turn &turn, milliseconds now)
{
    const chat::Member &member = turn.panel.members.first();
    const chat::Attempt *attempt = turn.latestAttempt(member.id);
    return stageOf(memberName(turn, member.id), attempt ? std::optional(attempt->reply) : std::nullopt, now);
}

Stage judgeStage(const chat::Turn &turn, const chat::Fusion *fusion, milliseconds now)
{
    const QString text = Facts::tr("Judge %1").arg(styleui::oneLine(turn.panel.judge.model.displayName()));
    // Written again from an earlier breakdown: nobody judges any more.
    if (fusion && fusion->analysis && !fusion->judge)
        return {.state = Stage::State::Done, .text = text, .figures = {}};
    Stage stage = stageOf(text, fusion ? fusion->judge : std::nullopt, now);
    if (stage.state == Stage::State::Running && fusion->analysis && !fusion->analysis->points.isEmpty())
        stage.figures += dot + pointCount(fusion->analysis->points.size());
    return stage;
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

constexpr qsizetype fewWords = 240; ///< characters that a card's line is made of

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

QString missingText(const chat::Turn &turn, chat::MemberId member)
{
    const chat::Attempt *attempt = turn.latestAttempt(member);
    const QString name = memberName(turn, member);
    if (attempt && attempt->reply.error)
        return Facts::tr("%1 (%2)").arg(name, chat::reasonText(attempt->reply.error->kind));
    return Facts::tr("%1 (%2)").arg(name, Facts::tr("stopped"));
}

Notice missingNotice(const chat::Turn &turn, bool canAskAgain)
{
    const PanelProgress panel = progress(turn);
    QStringList missing;
    for (const chat::MemberId member : panel.missing())
        missing << missingText(turn, member);
    return {.text = Facts::tr("%1 of %2 members; missing: %3")
                        .arg(panel.answered.size())
                        .arg(turn.panel.members.size())
                        .arg(missing.join(u", "_s)),
            .ink = styleui::Ink::Warning,
            .actions = canAskAgain ? QList{Notice::Action::TryMissing} : QList<Notice::Action>()};
}

bool isKeyMissing(const chat::Turn &turn)
{
    return std::ranges::any_of(turn.attempts, [](const chat::Attempt &attempt) {
        return attempt.reply.error && attempt.reply.error->kind == chat::ErrorKind::Key;
    });
}

Notice failedNotice(const chat::Turn &turn, bool canAskAgain)
{
    Notice result{.text = isSingle(turn) ? Facts::tr("No answer came. What was tried is kept.")
                                         : Facts::tr("No member answered. What was tried is kept."),
                  .ink = styleui::Ink::Failure,
                  .actions = {}};
    if (!canAskAgain)
        return result;
    result.actions << Notice::Action::TryMissing;
    if (isKeyMissing(turn))
        result.actions << Notice::Action::Connect;
    else if (!isSingle(turn))
        result.actions << Notice::Action::JustOne;
    return result;
}

Notice stoppedNotice(const chat::Turn &turn, const QString &text, bool canAskAgain)
{
    Notice result{.text = text, .ink = styleui::Ink::Secondary, .actions = {}};
    if (!canAskAgain)
        return result;
    if (!progress(turn).missing().isEmpty() || turn.state == chat::TurnState::Interrupted)
        result.actions << Notice::Action::GoOn;
    else if (!isSingle(turn))
        result.actions << Notice::Action::JudgeAgain;
    return result;
}

Notice fusionNotice(const chat::Turn &turn, const chat::Fusion &fusion, bool canAskAgain)
{
    const bool writerFailed = fusion.writer && fusion.writer->state == State::Failed;
    if (writerFailed) {
        const QString reason = fusion.writer->error ? failureHeadline(*fusion.writer->error) : QString();
        return {.text = Facts::tr("The writer failed: %1. The answers and the breakdown are kept.").arg(reason),
                .ink = styleui::Ink::Failure,
                .actions = canAskAgain ? QList{Notice::Action::FuseAgain, Notice::Action::JudgeAgain}
                                       : QList<Notice::Action>()};
    }
    if (!progress(turn).missing().isEmpty())
        return missingNotice(turn, canAskAgain);
    if (isWithJudge(turn) && fusion.judge && chat::isFinal(fusion.judge->state) && !fusion.analysis)
        return {.text = breakdownPlaceholder(turn, &fusion),
                .ink = styleui::Ink::Warning,
                .actions = canAskAgain ? QList{Notice::Action::JudgeAgain} : QList<Notice::Action>()};
    return {};
}

QString whyWithoutAnalysis(const chat::Reply &judge)
{
    const QString end = Facts::tr("; the writer worked from the answers alone.");
    if (!judge.error)
        return judge.state == State::Cancelled ? Facts::tr("The judge was stopped") + end
                                               : Facts::tr("The judge gave no breakdown") + end;
    if (judge.error->kind == chat::ErrorKind::Protocol)
        return Facts::tr("The judge answered in prose") + end;
    return Facts::tr("The judge failed: %1").arg(chat::reasonText(judge.error->kind)) + end;
}

} // namespace

QString memberName(const chat::Turn &turn, chat::MemberId member)
{
    const chat::Member *found = turn.panel.member(member);
    return found ? styleui::oneLine(found->displayName()) : member.toString();
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

QList<Stage> stages(const chat::Turn &turn, milliseconds now)
{
    if (turn.panel.members.isEmpty())
        return {};
    if (isSingle(turn))
        return {singleStage(turn, now)};
    const chat::Fusion *fusion = turn.latestFusion();
    QList<Stage> result{panelStage(turn)};
    if (isWithJudge(turn))
        result << judgeStage(turn, fusion, now);
    result << stageOf(Facts::tr("Writer %1").arg(styleui::oneLine(turn.panel.writer.model.displayName())),
                      fusion ? fusion->writer : std::nullopt, now);
    // What never began in a run that is over will not come.
    if (turn.state != chat::TurnState::Running)
        result.removeIf([](const Stage &stage) { return stage.state == Stage::State::Coming; });
    return result;
}

QString sum(const chat::Turn &turn, milliseconds now)
{
    const bool isRunning = turn.state == chat::TurnState::Running;
    const QString text = timeAndCost(isRunning ? now : turn.lastAt, turn.usage());
    return isRunning && turn.usage().costUsd ? Facts::tr("%1 so far").arg(text) : text;
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
    if (const qsizetype missing = progress(turn).missing().size(); missing > 0 && !isSingle(turn))
        parts << Facts::tr("%1 missing").arg(missing);
    const chat::Fusion *fusion = turn.latestFusion();
    if (fusion && fusion->analysis) {
        const auto contradictions = fusion->analysis->count(chat::Category::Contradiction);
        parts << (contradictions == 1 ? Facts::tr("1 contradiction")
                                      : Facts::tr("%1 contradictions").arg(contradictions));
    }
    if (const auto cost = turn.usage().costUsd)
        parts << chat::costText(*cost);
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

Notice notice(const chat::Turn &turn, bool canAskAgain)
{
    switch (turn.state) {
    case chat::TurnState::Running:
        return {};
    case chat::TurnState::Interrupted:
        return stoppedNotice(turn, Facts::tr("Interrupted. Everything that came is kept."), canAskAgain);
    case chat::TurnState::Cancelled:
        return stoppedNotice(turn, Facts::tr("Stopped. Everything that came is kept."), canAskAgain);
    case chat::TurnState::Failed:
        return failedNotice(turn, canAskAgain);
    case chat::TurnState::Complete:
    case chat::TurnState::Degraded:
        break;
    }
    if (turn.chosen && std::holds_alternative<chat::AttemptId>(*turn.chosen) && !isSingle(turn)) {
        const auto chosen = std::get<chat::AttemptId>(*turn.chosen);
        return {.text =
                    Facts::tr("The conversation goes on from the answer of %1.").arg(memberName(turn, chosen.member)),
                .ink = styleui::Ink::Secondary,
                .actions = {Notice::Action::UseFused}};
    }
    if (const chat::Fusion *fusion = turn.latestFusion())
        return fusionNotice(turn, *fusion, canAskAgain);
    return progress(turn).missing().isEmpty() ? Notice() : missingNotice(turn, canAskAgain);
}

QString actionText(Notice::Action action)
{
    switch (action) {
    case Notice::Action::TryMissing:
        return Facts::tr("Try the missing again");
    case Notice::Action::GoOn:
        return Facts::tr("Go on");
    case Notice::Action::JudgeAgain:
        return Facts::tr("Judge again");
    case Notice::Action::FuseAgain:
        return Facts::tr("Fuse again");
    case Notice::Action::JustOne:
        return Facts::tr("Ask just one");
    case Notice::Action::Connect:
        return Facts::tr("Check the connection");
    case Notice::Action::UseFused:
        return Facts::tr("Take this back");
    }
    return {};
}

} // namespace turnui
