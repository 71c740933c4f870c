// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/breakdownpane.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"
#include "ui/turn/flowlayout.h"
#include "ui/turn/pointrow.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/wording.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace turnui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array categories{chat::Category::Contradiction, chat::Category::Consensus,
                                chat::Category::PartialCoverage, chat::Category::UniqueInsight,
                                chat::Category::BlindSpot};

/// So many rows stand at once; each is a widget with a layout, and a judge may find a thousand points.
constexpr qsizetype roomStep = 50;

/// The id of the chip for all, behind those of the categories.
constexpr int allChip = int(categories.size());

/// Where a point stands on the screen: by category, then as it came.
std::pair<int, int> rank(const chat::Point &point)
{
    return {int(point.category), point.number};
}

QList<chat::MemberId> judgedMembers(const chat::Fusion &fusion)
{
    QList<chat::MemberId> members;
    for (const chat::AttemptId &attempt : fusion.used)
        members << attempt.member;
    return members;
}

QScrollArea *makeScroll()
{
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"points"_s);
    scroll->setAccessibleName(BreakdownPane::tr("Points of the breakdown"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    return scroll;
}

} // namespace

BreakdownPane::BreakdownPane(const TurnContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_chips(new QButtonGroup(this))
    , m_chipBox(makeChips())
    , m_subtitle(new styleui::ElidedLabel)
    , m_placeholder(new styleui::ElidedLabel)
    , m_scroll(makeScroll())
    , m_more(new QPushButton(this))
    , m_room(roomStep)
{
    setObjectName(u"breakdown"_s);
    m_subtitle->setObjectName(u"categorySubtitle"_s);
    m_subtitle->setInk(styleui::Ink::Secondary);
    m_subtitle->setFont(styleui::figuresFont(font()));
    m_subtitle->setContentsMargins(0, 0, 0, 0);
    m_placeholder->setObjectName(u"breakdownPlaceholder"_s);
    m_placeholder->setInk(styleui::Ink::Secondary);
    m_placeholder->setMaximumLines(0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, styleui::step);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(styleui::padding, 2 * styleui::step, styleui::padding, 2 * styleui::step);
    head->setSpacing(2 * styleui::step);
    head->addWidget(m_chipBox);
    head->addWidget(m_subtitle);
    head->addWidget(m_placeholder);
    m_subtitle->hide();
    m_more->setObjectName(u"morePoints"_s);
    styleui::setLook(m_more, styleui::Look::Chip);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_room += roomStep;
        syncRows(shownFusion());
    });
    layout->addLayout(head);
    layout->addWidget(new styleui::Hairline);
    layout->addWidget(m_scroll, 1);
    setFusion(0);
}

QWidget *BreakdownPane::makeChips()
{
    auto *box = new QWidget;
    auto *flow = new FlowLayout(styleui::step + 2, box);
    flow->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](int id) {
        auto *chip = new QPushButton;
        chip->setCheckable(true);
        chip->setFocusPolicy(Qt::TabFocus);
        chip->setObjectName(u"chip%1"_s.arg(id));
        styleui::setLook(chip, styleui::Look::Chip);
        m_chips->addButton(chip, id);
        flow->addWidget(chip);
        return chip;
    };
    add(allChip)->setChecked(true);
    for (const chat::Category category : categories)
        add(int(category))->setToolTip(categorySubtitle(category));
    connect(m_chips, &QButtonGroup::idClicked, this,
            [this](int id) { filter(id == allChip ? std::nullopt : std::optional(chat::Category(id))); });
    return box;
}

void BreakdownPane::setFusion(int number)
{
    m_fusion = number;
    m_points.clear();
    m_more->setParent(this);
    auto *content = new QWidget;
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addWidget(m_more, 0, Qt::AlignHCenter);
    m_rows->addStretch();
    delete m_scroll->takeWidget();
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false); // which setWidget() switched on
    m_chips->button(allChip)->setChecked(true);
    filter(std::nullopt);
    sync();
}

const chat::Fusion *BreakdownPane::shownFusion() const
{
    const chat::Turn *turn = m_context.turn();
    return turn ? turn->fusion(m_fusion) : nullptr;
}

void BreakdownPane::sync()
{
    const chat::Turn *turn = m_context.turn();
    if (!turn)
        return;
    const chat::Fusion *fusion = shownFusion();
    syncRows(fusion);
    syncChips(fusion && fusion->analysis ? &*fusion->analysis : nullptr);
    m_placeholder->setText(breakdownPlaceholder(*turn, fusion));
    m_placeholder->setVisible(!m_placeholder->text().isEmpty());
}

QList<chat::Point> BreakdownPane::wanted(const chat::Analysis &analysis)
{
    QList<chat::Point> points = analysis.points;
    points.removeIf([this](const chat::Point &point) { return m_filter && point.category != *m_filter; });
    std::ranges::sort(points, {}, rank);
    const auto left = points.size() - m_room;
    m_more->setText(tr("Show %1 more").arg(std::min(left, roomStep)));
    m_more->setVisible(left > 0);
    return points.first(std::min(m_room, points.size()));
}

