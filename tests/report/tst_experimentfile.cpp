// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/findings.h"
#include "compare/inventedexperiment.h"
#include "report/experimentfile.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using report::ExperimentFile;

namespace {

/// The events that make an experiment.
QList<QJsonObject> eventsOf(const compare::Experiment &experiment)
{
    QList<QJsonObject> events;
    const auto add = [&](decltype(compare::ExperimentEvent::what) what) {
        events.append(toJson(compare::ExperimentEvent{experiment.createdAt, std::move(what)}));
    };
    add(compare::event::Planned{experiment.plan});
    for (const compare::Trial &trial : experiment.trials) {
        add(compare::event::TrialStarted{trial.id, trial.turn, trial.session});
        if (trial.figures)
            add(compare::event::TrialEnded{trial.turn, *trial.figures});
    }
    for (const compare::Pick &pick : experiment.picks)
        add(compare::event::Picked{pick});
    for (const compare::Grade &grade : experiment.grades)
        add(compare::event::Graded{grade});
    return events;
}

/// The sessions of its trials; the second turn of each shares an answer with the first.
QList<chat::Session> sessionsOf(const compare::Experiment &experiment)
{
    QList<chat::Session> sessions;
    for (const compare::Trial &trial : experiment.trials) {
        if (sessions.isEmpty() || sessions.last().id != trial.session)
            sessions.append({.id = trial.session, .title = u"A \"title\""_s, .createdAt = {}, .turns = {}});
        chat::Turn turn{.id = trial.turn, .session = trial.session, .prompt = u"Why?"_s};
        turn.attempts.append({.id = {{1}, 1}, .reply = {.state = chat::State::Succeeded, .text = u"So."_s}});
        if (!sessions.last().turns.isEmpty())
            turn.attempts.last().origin = chat::Origin{sessions.last().turns.first().id, {{1}, 1}};
        sessions.last().turns.append(turn);
    }
    return sessions;
}

QByteArray fileOf(const compare::ExperimentId &id, const QList<QJsonObject> &events,
                  const QList<chat::Session> &sessions)
{
    report::ExperimentFileWriter writer(id, events);
    for (const chat::Session &session : sessions)
        writer.add(session);
    return writer.finish().value_or(QByteArray());
}

std::expected<ExperimentFile, QString> read(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return std::unexpected(u"no buffer"_s);
    return report::readExperimentFile(buffer);
}

} // namespace

class TestExperimentFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackWhole();
    void isJsonInTheFormThatIsDocumented();
    void keepsItsIdsWhereTheyAreFree();
    void idsThatAreTakenBecomeNewOnesEverywhere();
    void whatTheFileDoesNotHoldIsNotNamed();
    void refuses_data();
    void refuses();
    void refusesWhatIsTooLargeUnread();
    void whatNobodyWouldReadIsNotWritten();

private:
    compare::Experiment m_experiment;
    QList<QJsonObject> m_events;
    QList<chat::Session> m_sessions;
    QByteArray m_bytes;
};

void TestExperimentFile::init()
{
    QTest::failOnWarning();
    m_experiment = invented::experiment({.questions = 3});
    m_events = eventsOf(m_experiment);
    m_sessions = sessionsOf(m_experiment);
    m_bytes = fileOf(m_experiment.id, m_events, m_sessions);
}

void TestExperimentFile::comesBackWhole()
{
    const auto file = read(m_bytes);
    QVERIFY2(file, qPrintable(file.error_or(QString())));
    QCOMPARE(file->id, m_experiment.id);
    QCOMPARE(file->events, m_events);
    QCOMPARE(file->sessions, m_sessions);
    const auto again = compare::experimentFromJson(file->id, file->events);
    QVERIFY(again && compare::findings(*again) == compare::findings(m_experiment));
}

void TestExperimentFile::isJsonInTheFormThatIsDocumented()
{
    const QJsonObject json = QJsonDocument::fromJson(m_bytes).object();
    QCOMPARE(json.keys(),
             (QStringList{u"events"_s, u"experiment"_s, u"format"_s, u"program"_s, u"sessions"_s, u"version"_s}));
    QCOMPARE(json[u"format"_s], u"counterpoint.experiment"_s);
    QCOMPARE(json[u"sessions"_s].toArray().size(), m_sessions.size());
    QCOMPARE(json[u"sessions"_s][0][u"format"_s], u"counterpoint.session"_s);
    QVERIFY(QJsonDocument::fromJson(fileOf({u"empty \" \\"_s}, {}, {})).isObject());
}

void TestExperimentFile::keepsItsIdsWhereTheyAreFree()
{
    const ExperimentFile file = read(m_bytes).value();
    QCOMPARE(report::renamed(file, {u"somebody else's"_s}), file);
}

