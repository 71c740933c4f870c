// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionform.h"

#include "settings/endpoint.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace settingsui {

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent), m_address(new QLineEdit(this)), m_problem(new styleui::ElidedLabel(this))
{
    m_address->setObjectName(u"address"_s);
    m_address->setAccessibleName(tr("Address of the connection"));
    m_address->setPlaceholderText(u"https://example.org/v1"_s);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setInk(styleui::Ink::Failure);
    m_problem->setMaximumLines(0);
    m_problem->hide();
    auto *const add = new QPushButton(tr("Add"), this);
    add->setObjectName(u"addConnection"_s);
    auto *const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelConnection"_s);

    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2 * styleui::step);
    grid->addWidget(m_address, 0, 0);
    grid->addWidget(add, 0, 1);
    grid->addWidget(cancel, 0, 2);
    grid->addWidget(m_problem, 1, 0, 1, 3);

    connect(m_address, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(m_address, &QLineEdit::returnPressed, this, &ConnectionForm::accept);
    connect(add, &QPushButton::clicked, this, &ConnectionForm::accept);
    connect(cancel, &QPushButton::clicked, this, &ConnectionForm::cancelled);
}

void ConnectionForm::start()
{
    m_address->clear();
    m_problem->hide();
    m_address->setFocus();
}

void ConnectionForm::accept()
{
    const auto base = settings::baseUrlFromInput(m_address->text());
    m_problem->setText(base ? QString() : base.error());
    m_problem->setVisible(!base);
    if (base)
        Q_EMIT accepted(*base);
}

void ConnectionForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace settingsui
