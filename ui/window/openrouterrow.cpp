// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/openrouterrow.h"

#include "ui/settings/keyfield.h"
#include "ui/settings/signinwait.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace windowui {

OpenRouterRow::OpenRouterRow(QWidget *parent)
    : ConnectionRow(tr("OpenRouter"), parent)
    , m_signIn(addButton(tr("Sign in with the browser")))
    , m_keyPart(createKeyPart())
    , m_waiting(new settingsui::SignInWait(this))
    , m_note(new styleui::ElidedLabel(this))
{
    setObjectName(u"openRouter"_s);
    m_signIn->setObjectName(u"signIn"_s);
    m_note->setObjectName(u"note"_s);
    m_note->setMaximumLines(0);
    setDetails(m_waiting);
    setDetails(m_keyPart);
    setDetails(m_note);
    setConnected({});
    connect(m_signIn, &QPushButton::clicked, this, &OpenRouterRow::signInRequested);
    connect(m_waiting, &settingsui::SignInWait::stopRequested, this, &OpenRouterRow::stopRequested);
    connect(button(), &QPushButton::clicked, this, [this] {
        Q_EMIT stopRequested();
        setNote({});
        m_keyPart->setVisible(m_keyPart->isHidden());
        if (m_keyPart->isHidden())
            m_field->finish();
        else
            m_field->start();
    });
}

QWidget *OpenRouterRow::createKeyPart()
{
    auto *const part = new QWidget(this);
    m_field = new settingsui::KeyField(tr("OpenRouter"), part);
    auto *const make = new QPushButton(tr("Make a key at openrouter.ai"), part);
    make->setObjectName(u"makeKey"_s);
    styleui::setLook(make, styleui::Look::Link);
    auto *const column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    column->addWidget(make, 0, Qt::AlignLeft);
    connect(make, &QPushButton::clicked, this,
            [this] { Q_EMIT linkActivated(QUrl(u"https://openrouter.ai/settings/keys"_s)); });
    connect(m_field, &settingsui::KeyField::entered, this, &OpenRouterRow::keyEntered);
    connect(m_field, &settingsui::KeyField::stopRequested, this, &OpenRouterRow::stopRequested);
    connect(m_field, &settingsui::KeyField::cancelled, this, [this] {
        m_keyPart->hide();
        button()->setFocus(Qt::OtherFocusReason);
    });
    return part;
}

void OpenRouterRow::setConnected(const QString &how)
{
    setDetail(how.isEmpty() ? tr("one key, every model") : how);
    setButton(how.isEmpty() ? tr("Paste a key") : QString());
    m_signIn->setVisible(how.isEmpty());
}

void OpenRouterRow::say(const QString &words, bool isProblem)
{
    m_note->setInk(isProblem ? styleui::Ink::Failure : styleui::Ink::Secondary);
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

void OpenRouterRow::setNote(const QString &note)
{
    say(note, false);
}

void OpenRouterRow::showChecking()
{
    m_waiting->hide();
    setNote(m_field->isHidden() ? tr("Checking the key…") : QString());
    m_field->showChecking();
}

void OpenRouterRow::showWaiting(const QUrl &address)
{
    setNote({});
    m_field->finish();
    m_keyPart->hide();
    m_waiting->start(address);
}

void OpenRouterRow::showProblem(const QString &words)
{
    m_waiting->hide();
    if (m_field->isHidden())
        say(words, true);
    else
        m_field->showProblem(words);
}

void OpenRouterRow::showConnected()
{
    m_waiting->hide();
    m_field->finish();
    m_keyPart->hide();
}

void OpenRouterRow::showStopped()
{
    m_waiting->hide();
    setNote({});
    m_field->showReady();
}

} // namespace windowui
