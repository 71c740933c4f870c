// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/conversation.h"
#include "ui/settings/keyfield.h"
#include "ui/style/elidedlabel.h"
#include "ui/window/otherrow.h"
#include "window/windowhouse.h"

#include <QAction>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace windowtest;
using testsupport::FakeReply;
using testsupport::FakeRequest;

/// From an address on the first page to the question that waits: no key, a key, few models, many, none, nobody there.
class NewConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { failOnOtherWarnings(); }
    void init();
    void cleanup() { m_house.reset(); }
    void fewModelsAreAskedAtOnce();
    void manyAreLookedAtFirst();
    void leftUnusedNothingIsAsked();
    void aKeyIsAskedForWhereOneIsWanted();
    void aServiceByItsNameWantsItsKeyFirst();
    void withoutAListModelsAreWritten();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void itCanBeStopped();

private:
    void offer(const QStringList &models, const QByteArray &key = {});
    void beginWith(const QString &address);
    [[nodiscard]] windowui::OtherRow &row() const { return *m_house->window->findChild<windowui::OtherRow *>(); }
    template<typename Widget>
    [[nodiscard]] Widget *shown(const QString &name) const
    {
        const QList<Widget *> all = m_house->window->findChildren<Widget *>(name); // the other rows have a key too
        const auto seen = std::ranges::find_if(all, &QWidget::isVisible);
        return seen == all.end() ? nullptr : *seen;
    }
    [[nodiscard]] QString said() const
    {
        const auto *const note = shown<styleui::ElidedLabel>(u"otherNote"_s);
        return note ? note->text() : QString();
    }
    [[nodiscard]] QStringList asked() const
    {
        QStringList models;
        for (const QList<FakeRequest> all = m_house->questions(); const FakeRequest &request : all)
            models.append(request.model());
        models.sort();
        return models;
    }
    [[nodiscard]] QString address() const { return m_house->server.baseUrl().toString(); }

    std::unique_ptr<WindowHouse> m_house;
};

void NewConnectionTest::init()
{
    m_house = std::make_unique<WindowHouse>();
    m_house->show();
    QTRY_VERIFY(shown<QWidget>(u"startPage"_s));
    auto *const prompt = shown<QPlainTextEdit>(u"prompt"_s);
    prompt->setPlainText(u"Would a four-day week work?"_s);
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_house->desk->running().isEmpty());
}

void NewConnectionTest::offer(const QStringList &models, const QByteArray &key)
{
    QJsonArray data;
    for (const QString &model : models)
        data.append(QJsonObject{{u"id"_s, model}});
    const FakeReply list = FakeReply::json(200, {{u"data"_s, data}});
    m_house->server.setHandler([list, key](const FakeRequest &request) -> std::optional<FakeReply> {
        if (!key.isEmpty() && request.header("Authorization") != "Bearer " + key)
            return FakeReply::error(401, u"A key is needed."_s);
        return request.path.endsWith("/models") ? std::optional(list) : std::nullopt;
    });
}

void NewConnectionTest::beginWith(const QString &address)
{
    row().button()->click();
    auto *const field = shown<QLineEdit>(u"address"_s);
    QVERIFY(field);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, address);
    QTest::keyClick(field, Qt::Key_Return);
}

void NewConnectionTest::fewModelsAreAskedAtOnce()
{
    offer({u"alto"_s, u"tenor"_s});
    beginWith(address());
    QTRY_COMPARE(m_house->desk->running().size(), 1);
    const chat::Turn &turn = m_house->desk->running().first()->session().turns.first();
    QCOMPARE(turn.prompt, u"Would a four-day week work?"_s);
    QCOMPARE(turn.panel.members.size(), 2);
    QTRY_VERIFY(asked().size() >= 2);
    QVERIFY(shown<QPlainTextEdit>(u"prompt"_s)->hasFocus());
}

void NewConnectionTest::manyAreLookedAtFirst()
{
    offer({u"alto"_s, u"tenor"_s, u"bass"_s, u"soprano"_s});
    beginWith(address());
    QTRY_VERIFY(shown<QWidget>(u"panelPage"_s));
    QVERIFY(m_house->desk->running().isEmpty());
    QCOMPARE(asked(), QStringList());
    auto *const use = shown<QPushButton>(u"usePanel"_s);
    QVERIFY(use->hasFocus()); // by keyboard: a key is enough
    QTest::keyClick(use, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_house->desk->running().size(), 1);
    QCOMPARE(m_house->desk->running().first()->session().turns.first().panel.members.size(), 3);
}

void NewConnectionTest::leftUnusedNothingIsAsked()
{
    offer({u"alto"_s, u"tenor"_s, u"bass"_s, u"soprano"_s});
    beginWith(address());
    QTRY_VERIFY(shown<QWidget>(u"panelPage"_s));
    m_house->window->findChild<QAction *>(u"stopAction"_s)->trigger();
    QTRY_VERIFY(shown<QWidget>(u"startPage"_s));
    QCoreApplication::processEvents(); // what would ask is posted
    QVERIFY(m_house->desk->running().isEmpty());
    QCOMPARE(shown<QPlainTextEdit>(u"prompt"_s)->toPlainText(), u"Would a four-day week work?"_s);
}

