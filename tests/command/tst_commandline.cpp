// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/commandline.h"

#include "chat/limits.h"
#include "command/prompt.h"

#include <QTest>

using namespace command;
using namespace Qt::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void explainsItself();
    void promptsHaveALimit();
};

Q_DECLARE_METATYPE(CommandLine)

void TestCommandLine::understands_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<CommandLine>("expected");

    QTest::newRow("nothing opens the window") << QStringList{} << CommandLine(OpenWindow{});
    QTest::newRow("ask with a panel") << QStringList{u"ask"_s, u"--panel"_s, u"budget"_s, u"Why?"_s}
                                      << CommandLine(Ask{.prompt = u"Why?"_s, .panel = u"budget"_s});
    QTest::newRow("ask with the same model twice and without a judge")
        << QStringList{u"ask"_s,     u"--endpoint"_s, u"http://127.0.0.1:1/v1"_s,
                       u"--model"_s, u"a"_s,          u"--model=a"_s,
                       u"--judge"_s, u"none"_s,       u"--json"_s,
                       u"Why?"_s}
        << CommandLine(Ask{.prompt = u"Why?"_s,
                           .endpoint = u"http://127.0.0.1:1/v1"_s,
                           .models = {u"a"_s, u"a"_s},
                           .judge = u"none"_s,
                           .format = Format::Json});
    QTest::newRow("a dash reads the prompt")
        << QStringList{u"ask"_s, u"--events"_s, u"--no-save"_s, u"-"_s}
        << CommandLine(Ask{.readsPrompt = true, .format = Format::Events, .isSaved = false});
    QTest::newRow("a prompt after -- may look like an option")
        << QStringList{u"ask"_s, u"--"_s, u"--why"_s} << CommandLine(Ask{.prompt = u"--why"_s});
    QTest::newRow("sessions with a search") << QStringList{u"sessions"_s, u"--search"_s, u"shard"_s, u"--json"_s}
                                            << CommandLine(ListSessions{.search = u"shard"_s, .asJson = true});
    QTest::newRow("export to a file") << QStringList{u"export"_s, u"ab12"_s, u"--format"_s,
                                                     u"json"_s,   u"-o"_s,   u"x.json"_s}
                                      << CommandLine(Export{.session = u"ab12"_s, .asJson = true, .file = u"x.json"_s});
    QTest::newRow("models") << QStringList{u"models"_s} << CommandLine(ListModels{});
    QTest::newRow("models with all options")
        << QStringList{u"models"_s, u"--search"_s, u"opus"_s, u"--refresh"_s, u"--json"_s}
        << CommandLine(ListModels{.search = u"opus"_s, .isRefreshed = true, .asJson = true});
    QTest::newRow("panels") << QStringList{u"panels"_s} << CommandLine(ListPanels{});
    QTest::newRow("panels as JSON") << QStringList{u"panels"_s, u"--json"_s} << CommandLine(ListPanels{.asJson = true});
    QTest::newRow("panels list") << QStringList{u"panels"_s, u"list"_s, u"--json"_s}
                                 << CommandLine(ListPanels{.asJson = true});
    QTest::newRow("panels show") << QStringList{u"panels"_s, u"show"_s, u"Two voices"_s, u"--json"_s}
                                 << CommandLine(ShowPanel{.panel = u"Two voices"_s, .asJson = true});
    QTest::newRow("panels import") << QStringList{u"panels"_s, u"import"_s, u"x.json"_s,
                                                  u"--name"_s, u"X"_s,      u"--replace"_s}
                                   << CommandLine(ImportPanel{.file = u"x.json"_s, .name = u"X"_s, .replaces = true});
    QTest::newRow("panels export") << QStringList{u"panels"_s, u"export"_s, u"x"_s, u"-o"_s, u"x.json"_s}
                                   << CommandLine(ExportPanel{.panel = u"x"_s, .file = u"x.json"_s});
}

void TestCommandLine::understands()
{
    QFETCH(QStringList, arguments);
    QFETCH(CommandLine, expected);
    const auto parsed = parse(arguments);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error()));
    QVERIFY(*parsed == expected);
}

void TestCommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");

    const QStringList nine =
        QStringList{u"ask"_s, u"--endpoint"_s, u"http://h/v1"_s} +
        u"--model a --model a --model a --model a --model a --model a --model a --model a --model a"_s.split(u' ') +
        QStringList{u"Why?"_s};
    QTest::newRow("an unknown verb") << QStringList{u"aks"_s} << u"aks"_s;
    QTest::newRow("an unknown option") << QStringList{u"ask"_s, u"--pannel"_s, u"x"_s, u"Why?"_s} << u"pannel"_s;
    QTest::newRow("no question") << QStringList{u"ask"_s} << u"no question"_s;
    QTest::newRow("an empty question") << QStringList{u"ask"_s, u"  "_s} << u"empty"_s;
    QTest::newRow("a question without quotes") << QStringList{u"ask"_s, u"Why"_s, u"not?"_s} << u"quotes"_s;
    QTest::newRow("an option without its value") << QStringList{u"ask"_s, u"Why?"_s, u"--panel"_s} << u"panel"_s;
    QTest::newRow("an option with an empty value")
        << QStringList{u"ask"_s, u"--panel"_s, u""_s, u"Why?"_s} << u"--panel"_s;
    QTest::newRow("two formats") << QStringList{u"ask"_s, u"--json"_s, u"--events"_s, u"Why?"_s} << u"one of"_s;
    QTest::newRow("a forecast of events")
        << QStringList{u"ask"_s, u"--forecast"_s, u"--events"_s, u"Why?"_s} << u"--json"_s;
    QTest::newRow("a panel and a model") << QStringList{u"ask"_s, u"--panel"_s, u"p"_s, u"--model"_s, u"m"_s, u"Why?"_s}
                                         << u"not both"_s;
    QTest::newRow("an endpoint without models")
        << QStringList{u"ask"_s, u"--endpoint"_s, u"http://h"_s, u"Why?"_s} << u"--model"_s;
    QTest::newRow("a model without an endpoint")
        << QStringList{u"ask"_s, u"--model"_s, u"m"_s, u"Why?"_s} << u"--endpoint"_s;
    QTest::newRow("a judge for a panel") << QStringList{u"ask"_s, u"--panel"_s, u"p"_s, u"--judge"_s, u"m"_s, u"Why?"_s}
                                         << u"--judge"_s;
    QTest::newRow("a session that is not to be saved")
        << QStringList{u"ask"_s, u"--session"_s, u"ab"_s, u"--no-save"_s, u"Why?"_s} << u"--no-save"_s;
    QTest::newRow("nine models") << nine << u"9"_s;
    QTest::newRow("export of nothing") << QStringList{u"export"_s} << u"which session"_s;
    QTest::newRow("an unknown word after panels") << QStringList{u"panels"_s, u"delete"_s} << u"panels delete"_s;
    QTest::newRow("showing no panel") << QStringList{u"panels"_s, u"show"_s} << u"which panel"_s;
    QTest::newRow("importing no panel") << QStringList{u"panels"_s, u"import"_s} << u"which file"_s;
    QTest::newRow("exporting no panel") << QStringList{u"panels"_s, u"export"_s} << u"which panel"_s;
    QTest::newRow("export to an unknown format")
        << QStringList{u"export"_s, u"a"_s, u"--format"_s, u"pdf"_s} << u"pdf"_s;
}

void TestCommandLine::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const auto parsed = parse(arguments);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().contains(says), qPrintable(parsed.error()));
    QVERIFY2(!parsed.error().contains(u'\n'), "one sentence on one line");
}

void TestCommandLine::explainsItself()
{
    for (const QString &verb : {u"ask"_s, u"sessions"_s, u"export"_s, u"panels"_s}) {
        const auto parsed = parse({verb, u"--help"_s});
        QVERIFY(parsed);
        QVERIFY(std::get<Print>(*parsed).text.contains(verb));
        QVERIFY(std::get<Print>(*parse({u"--help"_s})).text.contains(u"counterpoint "_s + verb));
    }
}

void TestCommandLine::promptsHaveALimit()
{
    QVERIFY(checkedPrompt(QString(chat::maxPromptBytes, u'a')));
    QVERIFY(!checkedPrompt(QString(chat::maxPromptBytes + 1, u'a')));
    QVERIFY2(!checkedPrompt(QString(chat::maxPromptBytes / 2 + 1, u'é')), "the limit counts bytes");
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
