// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/breakdownpage.h"

#include "exchange/escape.h"
#include "exchange/footnotes.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace exchange {

namespace {

class BreakdownPage
{
    Q_DECLARE_TR_FUNCTIONS(exchange::BreakdownPage)

public:
    BreakdownPage(const chat::Panel &panel, Footnotes &notes) : m_panel(panel), m_notes(notes) {}

    [[nodiscard]] QString write(const chat::Analysis &analysis);

private:
    void writePoints(const chat::Analysis &analysis, chat::Category category);
    void writePoint(const chat::Point &point);
    void writeReview(const chat::Review &review);
    void writeFound(const chat::Analysis &analysis);
    [[nodiscard]] QString names(const QList<chat::MemberId> &members) const;
    [[nodiscard]] static QString heading(chat::Category category);
    [[nodiscard]] static QString kindText(chat::ConcernKind kind);

    const chat::Panel &m_panel;
    Footnotes &m_notes;
    QString m_page;
};

QString BreakdownPage::write(const chat::Analysis &analysis)
{
    for (const chat::Category category :
         {chat::Category::Contradiction, chat::Category::Consensus, chat::Category::PartialCoverage,
          chat::Category::UniqueInsight, chat::Category::BlindSpot})
        writePoints(analysis, category);
    if (!analysis.reviews.isEmpty())
        m_page += u"**%1**\n\n"_s.arg(tr("On each answer"));
    for (const chat::Review &review : analysis.reviews)
        writeReview(review);
    if (!analysis.reviews.isEmpty())
        m_page += u'\n';
    writeFound(analysis);
    return m_page.trimmed();
}

void BreakdownPage::writePoints(const chat::Analysis &analysis, chat::Category category)
{
    if (analysis.count(category) == 0)
        return;
    m_page += u"**%1**\n\n"_s.arg(heading(category));
    for (const chat::Point &point : analysis.points) {
        if (point.category == category)
            writePoint(point);
    }
    m_page += u'\n';
}

void BreakdownPage::writePoint(const chat::Point &point)
{
    const bool namesMembers = point.stances.isEmpty() && !point.members.isEmpty();
    m_page += u"- "_s + inlineText(point.text) + (namesMembers ? u" — "_s + names(point.members) : QString()) +
              m_notes.marks(m_panel, point.evidence) + u'\n';
    for (const chat::Stance &stance : point.stances) {
        m_page += u"  - "_s + names(stance.members) + u": "_s + inlineText(stance.text) +
                  m_notes.marks(m_panel, stance.evidence) + u'\n';
    }
}

void BreakdownPage::writeReview(const chat::Review &review)
{
    m_page += u"- "_s + names({review.member}) + u": "_s + inlineText(review.gist) + u'\n';
    for (const chat::Concern &concern : review.concerns) {
        m_page += u"  - "_s + kindText(concern.kind) + u": "_s + inlineText(concern.text) +
                  m_notes.marks(m_panel, concern.evidence) + u'\n';
    }
}

void BreakdownPage::writeFound(const chat::Analysis &analysis)
{
    const QList<chat::Evidence> all = analysis.evidence();
    if (!all.isEmpty())
        m_page += tr("%1 of %2 quotes found in the answers.")
                      .arg(std::ranges::count_if(all, &chat::Evidence::isFound))
                      .arg(all.size());
}

QString BreakdownPage::names(const QList<chat::MemberId> &members) const
{
    QStringList all;
    for (const chat::MemberId member : members)
        all.append(inlineText(nameOf(m_panel, member)));
    return u'*' + all.join(u", "_s) + u'*';
}

QString BreakdownPage::heading(chat::Category category)
{
    switch (category) {
    case chat::Category::Contradiction:
        return tr("Contradictions");
    case chat::Category::Consensus:
        return tr("Consensus (agreed, not proven)");
    case chat::Category::PartialCoverage:
        return tr("Partial coverage (only some say)");
    case chat::Category::UniqueInsight:
        return tr("Unique insights (only one says)");
    case chat::Category::BlindSpot:
        break;
    }
    return tr("Blind spots (nobody says)");
}

QString BreakdownPage::kindText(chat::ConcernKind kind)
{
    switch (kind) {
    case chat::ConcernKind::Inconsistency:
        return tr("inconsistent");
    case chat::ConcernKind::Inaccuracy:
        return tr("inaccurate");
    case chat::ConcernKind::Gap:
        break;
    }
    return tr("a gap");
}

} // namespace

QString breakdownPage(const chat::Panel &panel, const chat::Analysis &analysis, Footnotes &notes)
{
    return BreakdownPage(panel, notes).write(analysis);
}

} // namespace exchange
