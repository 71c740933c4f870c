// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/asking.h"

#include "desk/conversation.h"
#include "desk/desk.h"
#include "fusion/panelrun.h"
#include "ui/window/composer.h"
#include "ui/window/forecasting.h"
#include "ui/window/justonebutton.h"
#include "ui/window/pagestack.h"
#include "ui/window/panelchoice.h"
#include "ui/window/sessionpage.h"

namespace windowui {

Asking::Asking(desk::Desk &desk, Composer &composer, PageStack &pages, PanelChoice &choice, Forecasting &forecasting,
               QObject *parent)
    : QObject(parent), m_desk(desk), m_composer(composer), m_pages(pages), m_choice(choice), m_forecasting(forecasting)
{
    connect(&m_composer, &Composer::askRequested, this, &Asking::ask);
    connect(&m_composer, &Composer::stopRequested, this, &Asking::stop);
    connect(&m_composer, &Composer::takeBackRequested, this, &Asking::takeBack);
    connect(&m_composer, &Composer::editingCancelled, this, &Asking::stopEditing);
    connect(m_composer.justOneButton(), &JustOneButton::chosen, this,
            [this](qsizetype index) { m_choice.chooseJustOne(m_choice.justOneModels().value(index)); });
    connect(&m_choice, &PanelChoice::changed, this, &Asking::refresh);
    connect(&m_choice, &PanelChoice::changed, &m_composer, &Composer::withdrawWarning);
    connect(&m_pages, &QStackedWidget::currentChanged, this, &Asking::refresh);
}

void Asking::follow(SessionPage *page)
{
    connect(page->conversation(), &desk::Conversation::runningChanged, this, &Asking::refresh);
    connect(page->conversation(), &desk::Conversation::waitingChanged, this, &Asking::refresh);
    connect(page->conversation(), &desk::Conversation::pathChanged, this, &Asking::refresh);
    connect(page, &SessionPage::editRequested, this, &Asking::editPrompt);
    connect(page, &SessionPage::justOneRequested, this, &Asking::askJustOne);
}

desk::Conversation *Asking::shown() const
{
    const SessionPage *const page = m_pages.session();
    return page ? page->conversation() : nullptr;
}

bool Asking::mayAsk(const QString &prompt, const chat::Panel &panel, chat::RunKind kind)
{
    const QString refusal = m_choice.refusal(kind == chat::RunKind::JustOne ? fusion::justOne(panel) : panel);
    if (!refusal.isEmpty()) {
        m_composer.showMessage(refusal);
        return false;
    }
    if (m_composer.isWarned(kind))
        return true;
    const QString warning = m_forecasting.warning(prompt, kind);
    if (!warning.isEmpty())
        m_composer.warn(warning, kind);
    return warning.isEmpty();
}

void Asking::ask(const QString &prompt, chat::RunKind kind)
{
    const chat::Panel panel =
        kind == chat::RunKind::JustOne ? m_choice.justOnePanel(m_choice.panel()) : m_choice.panel();
    if (!mayAsk(prompt, panel, kind))
        return;
    m_composer.setText({});
    desk::Conversation *const conversation = shown();
    const auto edited = std::exchange(m_edited, std::nullopt);
    if (!conversation) {
        desk::Conversation *const begun = m_desk.newConversation();
        begun->ask(prompt, panel, kind);
        Q_EMIT conversationBegan(begun);
    } else if (edited) {
        conversation->askInstead(*edited, prompt, panel, kind);
    } else {
        conversation->ask(prompt, panel, kind);
    }
    refresh();
}

void Asking::askTyped()
{
    if (!m_composer.text().trimmed().isEmpty())
        m_composer.ask(chat::RunKind::Panel);
}

void Asking::askJustOne(const chat::TurnId &id)
{
    desk::Conversation *const conversation = shown();
    const chat::Turn *const turn = conversation ? conversation->turn(id) : nullptr;
    if (!turn)
        return;
    const QString prompt = turn->prompt; // copied: the list may move
    const chat::Panel panel = m_choice.justOnePanel(turn->panel);
    if (mayAsk(prompt, panel, chat::RunKind::JustOne))
        return conversation->askInstead(id, prompt, panel, chat::RunKind::JustOne);
    editPrompt(id); // from there it can be asked anyway
    (void)mayAsk(prompt, panel, chat::RunKind::JustOne);
}

void Asking::stop()
{
    if (desk::Conversation *const conversation = shown())
        conversation->stopPath();
}

void Asking::takeBack(qsizetype index)
{
    desk::Conversation *const conversation = shown();
    if (!conversation || index >= conversation->waiting().size())
        return;
    const QString prompt = conversation->waiting()[index].prompt;
    conversation->takeBack(index);
    if (m_composer.text().trimmed().isEmpty())
        m_composer.setText(prompt);
}

void Asking::editPrompt(const chat::TurnId &id)
{
    const chat::Turn *const turn = shown() ? shown()->turn(id) : nullptr;
    if (!turn)
        return;
    m_edited = id;
    m_composer.setText(turn->prompt);
    m_composer.focusField();
    refresh();
}

bool Asking::stopEditing()
{
    if (!std::exchange(m_edited, std::nullopt))
        return false;
    m_composer.setText({});
    refresh();
    return true;
}

void Asking::keepDraft()
{
    stopEditing();
    m_drafts.insert(shown() ? shown()->id() : chat::SessionId(), m_composer.text());
}

void Asking::restoreDraft()
{
    m_composer.setText(m_drafts.take(shown() ? shown()->id() : chat::SessionId()));
}

void Asking::forgetDraft(const chat::SessionId &id)
{
    m_drafts.remove(id);
}

void Asking::showJustOne()
{
    const QList<chat::Model> models = m_choice.justOneModels();
    QStringList names;
    for (const chat::Model &model : models)
        names.append(names.isEmpty() ? tr("%1, the writer").arg(model.displayName()) : model.displayName());
    m_composer.justOneButton()->setModels(names, models.indexOf(m_choice.justOne()));
}

void Asking::refresh()
{
    const desk::Conversation *const conversation = shown();
    m_composer.setPanel(m_choice.panel());
    showJustOne();
    m_composer.setConnected(m_choice.isConnected());
    m_composer.setRunning(conversation && conversation->isPathRunning());
    m_composer.setFollowUp(conversation && !conversation->session().turns.isEmpty());
    m_composer.setEditing(m_edited.has_value());
    QStringList waiting;
    if (conversation) {
        for (const desk::WaitingQuestion &question : conversation->waiting())
            waiting.append(question.prompt);
    }
    m_composer.setWaiting(waiting);
    showCosts();
}

void Asking::showCosts()
{
    Forecasting::Situation situation{.conversation = {}, .panel = m_choice.panel(), .session = {}};
    if (const desk::Conversation *const conversation = shown()) {
        situation.conversation = m_edited ? conversation->exchangesBefore(*m_edited) : conversation->exchanges();
        situation.session = forecast::spending(conversation->session().turns);
    }
    m_forecasting.setSituation(situation);
}

} // namespace windowui
