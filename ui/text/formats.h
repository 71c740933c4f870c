// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/typesetting.h"

#include <QTextLayout>

namespace textui {

/// How the runs within a part of a block look.
[[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(const markdown::Block &block, markdown::Cell part,
                                                        const Typesetting &type);

} // namespace textui
