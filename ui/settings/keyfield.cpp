// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/keyfield.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

KeyField::KeyField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_key(new QLineEdit(this))
    , m_accept(new QPushButton(tr("Use this key"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_keep(new QPushButton(tr("Keep it unchecked"), this))
    , m_message(new styleui::ElidedLabel(this))
{
    setObjectName(u"keyField"_s);
    m_key->setObjectName(u"key"_s);
    m_key->setEchoMode(QLineEdit::Password);
    setName(name);
    m_accept->setObjectName(u"acceptKey"_s);
    m_stop->setObjectName(u"stopKey"_s);
    m_keep->setObjectName(u"keepKey"_s);
    m_message->setObjectName(u"keyMessage"_s);
    m_message->setMaximumLines(0);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelKey"_s);

    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2 * styleui::step);
    grid->addWidget(m_key, 0, 0);
    grid->addWidget(m_accept, 0, 1);
    grid->addWidget(m_stop, 0, 1);
    grid->addWidget(cancel, 0, 2);
    grid->addWidget(m_message, 1, 0);
    grid->addWidget(m_keep, 1, 1, 1, 2, Qt::AlignTop);

    connect(m_key, &QLineEdit::textEdited, this, [this] { say({}); });
    connect(m_key, &QLineEdit::returnPressed, this, [this] { accept(true); });
    connect(m_accept, &QPushButton::clicked, this, [this] { accept(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { accept(false); });
    connect(m_stop, &QPushButton::clicked, this, &KeyField::stopRequested);
    connect(cancel, &QPushButton::clicked, this, &KeyField::cancel);
    finish();
}

void KeyField::start()
{
    m_key->setText({});
    showReady();
    show();
    m_key->setFocus(Qt::OtherFocusReason);
}

void KeyField::setName(const QString &name)
{
    m_key->setAccessibleName(tr("Key for %1").arg(name));
    m_key->setPlaceholderText(tr("Paste the key for %1").arg(name));
}

void KeyField::finish()
{
    m_key->setText({}); // not clear(), which can be undone
    showReady();
    hide();
}

void KeyField::accept(bool isChecked)
{
    if (m_key->isReadOnly())
        return;
    const auto key = provider::secretFromInput(m_key->text().toUtf8());
    if (!key)
        showProblem(key.error());
    else if (isChecked)
        Q_EMIT entered(*key);
    else
        Q_EMIT enteredUnchecked(*key);
}

void KeyField::cancel()
{
    if (m_key->isReadOnly())
        Q_EMIT stopRequested();
    finish();
    Q_EMIT cancelled();
}

void KeyField::setChecking(bool isChecking)
{
    m_key->setReadOnly(isChecking);
    m_accept->setVisible(!isChecking);
    m_stop->setVisible(isChecking);
}

void KeyField::say(const QString &words)
{
    m_message->setText(words);
    m_message->setVisible(!words.isEmpty());
    m_keep->hide();
}

void KeyField::showChecking()
{
    setChecking(true);
    m_message->setInk(styleui::Ink::Secondary);
    say(tr("Checking the key…"));
}

void KeyField::showReady()
{
    setChecking(false);
    say({});
}

void KeyField::showProblem(const QString &words)
{
    setChecking(false);
    m_message->setInk(styleui::Ink::Failure);
    say(words);
    m_key->setFocus(Qt::OtherFocusReason);
}

void KeyField::showUnchecked(const QString &words)
{
    showProblem(words);
    m_keep->show();
}

bool KeyField::event(QEvent *event)
{
    // Esc is the window's too; here it closes the field.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QWidget::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        cancel();
    else
        QWidget::keyPressEvent(event);
}

} // namespace settingsui