void NewConnectionTest::aKeyIsAskedForWhereOneIsWanted()
{
    offer({u"alto"_s, u"tenor"_s}, "sk-right-0123456789");
    beginWith(address());
    QTRY_VERIFY2(shown<QLineEdit>(u"key"_s), qPrintable(said()));
    QVERIFY2(said().contains(u"A key is needed."_s), qPrintable(said()));
    const auto enter = [this](const QString &key) {
        auto *const field = shown<QLineEdit>(u"key"_s);
        field->setText(key);
        QTest::keyClick(field, Qt::Key_Return);
    };
    enter(u"sk-wrong-0123456789"_s);
    QTRY_VERIFY(shown<styleui::ElidedLabel>(u"keyMessage"_s) &&
                shown<styleui::ElidedLabel>(u"keyMessage"_s)->text().contains(u"A key is needed."_s));
    enter(u"sk-right-0123456789"_s);
    QTRY_COMPARE(m_house->desk->running().size(), 1);
    for (const QLineEdit *const field : m_house->window->findChildren<QLineEdit *>())
        QVERIFY(!field->text().contains(u"sk-right"_s));
}

void NewConnectionTest::aServiceByItsNameWantsItsKeyFirst()
{
    beginWith(u"Mistral"_s);
    QVERIFY(shown<QLineEdit>(u"key"_s)->hasFocus());
    QVERIFY(shown<QPushButton>(u"makeOtherKey"_s));
    QTest::keyClick(shown<QLineEdit>(u"key"_s), Qt::Key_Escape);
    QTRY_VERIFY(!shown<QLineEdit>(u"key"_s));
    QTRY_VERIFY(row().button()->hasFocus());
    QVERIFY(shown<QWidget>(u"startPage"_s));
    QCOMPARE(m_house->server.requests().size(), 0);
}

void NewConnectionTest::withoutAListModelsAreWritten()
{
    m_house->server.setHandler([](const FakeRequest &request) -> std::optional<FakeReply> {
        return request.path.endsWith("/models") ? std::optional(FakeReply::error(404, u"Not here."_s)) : std::nullopt;
    });
    beginWith(address());
    QTRY_VERIFY(shown<QWidget>(u"panelPage"_s));
    QVERIFY(!shown<QPushButton>(u"usePanel"_s)->hasFocus());
    shown<QPushButton>(u"usePanel"_s)->click();
    QVERIFY(shown<QWidget>(u"panelPage"_s)); // it says what is missing
    QCOMPARE(asked(), QStringList());
}

void NewConnectionTest::whatIsWrongIsSaid_data()
{
    QTest::addColumn<FakeReply>("reply");
    QTest::addColumn<QString>("words");
    QTest::newRow("no model that writes")
        << FakeReply::json(200, {{u"data"_s, QJsonArray{QJsonObject{{u"id"_s, u"text-embedding-3-small"_s}}}}})
        << u"offers no model that writes text"_s;
    QTest::newRow("no list of models") << FakeReply::body(200, "text/html", "<html>A router</html>")
                                       << u"no list of models"_s;
    QTest::newRow("a server in trouble") << FakeReply::error(503, u"Not now."_s) << u"Not now."_s;
}

void NewConnectionTest::whatIsWrongIsSaid()
{
    QFETCH(const FakeReply, reply);
    QFETCH(const QString, words);
    m_house->server.setHandler([reply](const FakeRequest &) { return reply; });
    beginWith(address());
    QTRY_VERIFY(!said().isEmpty());
    QVERIFY2(said().contains(words, Qt::CaseInsensitive), qPrintable(said()));
    QVERIFY(shown<QLineEdit>(u"address"_s)->hasFocus());
    QCOMPARE(shown<QLineEdit>(u"address"_s)->text(), address()); // to be mended
    QVERIFY(m_house->desk->running().isEmpty());
}

void NewConnectionTest::itCanBeStopped()
{
    m_house->server.setHandler([](const FakeRequest &) { return FakeReply::silence(); });
    beginWith(address());
    QTRY_COMPARE(m_house->server.requests().size(), 1);
    QVERIFY(shown<QPushButton>(u"stopAsking"_s)); // the key that began it did not press it
    QVERIFY(shown<QPushButton>(u"stopAsking"_s)->hasFocus());
    QTest::keyClick(shown<QPushButton>(u"stopAsking"_s), Qt::Key_Return);
    QVERIFY(!shown<QPushButton>(u"stopAsking"_s));
    QCOMPARE(said(), QString());
    QTRY_COMPARE(m_house->server.openConnections(), 0);
}

QTEST_MAIN(NewConnectionTest)
#include "tst_newconnection.moc"
