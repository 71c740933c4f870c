// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runscript.h"
#include "ui/window/exporter.h"
#include "ui/window/notifier.h"

#include <QFile>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using windowui::Exporter;

/// What leaves the window: files and notifications.
class TestExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    }
    void writesWhole();
    void aPlaceThatCannotBeWrittenIsSaid();
    void asksForAPlaceWithoutWaiting();
    void withoutABusNobodyIsNotified();

private:
    [[nodiscard]] static chat::Session session();
};

chat::Session TestExporter::session()
{
    testsupport::RunScript script(testsupport::panelOf({u"alto"_s}), u"Why?"_s);
    script.started(1).text(1, u"Because."_s).done(1).finished();
    const chat::Turn turn = script.turn();
    return {.id = turn.session, .title = u"../../Why? /etc/passwd"_s, .turns = {turn}};
}

void TestExporter::writesWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"session.md"_s);
    QVERIFY(Exporter::write(path, "first, and longer"));
    QVERIFY(Exporter::write(path, "second"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("second"));
}

void TestExporter::aPlaceThatCannotBeWrittenIsSaid()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"gone/session.md"_s);
    const auto written = Exporter::write(path, "text");
    QVERIFY(!written);
    QVERIFY2(written.error().startsWith(path) && written.error().endsWith(u"Choose another place."_s),
             qPrintable(written.error()));
    QVERIFY(!QFile::exists(path));
}

void TestExporter::asksForAPlaceWithoutWaiting()
{
    QWidget window;
    window.show();
    Exporter exporter(&window);
    QSignalSpy written(&exporter, &Exporter::written);
    exporter.exportSession(session());
    auto *const dialog = window.findChild<QFileDialog *>();
    QVERIFY(dialog); // and we are here, while it is open
    const QString name = QFileInfo(dialog->selectedFiles().value(0)).fileName();
    QVERIFY2(name.endsWith(u".md"_s) && !name.startsWith(u'.') && !name.contains(u'/'), qPrintable(name));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_s);
    Q_EMIT dialog->fileSelected(path);
    QCOMPARE(written.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith('{'));
    dialog->reject();
}

void TestExporter::withoutABusNobodyIsNotified()
{
    windowui::Notifier notifier;
    QSignalSpy activated(&notifier, &windowui::Notifier::activated);
    notifier.notify({u"session"_s}, u"A title"_s, u"ready: 2 contradictions"_s);
    QCOMPARE(activated.size(), 0);
}

QTEST_MAIN(TestExporter)
#include "tst_exporter.moc"
