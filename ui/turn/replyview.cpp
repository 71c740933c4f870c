// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/replyview.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/turn/failurebox.h"
#include "ui/turn/reasoningfold.h"
#include "ui/turn/requests.h"
#include "ui/turn/sourceslist.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace turnui {

using chat::State;
using std::chrono::milliseconds;

namespace {

/// Aligned with the text, which has such a margin of its own.
QVBoxLayout *column(QWidget *widget, int top, int bottom)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(styleui::padding, top, styleui::padding, bottom);
    layout->setSpacing(2 * styleui::step);
    return layout;
}

bool isEmpty(const QWidget *widget)
{
    const auto children = widget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    return std::ranges::all_of(children, [](const QWidget *child) { return child->isHidden(); });
}

} // namespace

ReplyView::ReplyView(textui::Typography typography, Requests &requests, QWidget *parent)
    : QWidget(parent)
    , m_text(new textui::MarkdownView(typography, this))
    , m_header(new QWidget)
    , m_placeholder(new styleui::ElidedLabel)
    , m_reasoning(new ReasoningFold)
    , m_footer(new QWidget)
    , m_ending(new styleui::ElidedLabel)
    , m_failure(new FailureBox(requests))
    , m_sources(new SourcesList)
    , m_newText(new QPushButton(tr("New text below"), this))
{
    QVBoxLayout *header = column(m_header, styleui::padding, 0);
    header->addWidget(m_placeholder);
    header->addWidget(m_reasoning);
    m_placeholder->setInk(styleui::Ink::Faint);
    m_placeholder->setMaximumLines(0);
    m_placeholder->hide();
    m_reasoning->hide();
    m_text->setHeader(m_header);

    QVBoxLayout *footer = column(m_footer, 0, styleui::padding);
    footer->addWidget(m_ending);
    footer->addWidget(m_failure);
    footer->addWidget(m_sources);
    m_ending->setInk(styleui::Ink::Warning);
    m_ending->setMaximumLines(0);
    m_ending->setObjectName(QStringLiteral("ending"));
    m_ending->hide();
    m_failure->hide();
    m_sources->hide();
    m_text->setFooter(m_footer);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    for (QWidget *part : std::initializer_list<QWidget *>{m_placeholder, m_reasoning, m_ending, m_failure, m_sources})
        part->installEventFilter(this);
    hideWhatIsEmpty();

    m_newText->setObjectName(QStringLiteral("newText"));
    m_newText->setAccessibleDescription(tr("Scrolls to the end and follows the text"));
    m_newText->hide();
    connect(m_newText, &QPushButton::clicked, m_text, &textui::MarkdownView::scrollToEnd);
    connect(m_text, &textui::MarkdownView::newTextBelowChanged, this, [this](bool isBelow) {
        m_newText->setVisible(isBelow);
        placeNewTextHint();
    });
    connect(m_text, &textui::MarkdownView::linkActivated, &requests, &Requests::followLink);
    connect(m_text, &textui::MarkdownView::touched, &requests, &Requests::touched);
    connect(m_reasoning, &ReasoningFold::linkActivated, &requests, &Requests::followLink);
    connect(m_sources, &SourcesList::linkActivated, &requests, &Requests::followLink);
}

void ReplyView::setMember(std::optional<chat::MemberId> member, bool canAskAgain)
{
    m_failure->setMember(member, canAskAgain);
}

void ReplyView::setTop(QWidget *top)
{
    static_cast<QVBoxLayout *>(m_header->layout())->insertWidget(0, top);
    top->installEventFilter(this);
    hideWhatIsEmpty();
}

void ReplyView::setMargin(int width)
{
    for (const QWidget *part : {m_header, m_footer}) {
        QMargins margins = part->layout()->contentsMargins();
        margins.setLeft(styleui::padding + width);
        part->layout()->setContentsMargins(margins);
    }
    m_text->setMargin(width);
}

void ReplyView::placeNewTextHint()
{
    const QSize size = m_newText->sizeHint();
    m_newText->setGeometry({QPoint((width() - size.width()) / 2, height() - size.height() - styleui::padding), size});
    m_newText->raise();
}

