// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/progressline.h"

#include "command/output.h"

#include <QIODevice>

namespace command {

namespace {

/// To the line's start, and what stands there gone (ECMA-48: CR, EL).
constexpr char startAnew[] = "\r\x1b[K";

} // namespace

void ProgressLine::show(const QString &text)
{
    if (!m_isWatched || text == m_text)
        return;
    m_text = text;
    m_err.write(startAnew + terminalSafe(text.simplified()).toUtf8());
}

void ProgressLine::say(const QString &sentence)
{
    const QString text = m_text;
    clear();
    command::say(m_err, sentence);
    show(text);
}

void ProgressLine::clear()
{
    if (m_text.isEmpty())
        return;
    m_text.clear();
    m_err.write(startAnew);
}

} // namespace command
