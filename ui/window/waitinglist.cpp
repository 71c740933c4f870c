// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/waitinglist.h"

#include "ui/style/colors.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace windowui {

WaitingList::WaitingList(QWidget *before, QWidget *parent)
    : QWidget(parent), m_before(before), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void WaitingList::setQuestions(const QList<WaitingLine> &questions)
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
    for (qsizetype i = 0; i < questions.size(); ++i) {
        if (!questions[i].objection.isEmpty())
            rows->addWidget(heldRow(questions[i], i));
        rows->addWidget(row(questions[i], i));
    }
    m_column->addWidget(m_rows);
    QWidget *before = m_before;
    for (const auto buttons = m_rows->findChildren<QPushButton *>(); QPushButton *const button : buttons) {
        setTabOrder(before, button);
        before = button;
    }
    setVisible(!questions.isEmpty());
}

namespace {

struct Line
{
    QWidget *widget;
    QPushButton *button;
};

Line line(const QString &text, styleui::Ink ink, const QString &action, QWidget *parent)
{
    const Line made{new QWidget(parent), new QPushButton(action, parent)};
    auto *const label = new styleui::ElidedLabel(text, made.widget);
    label->setInk(ink);
    auto *const layout = new QHBoxLayout(made.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(made.button);
    layout->addStretch(1);
    return made;
}

} // namespace

QWidget *WaitingList::row(const WaitingLine &question, qsizetype index)
{
    const auto [widget, back] =
        line(tr("waits: %1").arg(question.prompt), styleui::Ink::Secondary, tr("✕ take back"), m_rows);
    back->setObjectName(u"takeBack"_s);
    back->setAccessibleName(tr("Take back the waiting question"));
    styleui::setLook(back, styleui::Look::Plain);
    connect(back, &QPushButton::clicked, this, [this, index] { Q_EMIT takenBack(index); });
    return widget;
}

QWidget *WaitingList::heldRow(const WaitingLine &question, qsizetype index)
{
    const auto [widget, anyway] = line(u"⚠ "_s + question.objection, styleui::Ink::Warning, tr("Ask anyway"), m_rows);
    anyway->setObjectName(u"askAnyway"_s);
    anyway->setAccessibleName(tr("Ask the waiting question anyway"));
    connect(anyway, &QPushButton::clicked, this, [this, index] { Q_EMIT askedAnyway(index); });
    return widget;
}

} // namespace windowui
