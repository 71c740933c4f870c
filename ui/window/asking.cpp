// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/asking.h"

#include "desk/conversation.h"
#include "desk/desk.h"
#include "fusion/panelrun.h"
#include "settings/draftstore.h"
#include "ui/window/abtesting.h"
#include "ui/window/composer.h"
#include "ui/window/forecasting.h"
#include "ui/window/justonebutton.h"
#include "ui/window/pagestack.h"
#include "ui/window/panelchoice.h"
#include "ui/window/sessionpage.h"
#include "ui/window/waitinglist.h"

using namespace Qt::StringLiterals;

namespace windowui {

Asking::Asking(const Collaborators &with, QObject *parent)
    : QObject(parent)
    , m_desk(with.desk)
    , m_composer(with.composer)
    , m_pages(with.pages)
    , m_choice(with.choice)
    , m_abTesting(with.abTesting)
    , m_forecasting(with.forecasting)
    , m_store(with.drafts)
{
    connect(&m_composer, &Composer::askRequested, this, &Asking::ask);
    connect(&m_composer, &Composer::stopRequested, this, &Asking::stop);
    connect(&m_composer, &Composer::takeBackRequested, this, &Asking::takeBack);
    connect(&m_composer, &Composer::askAnywayRequested, this, &Asking::askHeld);
    connect(&m_composer, &Composer::editingCancelled, this, &Asking::stopEditing);
    connect(m_composer.justOneButton(), &JustOneButton::chosen, this,
            [this](qsizetype index) { m_choice.chooseJustOne(m_choice.justOneModels().value(index)); });
    connect(&m_choice, &PanelChoice::changed, this, &Asking::refresh);
    connect(&m_choice, &PanelChoice::changed, &m_composer, &Composer::withdrawWarning);
    connect(&m_abTesting, &AbTesting::changed, this, &Asking::refresh);
    connect(&m_pages, &QStackedWidget::currentChanged, this, &Asking::refresh);
    for (const auto &[session, text] : m_store.drafts().asKeyValueRange())
        m_drafts.insert(chat::SessionId{session}, text);
}

void Asking::follow(SessionPage *page)
{
    connect(page->conversation(), &desk::Conversation::runningChanged, this, &Asking::refresh);
    connect(page->conversation(), &desk::Conversation::waitingChanged, this, &Asking::refresh);
    connect(page->conversation(), &desk::Conversation::waitingChanged, this, &Asking::saveDrafts);
    connect(page->conversation(), &desk::Conversation::pathChanged, this, &Asking::refresh);
    connect(page, &SessionPage::editRequested, this, &Asking::editPrompt);
    connect(page, &SessionPage::justOneRequested, this, &Asking::askJustOne);
    page->setGuard([this, conversation = page->conversation()](const chat::TurnId &id) {
        return mayAskAgain(*conversation, id, conversation->turn(id)->panel);
    });
}

desk::Conversation *Asking::shown() const
{
    const SessionPage *const page = m_pages.session();
    return page ? page->conversation() : nullptr;
}

QList<fusion::Exchange> Asking::exchanges() const
{
    const desk::Conversation *const conversation = shown();
    if (!conversation)
        return {};
    return m_edited ? conversation->exchangesBefore(*m_edited) : conversation->exchanges();
}

void Asking::ask(const QString &prompt, chat::RunKind kind)
{
    const bool isSingle = kind == chat::RunKind::JustOne;
    m_abTesting.refresh(m_edited.has_value()); // it may have ended
    const AbTesting::Next next = m_abTesting.next();
    const chat::Panel panel = isSingle ? m_choice.justOnePanel(m_choice.panel()) : next.panel;
    const chat::Panel asked = isSingle ? fusion::justOne(panel) : panel;
    if (const QString refusal = m_choice.refusal(asked); !refusal.isEmpty())
        return m_composer.showMessage(refusal);
    const desk::Consent consent = m_composer.isWarned(kind) ? desk::Consent::Given : desk::Consent::Due;
    if (consent == desk::Consent::Due) {
        const QString warning = m_forecasting.warning({prompt, exchanges(), asked});
        if (!warning.isEmpty())
            return m_composer.warn(warning, kind);
    }
    m_composer.setText({});
    desk::Conversation *const conversation = shown();
    const auto edited = std::exchange(m_edited, std::nullopt);
    const std::optional<chat::AbSide> side = isSingle ? std::nullopt : next.side;
    if (side)
        m_abTesting.noteAsked();
    if (!conversation) {
        desk::Conversation *const begun = m_desk.newConversation();
        begun->ask(prompt, panel, kind, consent, side);
        Q_EMIT conversationBegan(begun);
    } else if (edited) {
        conversation->askInstead(*edited, prompt, panel, kind);
    } else {
        conversation->ask(prompt, panel, kind, consent, side);
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
    if (mayAskAgain(*conversation, id, fusion::justOne(panel)))
        conversation->askInstead(id, prompt, panel, chat::RunKind::JustOne);
}

bool Asking::mayAskAgain(const desk::Conversation &conversation, const chat::TurnId &id, const chat::Panel &panel)
{
    if (const QString refusal = m_choice.refusal(panel); !refusal.isEmpty()) {
        m_composer.showMessage(refusal);
        return false;
    }
    const bool isWarned = m_composer.isWarned({}) && m_warnedOf == id;
    m_composer.withdrawWarning();
    const QString warning =
        m_forecasting.warning({conversation.turn(id)->prompt, conversation.exchangesBefore(id), panel});
    if (isWarned || warning.isEmpty())
        return true;
    m_warnedOf = id;
    m_composer.warn(tr("%1 Press it again to ask anyway.").arg(warning), {});
    return false;
}

void Asking::askHeld(qsizetype index)
{
    if (desk::Conversation *const conversation = shown())
        conversation->askAnyway(index);
    m_composer.focusField();
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
    m_composer.focusField(); // the button has gone
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
    m_composer.withdrawWarning();
    if (m_hasShown || !m_composer.text().isEmpty()) // before, what was kept is not there yet
        m_drafts.insert(shown() ? shown()->id() : chat::SessionId(), m_composer.text());
}

void Asking::restoreDraft()
{
    m_hasShown = true;
    m_composer.setText(m_drafts.take(shown() ? shown()->id() : chat::SessionId()));
}

void Asking::forgetDraft(const chat::SessionId &id)
{
    m_drafts.remove(id);
}

void Asking::saveDrafts()
{
    settings::Drafts drafts;
    for (const auto &[session, text] : m_drafts.asKeyValueRange())
        drafts.insert(session.value, text);
    if (m_hasShown)
        drafts.insert((shown() ? shown()->id() : chat::SessionId()).value, m_composer.text());
    // A question cannot wait for a run that has ended with the program: it is typed again.
    for (const QList<desk::Conversation *> all = m_desk.conversations(); const desk::Conversation *const one : all) {
        QStringList texts = one->waitingPrompts();
        texts.append(drafts.value(one->id().value));
        texts.removeAll(QString());
        drafts.insert(one->id().value, texts.join(u"\n\n"_s));
    }
    (void)m_store.replace(drafts); // tried again with the next change
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
    m_abTesting.refresh(m_edited.has_value());
    showJustOne();
    m_composer.setConnected(m_choice.isConnected());
    m_composer.setRunning(conversation && conversation->isPathRunning());
    m_composer.setFollowUp(conversation && !conversation->session().turns.isEmpty());
    m_composer.setEditing(m_edited.has_value());
    QList<WaitingLine> waiting;
    if (conversation) {
        for (const desk::WaitingQuestion &question : conversation->waiting())
            waiting.append({question.prompt, question.objection});
    }
    m_composer.setWaiting(waiting);
    showCosts();
}

void Asking::showCosts()
{
    const AbTesting::Next &next = m_abTesting.next();
    Forecasting::Situation situation{.conversation = exchanges(), .panel = next.panel, .session = {}};
    if (next.side == chat::AbSide::Second)
        situation.justOne = m_choice.panel();
    if (const desk::Conversation *const conversation = shown())
        situation.session = forecast::spending(conversation->session().turns);
    m_forecasting.setSituation(situation);
}

} // namespace windowui
