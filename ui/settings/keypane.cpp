// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keypane.h"

#include "ui/settings/connecting.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/keywords.h"
#include "ui/settings/signinwait.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;
using connection::KeyPlace;

namespace settingsui {

KeyPane::KeyPane(const Collaborators &with, const settings::Endpoint &endpoint, QWidget *parent)
    : QWidget(parent)
    , m_with(with)
    , m_endpoint(endpoint)
    , m_state(new styleui::ElidedLabel(this))
    , m_signIn(new QPushButton(tr("Sign in with the browser"), this))
    , m_set(new QPushButton(this))
    , m_forget(new QPushButton(tr("Forget"), this))
    , m_restore(new QPushButton(tr("Have it back"), this))
    , m_retry(new QPushButton(tr("Ask the keychain again"), this))
    , m_page(new QPushButton(this))
    , m_field(new KeyField(endpoint.name, this))
    , m_waiting(new SignInWait(this))
    , m_note(new styleui::ElidedLabel(this))
{
    m_state->setObjectName(u"keyState"_s);
    m_signIn->setObjectName(u"signIn"_s);
    m_set->setObjectName(u"setKey"_s);
    m_forget->setObjectName(u"forgetKey"_s);
    m_restore->setObjectName(u"restoreKey"_s);
    m_retry->setObjectName(u"retryKeychain"_s);
    styleui::setLook(m_retry, styleui::Look::Link);
    m_page->setObjectName(u"keyPage"_s);
    styleui::setLook(m_page, styleui::Look::Link);
    m_note->setObjectName(u"keyNote"_s);
    m_note->setMaximumLines(0);
    m_waiting->hide();
    createLayout();
    connectButtons();
    follow();
    refresh();
}

void KeyPane::createLayout()
{
    auto *const row = new QHBoxLayout;
    row->setSpacing(2 * styleui::step);
    row->addWidget(m_state, 1);
    for (QPushButton *const button : {m_restore, m_signIn, m_set, m_forget})
        row->addWidget(button);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(styleui::step);
    column->addLayout(row);
    column->addWidget(m_note);
    column->addWidget(m_retry, 0, Qt::AlignLeft);
    column->addWidget(m_waiting);
    column->addWidget(m_field);
    column->addWidget(m_page, 0, Qt::AlignLeft);
}

void KeyPane::connectButtons()
{
    connect(m_set, &QPushButton::clicked, this, &KeyPane::start);
    connect(m_signIn, &QPushButton::clicked, this, [this] { m_with.connecting.signIn(m_endpoint); });
    connect(m_forget, &QPushButton::clicked, this, &KeyPane::forget);
    connect(m_restore, &QPushButton::clicked, this, &KeyPane::restore);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_with.keys.retry(m_endpoint); });
    connect(m_page, &QPushButton::clicked, this,
            [this] { Q_EMIT linkActivated(QUrl(QString(settings::factsOf(m_endpoint.kind).keyPage))); });
    connect(m_field, &KeyField::entered, this,
            [this](const provider::Secret &key) { m_with.connecting.check(m_endpoint, key); });
    connect(m_field, &KeyField::enteredUnchecked, this,
            [this](const provider::Secret &key) { m_with.connecting.keep(m_endpoint, key); });
    connect(m_field, &KeyField::stopRequested, &m_with.connecting, &Connecting::stop);
    connect(m_field, &KeyField::cancelled, this, [this] {
        refresh();
        m_set->setFocus(Qt::OtherFocusReason);
    });
    connect(m_waiting, &SignInWait::stopRequested, &m_with.connecting, &Connecting::stop);
}

void KeyPane::follow()
{
    const auto here = [this](const auto &then) {
        return [this, then](const QString &which, const auto &...words) {
            if (which != m_endpoint.id)
                return;
            m_waiting->hide();
            then(words...);
        };
    };
    connect(&m_with.keys, &connection::KeyRing::changed, this, [this](const QString &which) {
        if (which == m_endpoint.id)
            refresh();
    });
    connect(&m_with.connecting, &Connecting::checking, this, here([this] {
        if (!m_field->isHidden())
            m_field->showChecking();
    }));
    connect(&m_with.connecting, &Connecting::waitingForBrowser, this,
            here([this](const QUrl &address) { m_waiting->start(address); }));
    connect(&m_with.connecting, &Connecting::failed, this, here([this](const QString &words, bool mayBeGood) {
        if (m_field->isHidden()) {
            m_note->setInk(styleui::Ink::Failure);
            m_note->setText(words);
            m_note->show();
        } else if (mayBeGood) {
            m_field->showUnchecked(words);
        } else {
            m_field->showProblem(words);
        }
    }));
    connect(&m_with.connecting, &Connecting::stopped, this, here([this] { m_field->showReady(); }));
    connect(&m_with.connecting, &Connecting::connected, this, here([this] {
        m_field->finish();
        refresh();
        m_set->setFocus(Qt::OtherFocusReason);
    }));
}

void KeyPane::forget()
{
    const provider::Secret key = m_with.keys.key(m_endpoint);
    m_with.connecting.forget(m_endpoint);
    m_forgotten = key;
    refresh();
    m_restore->setFocus(Qt::OtherFocusReason);
}

void KeyPane::restore()
{
    m_with.connecting.keep(m_endpoint, std::exchange(m_forgotten, {}));
}

void KeyPane::setEndpoint(const settings::Endpoint &endpoint)
{
    if (m_endpoint.origin() != endpoint.origin())
        m_forgotten = {}; // that was for elsewhere
    m_endpoint = endpoint;
    refresh();
}

void KeyPane::refresh()
{
    const connection::KeyState state = m_with.keys.state(m_endpoint);
    const bool mayHaveOne = provider::mayCarryKey(m_endpoint);
    const bool hasOne = state.place == KeyPlace::Keychain || state.place == KeyPlace::Session;
    const bool isTyping = !m_field->isHidden();
    const QString facts = m_with.connecting.facts(m_endpoint.id);
    QString words = keyWords(state, m_endpoint);
    if (state.place != KeyPlace::None && !facts.isEmpty())
        words += u" · "_s + facts;
    m_state->setText(words);
    m_field->setName(m_endpoint.name);
    m_forget->setAccessibleName(tr("Forget the key for %1").arg(m_endpoint.name));
    m_restore->setAccessibleName(tr("Have the key for %1 back").arg(m_endpoint.name));
    m_set->setText(hasOne ? tr("Another key…") : tr("Set the key…"));
    m_set->setVisible(mayHaveOne && !isTyping);
    m_forget->setVisible(hasOne && !isTyping);
    m_restore->setVisible(!m_forgotten.isEmpty() && !hasOne && !isTyping);
    m_signIn->setVisible(mayHaveOne && !hasOne && !isTyping && m_endpoint.kind == settings::EndpointKind::OpenRouter);
    const QUrl page(QString(settings::factsOf(m_endpoint.kind).keyPage));
    m_page->setText(tr("Make a key at %1").arg(page.host()));
    m_page->setVisible(mayHaveOne && isTyping && page.isValid() && !page.isEmpty());
    const QString note = keyNote(state, m_endpoint);
    m_note->setInk(styleui::Ink::Secondary);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_retry->setVisible(state.place == KeyPlace::None && state.hasKeychain && !state.message.isEmpty());
}

/// What is typed and left is in no widget any more.
void KeyPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (event->spontaneous())
        return;
    m_forgotten = {};
    m_field->finish();
    refresh();
}

void KeyPane::start()
{
    m_with.connecting.stop();
    m_field->start();
    refresh();
}

} // namespace settingsui
