// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsui/settingsscene.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace settingstest;
using testsupport::FakeReply;

/// The test of a connection on the screen.
class TestEndpointTestPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s)); }
    void allStepsAreShown();
    void X25_aFailureSaysWhatToDoAndIsCopiedWithoutTheKey();
    void itCanBeStoppedAndDoneAgain();
    void itCanBeClosedWhileItRuns();

private:
    [[nodiscard]] static QStringList states(const SettingsScene &scene)
    {
        QStringList all;
        const QList<styleui::ElidedLabel *> labels =
            scene.row(u"house"_s)->findChildren<styleui::ElidedLabel *>(u"stepState"_s);
        for (const styleui::ElidedLabel *const label : labels)
            all.append(label->text());
        return all;
    }
    static void begin(SettingsScene &scene)
    {
        QVERIFY(scene.endpoints.put(scene.house()));
        scene.open();
        scene.click(u"testConnection"_s, scene.row(u"house"_s));
    }
};

void TestEndpointTestPane::allStepsAreShown()
{
    SettingsScene scene;
    begin(scene);
    QTRY_COMPARE(scene.text(u"testSummary"_s), u"Our house works."_s);
    QCOMPARE(states(scene),
             QStringList({u"✓ done"_s, u"✓ done"_s, u"– skipped"_s, u"– skipped"_s, u"✓ done"_s, u"✓ done"_s}));
    QVERIFY(!scene.find<QPushButton>(u"stopTest"_s));
}

void TestEndpointTestPane::X25_aFailureSaysWhatToDoAndIsCopiedWithoutTheKey()
{
    SettingsScene scene;
    scene.keys.put(scene.house(), provider::Secret(QByteArray(canary.data())), &scene.connecting,
                   [](const connection::KeyState &) {});
    scene.server.setHandler([](const auto &) { return FakeReply::error(401, u"No such key: %1"_s.arg(canary)); });
    begin(scene);
    QTRY_COMPARE(scene.text(u"testSummary"_s), u"Our house does not work yet."_s);
    QVERIFY(states(scene).contains(u"✕ failed"_s));
    QVERIFY(!scene.text(u"stepRemedy"_s).isEmpty());
    scene.click(u"copyTest"_s);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(scene.house().url.toString()));
    QVERIFY(copied.contains(scene.text(u"stepRemedy"_s)));
    QVERIFY(!copied.contains("CANARY"_L1));
    QCOMPARE(copied.count(u'\n'), 7);
}

void TestEndpointTestPane::itCanBeStoppedAndDoneAgain()
{
    SettingsScene scene;
    scene.server.setHandler([](const auto &) { return FakeReply::silence(); });
    begin(scene);
    QTRY_COMPARE(states(scene).value(4), u"…"_s);
    scene.click(u"stopTest"_s);
    QCOMPARE(scene.text(u"testSummary"_s), u"Stopped."_s);
    QVERIFY(!scene.find<QPushButton>(u"stopTest"_s));
    scene.server.setHandler({});
    scene.click(u"testAgain"_s);
    QVERIFY(scene.find<QPushButton>(u"stopTest"_s));
    QTRY_COMPARE(scene.text(u"testSummary"_s), u"Our house does not work yet."_s); // it lists no models now
}

void TestEndpointTestPane::itCanBeClosedWhileItRuns()
{
    SettingsScene scene;
    scene.server.setHandler([](const auto &) { return FakeReply::silence(); });
    begin(scene);
    QTRY_COMPARE(states(scene).value(4), u"…"_s);
    scene.click(u"closeTest"_s);
    QVERIFY(!scene.find<QWidget>(u"endpointTest"_s));
    QVERIFY(scene.row(u"house"_s)->isVisible());
}

QTEST_MAIN(TestEndpointTestPane)
#include "tst_endpointtestpane.moc"
