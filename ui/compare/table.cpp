// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/table.h"

using namespace Qt::StringLiterals;

namespace compareui {

namespace {

QString field(QString text, bool isNumber)
{
    if (!isNumber && !text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    const bool needsQuotes = text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
    return needsQuotes ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

QByteArray csvOf(const Table &table)
{
    QStringList lines;
    QStringList head;
    for (const QString &column : table.columns)
        head.append(field(column, false));
    lines.append(head.join(u','));
    for (const QList<Cell> &row : table.rows) {
        QStringList fields;
        for (const Cell &cell : row)
            fields.append(field(cell.exact.isEmpty() ? cell.text : cell.exact, !cell.exact.isEmpty()));
        lines.append(fields.join(u','));
    }
    return (lines.join(u"\r\n"_s) + u"\r\n"_s).toUtf8();
}

} // namespace compareui
