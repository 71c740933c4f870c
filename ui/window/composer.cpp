// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/composer.h"

#include "chat/limits.h"
#include "ui/panel/panelbutton.h"
#include "ui/style/colors.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/turn/foldline.h"
#include "ui/window/abline.h"
#include "ui/window/justonebutton.h"
#include "ui/window/pricedbutton.h"
#include "ui/window/promptfield.h"
#include "ui/window/waitinglist.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace windowui {

Composer::Composer(QWidget *parent)
    : QWidget(parent)
    , m_message(new styleui::ElidedLabel(this))
    , m_caution(new styleui::ElidedLabel(this))
    , m_ab(new AbLine(this))
    , m_editing(createEditingRow())
    , m_waiting(new WaitingList(m_editing->findChild<QPushButton *>(), this))
    , m_field(new PromptField(this))
    , m_panel(new panelui::PanelButton(this))
    , m_justOne(new JustOneButton(this))
    , m_later(new QPushButton(this))
    , m_ask(new PricedButton(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_outlook(new turnui::FoldLine(this))
    , m_stays(new styleui::ElidedLabel(tr("Your question stays here. Nothing is sent before you connect."), this))
    , m_compare(new QPushButton(tr("Compare panels…"), this))
    , m_session(new styleui::ElidedLabel(this))
{
    setObjectName(u"composer"_s);
    m_message->setObjectName(u"message"_s);
    m_message->setMaximumLines(2);
    m_message->hide();
    m_caution->setObjectName(u"caution"_s);
    m_caution->setInk(styleui::Ink::Warning);
    m_caution->setMaximumLines(2);
    m_panel->setObjectName(u"panel"_s);
    m_later->setObjectName(u"askLater"_s);
    m_ask->setObjectName(u"ask"_s);
    m_stop->setObjectName(u"stop"_s);
    styleui::setLook(m_ask, styleui::Look::Main);
    styleui::setLook(m_stop, styleui::Look::Main);

    createActions();
    createLayout();
    connect(m_waiting, &WaitingList::takenBack, this, &Composer::takeBackRequested);
    connect(m_waiting, &WaitingList::askedAnyway, this, &Composer::askAnywayRequested);
    connect(m_field->edit(), &QPlainTextEdit::textChanged, this, [this] {
        m_message->hide();
        m_isWarning = false;
        refresh();
        Q_EMIT textChanged();
    });
    connect(m_outlook, &QAbstractButton::toggled, this, &Composer::costsRequested);
    connect(m_justOne, &JustOneButton::clicked, m_justOneAction, &QAction::trigger);
    connect(m_later, &QPushButton::clicked, m_askAction, &QAction::trigger);
    connect(m_ask, &QPushButton::clicked, m_askAction, &QAction::trigger);
    connect(m_stop, &QPushButton::clicked, this, &Composer::stopRequested);
    connect(m_compare, &QPushButton::clicked, this, &Composer::compareRequested);
    arrange();
    refresh();
}

void Composer::createActions()
{
    m_askAction = new QAction(tr("Ask the panel"), this);
    m_askAction->setObjectName(u"askAction"_s);
    m_askAction->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    connect(m_askAction, &QAction::triggered, this, [this] { ask(chat::RunKind::Panel); });
    m_justOneAction = new QAction(tr("Ask just one model"), this);
    m_justOneAction->setObjectName(u"justOneAction"_s);
    m_justOneAction->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter)});
    connect(m_justOneAction, &QAction::triggered, this, [this] { ask(chat::RunKind::JustOne); });
    m_costsAction = new QAction(tr("What it will cost"), this);
    m_costsAction->setObjectName(u"costsAction"_s);
    m_costsAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    connect(m_costsAction, &QAction::triggered, m_outlook, &QAbstractButton::toggle);
    addActions({m_askAction, m_justOneAction, m_costsAction});
}

QWidget *Composer::createEditingRow()
{
    auto *const row = new QWidget(this);
    auto *const text = new styleui::ElidedLabel(tr("Asked again, this question begins a branch. Both are kept."), row);
    text->setInk(styleui::Ink::Secondary);
    auto *const cancel = new QPushButton(tr("✕ leave it as it was"), row);
    cancel->setObjectName(u"cancelEditing"_s);
    styleui::setLook(cancel, styleui::Look::Plain);
    connect(cancel, &QPushButton::clicked, this, &Composer::editingCancelled);
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text);
    layout->addWidget(cancel);
    layout->addStretch(1);
    row->hide();
    return row;
}