void BreakdownPane::syncRows(const chat::Fusion *fusion)
{
    const QList<chat::Point> points = wanted(fusion && fusion->analysis ? *fusion->analysis : chat::Analysis());
    QHash<int, PointRow *> known;
    for (PointRow *row : std::as_const(m_points))
        known.insert(row->point().number, row);
    for (const chat::Point &point : points) {
        PointRow *row = known.take(point.number);
        if (row && row->point() == point) {
            row->show();
            continue;
        }
        auto *added = new PointRow(point, judgedMembers(*fusion), *m_context.requests);
        if (row) {
            added->setOpen(row->isOpen());
            m_points.removeOne(row);
            delete row;
        }
        insert(added);
    }
    for (PointRow *other : std::as_const(known)) {
        const int number = other->point().number;
        const bool isThere =
            fusion && fusion->analysis && std::ranges::contains(fusion->analysis->points, number, &chat::Point::number);
        if (isThere) {
            other->hide(); // stays as it is for when it is looked at again
        } else {
            m_points.removeOne(other);
            delete other;
        }
    }
}

void BreakdownPane::insert(PointRow *row)
{
    const auto at = std::ranges::upper_bound(m_points, rank(row->point()), {},
                                             [](const PointRow *other) { return rank(other->point()); });
    const auto index = at - m_points.begin();
    m_points.insert(at, row);
    QScrollBar *const bar = m_scroll->verticalScrollBar();
    const bool isAboveTheView = index + 1 < m_points.size() && bar->value() > m_points.at(index + 1)->y();
    m_rows->insertWidget(int(index), row);
    row->show();
    // What comes in above must not push what is being read.
    if (isAboveTheView) {
        m_rows->activate();
        bar->setValue(bar->value() + row->sizeHint().height());
    }
}

void BreakdownPane::syncChips(const chat::Analysis *analysis)
{
    const qsizetype all = analysis ? analysis->points.size() : 0;
    m_chipBox->setVisible(all > 0);
    m_chips->button(allChip)->setText(tr("All %1").arg(all));
    for (const chat::Category category : categories) {
        const auto count = analysis ? analysis->count(category) : 0;
        QAbstractButton *chip = m_chips->button(int(category));
        chip->setText(u"%1 %2"_s.arg(categoryName(category)).arg(count));
        chip->setVisible(count > 0 || m_filter == category);
    }
}

void BreakdownPane::filter(std::optional<chat::Category> category)
{
    m_filter = category;
    m_room = roomStep;
    m_subtitle->setText(category ? categorySubtitle(*category) : QString());
    m_subtitle->setVisible(category.has_value());
    syncRows(shownFusion());
}

PointRow *BreakdownPane::row(int number) const
{
    const auto found = std::ranges::find(m_points, number, [](const PointRow *row) { return row->point().number; });
    return found == m_points.end() || (*found)->isHidden() ? nullptr : *found;
}

void BreakdownPane::showPoint(int number)
{
    if (!row(number))
        makeRoomFor(number);
    PointRow *shown = row(number);
    if (!shown)
        return;
    shown->setOpen(true);
    shown->setFocusHere();
    // Behind the layout that its opening asked for.
    QMetaObject::invokeMethod(
        shown, [this, shown] { m_scroll->ensureWidgetVisible(shown, 0, styleui::padding); }, Qt::QueuedConnection);
}

void BreakdownPane::makeRoomFor(int number)
{
    const chat::Fusion *fusion = shownFusion();
    if (!fusion || !fusion->analysis)
        return;
    const QList<chat::Point> &points = fusion->analysis->points;
    const auto point = std::ranges::find(points, number, &chat::Point::number);
    if (point == points.end())
        return;
    m_chips->button(allChip)->setChecked(true);
    filter(std::nullopt);
    const auto upToIt = [&](const chat::Point &other) { return rank(other) <= rank(*point); };
    m_room = std::max<qsizetype>(m_room, std::ranges::count_if(points, upToIt));
    syncRows(fusion);
}

void BreakdownPane::setFocusHere()
{
    const auto shown = std::ranges::find_if(m_points, [](const PointRow *row) { return !row->isHidden(); });
    if (shown != m_points.end())
        (*shown)->setFocusHere();
    else
        m_scroll->setFocus(Qt::ShortcutFocusReason);
}

QList<chat::Evidence> BreakdownPane::openedEvidence() const
{
    QList<chat::Evidence> all;
    for (const PointRow *row : m_points) {
        if (!row->isOpen())
            continue;
        all += row->point().evidence;
        for (const chat::Stance &stance : row->point().stances)
            all += stance.evidence;
    }
    return all;
}

} // namespace turnui
