// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/fusedpane.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/icons.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/text/typesetting.h"
#include "ui/turn/copybutton.h"
#include "ui/turn/replyview.h"
#include "ui/turn/requests.h"
#include "ui/turn/sentencemark.h"
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
constexpr int narrowestWithMarks = 440;

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

} // namespace

FusedPane::FusedPane(const TurnContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new styleui::ElidedLabel)
    , m_state(new styleui::ElidedLabel)
    , m_versions(new QToolButton)
    , m_copy(new CopyButton)
    , m_again(new QPushButton(tr("Fuse again…")))
    , m_export(new QPushButton(tr("Export")))
    , m_header(new QWidget)
    , m_buttons(new QWidget)
    , m_headerLayout(new QBoxLayout(QBoxLayout::LeftToRight, m_header))
    , m_good(ratingButton(u"good"_s, tr("Good answer (+)")))
    , m_bad(ratingButton(u"bad"_s, tr("Bad answer (−)")))
    , m_reply(new ReplyView(textui::Typography::Reading, *context.requests))
{
    setObjectName(u"fused"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * styleui::step);
    makeHeader();
    layout->addWidget(m_header);
    layout->addWidget(new Outdented(m_reply), 1);
    makeMargin();
    takeGround();
}

void FusedPane::makeHeader()
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

    auto *title = new QHBoxLayout;
    auto *buttons = new QHBoxLayout(m_buttons);
    for (QBoxLayout *row : std::initializer_list<QBoxLayout *>{title, buttons, m_headerLayout}) {
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(2 * styleui::step);
    }
    title->addWidget(m_title);
    title->addWidget(m_state, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_versions, m_good, m_bad, m_copy, m_again, m_export})
        buttons->addWidget(widget);
    buttons->addStretch();
    m_headerLayout->addLayout(title, 1);
    m_headerLayout->addWidget(m_buttons);

    connect(m_versions->menu(), &QMenu::aboutToShow, this, &FusedPane::fillVersions);
    connect(m_again->menu(), &QMenu::aboutToShow, this, &FusedPane::fillMore);
    connect(m_export, &QPushButton::clicked, m_context.requests, &Requests::exportTurn);
    connect(m_good, &QToolButton::clicked, this, [this] { rate(chat::Rating::Good); });
    connect(m_bad, &QToolButton::clicked, this, [this] { rate(chat::Rating::Bad); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const chat::Turn *turn = m_context.turn();
        const chat::Reply *shown = turn ? reply(*turn) : nullptr;
        if (!shown)
            return;
        Q_EMIT m_context.requests->copy(shown->text);
        m_copy->showCopied();
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
    if (m_isShown) {
        m_reply->sync(*shown, m_context.now());
    } else {
        m_isShown = true;
        m_isMarked = false;
        makeMargin();
        m_reply->show(*shown, m_context.now());
    }
    if (!m_isMarked && chat::isFinal(shown->state))
        showMarks(*turn);
}

const chat::Analysis *FusedPane::analysis(const chat::Turn &turn) const
{
    const auto *id = m_shown.id ? std::get_if<chat::FusionId>(&*m_shown.id) : nullptr;
    const chat::Fusion *fusion = id ? turn.fusion(id->number) : nullptr;
    return fusion && fusion->analysis ? &*fusion->analysis : nullptr;
}

void FusedPane::makeMargin()
{
    const chat::Turn *turn = m_context.turn();
    const bool hasMarks = turn && analysis(*turn) && width() >= narrowestWithMarks;
    const int margin = hasMarks ? sentenceMarksWidth(font()) : 0;
    m_reply->setMargin(margin);
    m_header->setMaximumWidth(textui::Typesetting(textui::Typography::Reading, font(), palette()).widest +
                              2 * styleui::padding + margin);
}

void FusedPane::showMarks(const chat::Turn &turn)
{
    m_isMarked = true;
    const chat::Analysis *analysis = this->analysis(turn);
    if (!analysis || m_reply->text()->text().size() > chat::longestCompared)
        return;
    QList<textui::MarkdownView::MarginNote> notes;
    for (const chat::Likeness &likeness : chat::likenesses(m_reply->text()->paragraphs(), *analysis)) {
        const auto point = std::ranges::find(analysis->points, likeness.point, &chat::Point::number);
        auto *mark = new SentenceMark(likeness, *point);
        connect(mark, &SentenceMark::clicked, m_context.requests,
                [requests = m_context.requests, number = likeness.point] { Q_EMIT requests->showPoint(number); });
        notes.append({.block = int(likeness.passage), .position = likeness.position, .widget = mark});
    }
    m_reply->text()->setMarginNotes(notes);
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
    arrangeHeader();
}

void FusedPane::arrangeHeader()
{
    const int title = m_title->sizeHint().width() + (m_state->text().isEmpty() ? 0 : m_state->sizeHint().width());
    const bool isRoomy = title + 3 * m_headerLayout->spacing() + m_buttons->sizeHint().width() <= width();
    m_headerLayout->setDirection(isRoomy ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void FusedPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showRating();
    makeMargin();
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
