// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/turnview.h"

#include "chat/clock.h"
#include "ui/style/metrics.h"
#include "ui/turn/answerspane.h"
#include "ui/turn/breakdownpane.h"
#include "ui/turn/columnspage.h"
#include "ui/turn/fusedpane.h"
#include "ui/turn/readingpage.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/turnstrip.h"
#include "ui/turn/wording.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace turnui {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr auto tickEvery = 250ms;
/// So long after the last touch a person counts as busy.
constexpr auto touchLasts = 4s;
constexpr int narrowView = 640; ///< pixels: below, tabs even in a wide window

std::optional<chat::MemberId> memberOf(const chat::Speaker &speaker)
{
    const auto *attempt = std::get_if<chat::AttemptId>(&speaker);
    return attempt ? std::optional(attempt->member) : std::nullopt;
}

} // namespace

TurnView::TurnView(chat::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_requests(new Requests(this))
    , m_context{.turn = [this] { return turn(); },
                .now = [this] { return runTime(); },
                .requests = m_requests,
                .canAskAgain = true}
    , m_strip(new TurnStrip(m_context))
    , m_pages(new QStackedWidget)
    , m_columns(new ColumnsPage(m_context))
    , m_reading(new ReadingPage(m_context))
{
    setObjectName(QStringLiteral("turn"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(styleui::margin, 0, styleui::margin, styleui::padding);
    layout->setSpacing(styleui::padding + styleui::step);
    layout->addWidget(m_strip);
    layout->addWidget(m_pages, 1);
    m_pages->addWidget(m_columns);
    m_pages->addWidget(m_reading);
    connectRequests();
    connect(m_strip, &TurnStrip::placeChosen, this, &TurnView::choosePlace);
    connect(m_strip, &TurnStrip::branchRequested, this, &TurnView::branchRequested);
    connect(m_strip, &TurnStrip::foldRequested, this, &TurnView::foldRequested);
    connect(m_reading, &ReadingPage::placeChosen, this, &TurnView::choosePlace);
}

TurnView::~TurnView() = default;

void TurnView::connectRequests()
{
    connect(m_requests, &Requests::copy, this, [this](const QString &markdown) {
        QApplication::clipboard()->setText(markdown);
        announce(tr("Copied."));
    });
    connect(m_requests, &Requests::showPassage, this, &TurnView::showPassage);
    connect(m_requests, &Requests::showPoint, this, &TurnView::showPoint);
    connect(m_requests, &Requests::showMember, this, &TurnView::showMember);
    connect(m_requests, &Requests::maximise, m_columns, &ColumnsPage::toggleMaximised);
    connect(m_requests, &Requests::touched, this, [this] { m_touchedAt = m_clock.now(); });
}

const chat::Turn *TurnView::turn() const
{
    return m_lookup ? m_lookup() : nullptr;
}

milliseconds TurnView::runTime() const
{
    const chat::Turn *shown = turn();
    if (!shown)
        return 0ms;
    const bool isRunning = shown->state == chat::TurnState::Running;
    return isRunning ? shown->lastAt + (m_clock.now() - m_lastEventAt) : shown->lastAt;
}

void TurnView::setTurn(Lookup turn)
{
    m_lookup = std::move(turn);
    m_lastEventAt = m_clock.now();
    m_touchedAt.reset();
    m_graceEnds.reset();
    m_isHeldBack = false;
    m_columns->rebuild();
    m_reading->rebuild();
    if (const chat::Turn *shown = this->turn())
        goTo(automaticPlace(*shown));
    refresh();
    startTicking();
}

void TurnView::setCanAskAgain(bool can)
{
    m_context.canAskAgain = can;
    refresh();
}

void TurnView::setBranches(int index, int count)
{
    m_strip->setBranches(index, count);
}

void TurnView::setFoldable(bool foldable)
{
    m_strip->setFoldable(foldable);
}

void TurnView::setHeadInset(int inset)
{
    m_strip->setHeadInset(inset);
}

QSize TurnView::minimumSizeHint() const
{
    return {320, 320};
}

void TurnView::refresh()
{
    m_strip->refresh();
    m_columns->refresh();
    m_reading->refresh();
    updateSentence();
}

void TurnView::apply(const chat::RunEvent &event)
{
    m_lastEventAt = m_clock.now();
    const auto toSpeaker = [&](const chat::Speaker &speaker, bool isText) {
        if (const auto member = memberOf(speaker))
            applyToMember(*member, isText);
        else
            applyToFusion(event);
    };
    std::visit(
        [&](const auto &what) {
            using What = std::decay_t<decltype(what)>;
            using namespace chat::event;
            if constexpr (std::is_same_v<What, TextReceived> || std::is_same_v<What, ReasoningReceived>)
                toSpeaker(what.speaker, true);
            else if constexpr (std::is_same_v<What, Queued> || std::is_same_v<What, Started> ||
                               std::is_same_v<What, Retrying> || std::is_same_v<What, SourcesReceived> ||
                               std::is_same_v<What, Ended>)
                toSpeaker(what.speaker, false);
            else if constexpr (std::is_same_v<What, FellBack> || std::is_same_v<What, AnswerShared>)
                toSpeaker(what.attempt, false);
            else if constexpr (std::is_same_v<What, RunStarted>)
                setTurn(m_lookup);
            else if constexpr (std::is_same_v<What, QuorumMet>)
                m_graceEnds = event.at + what.grace;
            else if constexpr (std::is_same_v<What, RunFinished> || std::is_same_v<What, RunResumed> ||
                               std::is_same_v<What, ResultChosen> || std::is_same_v<What, Rated>)
                refresh();
            else
                applyToFusion(event);
        },
        event.what);
    if (!std::holds_alternative<chat::event::TextReceived>(event.what) &&
        !std::holds_alternative<chat::event::ReasoningReceived>(event.what))
        updateSentence();
    followAutomatically();
    startTicking();
    if (const auto *finished = std::get_if<chat::event::RunFinished>(&event.what))
        announce(finished->state == chat::TurnState::Failed ? tr("The run failed.") : tr("The run is done."));
}

void TurnView::applyToMember(chat::MemberId member, bool isText)
{
    if (isText) {
        m_columns->syncMember(member);
        m_reading->answers()->syncMember(member);
        m_reading->fused()->sync();
        return;
    }
    m_columns->refreshMember(member);
    m_reading->answers()->refreshMember(member);
    m_reading->fused()->refresh();
    m_strip->refresh();
}

void TurnView::applyToFusion(const chat::RunEvent &event)
{
    using namespace chat::event;
    if (const auto *text = std::get_if<TextReceived>(&event.what)) {
        if (std::holds_alternative<chat::WriterOf>(text->speaker))
            m_reading->fused()->sync();
        return;
    }
    if (const auto *started = std::get_if<FusionStarted>(&event.what)) {
        m_graceEnds.reset();
        m_reading->beginFusion(started->fusion);
    } else if (std::holds_alternative<JudgeStarted>(event.what)) {
        announce(tr("The judge begins."));
    } else if (std::holds_alternative<WriterStarted>(event.what)) {
        m_reading->beginWriting();
        announce(tr("The writer begins."));
    }
    m_strip->refresh();
    m_reading->fused()->refresh();
    m_reading->breakdown()->sync();
    m_reading->answers()->syncReview();
    m_reading->syncQuotes();
}

Place TurnView::automaticPlace(const chat::Turn &shown) const
{
    if (isSingle(shown))
        return Place::Answer;
    const bool isReading =
        m_arrangement == Arrangement::Automatic ? hasReadableResult(shown) : m_arrangement == Arrangement::Reading;
    return isReading ? Place::Answer : Place::Columns;
}

bool TurnView::isPersonBusy() const
{
    if (m_place != Place::Columns || !isVisible())
        return false;
    return (m_touchedAt && m_clock.now() - *m_touchedAt < touchLasts) || (m_touchedAt && m_columns->isInUse());
}

void TurnView::followAutomatically()
{
    const chat::Turn *shown = turn();
    if (!shown || m_arrangement != Arrangement::Automatic || m_place != Place::Columns)
        return;
    if (automaticPlace(*shown) == Place::Columns || m_isHeldBack)
        return;
    if (isPersonBusy()) {
        m_isHeldBack = true;
        m_strip->setAnswerReady(true);
        announce(tr("The answer is ready."));
        return;
    }
    goTo(Place::Answer);
}

void TurnView::setArrangement(Arrangement arrangement)
{
    m_arrangement = arrangement;
    if (const chat::Turn *shown = turn())
        goTo(automaticPlace(*shown));
}

void TurnView::choosePlace(Place place)
{
    const chat::Turn *shown = turn();
    if (!shown)
        return;
    // While members answer, the answers of a small window are the columns.
    if (m_isNarrow && place == Place::Answers && !hasReadableResult(*shown))
        place = Place::Columns;
    goTo(place);
    // What would come by itself is no choice to keep.
    const bool isReading = place != Place::Columns;
    const bool isAutomatic = isReading == hasReadableResult(*shown);
    const Arrangement chosen = isAutomatic ? Arrangement::Automatic
                               : isReading ? Arrangement::Reading
                                           : Arrangement::Columns;
    if (m_isNarrow || chosen == m_arrangement)
        return;
    m_arrangement = chosen;
    Q_EMIT arrangementChosen(chosen);
}

void TurnView::goTo(Place place)
{
    m_place = place;
    if (place != Place::Columns) {
        m_isHeldBack = false;
        m_strip->setAnswerReady(false);
        m_reading->setPlace(place);
    }
    m_strip->setPlace(place);
    m_pages->setCurrentWidget(place == Place::Columns ? static_cast<QWidget *>(m_columns) : m_reading);
}

void TurnView::showMember(int number)
{
    const chat::MemberId member{number};
    const chat::Turn *shown = turn();
    if (!shown || !shown->panel.member(member))
        return;
    if (m_place == Place::Columns)
        return m_columns->showMember(member);
    goTo(Place::Answers);
    m_reading->answers()->showMember(member);
    m_reading->answers()->setFocusHere();
}

void TurnView::showAnswer()
{
    goTo(Place::Answer);
    m_reading->fused()->setFocusHere();
}

void TurnView::showBreakdown()
{
    goTo(Place::Breakdown);
    m_reading->breakdown()->setFocusHere();
}

void TurnView::showAnswers()
{
    goTo(Place::Answers);
    m_reading->answers()->setFocusHere();
}

void TurnView::showPassage(const chat::Evidence &evidence)
{
    goTo(Place::Answers);
    m_reading->answers()->showPassage(evidence, m_reading->breakdown()->openedEvidence());
    m_reading->answers()->setFocusHere();
}

void TurnView::showPoint(int number)
{
    goTo(Place::Breakdown);
    m_reading->breakdown()->showPoint(number);
}

void TurnView::movePane(int by)
{
    constexpr std::array order{Place::Columns, Place::Answer, Place::Breakdown, Place::Answers};
    const int at = (int(m_place) + by + int(order.size())) % int(order.size());
    switch (order.at(size_t(at))) {
    case Place::Columns:
        goTo(Place::Columns);
        return m_columns->showMember(m_columns->inColumns().value(0));
    case Place::Answer:
        return showAnswer();
    case Place::Breakdown:
        return showBreakdown();
    case Place::Answers:
        return showAnswers();
    }
}

void TurnView::nextPane()
{
    movePane(1);
}

void TurnView::previousPane()
{
    movePane(-1);
}

bool TurnView::revealText(const QString &needle)
{
    const chat::Turn *shown = turn();
    if (!shown)
        return false;
    if (shown->resultText().contains(needle, Qt::CaseInsensitive)) {
        goTo(Place::Answer);
        if (m_reading->fused()->revealText(needle))
            return true;
    }
    for (const chat::Attempt &attempt : shown->attempts) {
        if (!attempt.reply.text.contains(needle, Qt::CaseInsensitive))
            continue;
        goTo(Place::Answers);
        m_reading->answers()->showMember(attempt.id.member);
        return m_reading->answers()->revealText(needle);
    }
    return false;
}

void TurnView::updateNarrow()
{
    const bool isNarrow = window()->width() < styleui::narrowWindow || width() < narrowView;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    m_strip->setNarrow(isNarrow);
    m_reading->setNarrow(isNarrow);
}

void TurnView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateNarrow();
}

void TurnView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateNarrow();
    startTicking();
}

void TurnView::startTicking()
{
    const chat::Turn *shown = turn();
    if (m_isTicking || !shown || shown->state != chat::TurnState::Running || !isVisible())
        return;
    m_isTicking = true;
    m_clock.after(tickEvery, this, [this] {
        m_isTicking = false;
        tick();
        startTicking();
    });
}

void TurnView::tick()
{
    m_strip->tick();
    if (m_place == Place::Columns)
        m_columns->tick();
    else
        m_reading->tick();
    updateSentence();
    followAutomatically();
}

void TurnView::updateSentence()
{
    if (const chat::Turn *shown = turn())
        m_columns->setSentence(whatComesNext(*shown, runTime(), m_graceEnds));
}

void TurnView::announce(const QString &message)
{
    if (!isVisible())
        return;
    QAccessibleAnnouncementEvent event(this, message);
    QAccessible::updateAccessibility(&event);
}

} // namespace turnui
