// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/textcleaner.h"

#include <algorithm>

namespace provider {

static bool isFine(QChar unit)
{
    return !unit.isNull() && !unit.isSurrogate();
}

QString TextCleaner::clean(const QString &text)
{
    if (m_high.isNull() && std::ranges::all_of(text, isFine))
        return text;
    QString result;
    result.reserve(text.size() + 1);
    for (const QChar unit : text) {
        if (unit.isLowSurrogate() && !m_high.isNull()) {
            result.append(m_high).append(unit);
            m_high = {};
            continue;
        }
        result += rest();
        if (unit.isHighSurrogate())
            m_high = unit;
        else
            result += isFine(unit) ? unit : QChar(QChar::ReplacementCharacter);
    }
    return result;
}

QString TextCleaner::rest()
{
    return std::exchange(m_high, QChar()).isNull() ? QString() : QString(QChar::ReplacementCharacter);
}

} // namespace provider
