// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/turnstrip.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"
#include "ui/style/wrapping.h"
#include "ui/turn/branchswitch.h"
#include "ui/turn/noticebar.h"
#include "ui/turn/plainbutton.h"
#include "ui/turn/prompt.h"
#include "ui/turn/requests.h"
#include "ui/turn/stage.h"
#include "ui/turn/stagelabel.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace turnui {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowestRow = 480; ///< pixels: below, the tabs and what is beside them stand in two rows

styleui::ElidedLabel *figuresLabel(const QFont &base, const QString &name, styleui::Ink ink)
{
    auto *label = new styleui::ElidedLabel;
    label->setObjectName(name);
    label->setFont(styleui::figuresFont(base));
    label->setInk(ink);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return label;
}

QWidget *box()
{
    auto *widget = new QWidget;
    auto *layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(styleui::step);
    return widget;
}

} // namespace

TurnStrip::TurnStrip(const TurnContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_prompt(new Prompt)
    , m_circumstances(figuresLabel(font(), u"circumstances"_s, styleui::Ink::Faint))
    , m_edit(plainButton(u"editPrompt"_s, u"edit"_s, tr("Edit the question and ask again")))
    , m_fold(plainButton(u"fold"_s, u"chevron-up"_s, tr("Fold this turn")))
    , m_branches(new BranchSwitch)
    , m_stageBox(box())
    , m_tabBox(box())
    , m_tabs(new QButtonGroup(this))
    , m_arrangements(new QButtonGroup(this))
    , m_arrangementBox(box())
    , m_sum(figuresLabel(font(), u"sum"_s, styleui::Ink::Secondary))
    , m_judgeNow(new QPushButton(tr("Judge now")))
    , m_ready(new QPushButton(tr("The answer is ready")))
    , m_notice(new NoticeBar)
{
    setObjectName(u"strip"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, styleui::padding, 0, 0);
    layout->setSpacing(styleui::padding - styleui::step);
    layout->addLayout(makeTop());
    layout->addLayout(makeBottom());
    layout->addWidget(m_notice);
    layout->addWidget(new styleui::Hairline);
    m_sum->installEventFilter(this);
    connect(m_notice, &NoticeBar::actionRequested, this, &TurnStrip::act);
    setNarrow(false);
}

QHBoxLayout *TurnStrip::makeTop()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    row->addWidget(m_prompt, 1, Qt::AlignTop);
    row->addWidget(m_branches, 0, Qt::AlignTop);
    row->addWidget(m_edit, 0, Qt::AlignTop);
    row->addWidget(m_circumstances, 0, Qt::AlignTop);
    const int line = styleui::lineHeight(styleui::strong(font()));
    for (QWidget *beside : std::initializer_list<QWidget *>{m_branches, m_edit, m_circumstances, m_fold})
        beside->setFixedHeight(line);
    m_fold->hide();
    row->addWidget(m_fold, 0, Qt::AlignTop);
    m_top = row;
    connect(m_edit, &QToolButton::clicked, m_context.requests, &Requests::editPrompt);
    connect(m_branches, &BranchSwitch::branchRequested, this, &TurnStrip::branchRequested);
    connect(m_fold, &QToolButton::clicked, this, &TurnStrip::foldRequested);
    return row;
}

QBoxLayout *TurnStrip::makeBottom()
{
    m_bottom = new QHBoxLayout;
    m_bottom->setSpacing(styleui::padding + styleui::step);
    m_stageRow = static_cast<QHBoxLayout *>(m_stageBox->layout());
    m_stageRow->setSpacing(styleui::padding + 2 * styleui::step);
    m_bottom->addWidget(m_stageBox);
    auto *tabs = m_tabBox->layout();
    tabs->addWidget(makeTab(u"tabAnswer"_s, Place::Answer));
    tabs->addWidget(makeTab(u"tabBreakdown"_s, Place::Breakdown));
    tabs->addWidget(makeTab(u"tabAnswers"_s, Place::Answers));
    m_bottom->addWidget(m_tabBox, 0, Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->setSpacing(styleui::padding + styleui::step);
    m_bottom->addLayout(row, 1);
    row->addWidget(m_sum, 1);
    m_sum->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // the room that the stages leave
    m_judgeNow->setObjectName(u"judgeNow"_s);
    m_judgeNow->hide();
    row->addWidget(m_judgeNow);
    m_ready->setObjectName(u"answerReady"_s);
    m_ready->setAccessibleDescription(tr("Shows the answer and the breakdown"));
    styleui::setLook(m_ready, styleui::Look::Main);
    m_ready->hide();
    row->addWidget(m_ready);
    auto *arrangements = m_arrangementBox->layout();
    arrangements->addWidget(makeArrangement(u"panel"_s, tr("Columns"), Place::Columns));
    arrangements->addWidget(makeArrangement(u"reading"_s, tr("Answer and breakdown"), Place::Answer));
    row->addWidget(m_arrangementBox);
    connect(m_judgeNow, &QPushButton::clicked, m_context.requests, &Requests::judgeNow);
    connect(m_ready, &QPushButton::clicked, this, [this] { Q_EMIT placeChosen(Place::Answer); });
    return m_bottom;
}

void TurnStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_bottom->setDirection(width() < narrowestRow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

bool TurnStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_sum && event->type() == QEvent::Resize)
        tick(); // it says as much as there is room for
    return QWidget::eventFilter(watched, event);
}

QPushButton *TurnStrip::makeTab(const QString &name, Place place)
{
    auto *tab = new QPushButton;
    tab->setObjectName(name);
    tab->setCheckable(true);
    styleui::setLook(tab, styleui::Look::Toggle);
    m_tabs->addButton(tab, int(place));
    connect(tab, &QPushButton::clicked, this, [this, place] { Q_EMIT placeChosen(place); });
    return tab;
}

