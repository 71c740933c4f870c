// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/turn/prompt.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"
#include "ui/style/wrapping.h"

#include <QPlainTextEdit>
#include <QPushButton>

namespace turnui {

namespace {

constexpr int foldedLines = 2;
constexpr int openLines = 10;
constexpr qsizetype longestFolded = 4000;

} // namespace

Prompt::Prompt(QWidget *parent)
    : QWidget(parent), m_label(new styleui::ElidedLabel(this)), m_more(new QPushButton(tr("more"), this))
{
    m_label->setObjectName(QStringLiteral("prompt"));
    m_label->setFont(styleui::strong(font()));
    m_label->setMaximumLines(foldedLines);
    m_more->setObjectName(QStringLiteral("morePrompt"));
    m_more->setAccessibleName(tr("Show the whole question"));
    m_more->setCheckable(true);
    styleui::setLook(m_more, styleui::Look::Link);
    connect(m_more, &QPushButton::toggled, this, &Prompt::setOpen);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Prompt::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_label->setText(text);
    m_more->setChecked(false);
    updateGeometry();
    place();
}

bool Prompt::needsMore(int width) const
{
    return m_text.size() > longestFolded || m_text.trimmed().contains(u'\n') ||
           styleui::wrapped(m_label->text(), m_label->font(), width, foldedLines).isElided;
}

void Prompt::setOpen(bool open)
{
    delete std::exchange(m_whole, nullptr);
    if (open) {
        m_whole = new QPlainTextEdit(this);
        m_whole->setObjectName(QStringLiteral("wholePrompt"));
        m_whole->setAccessibleName(tr("The whole question"));
        m_whole->setReadOnly(true);
        m_whole->setPlainText(m_text);
        m_whole->show();
    }
    m_more->setText(open ? tr("less") : tr("more"));
    m_label->setVisible(!open);
    updateGeometry();
    place();
}

int Prompt::heightForWidth(int width) const
{
    if (m_whole)
        return openLines * styleui::lineHeight(font()) + m_more->sizeHint().height();
    const int room = needsMore(width) ? width - m_more->sizeHint().width() - 2 * styleui::step : width;
    return m_label->heightForWidth(room);
}

QSize Prompt::sizeHint() const
{
    return {qMin(m_label->sizeHint().width(), 900), heightForWidth(width())};
}

QSize Prompt::minimumSizeHint() const
{
    return {120, heightForWidth(width())};
}

void Prompt::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void Prompt::place()
{
    const bool hasMore = m_whole || needsMore(width());
    const QSize more = m_more->sizeHint();
    m_more->setVisible(hasMore);
    if (m_whole) {
        m_whole->setGeometry(0, 0, width(), height() - more.height());
        m_more->setGeometry(0, height() - more.height(), more.width(), more.height());
        return;
    }
    const int room = hasMore ? width() - more.width() - 2 * styleui::step : width();
    const int textWidth = qMin(m_label->sizeHint().width(), room);
    m_label->setGeometry(0, 0, room, m_label->heightForWidth(room));
    const int line = styleui::lineHeight(m_label->font());
    m_more->setGeometry(textWidth + 2 * styleui::step, m_label->height() - (line + more.height()) / 2, more.width(),
                        more.height());
}

} // namespace turnui
