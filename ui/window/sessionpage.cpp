// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sessionpage.h"

#include "desk/conversation.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/surfaces.h"
#include "ui/turn/foldedturn.h"
#include "ui/turn/requests.h"
#include "ui/turn/turnview.h"
#include "ui/window/wheelpause.h"

#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

constexpr qsizetype atOnce = 12; // earlier turns that are put on the page together
constexpr std::chrono::milliseconds frame{16};

} // namespace

SessionPage::SessionPage(desk::Conversation &conversation, chat::Clock &clock, turnui::Arrangement arrangement,
                         QWidget *parent)
    : QScrollArea(parent)
    , m_conversation(&conversation)
    , m_clock(clock)
    , m_arrangement(arrangement)
    , m_wheel(new WheelPause(this))
    , m_column(new QWidget)
    , m_layout(new QVBoxLayout(m_column))
    , m_earlier(new QPushButton(m_column))
{
    setObjectName(u"sessionPage"_s);
    setAccessibleName(tr("Session"));
    styleui::layScrollBarOver(this);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_earlier, 0, Qt::AlignHCenter);
    m_earlier->setObjectName(u"earlier"_s);
    styleui::setLook(m_earlier, styleui::Look::Link);
    setWidget(m_column);
    m_column->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);

    connect(m_earlier, &QPushButton::clicked, this, &SessionPage::showEarlier);
    connect(&conversation, &desk::Conversation::turnAdded, this, &SessionPage::addTurn);
    connect(&conversation, &desk::Conversation::eventApplied, this, &SessionPage::receive);
    connect(&conversation, &desk::Conversation::pathChanged, this, &SessionPage::rebuild);
    rebuild();
}

QWidget *SessionPage::Place::widget() const
{
    return open ? static_cast<QWidget *>(open) : folded;
}

qsizetype SessionPage::find(const chat::TurnId &id) const
{
    const auto place = std::ranges::find(m_places, id, &Place::id);
    return place == m_places.end() ? -1 : place - m_places.begin();
}

turnui::TurnView *SessionPage::newest() const
{
    return m_places.isEmpty() ? nullptr : m_places.last().open;
}

std::optional<chat::TurnId> SessionPage::newestId() const
{
    return m_places.isEmpty() ? std::nullopt : std::optional(m_places.last().id);
}

void SessionPage::rebuild()
{
    m_late.clear(); // views made now know all
    for (const Place &place : std::as_const(m_places)) {
        place.widget()->hide();
        place.widget()->deleteLater(); // a button in it may have asked for this
    }
    m_places.clear();
    const QList<chat::TurnId> path = m_conversation->path();
    const qsizetype first = std::max<qsizetype>(0, path.size() - atOnce);
    for (qsizetype i = first; i < path.size(); ++i)
        put(m_places.size(), path[i], i == path.size() - 1);
    showBranches();
    scrollToNewest();
}

void SessionPage::addTurn(const chat::TurnId &id)
{
    const QList<chat::TurnId> path = m_conversation->path();
    if (!path.contains(id)) { // on a branch that is not shown
        showBranches();
        return;
    }
    const bool goesOn =
        !m_places.isEmpty() && path.size() > 1 && path.last() == id && path[path.size() - 2] == m_places.last().id;
    if (!goesOn) {
        rebuild();
        return;
    }
    setOpen(m_places.last().id, false); // applies what is late, too
    put(m_places.size(), id, true);
    showBranches();
    scrollToNewest();
}

void SessionPage::showEarlier()
{
    applyLate();
    const QList<chat::TurnId> path = m_conversation->path();
    const qsizetype hidden = path.size() - m_places.size();
    const int below = m_column->height() - verticalScrollBar()->value();
    for (qsizetype i = hidden - 1; i >= std::max<qsizetype>(0, hidden - atOnce); --i)
        put(0, path[i], false);
    showBranches();
    settle();
    verticalScrollBar()->setValue(m_column->height() - below); // what is read stays where it is
}

