// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/answercolumn.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/text/markdownview.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace compareui {

AnswerColumn::AnswerColumn(int place, QWidget *parent)
    : styleui::Card(parent)
    , m_place(place)
    , m_name(new styleui::ElidedLabel(this))
    , m_says(new styleui::ElidedLabel(this))
    , m_problem(new styleui::ElidedLabel(this))
    , m_text(new textui::MarkdownView(textui::Typography::Interface, this))
    , m_figures(new FigureBars(this))
    , m_pick(new QPushButton(this))
    , m_open(new QPushButton(tr("Open in its session"), this))
{
    setObjectName(u"answer%1"_s.arg(letter(place)));
    m_name->setObjectName(u"name"_s);
    m_name->setFont(styleui::strong(font()));
    m_name->setMaximumLines(2);
    m_says->setObjectName(u"says"_s);
    m_says->setFont(styleui::figuresFont(font()));
    m_says->setInk(styleui::Ink::Accent);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setInk(styleui::Ink::Secondary);
    m_problem->setMaximumLines(0);
    m_text->setObjectName(u"text"_s);
    m_pick->setObjectName(u"pick"_s);
    m_pick->setText(tr("%1 is better (%2)").arg(letter(place)).arg(place + 1));
    m_open->setObjectName(u"open"_s);
    styleui::setLook(m_open, styleui::Look::Link);

    auto *const head = new QVBoxLayout;
    head->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, 0);
    head->setSpacing(styleui::step);
    head->addWidget(m_name);
    head->addWidget(m_says);
    head->addWidget(m_problem);
    auto *const foot = new QVBoxLayout;
    foot->setContentsMargins(styleui::padding, 2 * styleui::step, styleui::padding, styleui::padding);
    foot->setSpacing(2 * styleui::step);
    foot->addWidget(m_figures);
    foot->addWidget(m_pick);
    foot->addWidget(m_open, 0, Qt::AlignLeft);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    column->addWidget(new styleui::Hairline(Qt::Horizontal, this));
    column->addLayout(foot);
    connect(m_pick, &QPushButton::clicked, this, &AnswerColumn::picked);
    connect(m_open, &QPushButton::clicked, this, &AnswerColumn::turnAsked);
    connect(m_text, &textui::MarkdownView::linkActivated, this, &AnswerColumn::linkActivated);
    setProblem({});
    setBlind();
}

QString AnswerColumn::letter(qsizetype place)
{
    return QChar(u'A' + char16_t(place));
}

void AnswerColumn::setText(const QString &markdown)
{
    setProblem({});
    if (m_text->text() != markdown)
        m_text->setText(markdown);
}

void AnswerColumn::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void AnswerColumn::setBlind()
{
    m_name->setText(tr("Answer %1").arg(letter(m_place)));
    m_text->setAccessibleName(m_name->text());
    m_says->hide();
    m_figures->hide();
    m_open->hide();
    m_pick->show();
    setHighlighted(false);
}

void AnswerColumn::reveal(const QString &name, const QString &says, const QList<Figure> &figures,
                          const QList<QList<Figure>> &beside)
{
    m_name->setText(tr("%1 · %2").arg(letter(m_place), name));
    m_text->setAccessibleName(m_name->text());
    m_says->setText(says);
    m_says->setVisible(!says.isEmpty());
    m_figures->setFigures(figures, beside);
    m_figures->show();
    m_open->show();
    m_pick->hide();
    setHighlighted(!says.isEmpty());
}

void AnswerColumn::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

} // namespace compareui
