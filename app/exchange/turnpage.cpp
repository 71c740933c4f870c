// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/turnpage.h"

#include "chat/figures.h"
#include "exchange/answerchoice.h"
#include "exchange/breakdownpage.h"
#include "exchange/contained.h"
#include "exchange/escape.h"
#include "exchange/footnotes.h"
#include "exchange/panelpage.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace exchange {

namespace {

bool hasFusedText(const chat::Fusion &fusion)
{
    return fusion.writer && !fusion.writer->text.isEmpty();
}

/// The fused answer that is the result, else the newest that has text.
const chat::Fusion *shownFusion(const chat::Turn &turn)
{
    if (const auto result = turn.result()) {
        if (const auto *const id = std::get_if<chat::FusionId>(&*result))
            return turn.fusion(id->number);
    }
    for (const chat::Fusion &fusion : turn.fusions | std::views::reverse) {
        if (hasFusedText(fusion))
            return &fusion;
    }
    return nullptr;
}

const chat::Attempt *shownAnswer(const chat::Turn &turn)
{
    const auto result = turn.result();
    if (!result || !std::holds_alternative<chat::AttemptId>(*result))
        return nullptr;
    const bool stands = turn.chosen || turn.answers().size() == 1;
    return stands ? turn.attempt(std::get<chat::AttemptId>(*result)) : nullptr;
}

const chat::Analysis *shownAnalysis(const chat::Turn &turn, const chat::Fusion *fusion)
{
    if (fusion && fusion->analysis)
        return &*fusion->analysis;
    for (const chat::Fusion &other : turn.fusions | std::views::reverse) {
        if (other.analysis)
            return &*other.analysis;
    }
    return nullptr;
}

} // namespace

TurnPage::TurnPage(const chat::Turn &turn, int level, Footnotes &notes)
    : m_turn(turn), m_level(level), m_notes(notes), m_fusion(shownFusion(turn)), m_answer(shownAnswer(turn))
{
}

QString TurnPage::write(const QString &heading)
{
    add(QString(m_level, u'#') + u' ' + headingText(heading));
    writeQuestion();
    writeResult();
    writeBreakdown();
    writeOtherFusions();
    writeAnswers();
    addSection(tr("Times and costs"));
    add(figuresPage(m_turn));
    return m_parts.join(u"\n\n"_s);
}

void TurnPage::add(const QString &lines)
{
    if (!lines.isEmpty())
        m_parts.append(lines);
}

void TurnPage::addSection(const QString &heading)
{
    add(QString(m_level + 1, u'#') + u' ' + heading);
}

void TurnPage::writeQuestion()
{
    if (const QString prompt = contained(m_turn.prompt, m_level + 1, LineBreaks::Kept); !prompt.isEmpty())
        add(quoted(prompt));
    if (!m_turn.example.isEmpty())
        add(u"*%1*"_s.arg(tr("An example: no model was called.")));
    QStringList facts;
    if (m_turn.startedAt.isValid())
        facts.append(m_turn.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s));
    if (m_turn.kind == chat::RunKind::JustOne)
        facts.append(tr("just one model asked"));
    else if (!m_turn.panel.name.isEmpty())
        facts.append(m_turn.abSide ? tr("panel “%1”, by A/B").arg(inlineText(m_turn.panel.name))
                                   : tr("panel “%1”").arg(inlineText(m_turn.panel.name)));
    facts.append(membersText());
    add(facts.join(u" · "_s));
    add(panelPage(m_turn.panel, m_turn.kind));
}

/// "2 of 3 members answered; missing: 3 · Bass (rate limited)"
QString TurnPage::membersText() const
{
    QStringList missing;
    for (const chat::Member &member : m_turn.panel.members) {
        const chat::Attempt *const attempt = chosenAttempt(m_turn, member.id);
        if (attempt && attempt->reply.state == chat::State::Succeeded)
            continue;
        missing.append(tr("%1 (%2)").arg(inlineText(nameOf(m_turn.panel, member.id)),
                                         attempt ? stateText(attempt->reply) : tr("not asked")));
    }
    const qsizetype all = m_turn.panel.members.size();
    if (missing.isEmpty())
        return all == 1 ? tr("answered") : tr("all %1 members answered").arg(all);
    return tr("%1 of %2 members answered; missing: %3").arg(all - missing.size()).arg(all).arg(missing.join(u", "_s));
}

QString TurnPage::stateText(const chat::Reply &reply)
{
    switch (reply.state) {
    case chat::State::Succeeded:
        return reply.finish == chat::Finish::Length ? tr("cut at its length limit") : tr("done");
    case chat::State::Failed:
        return reply.error ? reasonText(reply.error->kind) : tr("failed");
    case chat::State::Cancelled:
        return tr("stopped");
    default:
        return tr("interrupted");
    }
}

void TurnPage::writeResult()
{
    if (m_answer && m_turn.chosen) {
        addSection(tr("The chosen answer"));
        writeAnswer(*m_answer);
    }
    if (m_fusion) {
        addSection(tr("Fused answer"));
        writeFusion(*m_fusion);
    } else if (m_answer && !m_turn.chosen) {
        addSection(m_turn.panel.members.size() == 1 ? tr("Answer") : tr("One answer"));
        writeAnswer(*m_answer);
    } else if (const chat::Fusion *const cut = m_turn.latestFusion(); cut && cut->writer && !m_answer) {
        addSection(tr("No fused answer"));
        add(endText(*cut->writer));
    }
}

