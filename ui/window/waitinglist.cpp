// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/waitinglist.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace windowui {

WaitingList::WaitingList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void WaitingList::setQuestions(const QStringList &questions)
{
    if (questions == m_questions)
        return;
    m_questions = questions;
    if (m_rows) // perhaps the button that was pressed is in it
        m_rows->deleteLater();
    m_rows = new QWidget(this);
    auto *const rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (qsizetype i = 0; i < questions.size(); ++i)
        rows->addWidget(row(questions[i], i));
    m_column->addWidget(m_rows);
    setVisible(!questions.isEmpty());
}

QWidget *WaitingList::row(const QString &question, qsizetype index)
{
    auto *const line = new QWidget(m_rows);
    auto *const text = new styleui::ElidedLabel(tr("waits: %1").arg(question), line);
    text->setInk(styleui::Ink::Secondary);
    auto *const back = new QPushButton(tr("✕ take back"), line);
    back->setObjectName(u"takeBack"_s);
    back->setAccessibleName(tr("Take back the waiting question"));
    styleui::setLook(back, styleui::Look::Plain);
    connect(back, &QPushButton::clicked, this, [this, index] { Q_EMIT takenBack(index); });
    auto *const layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text);
    layout->addWidget(back);
    layout->addStretch(1);
    return line;
}

} // namespace windowui
