// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"

#include <QString>
#include <QStringList>

namespace exchange {

/// How a member is called on the page: its number and its name, so that the same model twice stays two. Foreign text,
/// still to be escaped.
[[nodiscard]] QString nameOf(const chat::Panel &panel, chat::MemberId member);

/// The evidence of a page: numbered marks in the text, the passages at its end.
class Footnotes
{
public:
    /// The marks of some evidence: "[^q1][^q2]".
    [[nodiscard]] QString marks(const chat::Panel &panel, const QList<chat::Evidence> &evidence);
    /// The passages, each a paragraph, for viewers without footnotes.
    [[nodiscard]] QString text() const { return m_notes.join(QStringLiteral("\n\n")); }

private:
    QStringList m_notes;
};

} // namespace exchange
