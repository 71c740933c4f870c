// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/footnotes.h"

#include "exchange/escape.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace exchange {

QString nameOf(const chat::Panel &panel, chat::MemberId member)
{
    const chat::Member *const asked = panel.member(member);
    return u"%1 · %2"_s.arg(QString::number(member.number), asked ? asked->displayName() : member.toString());
}

QString Footnotes::marks(const chat::Panel &panel, const QList<chat::Evidence> &evidence)
{
    QString marks;
    for (const chat::Evidence &passage : evidence) {
        const QString mark = u"[^q%1]"_s.arg(m_notes.size() + 1);
        const QString found = passage.isFound()
                                  ? QCoreApplication::translate("exchange::Footnotes", "found in the answer")
                                  : QCoreApplication::translate("exchange::Footnotes", "not found in the answer");
        m_notes.append(mark + u": "_s + inlineText(nameOf(panel, passage.attempt.member)) + u": “"_s +
                       inlineText(passage.quote) + u"” ("_s + found + u")"_s);
        marks += mark;
    }
    return marks;
}

} // namespace exchange
