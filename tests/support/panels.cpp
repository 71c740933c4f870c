// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/panels.h"

namespace testsupport {

static chat::Model modelOf(const QString &text)
{
    return {.endpoint = text.section(u':', 0, 0), .id = text.section(u':', 1)};
}

chat::Panel panelOf(const QStringList &members, const QString &judge, const QString &writer)
{
    chat::Panel panel;
    for (const QString &member : members)
        panel.members.append({.model = modelOf(member)});
    chat::numberMembers(panel);
    panel.judge.model = modelOf(judge);
    panel.writer.model = modelOf(writer);
    return panel;
}

} // namespace testsupport
