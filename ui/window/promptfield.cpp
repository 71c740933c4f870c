// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/promptfield.h"

#include "ui/style/metrics.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace windowui {

namespace {

// Longer paragraphs take seconds to be broken into lines; they are shown on one.
constexpr int longestWrapped = 20'000; // characters

} // namespace

PromptField::PromptField(QWidget *parent) : styleui::Card(parent), m_edit(new QPlainTextEdit(this))
{
    m_edit->setObjectName(u"prompt"_s);
    m_edit->setAccessibleName(tr("Your question"));
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(true);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->document()->setDocumentMargin(2 * styleui::step);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(styleui::step, 1, styleui::step, 1); // the text must not cover the round corners
    layout->addWidget(m_edit);
    connect(m_edit->document(), &QTextDocument::contentsChange, this, &PromptField::wrapWhatIsShort);
    // Its height is counted in lines, wrapped ones too.
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &PromptField::adjustHeight);
    adjustHeight();
}

void PromptField::setMostLines(int lines)
{
    m_mostLines = lines;
    adjustHeight();
}

void PromptField::wrapWhatIsShort(int position)
{
    const QTextDocument *const document = m_edit->document();
    const bool isShort = document->findBlock(position).length() <= longestWrapped;
    if (!isShort)
        m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    else if (document->characterCount() <= longestWrapped)
        m_edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
}

void PromptField::adjustHeight()
{
    const QTextDocument *const document = m_edit->document();
    const int lines = int(std::lround(document->documentLayout()->documentSize().height()));
    const int shown = std::clamp(lines, 1, m_mostLines);
    m_edit->setVerticalScrollBarPolicy(lines > m_mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_edit->setFixedHeight(
        int(std::ceil(shown * QFontMetricsF(m_edit->font()).lineSpacing() + 2 * document->documentMargin())));
}

bool PromptField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        setHighlighted(event->type() == QEvent::FocusIn);
    return styleui::Card::eventFilter(watched, event);
}

void PromptField::resizeEvent(QResizeEvent *event)
{
    styleui::Card::resizeEvent(event);
    adjustHeight();
}

void PromptField::changeEvent(QEvent *event)
{
    styleui::Card::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        adjustHeight();
}

} // namespace windowui
