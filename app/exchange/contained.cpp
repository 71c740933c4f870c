// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/contained.h"

#include "exchange/treewriter.h"

#include "exchange/escape.h"
#include "markdown/excerpt.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace exchange {

namespace {

QString asSource(const QString &source)
{
    const QString note =
        QCoreApplication::translate("exchange::Contained", "Shown as its source: it is nested too deeply.");
    return u"*%1*\n\n%2"_s.arg(note, codeBlock(source, {}));
}

} // namespace

QString contained(const QString &source, int level, LineBreaks breaks)
{
    QString lines = source;
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const markdown::Excerpt excerpt(lines);
    if (excerpt.text().size() != lines.size())
        return asSource(lines); // more markers in a line than the parser can take
    const markdown::Tree tree(excerpt.bytes());
    const auto written = TreeWriter(level, breaks, lines.size()).write(tree.document());
    return written ? *written : asSource(lines);
}

QString quoted(const QString &lines)
{
    QStringList quote;
    for (const QString &line : lines.split(u'\n'))
        quote.append(line.isEmpty() ? u">"_s : u"> "_s + line);
    return quote.join(u'\n');
}

} // namespace exchange
