// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/table.h"

using namespace Qt::StringLiterals;

namespace report {

namespace {

QString line(const QStringList &cells)
{
    return u"| "_s + cells.join(u" | "_s) + u" |"_s;
}

} // namespace

Table::Table(const QStringList &heads, qsizetype columnsOfWords)
{
    QStringList alignments;
    for (qsizetype column = 0; column < heads.size(); ++column)
        alignments.append(column < columnsOfWords ? u"---"_s : u"---:"_s);
    m_text = line(heads) + u'\n' + line(alignments);
}

void Table::add(const QStringList &cells)
{
    m_isEmpty = false;
    m_text += u'\n' + line(cells);
}

} // namespace report
