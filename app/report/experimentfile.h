// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turn.h"
#include "compare/experiment.h"

#include <QJsonObject>
#include <QSet>

class QIODevice;

/// How experiments leave and come back.
namespace report {

/// An experiment with everything that is behind its points, on its way from one library into another. Holds no key.
struct ExperimentFile
{
    /// More is not read.
    static constexpr qint64 mostBytes = 150'000'000;

    compare::ExperimentId id;
    QList<QJsonObject> events;     ///< as the library keeps them
    QList<chat::Session> sessions; ///< of its trials

    bool operator==(const ExperimentFile &) const = default;
};

/// Writes `{format: "counterpoint.experiment", version: 1, program, experiment, events: [event], sessions: [session]}`,
/// a session as exchange::sessionJson() has it; an event or a session a line. Sessions one by one, so that they need
/// not be in memory all at once.
class ExperimentFileWriter
{
public:
    ExperimentFileWriter(const compare::ExperimentId &id, const QList<QJsonObject> &events);

    void add(const chat::Session &session);
    /// The whole file, or a sentence where it is larger than what is read. Nothing can be added any more.
    [[nodiscard]] std::expected<QByteArray, QString> finish();

private:
    QByteArray m_bytes;
    bool m_isFirst = true;
};

/// Fails with one sentence: too large, broken, of a newer version, no experiment, an id that is there twice. The device
/// is open. Blocks while it reads.
[[nodiscard]] std::expected<ExperimentFile, QString> readExperimentFile(QIODevice &device);

/// All ids that a library has to be free of: the experiment's, its sessions', their turns'.
[[nodiscard]] QStringList idsOf(const ExperimentFile &file);
/// Gives new ids in the place of those that are taken, and of those that the file names and does not hold: they may be
/// anybody's. Events of unknown types, which may name some too, are left out.
[[nodiscard]] ExperimentFile renamed(ExperimentFile file, const QSet<QString> &taken);

} // namespace report