void TestExperimentFile::idsThatAreTakenBecomeNewOnesEverywhere()
{
    const ExperimentFile file = read(m_bytes).value();
    const QStringList before = report::idsOf(file);
    const ExperimentFile copy = report::renamed(file, QSet<QString>(before.begin(), before.end()));
    const QStringList after = report::idsOf(copy);
    QCOMPARE(after.size(), before.size());
    QByteArray all = fileOf(copy.id, copy.events, copy.sessions);
    for (const QString &id : before)
        QVERIFY2(!all.contains('"' + id.toUtf8() + '"'), qPrintable(id));
    // The same experiment under other names.
    for (qsizetype i = 0; i < before.size(); ++i)
        all.replace('"' + after[i].toUtf8() + '"', '"' + before[i].toUtf8() + '"');
    QCOMPARE(read(all).value(), file);
}

/// The ids of a file may be made up: nothing of the library that takes it in is to be behind its points.
void TestExperimentFile::whatTheFileDoesNotHoldIsNotNamed()
{
    m_sessions.first().turns.first().parent = chat::TurnId{u"mine"_s};
    m_sessions.first().turns.first().attempts.first().origin = chat::Origin{{u"mine"_s}, {{1}, 1}};
    compare::Trial trial{{u"1"_s, 1, 9}, {u"mine"_s}, {u"my diary"_s}, {}};
    m_events.append(
        toJson(compare::ExperimentEvent{{}, compare::event::TrialStarted{trial.id, trial.turn, trial.session}}));
    m_events.append(QJsonObject{{u"type"_s, u"of_the_future"_s}, {u"turn"_s, u"mine"_s}});
    const auto file = read(fileOf(m_experiment.id, m_events, m_sessions));
    const ExperimentFile taken = report::renamed(file.value(), {});
    const QByteArray bytes = fileOf(taken.id, taken.events, taken.sessions);
    QVERIFY(!bytes.contains("\"mine\"") && !bytes.contains("my diary"));
    QCOMPARE(taken.events.size(), m_events.size() - 1);
}

void TestExperimentFile::refuses_data()
{
    QTest::addColumn<QByteArray>("from"); // is replaced in a sound file; all of it where empty
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << u"The file is broken in line 1: illegal value."_s;
    QTest::newRow("a text") << QByteArray() << QByteArray("Dear diary,\n")
                            << u"The file is broken in line 1: illegal value."_s;
    QTest::newRow("half of it") << QByteArray("\"sessions\":[") << QByteArray("\"sessions\":[}")
                                << u"The file is broken in line"_s;
    QTest::newRow("a list") << QByteArray() << QByteArray("[]")
                            << u"The file holds no comparison that was exported as JSON."_s;
    QTest::newRow("a session") << QByteArray("counterpoint.experiment") << QByteArray("counterpoint.session")
                               << u"The file holds no comparison that was exported as JSON."_s;
    QTest::newRow("a newer version") << QByteArray("\"version\":1,\"program") << QByteArray("\"version\":2,\"program")
                                     << u"The file is of a newer version of Counterpoint; update this one."_s;
    QTest::newRow("no plan") << QByteArray("\"planned\"") << QByteArray("\"painted\"")
                             << u"The file is broken: it does not say what was asked of whom."_s;
    QTest::newRow("no id") << QByteArray("\"experiment\":\"invented\"") << QByteArray("\"experiment\":\"\"")
                           << u"The file is broken: a session or a question in it has no id."_s;
}

void TestExperimentFile::refuses()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, complaint);
    const QByteArray bytes = from.isEmpty() ? to : QByteArray(m_bytes).replace(from, to);
    QVERIFY(bytes != m_bytes);
    const QString said = read(bytes).error_or(u"nothing"_s);
    QVERIFY2(said.startsWith(complaint), qPrintable(said));

    m_sessions.last().turns.last().id =
        m_sessions.first().id.value.isEmpty() ? chat::TurnId() : chat::TurnId{m_sessions.first().id.value};
    const QString twice = read(fileOf(m_experiment.id, m_events, m_sessions)).error_or(QString());
    QVERIFY2(twice.startsWith(u"The file is broken: the id "_s) && twice.endsWith(u" is in it twice."_s),
             qPrintable(twice));
}

void TestExperimentFile::refusesWhatIsTooLargeUnread()
{
    QTemporaryFile file;
    QVERIFY(file.open() && file.resize(200'000'000));
    QCOMPARE(report::readExperimentFile(file).error_or(QString()),
             u"The file is larger than 150 MB, which is the limit of an import."_s);
    QCOMPARE(file.pos(), 0);
}

void TestExperimentFile::whatNobodyWouldReadIsNotWritten()
{
    chat::Session session = m_sessions.first();
    session.turns.first().prompt = QString(2'000'000, u'a');
    report::ExperimentFileWriter writer({u"x"_s}, {});
    for (int i = 0; i < 80; ++i)
        writer.add(session);
    const auto written = writer.finish();
    QVERIFY2(written.error_or(QString()).contains(u"larger than 150 MB"), qPrintable(written.error_or(QString())));
}

QTEST_GUILESS_MAIN(TestExperimentFile)
#include "tst_experimentfile.moc"
