// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/columnspage.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/turn/membercard.h"
#include "ui/turn/membercolumn.h"
#include "ui/turn/membertabs.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"

#include <QApplication>
#include <QScrollArea>
#include <QVBoxLayout>

namespace turnui {

namespace {

constexpr int gap = styleui::padding;
constexpr int railWidth = 250;

QScrollArea *makeRail(QWidget *parent)
{
    auto *rail = new QScrollArea(parent);
    rail->setObjectName(QStringLiteral("rail"));
    rail->setFrameShape(QFrame::NoFrame);
    rail->setWidgetResizable(true);
    rail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rail->setFocusPolicy(Qt::NoFocus);
    // The ground shows through.
    rail->viewport()->setAutoFillBackground(false);
    return rail;
}

} // namespace

ColumnsFit columnsFit(int width, qsizetype members)
{
    const auto fitting = [](int room) { return qsizetype(room + gap) / (styleui::narrowestColumn + gap); };
    if (fitting(width) >= members)
        return {.columns = members, .others = ColumnsFit::Others::None};
    const qsizetype besideRail = fitting(width - railWidth - gap);
    if (besideRail >= 2)
        return {.columns = besideRail, .others = ColumnsFit::Others::Rail};
    return {.columns = 1, .others = ColumnsFit::Others::Tabs};
}

ColumnsPage::ColumnsPage(const TurnContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_tabs(new MemberTabs(this))
    , m_rail(makeRail(this))
    , m_hint(new styleui::ElidedLabel(tr("Ctrl 1…8 brings one into a column")))
    , m_sentence(new styleui::ElidedLabel(this))
{
    setObjectName(QStringLiteral("columns"));
    m_sentence->setObjectName(QStringLiteral("sentence"));
    m_sentence->setInk(styleui::Ink::Faint);
    m_sentence->setFont(styleui::figuresFont(font()));
    m_hint->setInk(styleui::Ink::Faint);
    m_hint->setFont(styleui::figuresFont(font()));
    connect(m_tabs, &MemberTabs::chosen, this, &ColumnsPage::showMember);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { markFocus(now); });
}

void ColumnsPage::rebuild()
{
    qDeleteAll(std::exchange(m_columns, {}));
    m_cards.clear();
    m_members.clear();
    m_maximised.reset();
    auto *content = new QWidget;
    m_railLayout = new QVBoxLayout(content);
    m_railLayout->setContentsMargins(0, 0, 0, 0);
    m_railLayout->setSpacing(2 * styleui::step);
    QList<std::pair<chat::MemberId, QString>> names;
    if (const chat::Turn *turn = m_context.turn()) {
        for (const chat::Member &member : turn->panel.members) {
            m_members << member.id;
            names << std::pair(member.id, memberName(*turn, member.id));
            auto *card = new MemberCard(m_context, member.id);
            m_cards.insert(member.id, card);
            m_railLayout->addWidget(card);
        }
    }
    m_hint->setParent(content);
    m_railLayout->addWidget(m_hint);
    m_railLayout->addStretch();
    delete m_rail->takeWidget();
    m_rail->setWidget(content);
    content->setAutoFillBackground(false); // which setWidget() switched on
    m_recent = m_members;
    m_tabs->setMembers(names);
    arrange();
}

ColumnsFit ColumnsPage::fit() const
{
    return m_maximised ? ColumnsFit{.columns = 1, .others = ColumnsFit::Others::Tabs}
                       : columnsFit(width(), m_members.size());
}

QList<chat::MemberId> ColumnsPage::inColumns() const
{
    QList<chat::MemberId> shown = m_recent.first(qMin(fit().columns, m_recent.size()));
    std::ranges::sort(shown);
    return shown;
}

MemberColumn *ColumnsPage::column(chat::MemberId member)
{
    MemberColumn *&known = m_columns[member];
    if (!known)
        known = new MemberColumn(m_context, member, this);
    return known;
}

void ColumnsPage::arrange()
{
    // Columns are made when they are looked at.
    if (m_members.isEmpty() || !isVisible())
        return;
    const ColumnsFit room = fit();
    const QList<chat::MemberId> shown = inColumns();
    const int sentenceHeight = m_sentence->sizeHint().height();
    const bool hasSentence = !m_sentence->text().isEmpty();
    m_sentence->setVisible(hasSentence);
    m_sentence->setGeometry(0, height() - sentenceHeight, width(), sentenceHeight);
    QRect area = rect().adjusted(0, 0, 0, hasSentence ? -sentenceHeight - 2 * styleui::step : 0);

    m_tabs->setVisible(room.others == ColumnsFit::Others::Tabs && m_members.size() > 1);
    if (!m_tabs->isHidden()) {
        m_tabs->setCurrent(shown.first());
        m_tabs->setGeometry(0, 0, width(), m_tabs->sizeHint().height());
        area.setTop(m_tabs->height() + 2 * styleui::step);
    }
    m_rail->setVisible(room.others == ColumnsFit::Others::Rail);
    if (!m_rail->isHidden()) {
        area.setRight(area.right() - railWidth - gap);
        m_rail->setGeometry(area.right() + 1 + gap, area.top(), railWidth, area.height());
    }
    for (const auto &[member, card] : m_cards.asKeyValueRange())
        card->setVisible(!shown.contains(member));

    for (const auto &[member, known] : m_columns.asKeyValueRange()) {
        if (!shown.contains(member))
            known->hide();
    }
    const int columns = int(shown.size());
    const int all = area.width() - (columns - 1) * gap;
    QWidget *before = nullptr;
    for (int index = 0; index < columns; ++index) {
        MemberColumn *here = column(shown.at(index));
        const int left = area.left() + index * gap + all * index / columns;
        const int right = area.left() + index * gap + all * (index + 1) / columns;
        here->setGeometry(left, area.top(), right - left, area.height());
        if (here->isHidden()) {
            here->refresh();
            here->show();
        }
        if (before)
            setTabOrder(before, here);
        before = here;
    }
}

void ColumnsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
    refresh();
}

void ColumnsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ColumnsPage::bringForward(chat::MemberId member)
{
    m_recent.removeOne(member);
    m_recent.prepend(member);
}

void ColumnsPage::syncMember(chat::MemberId member)
{
    // A column out of sight takes over the rest when it is shown again; a card's line follows with the next tick.
    if (MemberColumn *known = m_columns.value(member); known && known->isVisible())
        known->sync();
}

void ColumnsPage::refreshMember(chat::MemberId member)
{
    if (MemberColumn *known = m_columns.value(member); known && known->isVisible())
        known->refresh();
    if (MemberCard *card = m_cards.value(member))
        card->refresh();
}

void ColumnsPage::refresh()
{
    for (const chat::MemberId member : std::as_const(m_members))
        refreshMember(member);
}

void ColumnsPage::tick()
{
    for (MemberColumn *known : std::as_const(m_columns)) {
        if (!known->isHidden())
            known->tick();
    }
    for (MemberCard *card : std::as_const(m_cards))
        card->refresh();
}

void ColumnsPage::setSentence(const QString &text)
{
    const bool wasEmpty = m_sentence->text().isEmpty();
    m_sentence->setText(text);
    if (wasEmpty != text.isEmpty())
        arrange();
}

void ColumnsPage::showMember(chat::MemberId member)
{
    if (!m_members.contains(member))
        return;
    if (m_maximised)
        m_maximised = member;
    if (!inColumns().contains(member) || m_maximised)
        bringForward(member);
    arrange();
    column(member)->setFocusHere();
}

void ColumnsPage::toggleMaximised(chat::MemberId member)
{
    if (m_maximised)
        m_maximised.reset();
    else if (m_members.size() > 1)
        m_maximised = member;
    bringForward(member);
    arrange();
    column(member)->setFocusHere();
}

bool ColumnsPage::isInUse() const
{
    return std::ranges::any_of(m_columns,
                               [](const MemberColumn *known) { return !known->isHidden() && known->isInUse(); });
}

void ColumnsPage::markFocus(QWidget *focused)
{
    const bool isByKeyboard = focused && focused->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    for (MemberColumn *known : std::as_const(m_columns))
        known->setHighlighted(isByKeyboard && known->isAncestorOf(focused));
}

} // namespace turnui
