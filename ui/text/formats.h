// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/codecolors.h"
#include "ui/text/typesetting.h"

#include <QTextLayout>

namespace textui {

/// How the runs within a part of a block look.
[[nodiscard]] QList<QTextLayout::FormatRange> formatsOf(const markdown::Block &block, markdown::Cell part,
                                                        const Typesetting &type);

/// The colours of a line of code, which may have grown since they were found.
[[nodiscard]] QList<QTextLayout::FormatRange> codeFormats(const CodeLine &colors, markdown::Cell line,
                                                          const Typesetting &type);

} // namespace textui