void ReplyView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeNewTextHint();
}

bool ReplyView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        hideWhatIsEmpty();
    return QWidget::eventFilter(watched, event);
}

void ReplyView::hideWhatIsEmpty()
{
    for (QWidget *part : {m_header, m_footer}) {
        if (part->isHidden() != isEmpty(part))
            part->setHidden(isEmpty(part));
    }
}

void ReplyView::show(const chat::Reply &reply, milliseconds now)
{
    m_isEnded = chat::isFinal(reply.state);
    m_textLength = reply.text.size();
    m_text->setMarks({});
    if (m_isEnded || reply.text.isEmpty()) {
        m_text->setText(reply.text);
    } else {
        m_text->setText({});
        m_text->append(reply.text);
    }
    m_reasoning->show(reply, now);
    m_sources->setSources(reply.sources);
    syncState(reply);
}

void ReplyView::sync(const chat::Reply &reply, milliseconds now)
{
    if (reply.text.size() < m_textLength || (m_isEnded && !chat::isFinal(reply.state)))
        return show(reply, now);
    if (reply.text.size() > m_textLength) {
        m_text->append(reply.text.mid(m_textLength));
        m_textLength = reply.text.size();
    }
    m_reasoning->sync(reply, now);
    m_sources->setSources(reply.sources);
    if (reply.state != m_state)
        syncState(reply);
    if (!m_isEnded && chat::isFinal(reply.state)) {
        m_isEnded = true;
        m_text->finish();
    }
}

void ReplyView::tick(const chat::Reply &reply, milliseconds now)
{
    m_reasoning->tick(reply, now);
}

void ReplyView::showPlaceholder(const QString &text)
{
    if (m_textLength > 0 || m_state != State::Waiting)
        m_text->setText({});
    m_textLength = 0;
    m_isEnded = false;
    m_state = State::Waiting;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_reasoning, m_ending, m_failure, m_sources})
        widget->hide();
    m_text->setCaretShown(false);
    m_placeholder->setText(text);
    m_placeholder->setVisible(!text.isEmpty());
}

void ReplyView::placeEnding(QWidget *part)
{
    if (m_failure->parentWidget() == part)
        return;
    auto *layout = static_cast<QVBoxLayout *>(part->layout());
    // Before the sources below a text; after the reasoning where there is none.
    const int at = part == m_footer ? 0 : layout->count();
    layout->insertWidget(at, m_ending);
    layout->insertWidget(at + 1, m_failure);
}

void ReplyView::syncState(const chat::Reply &reply)
{
    m_state = reply.state;
    m_text->setCaretShown(reply.state == State::Writing);
    const bool isEmpty = reply.text.isEmpty() && reply.reasoning.isEmpty();
    placeEnding(reply.text.isEmpty() ? m_header : m_footer);
    QString placeholder;
    if (isEmpty && reply.state == State::Waiting)
        placeholder = tr("Waiting for the first words.");
    else if (isEmpty && reply.state == State::Queued)
        placeholder = tr("Waits for a free slot at its server.");
    m_placeholder->setText(placeholder);
    m_placeholder->setVisible(!placeholder.isEmpty());

    QString ending;
    if (reply.state == State::Cancelled)
        ending = isEmpty ? tr("Stopped before it began.") : tr("Stopped here.");
    else if (reply.finish == chat::Finish::Length)
        ending = tr("Stopped at its output limit.");
    else if (reply.finish == chat::Finish::ContentFilter)
        ending = tr("Cut by the provider's content filter.");
    else if (reply.state == State::Succeeded && reply.text.isEmpty())
        ending = tr("It answered nothing.");
    m_ending->setText(ending);
    m_ending->setVisible(!ending.isEmpty());

    m_failure->setVisible(reply.error && (reply.state == State::Failed || reply.state == State::Retrying));
    if (reply.error)
        m_failure->setError(*reply.error, reply.tries, reply.state == State::Failed);
}

} // namespace turnui
