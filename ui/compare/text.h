// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace compareui {

/// Where translators find the sentences of what is no class.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(compareui::Text)
};

} // namespace compareui
