// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dropsign.h"

#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace windowui {

DropSign::DropSign(QWidget *window) : styleui::Card(window), m_words(new styleui::ElidedLabel(this))
{
    setObjectName(u"dropSign"_s);
    setHighlighted(true);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_words->setFont(styleui::readingFont(font()));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::margin, styleui::margin, styleui::margin, styleui::margin);
    column->addWidget(m_words);
    hide();
}

void DropSign::say(const QString &words)
{
    m_words->setText(words);
    const QRect window = parentWidget()->rect();
    resize(sizeHint().boundedTo(window.size() - QSize(2, 2) * styleui::margin));
    move(window.center() - rect().center());
    raise();
    show();
}

} // namespace windowui
