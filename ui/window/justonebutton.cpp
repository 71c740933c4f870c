// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/justonebutton.h"

#include "ui/style/plaintext.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace windowui {

JustOneButton::JustOneButton(QWidget *parent)
    : QWidget(parent), m_ask(new QPushButton(tr("Just one"), this)), m_choose(new QToolButton(this))
{
    m_ask->setObjectName(u"justOne"_s);
    m_choose->setObjectName(u"justOneModel"_s);
    m_choose->setAccessibleName(tr("Whom “Just one” asks"));
    m_choose->setToolTip(m_choose->accessibleName());
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    m_choose->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_ask);
    row->addWidget(m_choose);
    connect(m_ask, &QPushButton::clicked, this, &JustOneButton::clicked);
}

void JustOneButton::setModels(const QStringList &names, qsizetype chosen)
{
    if (names == m_names && chosen == m_chosen)
        return;
    m_names = names;
    m_chosen = chosen;
    m_ask->setAccessibleDescription(tr("Asks %1 alone").arg(names.value(chosen)));
    styleui::setPlainToolTip(m_ask, m_ask->accessibleDescription());
    if (QMenu *const old = m_choose->menu())
        old->deleteLater(); // perhaps it is its choice that led here
    auto *const menu = new QMenu(m_choose);
    auto *const group = new QActionGroup(menu);
    for (qsizetype i = 0; i < names.size(); ++i) {
        QAction *const action = menu->addAction(styleui::buttonText(names[i]));
        action->setCheckable(true);
        action->setChecked(i == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT this->chosen(i); });
    }
    m_choose->setMenu(menu);
}

} // namespace windowui
