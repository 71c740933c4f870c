// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/ids.h"

#include "chat/panel.h"

namespace chat {

std::optional<MemberId> MemberId::fromString(QStringView text)
{
    if (text.size() != 2 || text.front() != u'm')
        return std::nullopt;
    const int number = text.back().unicode() - u'0';
    if (number < 1 || number > maxMembers)
        return std::nullopt;
    return MemberId{number};
}

} // namespace chat