void TurnPage::writeFusion(const chat::Fusion &fusion)
{
    for (const QStringList lines = replyLines(*fusion.writer); const QString &part : lines)
        add(part);
}

void TurnPage::writeAnswer(const chat::Attempt &attempt)
{
    add(u"*%1*"_s.arg(inlineText(nameOf(m_turn.panel, attempt.id.member))));
    for (const QStringList lines = replyLines(attempt.reply); const QString &part : lines)
        add(part);
}

QStringList TurnPage::replyLines(const chat::Reply &reply) const
{
    QStringList parts{contained(reply.text, m_level + 1), endText(reply), sourcesText(reply.sources)};
    parts.removeAll(QString());
    return parts;
}

/// Why an answer is not whole, in a line; nothing where it is.
QString TurnPage::endText(const chat::Reply &reply)
{
    if (reply.state == chat::State::Succeeded && reply.finish != chat::Finish::Length &&
        reply.finish != chat::Finish::ContentFilter)
        return {};
    QStringList sentences;
    if (reply.error) {
        sentences.append(inlineText(reply.error->message));
        sentences.append(inlineText(reply.error->remedy));
        sentences.removeAll(QString());
    }
    const QString state =
        reply.finish == chat::Finish::ContentFilter ? tr("cut by a content filter") : stateText(reply);
    return sentences.isEmpty() ? u"**[%1]**"_s.arg(state) : u"**[%1]** %2"_s.arg(state, sentences.join(u' '));
}

QString TurnPage::sourcesText(const QList<chat::Source> &sources)
{
    if (sources.isEmpty())
        return {};
    QString list = u"**%1**\n"_s.arg(tr("Sources"));
    for (int number = 1; const chat::Source &source : sources)
        list += u"\n%1. %2"_s.arg(QString::number(number++), link(source.title, source.url));
    return list;
}

void TurnPage::writeBreakdown()
{
    const chat::Analysis *const analysis = shownAnalysis(m_turn, m_fusion);
    if (analysis) {
        addSection(tr("Breakdown"));
        add(breakdownPage(m_turn.panel, *analysis, m_notes));
    } else if (m_fusion && m_fusion->judge) {
        addSection(tr("No breakdown"));
        add(endText(*m_fusion->judge));
    }
}

void TurnPage::writeOtherFusions()
{
    bool isFirst = true;
    for (const chat::Fusion &fusion : m_turn.fusions) {
        if (&fusion == m_fusion || !hasFusedText(fusion))
            continue;
        if (std::exchange(isFirst, false))
            addSection(tr("Other fused answers"));
        const QString time = chat::figuresText(fusion.writer->usage, fusion.writer->timing.total);
        writeFolded(tr("Fused answer %1").arg(fusion.number) + u" · "_s + time, replyLines(*fusion.writer));
    }
}

void TurnPage::writeAnswers()
{
    // The only answer stands above already.
    const bool isAlone = m_answer && m_turn.attempts.size() == 1;
    if (isAlone || m_turn.attempts.isEmpty())
        return;
    addSection(tr("Answers"));
    QList<const chat::Attempt *> attempts;
    for (const chat::Attempt &attempt : m_turn.attempts)
        attempts.append(&attempt);
    std::ranges::sort(attempts, {}, [](const chat::Attempt *attempt) { return attempt->id; });
    for (const chat::Attempt *const attempt : std::as_const(attempts))
        writeFolded(summaryOf(*attempt), replyLines(attempt->reply));
}

QString TurnPage::summaryOf(const chat::Attempt &attempt) const
{
    QStringList facts{u"<strong>%1</strong>"_s.arg(htmlText(nameOf(m_turn.panel, attempt.id.member)))};
    if (attempt.id.number > 1)
        facts.append(tr("try %1").arg(attempt.id.number));
    if (attempt.fallback)
        facts.append(tr("in its place %1").arg(htmlText(attempt.fallback->displayName())));
    if (!attempt.reply.servedModel.isEmpty())
        facts.append(htmlText(attempt.reply.servedModel));
    if (!attempt.reply.provider.isEmpty())
        facts.append(tr("served by %1").arg(htmlText(attempt.reply.provider)));
    if (attempt.reply.state != chat::State::Succeeded || attempt.reply.finish == chat::Finish::Length)
        facts.append(stateText(attempt.reply));
    if (attempt.origin)
        facts.append(tr("asked once, in another turn"));
    if (attempt.late)
        facts.append(tr("late, not judged"));
    facts.append(chat::figuresText(attempt.reply.usage, attempt.reply.timing.total));
    return facts.join(u" · "_s);
}

void TurnPage::writeFolded(const QString &summary, const QStringList &content)
{
    // Empty lines end the HTML on each side, so that what is between is Markdown.
    add(u"<details>\n<summary>%1</summary>"_s.arg(summary));
    for (const QString &part : content)
        add(part);
    add(u"</details>"_s);
}

} // namespace exchange
