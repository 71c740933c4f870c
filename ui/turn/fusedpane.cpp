// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/fusedpane.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/text/typesetting.h"
#include "ui/turn/replyview.h"
#include "ui/turn/requests.h"
#include "ui/turn/turncontext.h"
#include "ui/turn/turnfacts.h"
#include "ui/turn/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace turnui {

using namespace Qt::StringLiterals;

namespace {

/// Pixels: in less room the keys + and − rate, without their buttons.
constexpr int narrowestWithRating = 480;

QToolButton *ratingButton(const QString &icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setObjectName(u"rate-"_s + icon);
    button->setIcon(styleui::icon(icon, styleui::Ink::Faint));
    button->setCheckable(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    styleui::setLook(button, styleui::Look::Plain);
    return button;
}

/// Holds a text so that it stands under what is above it: a text has a margin of its own at the left.
class Outdented : public QWidget
{
public:
    explicit Outdented(QWidget *text) : m_text(text) { text->setParent(this); }

protected:
    void resizeEvent(QResizeEvent *) override { m_text->setGeometry(rect().adjusted(-styleui::padding, 0, 0, 0)); }

private:
    QWidget *const m_text;
};

ShownAnswer onlyAnswer(const chat::Turn &turn)
{
    const chat::Attempt *attempt =
        isSingle(turn) ? turn.latestAttempt(turn.panel.members.first().id) : turn.answers().value(0);
    return {.id = attempt ? std::optional<chat::ResultId>(attempt->id) : std::nullopt,
            .title = FusedPane::tr("One answer"),
            .placeholder = {}};
}

} // namespace

ShownAnswer shownAnswer(const chat::Turn &turn, int number)
{
    if (isSingle(turn))
        return onlyAnswer(turn);
    const chat::Fusion *fusion = turn.fusion(number);
    const QString title = FusedPane::tr("Fused answer");
    if (fusion && fusion->writer)
        return {.id = chat::FusionId{number}, .title = title, .placeholder = {}};
    if (turn.state != chat::TurnState::Running && turn.answers().size() == 1)
        return onlyAnswer(turn);
    const bool isJudged = turn.panel.policy.judging == chat::Judging::WithJudge;
    const QString coming = isJudged ? FusedPane::tr("The fused answer will stand here. The writer begins when the "
                                                    "judge is done.")
                                    : FusedPane::tr("The fused answer will stand here. The writer begins when the "
                                                    "members are done.");
    return {.id = {},
            .title = title,
            .placeholder = turn.state == chat::TurnState::Running
                               ? coming
                               : FusedPane::tr("There is no fused answer. What the members said is kept.")};
}

FusedPane::FusedPane(const TurnContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new styleui::ElidedLabel)
    , m_state(new styleui::ElidedLabel)
    , m_versions(new QToolButton)
    , m_copy(new QPushButton(tr("Copy")))
    , m_again(new QPushButton(tr("Fuse again…")))
    , m_export(new QPushButton(tr("Export")))
    , m_good(ratingButton(u"good"_s, tr("Good answer (+)")))
    , m_bad(ratingButton(u"bad"_s, tr("Bad answer (−)")))
    , m_reply(new ReplyView(textui::Typography::Reading, *context.requests))
{
    setObjectName(u"fused"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * styleui::step);
    auto *header = new QWidget;
    makeHeader(header);
    layout->addWidget(header);
    layout->addWidget(new Outdented(m_reply), 1);
    header->setMaximumWidth(textui::Typesetting(textui::Typography::Reading, font(), palette()).widest +
                            2 * styleui::padding);
    setFocusProxy(m_reply);
    takeGround();
}

void FusedPane::makeHeader(QWidget *header)
{
    m_title->setObjectName(u"answerTitle"_s);
    m_title->setFont(styleui::titleFont(font()));
    m_state->setObjectName(u"answerState"_s);
    m_state->setFont(styleui::figuresFont(font()));
    m_state->setInk(styleui::Ink::Faint);
    m_versions->setObjectName(u"versions"_s);
    m_versions->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_versions->setPopupMode(QToolButton::InstantPopup);
    m_versions->setMenu(new QMenu(m_versions));
    styleui::setLook(m_versions, styleui::Look::Plain);
    m_copy->setObjectName(u"copyFused"_s);
    m_again->setObjectName(u"fuseAgain"_s);
    m_again->setMenu(new QMenu(m_again));
    m_export->setObjectName(u"export"_s);

    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    row->addWidget(m_title);
    row->addWidget(m_state, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_versions, m_good, m_bad, m_copy, m_again, m_export})
        row->addWidget(widget);