void SessionPage::put(qsizetype at, const chat::TurnId &id, bool open)
{
    Place place{.id = id};
    if (open)
        place.open = opened(id);
    else
        place.folded = folded(id);
    m_places.insert(at, place);
    m_layout->insertWidget(int(at) + 1, place.widget());
    place.widget()->show();
}

void SessionPage::setOpen(chat::TurnId id, bool open)
{
    applyLate();
    const qsizetype at = find(id);
    if (at < 0 || (m_places[at].open != nullptr) == open)
        return;
    QWidget *const old = m_places.takeAt(at).widget();
    m_layout->removeWidget(old);
    old->hide();
    old->deleteLater(); // its button may have asked for this
    put(at, id, open);
    showBranches();
}

turnui::FoldedTurn *SessionPage::folded(const chat::TurnId &id)
{
    const auto lookup = [conversation = m_conversation, id] { return conversation ? conversation->turn(id) : nullptr; };
    auto *const view = new turnui::FoldedTurn(lookup, m_column);
    connect(view, &turnui::FoldedTurn::openRequested, this, [this, id] { setOpen(id, true); });
    connect(view, &turnui::FoldedTurn::linkActivated, this, &SessionPage::linkActivated);
    connect(view, &turnui::FoldedTurn::editPromptRequested, this, [this, id] { Q_EMIT editRequested(id); });
    connect(view, &turnui::FoldedTurn::branchRequested, this, [this, id](int index) { showBranch(id, index); });
    return view;
}

turnui::TurnView *SessionPage::opened(const chat::TurnId &id)
{
    auto *const view = new turnui::TurnView(m_clock, m_column);
    view->setArrangement(m_arrangement);
    view->setCanAskAgain(m_conversation->canAskAgain(id));
    view->setHeadInset(m_headInset);
    view->setTurn([conversation = m_conversation, id] { return conversation ? conversation->turn(id) : nullptr; });
    view->setFixedHeight(viewport()->height());
    connect(view, &turnui::TurnView::arrangementChosen, this, &SessionPage::arrangementChosen);
    connect(view, &turnui::TurnView::branchRequested, this, [this, id](int index) { showBranch(id, index); });
    connect(view, &turnui::TurnView::foldRequested, this, [this, id] { setOpen(id, false); });
    connectRequests(view->requests(), id);
    return view;
}

void SessionPage::connectRequests(const turnui::Requests &requests, const chat::TurnId &id)
{
    using turnui::Requests;
    const Requests *const from = &requests;
    desk::Conversation *const to = m_conversation;
    connect(from, &Requests::stop, to, [to, id](chat::MemberId member) { to->stop(id, member); });
    const auto again = [this, to, id](auto command) {
        return [this, to, id, command](auto... what) {
            if (m_mayAskAgain(id))
                std::invoke(command, *to, id, what...);
        };
    };
    connect(from, &Requests::retry, to, again(&desk::Conversation::retry));
    connect(from, &Requests::retryFailed, to, again(&desk::Conversation::retryFailed));
    connect(from, &Requests::resume, to,
            again([](desk::Conversation &of, const chat::TurnId &turn) { of.resume(turn); }));
    connect(from, &Requests::judgeAgain, to, again(&desk::Conversation::judgeAgain));
    connect(from, &Requests::fuseAgain, to, again(&desk::Conversation::fuseAgain));
    connect(from, &Requests::judgeNow, to, [to, id] { to->judgeNow(id); });
    connect(from, &Requests::choose, to,
            [to, id](const std::optional<chat::ResultId> &result) { to->choose(id, result); });
    connect(from, &Requests::rate, to, [to, id](const chat::ResultId &result, std::optional<chat::Rating> rating) {
        to->rate(id, result, rating);
    });
    connect(from, &Requests::justOne, this, [this, id] { Q_EMIT justOneRequested(id); });
    connect(from, &Requests::exportTurn, this, [this, id] { Q_EMIT exportRequested(id); });
    connect(from, &Requests::editPrompt, this, [this, id] { Q_EMIT editRequested(id); });
    connect(from, &Requests::connection, this, &SessionPage::connectRequested);
    connect(from, &Requests::followLink, this, &SessionPage::linkActivated);
}

