// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/experimentscene.h"
#include "compare/findings.h"
#include "report/experimentfile.h"
#include "report/transfer.h"

#include <QBuffer>
#include <QTest>

using namespace compare;
using namespace Qt::StringLiterals;

/// An experiment out of one library and into another.
class TestTransfer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_scene.reset(); }
    void comesBackInAnEmptyLibrary();
    void besideItselfItIsAnother();
    void whatWasNotAnsweredCanBeGoneOnWith();
    void twiceAtOnceItIsTakenInOnce();
    void costsNothingWhereItIsImported();
    void holdsNoKey();
    void thePageHasTheAnswers();
    void saysWhatCannotBeImported();

private:
    using Imported = std::expected<ExperimentId, QString>;

    [[nodiscard]] QByteArray exported(const ExperimentId &id);
    [[nodiscard]] static Imported imported(ExperimentScene &scene, const QByteArray &bytes);
    [[nodiscard]] static chat::Session session(ExperimentScene &scene, const chat::SessionId &id);

    std::unique_ptr<ExperimentScene> m_scene;
    ExperimentRun *m_run = nullptr;
};

void TestTransfer::init()
{
    QTest::failOnWarning();
    m_scene = std::make_unique<ExperimentScene>();
    m_scene->judgeSays([](const auto &) { return uR"({"reason": "Shorter.", "better": "equal"})"_s; });
    Plan plan = ExperimentScene::plan({ExperimentScene::panel(u"Duo"_s, {u"alto"_s, u"tenor"_s}),
                                       ExperimentScene::panel(u"Other"_s, {u"alto"_s, u"bass"_s}),
                                       ExperimentScene::alone(u"alto"_s)},
                                      2);
    plan.scoring.judge = ExperimentScene::critic();
    plan.scoring.picks = true;
    m_run = m_scene->laboratory().create(plan);
    m_run->start();
    QVERIFY(m_scene->rests(*m_run));
    QVERIFY(m_scene->keepsAll());
    QCOMPARE(m_run->progress().answered, 6);
    QVERIFY(m_run->progress().isComplete());
}

QByteArray TestTransfer::exported(const ExperimentId &id)
{
    std::optional<std::expected<QByteArray, QString>> bytes;
    report::exportFile(id, m_scene->library(), this, [&](const auto &written) { bytes = written; });
    (void)m_scene->comes([&] { return bytes.has_value(); });
    return bytes.value_or(QByteArray()).value_or(QByteArray());
}

TestTransfer::Imported TestTransfer::imported(ExperimentScene &scene, const QByteArray &bytes)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"experiment.json"_s);
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        return std::unexpected(u"no file"_s);
    file.close();
    std::optional<Imported> id;
    report::importFile(path, scene.library(), scene.laboratory(), &scene.server,
                       [&](const Imported &taken) { id = taken; });
    (void)scene.comes([&] { return id.has_value(); });
    return id.value_or(std::unexpected(u"no end"_s));
}

chat::Session TestTransfer::session(ExperimentScene &scene, const chat::SessionId &id)
{
    std::optional<chat::Session> found;
    scene.library().load(id, &scene.server, [&](const auto &loaded) { found = loaded.value_or(chat::Session()); });
    (void)scene.comes([&] { return found.has_value(); });
    return found.value_or(chat::Session());
}

void TestTransfer::comesBackInAnEmptyLibrary()
{
    const Experiment original = m_run->experiment();
    const QByteArray bytes = exported(original.id);
    ExperimentScene other;
    const Imported id = imported(other, bytes);
    QCOMPARE(id.error_or(QString()), QString());
    QCOMPARE(*id, original.id);
    other.reopen();
    const ExperimentRun *const again = other.open(*id);
    QVERIFY(again);
    QCOMPARE(again->experiment(), original);
    QVERIFY(findings(again->experiment()) == findings(original));
    QVERIFY(again->progress().isComplete());
    for (const Trial &trial : original.trials)
        QCOMPARE(session(other, trial.session), session(*m_scene, trial.session));
    std::optional<QList<library::ExperimentEntry>> list;
    other.library().experiments(u"duo"_s, this, [&](const auto &entries) { list = entries; });
    QVERIFY(other.comes([&] { return list.has_value(); }));
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->first().summary[u"answered"_s], 6);
}