QList<QAction *> Composer::listedActions() const
{
    return {m_askAction, m_justOneAction, m_costsAction};
}

void Composer::createLayout()
{
    m_column = new QVBoxLayout(this);
    m_column->setSpacing(2 * styleui::step);
    m_row = new QHBoxLayout;
    m_row->setSpacing(styleui::padding);
    m_column->addWidget(m_message);
    m_column->addWidget(m_caution);
    m_column->addWidget(m_ab);
    m_column->addWidget(m_editing);
    m_column->addWidget(m_waiting);
    m_column->addLayout(m_row);
    m_row->addWidget(m_panel);
    m_row->addStretch();
    m_row->addWidget(m_justOne);
    for (QPushButton *const button : std::initializer_list<QPushButton *>{m_later, m_ask, m_stop})
        m_row->addWidget(button);
    createBelow();
}

void Composer::createBelow()
{
    m_outlook->setObjectName(u"outlook"_s);
    m_outlook->setAccessibleDescription(tr("Shows what the forecast rests on, and what was spent"));
    m_stays->setObjectName(u"stays"_s);
    m_stays->setInk(styleui::Ink::Faint);
    m_compare->setObjectName(u"compareThis"_s);
    m_compare->setToolTip(tr("This question to several panels, their answers beside each other"));
    styleui::setLook(m_compare, styleui::Look::Link);
    m_session->setObjectName(u"sessionCost"_s);
    m_session->setInk(styleui::Ink::Faint);
    m_below = new QHBoxLayout;
    m_below->setSpacing(styleui::padding);
    m_below->addWidget(m_outlook, 1);
    m_below->addWidget(m_compare);
    m_below->addWidget(m_session);
    m_column->addLayout(m_below);
    for (QWidget *const widget : std::initializer_list<QWidget *>{m_outlook, m_stays, m_compare, m_session})
        widget->setFont(styleui::figuresFont(font()));
}

void Composer::arrange()
{
    const int side = m_isCompact ? 18 : styleui::margin;
    m_column->setContentsMargins(side, styleui::padding, side, styleui::padding);
    if (m_isCompact)
        m_row->insertWidget(m_row->indexOf(m_panel) + 1, m_field, 1);
    else
        m_column->insertWidget(m_column->indexOf(m_row), m_field);
    // Where no panel stands beside the buttons there is room for it.
    if (m_isCompact)
        m_below->insertWidget(0, m_stays, 1);
    else
        m_row->insertWidget(m_row->indexOf(m_panel) + 1, m_stays, 1);
    m_field->setMostLines(m_isCompact ? 1 : 8);
    m_panel->setCompact(m_isCompact);
}

void Composer::refresh()
{
    const bool hasText = !m_field->edit()->document()->isEmpty();
    m_panel->setVisible(m_isConnected);
    m_ab->setVisible(m_isConnected && !m_ab->isEmpty());
    m_justOne->setVisible(m_isConnected && !m_isRunning && m_members > 1);
    m_later->setVisible(m_isRunning && m_isConnected && hasText);
    m_ask->setVisible(!m_isRunning);
    m_stop->setVisible(m_isRunning);
    refreshButtons();
    refreshCosts(hasText);
    if (m_isRunning)
        m_field->edit()->setPlaceholderText(tr("Your next question waits until this one is done…"));
    else
        m_field->edit()->setPlaceholderText(m_isFollowUp ? tr("Ask a follow-up…") : tr("Ask a question…"));
    m_field->edit()->viewport()->update(); // Qt repaints it only where it comes or goes, not where its text changes
}

void Composer::refreshButtons()
{
    const bool isWarnedOfPanel = isWarned(chat::RunKind::Panel);
    if (!m_isConnected && !m_isRunning)
        m_ask->setText(tr("Connect to ask this"));
    else if (isWarnedOfPanel)
        m_ask->setText(tr("Ask anyway"));
    else
        m_ask->setText(m_members > 1 ? tr("Ask the panel") : tr("Ask"));
    m_later->setText(isWarnedOfPanel ? tr("Ask anyway") : m_isEditing ? tr("Ask beside this") : tr("Ask after this"));
    m_justOne->setWarned(isWarned(chat::RunKind::JustOne));
}