void SessionPage::receive(const chat::TurnId &turn, const chat::RunEvent &event)
{
    const bool isText = std::holds_alternative<chat::event::TextReceived>(event.what) ||
                        std::holds_alternative<chat::event::ReasoningReceived>(event.what);
    if (isText && m_late.isEmpty()) {
        apply(turn, event);
        return;
    }
    m_late.append({turn, event});
    if (m_late.size() == 1)
        QTimer::singleShot(frame, this, &SessionPage::applyLate);
}

void SessionPage::applyLate()
{
    const QList<std::pair<chat::TurnId, chat::RunEvent>> late = std::exchange(m_late, {});
    for (const auto &[turn, event] : late)
        apply(turn, event);
}

void SessionPage::apply(const chat::TurnId &turn, const chat::RunEvent &event)
{
    const qsizetype at = find(turn);
    if (at < 0)
        return;
    if (m_places[at].open)
        m_places[at].open->apply(event);
    else
        m_places[at].folded->refresh();
}

void SessionPage::showBranches()
{
    for (const Place &place : std::as_const(m_places)) {
        const QList<chat::TurnId> branches = m_conversation->branches(place.id);
        const int index = int(branches.indexOf(place.id));
        const int count = int(branches.size());
        if (place.open) {
            place.open->setBranches(index, count);
            place.open->setFoldable(place.id != m_places.last().id);
        } else {
            place.folded->setBranches(index, count);
        }
    }
    const qsizetype hidden = m_conversation->path().size() - m_places.size();
    m_earlier->setVisible(hidden > 0);
    m_earlier->setText(hidden == 1 ? tr("Show one earlier question") : tr("Show earlier questions (%1)").arg(hidden));
}

void SessionPage::showBranch(const chat::TurnId &turn, int index)
{
    const QList<chat::TurnId> branches = m_conversation->branches(turn);
    if (index >= 0 && index < branches.size())
        m_conversation->show(branches[index]);
}

void SessionPage::reveal(const chat::TurnId &turn, const QString &words)
{
    if (!m_conversation->path().contains(turn))
        m_conversation->show(turn);
    while (find(turn) < 0 && m_places.size() < m_conversation->path().size())
        showEarlier();
    setOpen(turn, true);
    const qsizetype at = find(turn);
    if (at < 0)
        return;
    settle();
    verticalScrollBar()->setValue(m_places[at].widget()->y());
    m_places[at].open->revealText(words);
}

void SessionPage::setArrangement(turnui::Arrangement arrangement)
{
    m_arrangement = arrangement;
    for (const Place &place : std::as_const(m_places)) {
        if (place.open)
            place.open->setArrangement(arrangement);
    }
}

void SessionPage::setHeadInset(int pixels)
{
    m_headInset = pixels;
    for (const Place &place : std::as_const(m_places)) {
        if (place.open)
            place.open->setHeadInset(pixels);
    }
}

void SessionPage::fit()
{
    for (const Place &place : std::as_const(m_places)) {
        if (place.open)
            place.open->setFixedHeight(viewport()->height());
    }
}

void SessionPage::settle()
{
    // Now, not when the layout's request comes round: what follows needs the new heights.
    m_layout->activate();
    const int width = viewport()->width();
    const int height =
        m_layout->hasHeightForWidth() ? m_layout->totalHeightForWidth(width) : m_layout->totalSizeHint().height();
    m_column->resize(width, std::max(height, viewport()->height()));
}

void SessionPage::scrollToNewest()
{
    if (!testAttribute(Qt::WA_Resized))
        return; // the first resize does it: at any other width all that is on the page would be laid out for nothing
    settle();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void SessionPage::resizeEvent(QResizeEvent *event)
{
    const bool wasAtEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    fit();
    QScrollArea::resizeEvent(event);
    if (wasAtEnd)
        scrollToNewest();
}

void SessionPage::wheelEvent(QWheelEvent *event)
{
    if (m_wheel->mayScroll(*event))
        QScrollArea::wheelEvent(event);
    else
        event->accept();
}

} // namespace windowui
