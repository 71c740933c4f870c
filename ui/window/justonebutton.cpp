// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/justonebutton.h"

#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/window/pricedbutton.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace windowui {

JustOneButton::JustOneButton(QWidget *parent)
    : QWidget(parent), m_ask(new PricedButton(this)), m_choose(new QToolButton(this))
{
    m_ask->setObjectName(u"justOne"_s);
    setWarned(false);
    m_choose->setObjectName(u"justOneModel"_s);
    m_choose->setAccessibleName(tr("Whom “Just one” asks"));
    m_choose->setToolTip(m_choose->accessibleName());
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    m_choose->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored); // as high as the button beside it
    m_choose->setFixedWidth(6 * styleui::step);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_ask);
    row->addWidget(m_choose);
    connect(m_ask, &QAbstractButton::clicked, this, &JustOneButton::clicked);
}

void JustOneButton::setModels(const QStringList &names, qsizetype chosen)
{
    if (names == m_names && chosen == m_chosen)
        return;
    m_names = names;
    m_chosen = chosen;
    describe();
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

void JustOneButton::setForecast(const QString &figures, bool isShown)
{
    m_forecast = figures;
    m_ask->setFigures(isShown ? figures : QString());
    describe();
}

void JustOneButton::setWarned(bool warned)
{
    m_ask->setText(warned ? tr("Just one anyway") : tr("Just one"));
}

void JustOneButton::describe()
{
    QString description = tr("Asks %1 alone").arg(m_names.value(m_chosen));
    if (!m_forecast.isEmpty())
        description += u": "_s + m_forecast;
    m_ask->setAccessibleDescription(description);
    styleui::setPlainToolTip(m_ask, description);
}

} // namespace windowui