void TestTransfer::besideItselfItIsAnother()
{
    const ExperimentId first = m_run->id();
    const Imported second = imported(*m_scene, exported(first));
    QVERIFY(second && *second != first);
    const Experiment copy = m_scene->open(*second)->experiment();
    QCOMPARE(copy.plan, m_run->experiment().plan);
    QCOMPARE(findings(copy).worth.title, findings(m_run->experiment()).worth.title);
    for (qsizetype i = 0; i < copy.trials.size(); ++i) {
        const Trial &trial = copy.trials[i];
        QVERIFY(!m_run->experiment().trial(trial.turn));
        const chat::Session loaded = session(*m_scene, trial.session);
        const chat::Turn *const turn = loaded.turn(trial.turn);
        QVERIFY(turn);
        QCOMPARE(turn->experiment, second->value);
        QVERIFY(!turn->resultText().isEmpty());
        for (const chat::Attempt &attempt : turn->attempts)
            QVERIFY(!attempt.origin || loaded.turn(attempt.origin->turn));
    }
}

void TestTransfer::whatWasNotAnsweredCanBeGoneOnWith()
{
    ExperimentScene other;
    const Imported id = imported(other, exported(m_run->id()));
    ExperimentRun *const run = other.open(id.value());
    Plan more = run->experiment().plan;
    more.questions.append({.id = u"q3"_s, .text = u"What of q3?"_s});
    run->setPlan(more);
    run->start();
    QVERIFY(other.rests(*run));
    QCOMPARE(run->progress().answered, 9);
    QCOMPARE(other.asked(), u"alto 1, bass 1, critic 6, scribe 2, tenor 1"_s);
}

void TestTransfer::twiceAtOnceItIsTakenInOnce()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"experiment.json"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly) && file.write(exported(m_run->id())) > 0);
    file.close();
    ExperimentScene other;
    QList<Imported> ends;
    for (int i = 0; i < 2; ++i)
        report::importFile(path, other.library(), other.laboratory(), this,
                           [&ends](const Imported &end) { ends.append(end); });
    QVERIFY(other.comes([&ends] { return ends.size() == 2; }));
    QCOMPARE(ends[0].error_or(QString()), u"This comparison is being imported already."_s);
    QCOMPARE(ends[1].value_or(ExperimentId()), m_run->id());
    other.reopen();
    QCOMPARE(other.open(m_run->id())->experiment(), m_run->experiment());
}

void TestTransfer::costsNothingWhereItIsImported()
{
    ExperimentScene other;
    QVERIFY(imported(other, exported(m_run->id())));
    std::optional<QList<library::LedgerEntry>> ledger;
    other.library().ledger(100, {}, this, [&](const auto &entries) { ledger = entries; });
    QVERIFY(other.comes([&] { return ledger.has_value(); }));
    for (const library::LedgerEntry &entry : *ledger)
        QCOMPARE(entry, library::LedgerEntry{.turn = entry.turn});
}

void TestTransfer::holdsNoKey()
{
    const QByteArray bytes = exported(m_run->id());
    for (const char *const word : {"api_key", "Authorization", "Bearer", "127.0.0.1"})
        QVERIFY2(!bytes.contains(word), word);
}

void TestTransfer::thePageHasTheAnswers()
{
    std::optional<QByteArray> page;
    report::exportPage(m_run->experiment(), findings(m_run->experiment()), {}, m_scene->library(), this,
                       [&](const QByteArray &bytes) { page = bytes; });
    QVERIFY(m_scene->comes([&] { return page.has_value(); }));
    QCOMPARE(page->count("\n\nfused on q1\n\n"), 2);
    QCOMPARE(page->count("\n\nalto on q2\n\n"), 1);
}

void TestTransfer::saysWhatCannotBeImported()
{
    QCOMPARE(imported(*m_scene, "{}").error_or(QString()),
             u"The file holds no comparison that was exported as JSON."_s);
    std::optional<Imported> id;
    report::importFile(u"/nowhere/at all.json"_s, m_scene->library(), m_scene->laboratory(), this,
                       [&](const Imported &taken) { id = taken; });
    QVERIFY(m_scene->comes([&] { return id.has_value(); }));
    QCOMPARE(id->error_or(QString()), u"/nowhere/at all.json cannot be read: No such file or directory"_s);
}

QTEST_GUILESS_MAIN(TestTransfer)
#include "tst_transfer.moc"
