// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/signinwait.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

SignInWait::SignInWait(QWidget *parent) : QWidget(parent), m_stop(new QPushButton(tr("Stop"), this))
{
    auto *const text = new styleui::ElidedLabel(tr("Waiting for the browser…"), this);
    text->setObjectName(u"waiting"_s);
    text->setInk(styleui::Ink::Secondary);
    auto *const copy = new QPushButton(tr("Copy the address"), this);
    copy->setObjectName(u"copyAddress"_s);
    m_stop->setObjectName(u"stopSignIn"_s);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    row->addWidget(text, 1);
    row->addWidget(copy);
    row->addWidget(m_stop);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_address.toString(QUrl::FullyEncoded)); });
    connect(m_stop, &QPushButton::clicked, this, &SignInWait::stopRequested);
}

void SignInWait::start(const QUrl &address)
{
    m_address = address;
    show();
    m_stop->setFocus(Qt::OtherFocusReason);
}

} // namespace settingsui