void Composer::refreshCosts(bool hasText)
{
    const forecast::Outlook &outlook = m_costs.outlook;
    const QString ask = m_isCompact ? forecast::costText(outlook.run) : forecast::shortText(outlook.run);
    m_ask->setFigures(m_isConnected ? ask : QString());
    m_ask->setAccessibleDescription(m_ask->figures());
    const QString one = forecast::costText(outlook.justOne);
    m_justOne->setForecast(one.isEmpty() ? forecast::shortText(outlook.justOne) : one, !m_isCompact);
    m_caution->setText(u"⚠ "_s + m_costs.caution);
    m_caution->setVisible(m_isConnected && !m_costs.caution.isEmpty());
    // Beside a run, figures would be read as its own.
    m_outlook->setText(m_isRunning && !hasText ? outlook.destination : outlookText(outlook));
    m_outlook->setVisible(m_isConnected);
    m_compare->setVisible(m_isConnected);
    m_outlook->setChecked(m_outlook->isChecked() && m_isConnected);
    m_costsAction->setEnabled(m_isConnected);
    m_stays->setVisible(!m_isConnected); // also under an example that plays
    m_session->setText(sessionText(m_costs.session));
    m_session->setVisible(!m_isCompact && !m_session->text().isEmpty());
}

void Composer::ask(chat::RunKind kind)
{
    const QString prompt = text();
    const qsizetype bytes = prompt.toUtf8().size();
    if (prompt.trimmed().isEmpty()) {
        showMessage(tr("Write a question first."));
    } else if (bytes > chat::maxPromptBytes) {
        showMessage(tr("This question is %1 MB long. The limit is 1 MB: shorten it.")
                        .arg(QLocale().toString(double(bytes) / chat::maxPromptBytes, 'f', 1)));
    } else if (!m_isConnected) {
        Q_EMIT connectRequested();
    } else {
        Q_EMIT askRequested(prompt, kind);
    }
}

void Composer::showMessage(const QString &message)
{
    m_isWarning = false;
    m_message->setInk(styleui::Ink::Failure);
    m_message->setText(message);
    m_message->show();
    m_field->setFocus();
    refresh();
}

void Composer::warn(const QString &warning, std::optional<chat::RunKind> kind)
{
    m_isWarning = true;
    m_warned = kind;
    m_message->setInk(styleui::Ink::Warning);
    m_message->setText(u"⚠ "_s + warning);
    m_message->show();
    refresh();
}

void Composer::withdrawWarning()
{
    if (!std::exchange(m_isWarning, false))
        return;
    m_message->hide();
    refresh();
}

QString Composer::text() const
{
    return m_field->edit()->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_field->edit()->setPlainText(text);
    m_field->edit()->moveCursor(QTextCursor::End);
}

void Composer::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void Composer::setPanel(const chat::Panel &panel)
{
    m_members = panel.members.size();
    m_panel->setPanel(panel);
    refresh();
}

void Composer::setCosts(const Costs &costs)
{
    if (costs == m_costs)
        return;
    m_costs = costs;
    refresh();
}

void Composer::setCostsOpen(bool open)
{
    m_outlook->setChecked(open);
}

void Composer::setConnected(bool connected)
{
    m_isConnected = connected;
    refresh();
}

void Composer::setRunning(bool running)
{
    m_isRunning = running;
    refresh();
}

void Composer::setFollowUp(bool followUp)
{
    m_isFollowUp = followUp;
    refresh();
}

void Composer::setAb(const QString &text, bool isMarked)
{
    m_ab->setText(text, isMarked);
    refresh();
}

void Composer::setWaiting(const QList<WaitingLine> &questions)
{
    m_waiting->setQuestions(questions);
}

void Composer::setEditing(bool editing)
{
    m_isEditing = editing;
    m_editing->setVisible(editing);
    refresh();
}

void Composer::setCompact(bool compact)
{
    if (std::exchange(m_isCompact, compact) == compact)
        return;
    arrange();
    refresh();
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, 0, width(), styleui::hairlineWidth, styleui::colors(palette()).hairline);
}

} // namespace windowui
