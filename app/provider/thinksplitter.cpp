// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/thinksplitter.h"

using namespace Qt::StringLiterals;

namespace provider {

static constexpr QLatin1StringView opening = "<think>"_L1;
static constexpr QLatin1StringView closing = "</think>"_L1;

static qsizetype leadingSpace(QStringView text)
{
    qsizetype count = 0;
    while (count < text.size() && text.at(count).isSpace())
        ++count;
    return count;
}

void ThinkSplitter::append(QString &target, QStringView piece)
{
    if (m_skipSpace)
        piece = piece.sliced(leadingSpace(piece));
    m_skipSpace = m_skipSpace && piece.isEmpty();
    target += piece;
}

void ThinkSplitter::split(const QString &content, QString &reasoning, QString &text)
{
    if (m_place == Place::After) {
        append(text, content);
        return;
    }
    m_held += content;
    if (m_place == Place::Beginning)
        beginning(reasoning, text);
    else
        inside(reasoning, text);
}

void ThinkSplitter::beginning(QString &reasoning, QString &text)
{
    const qsizetype space = leadingSpace(m_held);
    const QStringView start = QStringView(m_held).sliced(space);
    if (start.startsWith(opening)) {
        m_held.remove(0, space + opening.size());
        m_place = Place::Inside;
        m_skipSpace = true;
        inside(reasoning, text);
    } else if (!opening.startsWith(start)) {
        m_place = Place::After;
        text += std::exchange(m_held, {});
    }
}

void ThinkSplitter::inside(QString &reasoning, QString &text)
{
    if (const qsizetype end = m_held.indexOf(closing); end >= 0) {
        append(reasoning, QStringView(m_held).first(end));
        m_place = Place::After;
        m_skipSpace = true;
        append(text, QStringView(m_held).sliced(end + closing.size()));
        m_held.clear();
        return;
    }
    qsizetype kept = std::min(m_held.size(), closing.size() - 1);
    while (kept > 0 && !closing.startsWith(QStringView(m_held).last(kept)))
        --kept;
    append(reasoning, QStringView(m_held).chopped(kept));
    m_held = m_held.last(kept);
}

void ThinkSplitter::end(QString &reasoning, QString &text)
{
    append(m_place == Place::Inside ? reasoning : text, std::exchange(m_held, {}));
}

} // namespace provider
