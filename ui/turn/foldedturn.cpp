// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/foldedturn.h"

#include "ui/style/metrics.h"
#include "ui/text/markdownview.h"
#include "ui/turn/branchswitch.h"
#include "ui/turn/foldline.h"
#include "ui/turn/plainbutton.h"
#include "ui/turn/prompt.h"
#include "ui/turn/turnfacts.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace turnui {

FoldedTurn::FoldedTurn(std::function<const chat::Turn *()> turn, QWidget *parent)
    : QWidget(parent)
    , m_turn(std::move(turn))
    , m_prompt(new Prompt)
    , m_branches(new BranchSwitch)
    , m_edit(plainButton(QStringLiteral("editPrompt"), QStringLiteral("edit"), tr("Edit the question and ask again")))
    , m_answer(new textui::MarkdownBlock(textui::Typography::Reading))
    , m_line(new FoldLine)
{
    setObjectName(QStringLiteral("foldedTurn"));
    m_line->setObjectName(QStringLiteral("openTurn"));
    m_line->setFont(styleui::figuresFont(font()));
    m_answer->setAccessibleName(tr("Answer"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(styleui::margin, styleui::padding, styleui::margin, styleui::padding);
    layout->setSpacing(2 * styleui::step);
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * styleui::step);
    top->addWidget(m_prompt, 1, Qt::AlignTop);
    top->addWidget(m_branches, 0, Qt::AlignTop);
    top->addWidget(m_edit, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_answer);
    layout->addWidget(m_line);
    layout->addStretch(); // what is left over goes below all, not under the question
    connect(m_line, &FoldLine::clicked, this, [this] {
        m_line->setChecked(false);
        Q_EMIT openRequested();
    });
    connect(m_answer, &textui::MarkdownBlock::linkActivated, this, &FoldedTurn::linkActivated);
    connect(m_answer, &textui::MarkdownBlock::heightChanged, this, [this] { updateGeometry(); });
    connect(m_edit, &QToolButton::clicked, this, &FoldedTurn::editPromptRequested);
    connect(m_branches, &BranchSwitch::branchRequested, this, &FoldedTurn::branchRequested);
    refresh();
}

void FoldedTurn::setBranches(int index, int count)
{
    m_branches->setBranches(index, count);
}

void FoldedTurn::refresh()
{
    const chat::Turn *turn = m_turn();
    if (!turn)
        return;
    m_prompt->setText(turn->prompt);
    m_edit->setVisible(turn->example.isEmpty());
    if (const QString text = turn->resultText(); text != m_answer->text())
        m_answer->setText(text);
    m_answer->setVisible(!m_answer->text().isEmpty());
    m_line->setText(summary(*turn));
}

} // namespace turnui
