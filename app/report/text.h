// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace report {

/// Where translators find this folder's sentences.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(report::Text)
};

} // namespace report
