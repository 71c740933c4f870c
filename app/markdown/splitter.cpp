// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/splitter.h"

#include "markdown/markdown.h"

namespace markdown {

void Splitter::append(const QString &delta)
{
    m_source += delta;
}

Change Splitter::update()
{
    return finish();
}

Change Splitter::finish()
{
    return {.from = 0, .blocks = parse(m_source)};
}

} // namespace markdown
