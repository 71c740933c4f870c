// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/experimentfile.h"

#include "exchange/sessionjson.h"
#include "report/text.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace report {

namespace {

constexpr int version = 1;
constexpr auto format = "counterpoint.experiment"_L1;

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray quoted(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
}

std::expected<QJsonObject, QString> parsed(QIODevice &device)
{
    const QString tooLarge = Text::tr("The file is larger than %1 MB, which is the limit of an import.")
                                 .arg(ExperimentFile::mostBytes / 1'000'000);
    if (!device.isSequential() && device.size() > ExperimentFile::mostBytes)
        return std::unexpected(tooLarge);
    const QByteArray bytes = device.read(ExperimentFile::mostBytes + 1);
    if (bytes.size() > ExperimentFile::mostBytes)
        return std::unexpected(tooLarge);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        return std::unexpected(Text::tr("The file is broken in line %1: %2.")
                                   .arg(bytes.first(error.offset).count('\n') + 1)
                                   .arg(error.errorString()));
    }
    return document.object();
}

QList<QJsonObject> objects(const QJsonValue &list)
{
    QList<QJsonObject> objects;
    for (const QJsonArray array = list.toArray(); const QJsonValue &value : array)
        objects.append(value.toObject());
    return objects;
}

chat::Session sessionFrom(const QJsonObject &json)
{
    chat::Session session{.id = {json["session"_L1].toString()},
                          .title = json["title"_L1].toString(),
                          .createdAt = QDateTime::fromString(json["created"_L1].toString(), Qt::ISODate).toUTC(),
                          .turns = {}};
    for (const QList<QJsonObject> turns = objects(json["turns"_L1]); const QJsonObject &turn : turns) {
        session.turns.append(chat::turnFromJson(turn));
        session.turns.last().session = session.id;
    }
    return session;
}

/// Why these cannot be told apart; empty where they can.
QString idProblem(const ExperimentFile &file)
{
    QSet<QString> known;
    for (const QStringList ids = idsOf(file); const QString &id : ids) {
        if (id.isEmpty())
            return Text::tr("The file is broken: a session or a question in it has no id.");
        if (known.contains(id))
            return Text::tr("The file is broken: the id %1 is in it twice.").arg(id.left(40));
        known.insert(id);
    }
    return {};
}

/// New ids for some.
class Names
{
public:
    Names(const ExperimentFile &file, const QSet<QString> &taken)
    {
        for (const QStringList ids = idsOf(file); const QString &id : ids) {
            if (!taken.contains(id))
                m_names.insert(id, id);
        }
    }

    [[nodiscard]] QString name(const QString &id)
    {
        QString &name = m_names[id];
        if (name.isEmpty())
            name = chat::TurnId::create().value;
        return name;
    }

private:
    QHash<QString, QString> m_names;
};

constexpr std::array namingFields{"turn"_L1, "session"_L1, "first"_L1, "second"_L1};

void rename(QJsonObject &event, Names &names)
{
    for (const QLatin1StringView field : namingFields) {
        if (event.contains(field))
            event.insert(field, names.name(event[field].toString()));
    }
}

void rename(chat::Session &session, Names &names)
{
    QSet<chat::TurnId> before;
    for (const chat::Turn &turn : std::as_const(session.turns))
        before.insert(turn.id);
    session.id.value = names.name(session.id.value);
    for (chat::Turn &turn : session.turns) {
        turn.id.value = names.name(turn.id.value);
        turn.session = session.id;
        if (turn.parent && before.contains(*turn.parent))
            turn.parent->value = names.name(turn.parent->value);
        else
            turn.parent.reset();
        for (chat::Attempt &attempt : turn.attempts) {
            if (attempt.origin)
                attempt.origin->turn.value = names.name(attempt.origin->turn.value);
        }
    }
}

} // namespace

ExperimentFileWriter::ExperimentFileWriter(const compare::ExperimentId &id, const QList<QJsonObject> &events)
{
    m_bytes = "{\"format\":" + quoted(format) + ",\"version\":" + QByteArray::number(version) +
              ",\"program\":\"Counterpoint " COUNTERPOINT_VERSION "\",\"experiment\":" + quoted(id.value) +
              ",\n\"events\":[";
    QByteArray separator = "\n";
    for (const QJsonObject &event : events)
        m_bytes += std::exchange(separator, ",\n") + compact(event);
    m_bytes += "],\n\"sessions\":[";
}

void ExperimentFileWriter::add(const chat::Session &session)
{
    if (m_bytes.size() > ExperimentFile::mostBytes)
        return;
    m_bytes += std::exchange(m_isFirst, false) ? "\n" : ",\n";
    m_bytes += compact(exchange::sessionObject(session));
}

std::expected<QByteArray, QString> ExperimentFileWriter::finish()
{
    const QByteArray bytes = std::exchange(m_bytes, {}) + "]}\n";
    if (bytes.size() > ExperimentFile::mostBytes)
        return std::unexpected(Text::tr("With all its answers the comparison is larger than %1 MB, which no library "
                                        "would take in: export the report instead.")
                                   .arg(ExperimentFile::mostBytes / 1'000'000));
    return bytes;
}

std::expected<ExperimentFile, QString> readExperimentFile(QIODevice &device)
{
    const auto json = parsed(device);
    if (!json)
        return std::unexpected(json.error());
    if ((*json)["format"_L1].toString() != format)
        return std::unexpected(Text::tr("The file holds no comparison that was exported as JSON."));
    if ((*json)["version"_L1].toInt() > version)
        return std::unexpected(Text::tr("The file is of a newer version of Counterpoint; update this one."));
    ExperimentFile file{
        .id = {(*json)["experiment"_L1].toString()}, .events = objects((*json)["events"_L1]), .sessions = {}};
    for (const QList<QJsonObject> sessions = objects((*json)["sessions"_L1]); const QJsonObject &session : sessions)
        file.sessions.append(sessionFrom(session));
    if (!compare::experimentFromJson(file.id, file.events))
        return std::unexpected(Text::tr("The file is broken: it does not say what was asked of whom."));
    if (const QString problem = idProblem(file); !problem.isEmpty())
        return std::unexpected(problem);
    return file;
}

QStringList idsOf(const ExperimentFile &file)
{
    QStringList ids{file.id.value};
    for (const chat::Session &session : file.sessions) {
        ids.append(session.id.value);
        for (const chat::Turn &turn : session.turns)
            ids.append(turn.id.value);
    }
    return ids;
}

ExperimentFile renamed(ExperimentFile file, const QSet<QString> &taken)
{
    Names names(file, taken);
    file.id.value = names.name(file.id.value);
    file.events.removeIf([](const QJsonObject &event) { return !compare::experimentEventFromJson(event); });
    for (QJsonObject &event : file.events)
        rename(event, names);
    for (chat::Session &session : file.sessions)
        rename(session, names);
    return file;
}

} // namespace report
