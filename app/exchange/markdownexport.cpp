// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/markdownexport.h"

#include "chat/filename.h"
#include "chat/title.h"
#include "exchange/escape.h"
#include "exchange/footnotes.h"
#include "exchange/turnpage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace exchange {

namespace {

struct Page
{
    Q_DECLARE_TR_FUNCTIONS(exchange::Page)
};

/// What ends every page: the evidence, and what made it.
QString ending(const Footnotes &notes)
{
    QStringList parts{u"*%1*"_s.arg(Page::tr("Written by %1.").arg(u"Counterpoint " COUNTERPOINT_VERSION ""_s)),
                      notes.text()};
    parts.removeAll(QString());
    return parts.join(u"\n\n"_s) + u'\n';
}

QString titleOf(const chat::Turn &turn)
{
    const QString title = chat::titleFromPrompt(turn.prompt);
    return title.isEmpty() ? Page::tr("A question") : title;
}

/// The number of the first turn that is another version of this one; 0 if it is the first.
qsizetype versionOf(const QList<chat::Turn> &turns, const chat::Turn &turn)
{
    qsizetype number = 0;
    for (const chat::Turn &other : turns) {
        if (&other == &turn)
            return 0;
        ++number;
        if (other.parent == turn.parent)
            return number;
    }
    return 0;
}

} // namespace

QString markdownOf(const chat::Turn &turn)
{
    Footnotes notes;
    const QString page = TurnPage(turn, 1, notes).write(titleOf(turn));
    return page + u"\n\n"_s + ending(notes);
}

QString markdownOf(const chat::Session &session)
{
    Footnotes notes;
    const QString title = session.title.isEmpty() ? Page::tr("A session") : session.title;
    QStringList parts{u"# "_s + headingText(title)};
    for (qsizetype number = 1; const chat::Turn &turn : session.turns) {
        QString heading = u"%1 · %2"_s.arg(QString::number(number++), titleOf(turn));
        if (const qsizetype version = versionOf(session.turns, turn))
            heading += u" ("_s + Page::tr("in the place of question %1").arg(version) + u')';
        parts.append(TurnPage(turn, 2, notes).write(heading));
    }
    parts.append(ending(notes));
    return parts.join(u"\n\n"_s);
}

QString suggestedFileName(const QString &title, const QString &ending)
{
    return chat::safeFileName(title, u"session"_s) + u'.' + ending;
}

} // namespace exchange
