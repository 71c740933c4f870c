// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/plaintext.h"

#include <QTextDocument>
#include <QWidget>

namespace styleui {

namespace {

bool reordersText(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f;
}

} // namespace

QString oneLine(const QString &text)
{
    QString line = text.simplified();
    line.removeIf(
        [](QChar character) { return character.category() == QChar::Other_Control || reordersText(character); });
    return line;
}

QString buttonText(const QString &text)
{
    return oneLine(text).replace(QLatin1Char('&'), QLatin1String("&&"));
}

void setPlainToolTip(QWidget *widget, const QString &text)
{
    widget->setToolTip(Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text);
}

} // namespace styleui
