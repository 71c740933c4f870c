// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/otherrow.h"

#include "ui/settings/connectionform.h"
#include "ui/settings/keyfield.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace windowui {

OtherRow::OtherRow(QWidget *parent)
    : ConnectionRow(tr("Another connection"), parent)
    , m_form(new settingsui::ConnectionForm(this))
    , m_askingPart(createAskingPart())
    , m_note(new styleui::ElidedLabel(this))
{
    setObjectName(u"anotherConnection"_s);
    m_note->setObjectName(u"otherNote"_s);
    m_note->setMaximumLines(0);
    setDetails(m_note);
    setDetails(m_form);
    setDetails(m_askingPart);
    setButton(tr("Add…"));
    setConnections({});
    connect(button(), &QPushButton::clicked, this, &OtherRow::begin);
    connect(m_form, &settingsui::ConnectionForm::accepted, this, &OtherRow::chosen);
    connect(m_form, &settingsui::ConnectionForm::cancelled, this, [this] {
        finish();
        button()->setFocus(Qt::OtherFocusReason);
    });
}

QWidget *OtherRow::createAskingPart()
{
    auto *const part = new QWidget(this);
    m_asking = new styleui::ElidedLabel(part);
    m_asking->setObjectName(u"asking"_s);
    m_asking->setInk(styleui::Ink::Secondary);
    m_stop = new QPushButton(tr("Stop"), part);
    m_stop->setObjectName(u"stopAsking"_s);
    auto *const row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    row->addWidget(m_asking, 1);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, &OtherRow::stopRequested);
    return part;
}

void OtherRow::setConnections(const QStringList &names)
{
    setDetail(names.isEmpty() ? tr("OpenAI, Anthropic, Google and others, or any OpenAI-compatible address")
                              : names.join(u" · "_s));
}

void OtherRow::begin()
{
    Q_EMIT stopRequested();
    finish();
    m_form->show();
    m_form->start();
}

void OtherRow::finish()
{
    delete std::exchange(m_keyPart, nullptr);
    m_field = nullptr;
    m_form->hide();
    m_askingPart->hide();
    say({}, false);
}

void OtherRow::say(const QString &words, bool isProblem)
{
    m_note->setInk(isProblem ? styleui::Ink::Failure : styleui::Ink::Secondary);
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

void OtherRow::showAsking(const settings::Endpoint &endpoint)
{
    finish();
    m_asking->setText(tr("Asking %1 for its models…").arg(endpoint.name));
    m_askingPart->show();
    m_stop->setFocus(Qt::OtherFocusReason);
}

void OtherRow::showProblem(const QString &words)
{
    finish();
    say(words, true);
    m_form->resume();
}

void OtherRow::askForKey(const settings::Endpoint &endpoint, const QString &words)
{
    using settingsui::KeyField;
    finish();
    say(words, false); // nobody has done anything wrong yet
    m_keyPart = new QWidget(this);
    m_field = new KeyField(endpoint.name, m_keyPart);
    auto *const column = new QVBoxLayout(m_keyPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    const QUrl page(QString(settings::factsOf(endpoint.kind).keyPage));
    if (!page.isEmpty()) {
        auto *const make = new QPushButton(tr("Make a key at %1").arg(page.host()), m_keyPart);
        make->setObjectName(u"makeOtherKey"_s);
        styleui::setLook(make, styleui::Look::Link);
        column->addWidget(make, 0, Qt::AlignLeft);
        connect(make, &QPushButton::clicked, this, [this, page] { Q_EMIT linkActivated(page); });
    }
    setDetails(m_keyPart);
    m_keyPart->show();
    m_field->start();
    connect(m_field, &KeyField::entered, this, &OtherRow::keyEntered);
    connect(m_field, &KeyField::enteredUnchecked, this, &OtherRow::keyEnteredUnchecked);
    connect(m_field, &KeyField::stopRequested, this, &OtherRow::stopRequested);
    connect(
        m_field, &KeyField::cancelled, this,
        [this] {
            finish();
            button()->setFocus(Qt::OtherFocusReason);
        },
        Qt::QueuedConnection); // the field goes with it
}

void OtherRow::showKeyChecking()
{
    if (m_field)
        m_field->showChecking();
}

void OtherRow::showKeyProblem(const QString &words, bool mayBeGood)
{
    if (!m_field)
        return;
    say({}, false);
    if (mayBeGood)
        m_field->showUnchecked(words);
    else
        m_field->showProblem(words);
}

} // namespace windowui
