// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/example.h"
#include "record/examplerecorder.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What is kept is what the real run does today.
class TestExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void recordingAgainGivesTheSame_data() { names(); }
    void recordingAgainGivesTheSame();
    void showsWhatItsCardPromises_data() { names(); }
    void showsWhatItsCardPromises();

private:
    static void names();
};

void TestExamples::names()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : record::exampleNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestExamples::recordingAgainGivesTheSame()
{
    QFETCH(QString, name);
    const auto script = record::readScript(QStringLiteral(EXAMPLES "/") + name);
    QVERIFY2(script, qPrintable(script ? QString() : script.error()));
    const auto events = record::record(*script);
    QVERIFY2(events, qPrintable(events ? QString() : events.error()));
    QCOMPARE(record::comparable(*events), record::comparable(demo::events(name)));
}

void TestExamples::showsWhatItsCardPromises()
{
    QFETCH(QString, name);
    chat::Turn turn;
    for (const chat::RunEvent &event : demo::events(name))
        chat::apply(turn, event);
    const chat::Fusion *const fusion = turn.latestFusion();
    QVERIFY(fusion && fusion->analysis && fusion->writer);
    QVERIFY2(fusion->analysis->count(chat::Category::Contradiction) > 0, "a real contradiction");
    QVERIFY2(!fusion->analysis->dropped, "the judge keeps the rules");
    QVERIFY(!turn.resultText().isEmpty());

    int notFound = 0;
    for (const chat::Evidence &evidence : fusion->analysis->evidence())
        notFound += evidence.isFound() ? 0 : 1;
    QCOMPARE(notFound, name == u"shard" ? 1 : 0);

    const bool fails = name == u"clause";
    QCOMPARE(toString(turn.state), fails ? u"degraded"_s : u"complete"_s);
    QCOMPARE(turn.panel.members.size() - turn.answers().size(), fails ? 1 : 0);
    if (name == u"battery")
        QCOMPARE(turn.panel.members.at(0).model, turn.panel.members.at(1).model);
}

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
