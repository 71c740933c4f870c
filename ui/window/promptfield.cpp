// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/promptfield.h"

#include "ui/style/metrics.h"

#include <QEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace windowui {

PromptField::PromptField(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(u"prompt"_s);
    setAccessibleName(tr("Your question"));
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(2 * styleui::step);
    // Its height is counted in lines, wrapped ones too.
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &PromptField::adjustHeight);
    adjustHeight();
}

void PromptField::setMostLines(int lines)
{
    m_mostLines = lines;
    adjustHeight();
}

void PromptField::adjustHeight()
{
    const int lines = int(std::lround(document()->documentLayout()->documentSize().height()));
    const int shown = std::clamp(lines, 1, m_mostLines);
    setVerticalScrollBarPolicy(lines > m_mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(int(std::ceil(shown * QFontMetricsF(font()).lineSpacing() + 2 * document()->documentMargin())) +
                   2 * frameWidth() + 2);
}

void PromptField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    adjustHeight();
}

void PromptField::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adjustHeight();
}

} // namespace windowui