    connect(m_versions->menu(), &QMenu::aboutToShow, this, &FusedPane::fillVersions);
    connect(m_again->menu(), &QMenu::aboutToShow, this, &FusedPane::fillMore);
    connect(m_export, &QPushButton::clicked, m_context.requests, &Requests::exportTurn);
    connect(m_good, &QToolButton::clicked, this, [this] { rate(chat::Rating::Good); });
    connect(m_bad, &QToolButton::clicked, this, [this] { rate(chat::Rating::Bad); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const chat::Turn *turn = m_context.turn();
        if (const chat::Reply *shown = turn ? reply(*turn) : nullptr)
            Q_EMIT m_context.requests->copy(shown->text);
    });
}

void FusedPane::fillMore()
{
    QMenu &menu = *m_again->menu();
    menu.clear();
    const chat::Turn *turn = m_context.turn();
    if (!turn)
        return;
    Requests *requests = m_context.requests;
    const bool isIdle = turn->state != chat::TurnState::Running;
    const bool hasAnswers = turn->answers().size() >= 2;
    const auto add = [&](const QString &name, const QString &text, bool isEnabled, void (Requests::*signal)()) {
        QAction *action = menu.addAction(text, requests, signal);
        action->setObjectName(name);
        action->setEnabled(isIdle && isEnabled);
    };
    add(u"fuseAgainNow"_s, tr("Write it again from this breakdown"), hasAnswers, &Requests::fuseAgain);
    if (turn->panel.policy.judging == chat::Judging::WithJudge)
        add(u"judgeAgainNow"_s, tr("Judge the answers again, then write"), hasAnswers, &Requests::judgeAgain);
    if (!progress(*turn).missing().isEmpty())
        add(u"retryFailedNow"_s, tr("Try the missing members again, then judge and write"), true,
            &Requests::retryFailed);
}

void FusedPane::fillVersions()
{
    m_versions->menu()->clear();
    const chat::Turn *turn = m_context.turn();
    for (const chat::Fusion &fusion : turn ? turn->fusions : QList<chat::Fusion>()) {
        QAction *action = m_versions->menu()->addAction(
            tr("Version %1").arg(fusion.number), [this, number = fusion.number] { Q_EMIT fusionChosen(number); });
        action->setCheckable(true);
        action->setChecked(fusion.number == m_fusion);
    }
}

void FusedPane::setFusion(int number)
{
    m_fusion = number;
    m_isShown = false;
    m_shown = {};
    refresh();
}

const chat::Reply *FusedPane::reply(const chat::Turn &turn) const
{
    if (!m_shown.id)
        return nullptr;
    if (const auto *fusion = std::get_if<chat::FusionId>(&*m_shown.id)) {
        const chat::Fusion *found = turn.fusion(fusion->number);
        return found && found->writer ? &*found->writer : nullptr;
    }
    const chat::Attempt *attempt = turn.attempt(std::get<chat::AttemptId>(*m_shown.id));
    return attempt ? &attempt->reply : nullptr;
}

void FusedPane::sync()
{
    const chat::Turn *turn = m_context.turn();
    const chat::Reply *shown = turn ? reply(*turn) : nullptr;
    // Out of sight nothing is laid out; showEvent() takes over the rest.
    if (!shown || !isVisible())
        return;
    if (m_isShown)
        return m_reply->sync(*shown, m_context.now());
    m_isShown = true;
    m_reply->show(*shown, m_context.now());
}