QToolButton *TurnStrip::makeArrangement(const QString &icon, const QString &name, Place place)
{
    QToolButton *button = plainButton(u"arrange-"_s + icon, icon, name);
    button->setCheckable(true);
    m_arrangements->addButton(button, int(place));
    connect(button, &QToolButton::clicked, this, [this, place] { Q_EMIT placeChosen(place); });
    return button;
}

void TurnStrip::refresh()
{
    const chat::Turn *turn = m_context.turn();
    if (!turn)
        return;
    m_prompt->setText(turn->prompt);
    m_circumstances->setText(circumstances(*turn));
    m_edit->setVisible(turn->state != chat::TurnState::Running && turn->example.isEmpty());
    const bool isJudging = turn->panel.policy.judging == chat::Judging::WithJudge;
    m_judgeNow->setText(isJudging ? tr("Judge now") : tr("Write now"));
    m_judgeNow->setVisible(m_context.canAskAgain && canJudgeNow(*turn));
    m_arrangementBox->setVisible(!m_isNarrow && !isSingle(*turn));
    m_tabBox->setVisible(m_isNarrow && !isSingle(*turn));
    m_stageBox->setVisible(!m_isNarrow || isSingle(*turn));
    m_notice->setNotice(turnui::notice(*turn, m_context.canAskAgain));
    refreshTabs(*turn);
    tick();
}

void TurnStrip::refreshTabs(const chat::Turn &turn)
{
    const chat::Fusion *fusion = turn.latestFusion();
    QString breakdown = tr("Breakdown");
    if (fusion && fusion->analysis && fusion->analysis->count(chat::Category::Contradiction) > 0)
        breakdown += u" · %1 ≠"_s.arg(fusion->analysis->count(chat::Category::Contradiction));
    m_tabs->button(int(Place::Answer))->setText(tr("Answer"));
    m_tabs->button(int(Place::Breakdown))->setText(breakdown);
    m_tabs->button(int(Place::Answers))->setText(tr("Answers · %1").arg(turn.answers().size()));
}

void TurnStrip::refreshStages(const chat::Turn &turn)
{
    const QList<Stage> all = turnui::stages(turn, m_context.now());
    while (m_stages.size() < all.size()) {
        m_stages << new StageLabel;
        m_stages.last()->setObjectName(u"stage%1"_s.arg(m_stages.size()));
        m_stageRow->addWidget(m_stages.last());
    }
    for (qsizetype index = 0; index < m_stages.size(); ++index) {
        m_stages.at(index)->setVisible(index < all.size());
        if (index < all.size())
            m_stages.at(index)->setStage(all.at(index));
    }
    const auto running = std::ranges::find(all, Stage::State::Running, &Stage::state);
    const bool isTold = m_isNarrow && !isSingle(turn) && running != all.end();
    refreshSum(turn, isTold ? running->text : QString());
}

/// After the stage, as many of its parts as there is room for: a part is said whole or not at all.
void TurnStrip::refreshSum(const chat::Turn &turn, const QString &stage)
{
    QString text = stage;
    for (const SumLength length : {SumLength::Whole, SumLength::Short, SumLength::Shorter, SumLength::Shortest}) {
        const QString total = sum(turn, m_context.now(), length);
        const QString whole = stage.isEmpty() ? total : stage + u" · "_s + total;
        const bool hasRoom = m_sum->fontMetrics().horizontalAdvance(whole) <= m_sum->width();
        if (!hasRoom || (m_isNarrow && length == SumLength::Whole))
            continue;
        text = whole;
        break;
    }
    m_sum->setText(text);
    m_sum->setHint(turn.state == chat::TurnState::Running ? QString() : costDetail(turn));
}

void TurnStrip::tick()
{
    if (const chat::Turn *turn = m_context.turn())
        refreshStages(*turn);
}

void TurnStrip::setNarrow(bool narrow)
{
    m_isNarrow = narrow;
    m_circumstances->setVisible(!narrow);
    refresh();
}

void TurnStrip::setPlace(Place place)
{
    const Place tab = place == Place::Columns ? Place::Answers : place;
    m_tabs->button(int(tab))->setChecked(true);
    const Place arrangement = place == Place::Columns ? Place::Columns : Place::Answer;
    m_arrangements->button(int(arrangement))->setChecked(true);
}

void TurnStrip::setAnswerReady(bool ready)
{
    m_ready->setVisible(ready);
}

void TurnStrip::setBranches(int index, int count)
{
    m_branches->setBranches(index, count);
}

void TurnStrip::setFoldable(bool foldable)
{
    m_fold->setVisible(foldable);
}

void TurnStrip::setHeadInset(int inset)
{
    m_top->setContentsMargins(inset, 0, 0, 0);
}

void TurnStrip::act(Notice::Action action)
{
    Requests &requests = *m_context.requests;
    switch (action) {
    case Notice::Action::TryMissing:
        return Q_EMIT requests.retryFailed();
    case Notice::Action::GoOn:
        return Q_EMIT requests.resume();
    case Notice::Action::JudgeAgain:
        return Q_EMIT requests.judgeAgain();
    case Notice::Action::FuseAgain:
        return Q_EMIT requests.fuseAgain();
    case Notice::Action::JustOne:
        return Q_EMIT requests.justOne();
    case Notice::Action::UseFused:
        return Q_EMIT requests.choose(std::nullopt);
    case Notice::Action::Connect:
        break;
    }
    const chat::Turn *turn = m_context.turn();
    const auto failed = turn ? progress(*turn).failed : QList<chat::MemberId>();
    if (!failed.isEmpty())
        Q_EMIT requests.connection(failed.first());
}

} // namespace turnui
