// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/reasoningfold.h"

#include "ui/style/metrics.h"
#include "ui/text/markdownview.h"
#include "ui/turn/foldline.h"
#include "ui/turn/wording.h"

#include <QVBoxLayout>

namespace turnui {

using std::chrono::milliseconds;

ReasoningFold::ReasoningFold(QWidget *parent) : QWidget(parent), m_line(new FoldLine), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("reasoning"));
    m_line->setMaximumLines(2);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(styleui::step);
    m_layout->addWidget(m_line);
    connect(m_line, &FoldLine::toggled, this, &ReasoningFold::unfold);
}

void ReasoningFold::show(const chat::Reply &reply, milliseconds now)
{
    m_line->setChecked(false);
    m_shown = 0;
    m_text.clear();
    if (m_block)
        m_block->setText({});
    m_state = chat::State::Waiting;
    setVisible(!reply.reasoning.isEmpty());
    sync(reply, now);
}

void ReasoningFold::sync(const chat::Reply &reply, milliseconds now)
{
    if (reply.reasoning.isEmpty())
        return;
    const bool isFirst = m_text.isEmpty();
    // Not shared with the turn's: that would be copied as a whole with each further word.
    m_text += reply.reasoning.mid(m_text.size());
    if (isFirst)
        setVisible(true);
    if (m_line->isChecked() && m_block && m_shown < m_text.size()) {
        m_block->append(m_text.mid(m_shown));
        m_shown = m_text.size();
    }
    if (isFirst || reply.state != m_state) {
        m_state = reply.state;
        m_line->setText(reasoningLine(reply, now));
        if (m_block && m_line->isChecked() && m_state != chat::State::Thinking)
            m_block->finish();
    }
}

void ReasoningFold::tick(const chat::Reply &reply, milliseconds now)
{
    if (reply.state == chat::State::Thinking && !reply.reasoning.isEmpty())
        m_line->setText(reasoningLine(reply, now));
}

void ReasoningFold::unfold(bool open)
{
    if (open && !m_block) {
        m_block = new textui::MarkdownBlock(textui::Typography::Interface, this);
        m_block->setContentsMargins(styleui::padding, 0, 0, 0);
        m_block->setAccessibleName(tr("Reasoning"));
        m_layout->addWidget(m_block);
        connect(m_block, &textui::MarkdownBlock::linkActivated, this, &ReasoningFold::linkActivated);
    }
    if (open && m_shown == 0 && chat::isFinal(m_state)) {
        m_block->setText(m_text);
        m_shown = m_text.size();
    } else if (open && m_shown < m_text.size()) {
        m_block->append(m_text.mid(m_shown));
        m_shown = m_text.size();
    }
    if (m_block)
        m_block->setVisible(open);
}

} // namespace turnui
