// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/dailyusepane.h"

#include "chat/clock.h"
#include "library/library.h"
#include "settings/preferences.h"
#include "ui/compare/abform.h"
#include "ui/compare/chartpane.h"
#include "ui/compare/dailypicture.h"
#include "ui/compare/turnlist.h"
#include "ui/compare/words.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/surfaces.h"

#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

constexpr int widest = 1120; ///< as the results
constexpr int listHeight = 260;
constexpr int monthsBack = 12; ///< panels and models change

QString ratingText(std::optional<chat::Rating> rating)
{
    if (!rating)
        return DailyUsePane::tr("not rated");
    return rating == chat::Rating::Good ? DailyUsePane::tr("good") : DailyUsePane::tr("bad");
}

} // namespace

DailyUsePane::DailyUsePane(const DailyUseOffer &offer, QWidget *parent)
    : QScrollArea(parent)
    , m_offer(offer)
    , m_ab(new AbForm(offer, this))
    , m_chart(new ChartPane(this))
    , m_abChart(new ChartPane(this))
    , m_behind(new QWidget(this))
    , m_behindTitle(new styleui::ElidedLabel(m_behind))
    , m_turns(new TurnList(tr("Sessions behind the point"), m_behind))
{
    setObjectName(u"dailyUsePane"_s);
    setAccessibleName(tr("Daily use"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    styleui::layScrollBarOver(this);
    setWidget(createPage());
    for (ChartPane *const pane : {m_chart, m_abChart}) {
        connect(pane, &ChartPane::trialsAsked, this,
                [this, pane](const QList<chat::TurnId> &turns) { open(pane, turns); });
        connect(pane, &ChartPane::saved, this, &DailyUsePane::saved);
        connect(pane, &ChartPane::failed, this, &DailyUsePane::saveFailed);
    }
    connect(m_turns, &TurnList::turnAsked, this, &DailyUsePane::turnAsked);
    const auto readIfShown = [this] {
        if (isVisible())
            read();
    };
    connect(&m_offer.library, &library::Library::ledgerFilled, this, readIfShown);
    connect(&m_offer.preferences, &settings::PreferenceStore::changed, this,
            [readIfShown](const settings::Preferences &now, const settings::Preferences &before) {
                if (now.abTest != before.abTest)
                    readIfShown();
            });
}

QWidget *DailyUsePane::createPage()
{
    auto *const title = new styleui::ElidedLabel(tr("Daily use"), this);
    title->setFont(styleui::titleFont(font()));
    auto *const means = new styleui::ElidedLabel(
        tr("From your ordinary questions of the last twelve months: nothing here is blind or repeated, and you chose "
           "whom to ask. Experiments are not among them."),
        this);
    means->setObjectName(u"dailyUseMeans"_s);
    means->setInk(styleui::Ink::Secondary);
    means->setMaximumLines(0);
    m_behind->setObjectName(u"dailyBehind"_s);
    m_behind->hide();
    m_behindTitle->setObjectName(u"dailyBehindTitle"_s);
    m_behindTitle->setFont(styleui::strong(font()));
    m_turns->setObjectName(u"dailySessions"_s);
    m_turns->setFixedHeight(listHeight);
    auto *const close = new QPushButton(tr("Close the list"), m_behind);
    close->setObjectName(u"closeBehind"_s);
    styleui::setLook(close, styleui::Look::Plain);
    connect(close, &QPushButton::clicked, this, &DailyUsePane::closeSomething);
    auto *const head = new QHBoxLayout;
    head->addWidget(m_behindTitle, 1);
    head->addWidget(close);
    auto *const behind = new QVBoxLayout(m_behind);
    behind->setContentsMargins(0, 0, 0, 0);
    behind->addLayout(head);
    behind->addWidget(m_turns);

    auto *const middle = new QWidget(this);
    middle->setMaximumWidth(widest);
    auto *const column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(styleui::padding);
    for (QWidget *const part : std::initializer_list<QWidget *>{title, means, m_chart, m_ab, m_abChart, m_behind})
        column->addWidget(part);
    column->addStretch();
    auto *const page = new QWidget(this);
    auto *const row = new QHBoxLayout(page);
    row->setContentsMargins(styleui::margin, 0, styleui::margin, styleui::margin);
    row->addStretch();
    row->addWidget(middle, 1'000);
    row->addStretch();
    return page;
}

void DailyUsePane::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    m_ab->refresh();
    read();
}

void DailyUsePane::focusFirst()
{
    setFocus(Qt::OtherFocusReason);
}

void DailyUsePane::read()
{
    m_offer.library.ledger(0, m_offer.clock.wallTime().addMonths(-monthsBack), this,
                           [this](const QList<library::LedgerEntry> &entries) { take(entries); });
}

void DailyUsePane::take(const QList<library::LedgerEntry> &entries)
{
    m_use = compare::dailyUse(entries);
    m_chart->setPicture(dailyPicture(m_use, u"daily-use"_s, tr("Which one serves you best from day to day?")));
    const std::optional<settings::AbTest> &test = m_offer.preferences.current().abTest;
    m_abChart->setVisible(test.has_value());
    if (!test)
        return;
    m_drawn = compare::dailyUse(compare::drawnSince(entries, test->startedAt));
    Picture picture = dailyPicture(m_drawn, u"ab"_s, tr("What does the A/B say?"));
    picture.note = tr("Only questions of the A/B: chance said which panel got them.");
    m_abChart->setPicture(picture);
}

void DailyUsePane::open(const ChartPane *from, const QList<chat::TurnId> &turns)
{
    const QList<compare::PanelUse> &panels = (from == m_abChart ? m_drawn : m_use).panels;
    const auto isMeant = [&turns](const compare::PanelUse &use) {
        return std::ranges::equal(use.turns, turns, {}, &compare::UsedTurn::turn);
    };
    const auto found = std::ranges::find_if(panels, isMeant);
    if (found == panels.end())
        return;
    m_offer.library.sessions(
        this, [this, name = found->name, turns = found->turns](const QList<library::SessionSummary> &sessions) {
            QHash<chat::SessionId, QString> titles;
            for (const library::SessionSummary &session : sessions)
                titles.insert(session.id, session.title);
            list(name, turns, titles);
        });
}

void DailyUsePane::list(const QString &panel, const QList<compare::UsedTurn> &turns,
                        const QHash<chat::SessionId, QString> &titles)
{
    QList<TurnLine> lines;
    for (const compare::UsedTurn &turn : turns) {
        if (!titles.contains(turn.session))
            continue;
        const QString day = QLocale().toString(turn.startedAt.toLocalTime().date(), QLocale::ShortFormat);
        lines.append(
            {.text = tr("%1 · %2 · %3").arg(day, ratingText(turn.rating), styleui::oneLine(titles[turn.session])),
             .turn = turn.turn,
             .session = turn.session});
    }
    const qsizetype gone = turns.size() - lines.size();
    const QString questions = counted(lines.size(), tr("1 question"), tr("%1 questions"));
    m_behindTitle->setText(
        gone == 0
            ? tr("%1 · %2").arg(styleui::oneLine(panel), questions)
            : tr("%1 · %2; the sessions of %3 more are deleted").arg(styleui::oneLine(panel), questions).arg(gone));
    m_turns->setLines(lines);
    m_behind->show();
    m_turns->focusFirst();
    // Once it has its place.
    QTimer::singleShot(0, m_behind, [this] { ensureWidgetVisible(m_behind); });
}

bool DailyUsePane::closeSomething()
{
    if (m_behind->isHidden())
        return false;
    m_behind->hide();
    setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace compareui
