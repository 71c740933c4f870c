// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/turnstore.h"

#include "chat/runevent.h"
#include "library/textindex.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace library {

namespace {

constexpr qsizetype checksumSize = 4; ///< of a journal, in hexadecimal digits before it

void applyJson(chat::Turn &turn, const QByteArray &json)
{
    if (const auto event = chat::runEventFromJson(QJsonDocument::fromJson(json).object()))
        chat::apply(turn, *event);
}

chat::Turn replay(const QByteArray &lines)
{
    chat::Turn turn;
    for (const QByteArray &line : lines.split('\n'))
        applyJson(turn, line);
    return turn;
}

/// The stored fold; where its JSON is broken, folded again from its journal. A turn without an id where there is none.
chat::Turn readFold(Database &database, qint64 turnKey)
{
    Rows fold = database.query(u"SELECT CAST(json AS BLOB), journal FROM folds WHERE turn = ?"_s, {turnKey});
    if (!fold.next())
        return {};
    const QJsonObject json = QJsonDocument::fromJson(fold.bytes(0)).object();
    return json.isEmpty() ? replay(unpackJournal(fold.bytes(1))) : chat::turnFromJson(json);
}

QString joinedTexts(const QStringList &texts)
{
    return texts.join(textSeparator);
}

QString answersText(const chat::Turn &turn)
{
    QStringList texts;
    for (const chat::Attempt &attempt : turn.attempts)
        texts.append(attempt.reply.text);
    texts.removeIf([](const QString &text) { return text.isEmpty(); });
    return joinedTexts(texts);
}

QString pointsText(const chat::Turn &turn)
{
    QStringList texts;
    for (const chat::Fusion &fusion : turn.fusions) {
        if (!fusion.analysis)
            continue;
        for (const chat::Point &point : fusion.analysis->points) {
            texts.append(point.text);
            for (const chat::Stance &stance : point.stances)
                texts.append(stance.text);
        }
    }
    return joinedTexts(texts);
}

QString fusedText(const chat::Turn &turn)
{
    QStringList texts;
    for (const chat::Fusion &fusion : turn.fusions) {
        if (fusion.writer)
            texts.append(fusion.writer->text);
    }
    return joinedTexts(texts);
}

} // namespace

std::optional<chat::Turn> readTurn(Database &database, qint64 turnKey)
{
    chat::Turn turn = readFold(database, turnKey);
    Rows events = database.query(u"SELECT CAST(json AS BLOB) FROM events WHERE turn = ? AND seq > ? ORDER BY seq"_s,
                                 {turnKey, turn.lastSeq});
    while (events.next())
        applyJson(turn, events.bytes(0));
    if (turn.id.isEmpty())
        return std::nullopt;
    return turn;
}

void storeFold(Database &database, qint64 turnKey, const chat::Turn &turn)
{
    QByteArray lines;
    {
        Rows fold = database.query(u"SELECT journal FROM folds WHERE turn = ?"_s, {turnKey});
        if (fold.next())
            lines = unpackJournal(fold.bytes(0));
    }
    {
        Rows events = database.query(u"SELECT CAST(json AS BLOB) FROM events WHERE turn = ? ORDER BY seq"_s, {turnKey});
        while (events.next())
            lines += events.bytes(0) + '\n';
    }
    const QByteArray json = QJsonDocument(chat::toJson(turn)).toJson(QJsonDocument::Compact);
    database.execute(uR"(INSERT INTO folds(turn, seq, json, journal) VALUES (?, ?, CAST(? AS TEXT), ?)
                         ON CONFLICT(turn) DO UPDATE SET seq = excluded.seq, json = excluded.json,
                                                         journal = excluded.journal)"_s,
                     {turnKey, turn.lastSeq, json, packJournal(lines)});
    database.execute(u"DELETE FROM events WHERE turn = ?"_s, {turnKey});
}

void storeTexts(Database &database, qint64 turnKey, qint64 sessionKey, const chat::Turn &turn)
{
    database.execute(u"DELETE FROM texts WHERE turn = ?"_s, {turnKey});
    database.execute(u"INSERT INTO texts(turn, session, prompt, answers, points, fused) VALUES (?, ?, ?, ?, ?, ?)"_s,
                     {turnKey, sessionKey, turn.prompt, answersText(turn), pointsText(turn), fusedText(turn)});
    indexTurn(database, turnKey);
}

TurnFigures figures(const chat::Turn &turn)
{
    TurnFigures figures{.members = turn.kind == chat::RunKind::JustOne ? 1 : int(turn.panel.members.size()),
                        .answered = int(turn.answers().size())};
    if (const chat::Fusion *const fusion = turn.latestFusion(); fusion && fusion->analysis)
        figures.contradictions = int(fusion->analysis->count(chat::Category::Contradiction));
    return figures;
}

QByteArray packJournal(const QByteArray &lines)
{
    const QByteArray packed = qCompress(lines);
    return QByteArray::number(qChecksum(packed), 16).rightJustified(checksumSize, '0') + packed;
}

QByteArray unpackJournal(const QByteArray &journal)
{
    const QByteArray packed = journal.sliced(std::min(checksumSize, journal.size()));
    const bool isWhole = journal.first(journal.size() - packed.size()).toUInt(nullptr, 16) == qChecksum(packed);
    return packed.isEmpty() || !isWhole ? QByteArray() : qUncompress(packed);
}

} // namespace library