void FusedPane::refresh()
{
    const chat::Turn *turn = m_context.turn();
    if (!turn || turn->panel.members.isEmpty())
        return;
    if (const ShownAnswer wanted = shownAnswer(*turn, m_fusion); wanted != m_shown) {
        m_shown = wanted;
        m_isShown = false;
    }
    m_title->setText(m_shown.title);
    m_reply->text()->setAccessibleName(m_shown.title);
    const auto *member = m_shown.id ? std::get_if<chat::AttemptId>(&*m_shown.id) : nullptr;
    m_reply->setMember(member ? std::optional(member->member) : std::nullopt, m_context.canAskAgain);
    const chat::Reply *shown = reply(*turn);
    if (shown)
        sync();
    else
        m_reply->showPlaceholder(m_shown.placeholder);
    showState(*turn, shown);
}

void FusedPane::showState(const chat::Turn &turn, const chat::Reply *shown)
{
    const bool hasText = shown && !shown->text.isEmpty();
    const bool isOver = shown && chat::isFinal(shown->state);
    m_copy->setEnabled(hasText);
    m_export->setEnabled(turn.state != chat::TurnState::Running);
    m_again->setVisible(!isSingle(turn) && m_context.canAskAgain);
    m_again->setEnabled(turn.state != chat::TurnState::Running);
    m_versions->setVisible(turn.fusions.size() > 1);
    m_versions->setText(tr("%1 of %2").arg(m_fusion).arg(turn.fusions.size()));
    m_versions->setAccessibleName(tr("Version %1 of %2").arg(m_fusion).arg(turn.fusions.size()));
    const auto rating = m_shown.id ? turn.rating(*m_shown.id) : std::nullopt;
    m_canRate = hasText && isOver;
    showRating();
    m_good->setChecked(rating == chat::Rating::Good);
    m_bad->setChecked(rating == chat::Rating::Bad);
    tick();
}

void FusedPane::showRating()
{
    for (QToolButton *button : {m_good, m_bad})
        button->setVisible(m_canRate && width() >= narrowestWithRating);
}

void FusedPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showRating();
}

void FusedPane::tick()
{
    const chat::Turn *turn = m_context.turn();
    const chat::Reply *shown = turn ? reply(*turn) : nullptr;
    QStringList parts;
    const auto *member = m_shown.id ? std::get_if<chat::AttemptId>(&*m_shown.id) : nullptr;
    if (turn && member && !isSingle(*turn))
        parts << memberName(*turn, member->member);
    // What is done stands in the strip already.
    if (shown && shown->state != chat::State::Succeeded)
        parts << stateText(*shown, m_context.now());
    m_state->setText(parts.join(u" · "_s));
    if (shown)
        m_reply->tick(*shown, m_context.now());
}

void FusedPane::rate(chat::Rating rating)
{
    const chat::Turn *turn = m_context.turn();
    if (!turn || !m_shown.id)
        return;
    const bool isKnown = turn->rating(*m_shown.id) == rating;
    Q_EMIT m_context.requests->rate(*m_shown.id, isKnown ? std::nullopt : std::optional(rating));
}

void FusedPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus)
        return rate(chat::Rating::Good);
    if (event->key() == Qt::Key_Minus)
        return rate(chat::Rating::Bad);
    QWidget::keyPressEvent(event);
}

bool FusedPane::revealText(const QString &needle)
{
    return m_reply->text()->revealText(needle);
}

void FusedPane::setFocusHere()
{
    m_reply->text()->setFocus(Qt::ShortcutFocusReason);
}

QString FusedPane::title() const
{
    return m_title->text();
}

void FusedPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void FusedPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeGround();
}

/// The fused answer stands on the ground, not on paper.
void FusedPane::takeGround()
{
    const QColor ground = styleui::colors(palette()).ground;
    QPalette own = m_reply->text()->palette();
    if (own.color(QPalette::Base) == ground)
        return;
    own = palette();
    own.setColor(QPalette::Base, ground);
    m_reply->text()->setPalette(own);
}

} // namespace turnui
