// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/timefield.h"

#include "chat/figures.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace panelui {

namespace {

constexpr int minute = 60; // seconds

bool isWholeMinutes(int seconds)
{
    return seconds >= minute && seconds % minute == 0;
}

/// "min", "s": as they are written in all figures.
QString unitIn(const QString &text)
{
    return text.section(u' ', -1);
}

} // namespace

TimeField::TimeField(QWidget *parent) : QSpinBox(parent) {}

QString TimeField::textFromValue(int seconds) const
{
    return chat::plainSecondsText(std::chrono::seconds(seconds));
}

std::optional<int> TimeField::secondsIn(const QString &text) const
{
    static const QRegularExpression form(u"^\\s*(\\d{1,6})\\s*(\\p{L}*)(?:\\s*(\\d{1,6})\\s*(\\p{L}*))?\\s*$"_s);
    const auto found = form.match(text);
    if (!found.hasMatch())
        return std::nullopt;
    const auto means = [](const QString &typed, const QString &unit) {
        return unit.startsWith(typed, Qt::CaseInsensitive);
    };
    const QString minutes = unitIn(chat::plainSecondsText(1min));
    const QString seconds = unitIn(chat::plainSecondsText(1s));
    const int first = found.captured(1).toInt();
    const QString unit = found.captured(2);
    if (found.hasCaptured(3)) {
        const bool isBoth = !unit.isEmpty() && means(unit, minutes) && means(found.captured(4), seconds);
        return isBoth ? std::optional(first * minute + found.captured(3).toInt()) : std::nullopt;
    }
    if (unit.isEmpty())
        return m_isInMinutes ? first * minute : first;
    if (means(unit, minutes))
        return first * minute;
    return means(unit, seconds) ? std::optional(first) : std::nullopt;
}

int TimeField::valueFromText(const QString &text) const
{
    return secondsIn(text).value_or(minimum());
}

QValidator::State TimeField::validate(QString &text, int &) const
{
    if (text == specialValueText())
        return QValidator::Acceptable;
    if (const auto seconds = secondsIn(text)) {
        return *seconds > maximum()   ? QValidator::Invalid
               : *seconds < minimum() ? QValidator::Intermediate
                                      : QValidator::Acceptable;
    }
    const auto mayBecomeOne = [](QChar unit) { return unit.isDigit() || unit.isLetter() || unit.isSpace(); };
    return std::ranges::all_of(text, mayBecomeOne) ? QValidator::Intermediate : QValidator::Invalid;
}

void TimeField::stepBy(int steps)
{
    const bool isLong = steps > 0 ? value() >= minute : value() > minute;
    setSingleStep(isLong ? minute : 1);
    QSpinBox::stepBy(steps);
    m_isInMinutes = isWholeMinutes(value());
}

void TimeField::focusInEvent(QFocusEvent *event)
{
    m_isInMinutes = isWholeMinutes(value());
    QSpinBox::focusInEvent(event);
}

} // namespace panelui
