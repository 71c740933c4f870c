// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/readingpage.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"
#include "ui/turn/answerspane.h"
#include "ui/turn/breakdownpane.h"
#include "ui/turn/fusedpane.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace turnui {

using namespace Qt::StringLiterals;

namespace {

QPushButton *toggle(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setCheckable(true);
    styleui::setLook(button, styleui::Look::Toggle);
    return button;
}

} // namespace

ReadingPage::ReadingPage(const TurnContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_fused(new FusedPane(context))
    , m_breakdown(new BreakdownPane(context))
    , m_answers(new AnswersPane(context))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_stack(new QStackedWidget)
    , m_toggles(new QWidget)
    , m_breakdownToggle(toggle(u"showBreakdown"_s, tr("Breakdown")))
    , m_answersToggle(toggle(u"showAnswers"_s, tr("Answers")))
    , m_quotes(new styleui::ElidedLabel)
    , m_pane(makePane())
{
    setObjectName(u"reading"_s);
    m_splitter->setHandleWidth(styleui::margin - styleui::step);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_fused);
    m_splitter->addWidget(m_pane);
    m_splitter->setSizes({1000, 1000}); // halves
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connect(m_fused, &FusedPane::fusionChosen, this, &ReadingPage::setFusion);
    arrange();
}

QWidget *ReadingPage::makePane()
{
    auto *pane = new styleui::Card;
    pane->setObjectName(u"pane"_s);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(2 * styleui::step, 2 * styleui::step, styleui::padding, 2 * styleui::step);
    row->setSpacing(styleui::step);
    auto *group = new QButtonGroup(this);
    group->addButton(m_breakdownToggle);
    group->addButton(m_answersToggle);
    row->addWidget(m_breakdownToggle);
    row->addWidget(m_answersToggle);
    m_quotes->setObjectName(u"quotesFound"_s);
    m_quotes->setFont(styleui::figuresFont(font()));
    m_quotes->setInk(styleui::Ink::Faint);
    m_quotes->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_stack->addWidget(m_breakdown);
    m_stack->addWidget(m_answers);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    row->addWidget(m_quotes, 1);
    auto *toggles = new QVBoxLayout(m_toggles);
    toggles->setContentsMargins(0, 0, 0, 0);
    toggles->setSpacing(0);
    toggles->addLayout(row);
    toggles->addWidget(new styleui::Hairline);
    layout->addWidget(m_toggles);
    layout->addWidget(m_stack, 1);
    connect(m_breakdownToggle, &QPushButton::clicked, this, [this] { Q_EMIT placeChosen(Place::Breakdown); });
    connect(m_answersToggle, &QPushButton::clicked, this, [this] { Q_EMIT placeChosen(Place::Answers); });
    return pane;
}

void ReadingPage::rebuild()
{
    m_answers->rebuild();
    const chat::Turn *turn = m_context.turn();
    const chat::Fusion *latest = turn ? turn->latestFusion() : nullptr;
    m_stack->setCurrentWidget(m_breakdown);
    setFusion(latest ? latest->number : 0);
    arrange();
}

void ReadingPage::setFusion(int number)
{
    m_fusion = number;
    m_fused->setFusion(number);
    m_breakdown->setFusion(number);
    m_answers->setFusion(number);
    syncQuotes();
}

void ReadingPage::beginFusion(int number)
{
    m_fusion = number;
    m_breakdown->setFusion(number);
    m_answers->setFusion(number);
    if (!m_fused->hasAnswer())
        m_fused->setFusion(number);
    syncQuotes();
}

void ReadingPage::beginWriting()
{
    m_fused->setFusion(m_fusion);
}

void ReadingPage::setNarrow(bool narrow)
{
    m_isNarrow = narrow;
    arrange();
}

void ReadingPage::setPlace(Place place)
{
    m_place = place;
    arrange();
}

void ReadingPage::arrange()
{
    const chat::Turn *turn = m_context.turn();
    const bool isAlone = turn && isSingle(*turn);
    if (m_place == Place::Breakdown)
        m_stack->setCurrentWidget(m_breakdown);
    else if (m_place == Place::Answers)
        m_stack->setCurrentWidget(m_answers);
    (m_stack->currentWidget() == m_breakdown ? m_breakdownToggle : m_answersToggle)->setChecked(true);
    m_fused->setVisible(isAlone || !m_isNarrow || m_place == Place::Answer);
    m_pane->setVisible(!isAlone && (!m_isNarrow || m_place != Place::Answer));
    m_toggles->setVisible(!m_isNarrow);
}

void ReadingPage::tick()
{
    m_fused->tick();
    m_answers->tick();
}

void ReadingPage::refresh()
{
    m_fused->refresh();
    m_breakdown->sync();
    m_answers->syncReview();
    m_answers->refreshMember(m_answers->current());
    syncQuotes();
}

void ReadingPage::syncQuotes()
{
    const chat::Turn *turn = m_context.turn();
    const chat::Fusion *fusion = turn ? turn->fusion(m_fusion) : nullptr;
    const QuoteCount count = fusion && fusion->analysis ? quotes(*fusion->analysis) : QuoteCount();
    m_quotes->setText(count.all > 0 ? tr("%1 of %2 quotes found").arg(count.found).arg(count.all) : QString());
}

} // namespace turnui
