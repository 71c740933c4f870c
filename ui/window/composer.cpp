// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/composer.h"

#include "chat/limits.h"
#include "ui/panel/panelbutton.h"
#include "ui/style/colors.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/window/justonebutton.h"
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
    , m_editing(createEditingRow())
    , m_waiting(new WaitingList(this))
    , m_field(new PromptField(this))
    , m_panel(new panelui::PanelButton(this))
    , m_destination(new styleui::ElidedLabel(this))
    , m_justOne(new JustOneButton(this))
    , m_later(new QPushButton(this))
    , m_ask(new QPushButton(this))
    , m_stop(new QPushButton(tr("Stop"), this))
{
    setObjectName(u"composer"_s);
    m_message->setObjectName(u"message"_s);
    m_message->setInk(styleui::Ink::Failure);
    m_message->hide();
    m_panel->setObjectName(u"panel"_s);
    m_destination->setObjectName(u"destination"_s);
    m_destination->setInk(styleui::Ink::Faint);
    m_destination->setFont(styleui::figuresFont(font()));
    m_later->setObjectName(u"askLater"_s);
    m_ask->setObjectName(u"ask"_s);
    m_stop->setObjectName(u"stop"_s);
    styleui::setLook(m_ask, styleui::Look::Main);
    styleui::setLook(m_stop, styleui::Look::Main);

    createActions();
    createLayout();
    connect(m_waiting, &WaitingList::takenBack, this, &Composer::takeBackRequested);
    connect(m_field->edit(), &QPlainTextEdit::textChanged, this, [this] {
        m_message->hide();
        refresh();
    });
    connect(m_justOne, &JustOneButton::clicked, m_justOneAction, &QAction::trigger);
    connect(m_later, &QPushButton::clicked, m_askAction, &QAction::trigger);
    connect(m_ask, &QPushButton::clicked, m_askAction, &QAction::trigger);
    connect(m_stop, &QPushButton::clicked, this, &Composer::stopRequested);
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
    addActions({m_askAction, m_justOneAction});
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
    return {m_askAction, m_justOneAction};
}

void Composer::createLayout()
{
    m_column = new QVBoxLayout(this);
    m_column->setSpacing(2 * styleui::step);
    m_row = new QHBoxLayout;
    m_row->setSpacing(styleui::padding);
    m_column->addWidget(m_message);
    m_column->addWidget(m_editing);
    m_column->addWidget(m_waiting);
    m_column->addLayout(m_row);
    m_row->addWidget(m_panel);
    m_row->addWidget(m_destination, 1);
    m_row->addWidget(m_justOne);
    for (QPushButton *const button : {m_later, m_ask, m_stop})
        m_row->addWidget(button);
}

void Composer::arrange()
{
    const int side = m_isCompact ? 18 : styleui::margin;
    m_column->setContentsMargins(side, styleui::padding, side, styleui::padding);
    if (m_isCompact)
        m_row->insertWidget(m_row->indexOf(m_panel) + 1, m_field, 1);
    else
        m_column->insertWidget(m_column->indexOf(m_row), m_field);
    m_field->setMostLines(m_isCompact ? 1 : 8);
    m_panel->setCompact(m_isCompact);
}

void Composer::refresh()
{
    const bool hasText = !m_field->edit()->document()->isEmpty();
    m_panel->setVisible(m_isConnected || m_isRunning);
    m_justOne->setVisible(m_isConnected && !m_isRunning && m_members > 1);
    m_later->setText(m_isEditing ? tr("Ask beside this") : tr("Ask after this"));
    m_later->setVisible(m_isRunning && m_isConnected && hasText);
    m_ask->setVisible(!m_isRunning);
    m_stop->setVisible(m_isRunning);
    m_destination->setVisible(!m_isCompact);
    if (m_isConnected || m_isRunning) {
        m_ask->setText(m_members > 1 ? tr("Ask the panel") : tr("Ask"));
        m_destination->setText(m_destinationText);
    } else {
        m_ask->setText(tr("Connect to ask this"));
        m_destination->setText(tr("Your question stays here. Nothing is sent before you connect."));
    }
    if (m_isRunning)
        m_field->edit()->setPlaceholderText(tr("Your next question waits until this one is done…"));
    else
        m_field->edit()->setPlaceholderText(m_isFollowUp ? tr("Ask a follow-up…") : tr("Ask a question…"));
    m_field->edit()->viewport()->update(); // Qt repaints it only where it comes or goes, not where its text changes
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
    m_message->setText(message);
    m_message->show();
    m_field->setFocus();
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

void Composer::setDestination(const QString &text)
{
    m_destinationText = text;
    refresh();
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

void Composer::setWaiting(const QStringList &questions)
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
