// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/modelpicker.h"

#include "catalogue/catalogue.h"
#include "catalogue/habits.h"
#include "catalogue/samples.h"
#include "provider/keysource.h"
#include "support/fakeclock.h"
#include "support/fakemodelserver.h"
#include "ui/panel/modeldelegate.h"
#include "ui/panel/modelfield.h"
#include "ui/panel/modellistmodel.h"
#include "ui/panel/offer.h"
#include "ui/panel/panelactions.h"
#include "ui/style/elidedlabel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using panelui::ModelListModel;
using panelui::ModelPicker;
using testsupport::FakeReply;
using testsupport::FakeRequest;

namespace {

class NoKeys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const settings::Endpoint &) const override { return {}; }
};

const QByteArray choir = R"({"data":[
    {"id":"a/alto-2","name":"A: Alto 2","context_length":200000,"pricing":{"prompt":"0.000003","completion":"0.000015"},
     "architecture":{"input_modalities":["text","image"]},"supported_parameters":["tools"],
     "expiration_date":"2026-12-31","description":"<b>High</b>"},
    {"id":"a/alto-1","name":"A: Alto 1","pricing":{"prompt":"0","completion":"0"}},
    {"id":"b/bass","name":"B: Bass"},
    {"id":"~b/bass-latest","name":"B: Bass Latest","alias_target":"b/bass"}]})";

/// A picker over two connections: one that answers, and one that does not.
struct Scene
{
    explicit Scene(const QByteArray &reply = choir)
    {
        server.setHandler([this](const FakeRequest &request) -> std::optional<FakeReply> {
            if (request.path.startsWith("/quiet"))
                return std::nullopt;
            return answer;
        });
        answer = FakeReply::body(200, "application/json", reply);
        const settings::Endpoint loud{.id = u"loud"_s, .name = u"Loud"_s, .url = server.baseUrl()};
        const settings::Endpoint quiet{.id = u"quiet"_s, .name = u"Quiet"_s, .url = server.url(u"/quiet/v1"_s)};
        catalogue.setEndpoints({loud, quiet});
        anchor.resize(300, 40);
        anchor.show();
    }

    void fetch()
    {
        catalogue.refresh(u"loud"_s);
        QTRY_VERIFY(!catalogue.isRefreshing());
    }
    void open(const chat::Model &present = {})
    {
        picker.popUp(&anchor, present);
        QTRY_VERIFY(!catalogue.isLoading() && !catalogue.isRefreshing());
    }
    template<typename Widget>
    [[nodiscard]] Widget *part(const QString &name) const
    {
        return picker.findChild<Widget *>(name);
    }
    [[nodiscard]] QLineEdit *field() const { return part<QLineEdit>(u"modelSearch"_s); }
    [[nodiscard]] QListView *list() const { return part<QListView>(u"models"_s); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(field(), Qt::Key(key), modifiers); }
    void type(const QString &text) const { field()->setText(text); }
    [[nodiscard]] QString current() const { return list()->currentIndex().data().toString(); }
    [[nodiscard]] QString rows() const
    {
        QStringList rows;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            rows.append(list()->model()->index(row, 0).data().toString());
        return rows.join(u" | "_s);
    }
    [[nodiscard]] QString state() const { return part<styleui::ElidedLabel>(u"listState"_s)->text(); }
    [[nodiscard]] QString problem() const { return part<styleui::ElidedLabel>(u"listProblem"_s)->text(); }

    QTemporaryDir folder;
    testsupport::FakeClock clock;
    testsupport::FakeModelServer server;
    FakeReply answer;
    NoKeys keys;
    catalogue::Catalogue catalogue{folder.filePath(u"models"_s), keys, clock};
    settings::PreferenceStore preferences{folder.filePath(u"preferences.json"_s)};
    QWidget anchor;
    panelui::PanelActions actions;
    ModelPicker picker{catalogue, preferences, actions, clock};
};

} // namespace

/// Picking a model out of all: by keyboard, by mouse, and what is said where there is nothing to pick.
class ModelPickerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }
    void rowsSayWhatIsKnown();
    void theKeyboardPicks();
    void whatIsTypedCanBeUsed();
    void marksFavourites();
    void theMouseMarksAndPicks();
    void filtersNarrow();
    void saysAgesAndRefreshes();
    void stopsFetching();
    void saysWhatWentWrongBesideTheOld();
    void saysWhatToDoWhereThereIsNothing();
    void keepsItsPlaceWhenTheListChanges();
    void fitsTheScreen();
    void staysInAWindowThatHasRoom();
    void isReadOutByName();
    void fillsTheFieldItWasOpenedFor();
};

void ModelPickerTest::rowsSayWhatIsKnown()
{
    Scene scene;
    QAbstractItemModelTester tester(scene.list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    scene.fetch();
    scene.open();
    QCOMPARE(scene.rows(), u"Alto 2 | Alto 1 | Bass | Bass Latest"_s);
    const QModelIndex alto = scene.list()->model()->index(0, 0);
    const auto said = [&](int role) { return alto.data(role).toString(); };
    QCOMPARE(said(ModelListModel::SecondLineRole), u"A · Loud · 200k context"_s);
    QCOMPARE(said(ModelListModel::PriceRole), u"$3 / $15 per million"_s);
    QCOMPARE(said(ModelListModel::AbilitiesRole), u"local · images · tools"_s);
    QCOMPARE(said(ModelListModel::RetirementRole), u"retires 2026-12-31"_s);
    QVERIFY(said(Qt::ToolTipRole).contains("&lt;b&gt;High"_L1));
    QCOMPARE(said(Qt::AccessibleTextRole), u"Alto 2, A · Loud · 200k context, $3 / $15 per million, local, images, "
                                           "tools, retires 2026-12-31"_s);
    QCOMPARE(scene.list()->model()->index(3, 0).data(ModelListModel::AliasRole).toString(), u"today: bass"_s);
    QVERIFY(!scene.list()->viewport()->grab().isNull()); // painted, typed rows too
    scene.type(u"b/baritone"_s);
    QVERIFY(!scene.list()->viewport()->grab().isNull());
}

void ModelPickerTest::theKeyboardPicks()
{
    Scene scene;
    scene.fetch();
    scene.open({.endpoint = u"loud"_s, .id = u"b/bass"_s, .name = {}});
    QCOMPARE(scene.current(), u"Bass"_s);
    QVERIFY(scene.field()->hasFocus());
    QTest::keyClicks(scene.field(), u"al"_s);
    QCOMPARE(scene.current(), u"Alto 2"_s);
    scene.key(Qt::Key_Down);
    QCOMPARE(scene.current(), u"Alto 1"_s);
    QSignalSpy picked(&scene.picker, &ModelPicker::picked);
    scene.key(Qt::Key_Return);
    QCOMPARE(picked.size(), 1);
    const chat::Model expected{.endpoint = u"loud"_s, .id = u"a/alto-1"_s, .name = u"Alto 1"_s};
    QCOMPARE(picked.first().first().value<chat::Model>(), expected);
    QVERIFY(!scene.picker.isVisible());
    QCOMPARE(scene.preferences.current().recentModels, QList{expected});

    scene.open();
    QCOMPARE(scene.current(), u"Alto 1"_s); // the last used one first, what was typed is gone
    scene.key(Qt::Key_Up);
    QCOMPARE(scene.current(), u"Bass Latest"_s);
    scene.key(Qt::Key_Escape);
    QVERIFY(!scene.picker.isVisible());
    QCOMPARE(picked.size(), 1);
}

void ModelPickerTest::whatIsTypedCanBeUsed()
{
    Scene scene;
    scene.fetch();
    scene.open();
    scene.type(u"b/bass"_s); // one list has it, the other not
    QCOMPARE(scene.rows(), u"Bass | Bass Latest | Use “b/bass” as typed at Quiet"_s);
    scene.type(u"foo/bar"_s);
    QCOMPARE(scene.rows(), u"Use “foo/bar” as typed at Loud | Use “foo/bar” as typed at Quiet"_s);
    scene.key(Qt::Key_Up);
    scene.key(Qt::Key_D, Qt::ControlModifier); // nothing to mark
    QVERIFY(scene.preferences.current().favouriteModels.isEmpty());
    QSignalSpy picked(&scene.picker, &ModelPicker::picked);
    scene.key(Qt::Key_Enter);
    QCOMPARE(picked.value(0).value(0).value<chat::Model>(),
             (chat::Model{.endpoint = u"quiet"_s, .id = u"foo/bar"_s, .name = {}}));

    scene.open({.endpoint = u"quiet"_s, .id = u"x"_s, .name = {}});
    scene.type(u"foo"_s);
    QCOMPARE(scene.current(), u"Use “foo” as typed at Quiet"_s); // where the present one is
    scene.type(u"two words"_s);                                  // no id
    QCOMPARE(scene.rows(), QString());
    scene.key(Qt::Key_Return);
    scene.key(Qt::Key_Down);
    QCOMPARE(picked.size(), 1);
    QVERIFY(scene.picker.isVisible());
}

void ModelPickerTest::marksFavourites()
{
    Scene scene;
    scene.fetch();
    scene.open();
    scene.type(u"bass"_s);
    scene.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(scene.current(), u"Bass"_s);
    QVERIFY(scene.list()->currentIndex().data(ModelListModel::IsFavouriteRole).toBool());
    QVERIFY(scene.list()->currentIndex().data(Qt::AccessibleTextRole).toString().endsWith("favourite"_L1));
    scene.type({});
    QCOMPARE(scene.rows(), u"Bass | Alto 2 | Alto 1 | Bass Latest"_s);
    scene.key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(scene.preferences.current().favouriteModels.isEmpty());
}

void ModelPickerTest::theMouseMarksAndPicks()
{
    Scene scene;
    scene.fetch();
    scene.open();
    const QRect row = scene.list()->visualRect(scene.list()->model()->index(1, 0));
    const QPoint star = panelui::ModelDelegate::starRect(row).center();
    QSignalSpy picked(&scene.picker, &ModelPicker::picked);
    QTest::mouseClick(scene.list()->viewport(), Qt::LeftButton, {}, star);
    QVERIFY(scene.picker.isVisible());
    QCOMPARE(scene.preferences.current().favouriteModels.value(0).id, u"a/alto-1"_s);
    QCOMPARE(picked.size(), 0);
    QTest::mouseClick(scene.list()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(picked.value(0).value(0).value<chat::Model>().id, u"a/alto-1"_s);
}

void ModelPickerTest::filtersNarrow()
{
    Scene scene;
    scene.fetch();
    scene.open();
    scene.part<QPushButton>(u"free"_s)->click();
    QCOMPARE(scene.rows(), u"Alto 1"_s);
    QVERIFY(scene.state().startsWith("1 of 4 models"_L1));
    scene.part<QPushButton>(u"tools"_s)->click();
    QCOMPARE(scene.rows(), QString());
    QVERIFY(scene.part<QLabel>(u"modelHint"_s)->isVisible());
    QVERIFY(scene.part<QLabel>(u"modelHint"_s)->text().startsWith("No model is like that"_L1));
    scene.part<QPushButton>(u"free"_s)->click();
    QCOMPARE(scene.rows(), u"Alto 2"_s);
    scene.part<QPushButton>(u"tools"_s)->click();

    const auto choose = [&](const QString &name, int row) {
        auto *const box = scene.part<QComboBox>(name);
        box->setFocus();
        while (box->currentIndex() < row)
            QTest::keyClick(box, Qt::Key_Down);
    };
    choose(u"price"_s, 2);
    QCOMPARE(scene.rows(), u"Alto 1"_s);
    choose(u"price"_s, 3);
    QCOMPARE(scene.rows(), u"Alto 2 | Alto 1"_s);
    choose(u"context"_s, 1);
    QCOMPARE(scene.rows(), u"Alto 2"_s);
    choose(u"connection"_s, 2);
    QCOMPARE(scene.rows(), QString());
    scene.type(u"foo"_s);
    QCOMPARE(scene.rows(), u"Use “foo” as typed at Quiet"_s); // there only
}

void ModelPickerTest::saysAgesAndRefreshes()
{
    Scene scene;
    // Opening it is an act: what is missing is fetched, and the present model is marked as soon as it is there.
    scene.open({.endpoint = u"loud"_s, .id = u"b/bass"_s, .name = {}});
    QTRY_COMPARE(scene.current(), u"Bass"_s);
    QCOMPARE(scene.state(), u"4 models · Loud just now · Quiet never fetched"_s);
    scene.clock.advance(3h);
    scene.open();
    QCOMPARE(scene.state(), u"4 models · Loud 3 h ago · Quiet never fetched"_s);
    const qsizetype before = scene.server.requests().size();
    scene.part<QPushButton>(u"refreshLists"_s)->click();
    QCOMPARE(scene.state(), u"Fetching the list of Loud, Quiet…"_s);
    QTRY_COMPARE(scene.state(), u"4 models · Loud just now · Quiet never fetched"_s);
    QCOMPARE(scene.server.requests().size(), before + 2);
    QVERIFY(scene.problem().startsWith("Quiet: "_L1));
}

void ModelPickerTest::stopsFetching()
{
    Scene scene;
    scene.fetch();
    scene.answer = FakeReply::silence();
    scene.open();
    auto *const button = scene.part<QPushButton>(u"refreshLists"_s);
    button->click();
    QCOMPARE(button->text(), u"Stop"_s);
    button->click();
    QCOMPARE(button->text(), u"Refresh"_s);
    QVERIFY(!scene.catalogue.isRefreshing());
    QCOMPARE(scene.rows(), u"Alto 2 | Alto 1 | Bass | Bass Latest"_s);
}

void ModelPickerTest::saysWhatWentWrongBesideTheOld()
{
    Scene scene;
    scene.fetch();
    scene.answer = FakeReply::error(401, u"No <b>such</b> key"_s);
    scene.open();
    scene.fetch();
    QVERIFY2(scene.problem().contains("Loud: No <b>such</b> key"_L1), qPrintable(scene.problem()));
    QVERIFY(scene.part<styleui::ElidedLabel>(u"listProblem"_s)->isVisible());
    QCOMPARE(scene.rows(), u"Alto 2 | Alto 1 | Bass | Bass Latest"_s);
}

void ModelPickerTest::saysWhatToDoWhereThereIsNothing()
{
    Scene scene(R"({"data":[]})");
    scene.open();
    auto *const hint = scene.part<QLabel>(u"modelHint"_s);
    QVERIFY(hint->isVisible());
    QVERIFY(hint->text().contains("Refresh"_L1));
    QVERIFY(hint->text().contains("can be typed"_L1));
    scene.type(u"foo"_s);
    QVERIFY(!hint->isVisible());
    QVERIFY(scene.list()->isVisible());
}

void ModelPickerTest::keepsItsPlaceWhenTheListChanges()
{
    Scene scene;
    scene.fetch();
    scene.open();
    scene.key(Qt::Key_Down);
    scene.key(Qt::Key_Down);
    QCOMPARE(scene.current(), u"Bass"_s);
    scene.answer = FakeReply::body(200, "application/json", R"({"data":[{"id":"new"},{"id":"b/bass","name":"Bass"}]})");
    scene.fetch();
    QCOMPARE(scene.rows(), u"new | Bass"_s);
    QCOMPARE(scene.current(), u"Bass"_s);
}

void ModelPickerTest::staysInAWindowThatHasRoom()
{
    Scene scene;
    scene.fetch();
    QWidget window;
    window.setGeometry(20, 30, 720, 500);
    auto *const anchor = new QPushButton(&window);
    window.show();
    for (const QPoint place : {QPoint(0, 0), QPoint(300, 240), QPoint(640, 470)}) {
        anchor->move(place);
        scene.picker.popUp(anchor, {});
        QVERIFY(window.geometry().contains(scene.picker.geometry()));
        QCOMPARE_GE(scene.picker.height(), 420);
        scene.picker.close();
    }
}

void ModelPickerTest::fitsTheScreen()
{
    Scene scene(samples::openRouterReply(3000));
    scene.fetch();
    const QRect room = scene.anchor.screen()->availableGeometry();
    for (const QPoint place : {room.topLeft(), room.bottomRight() - QPoint(50, 20), room.center()}) {
        scene.anchor.move(place);
        scene.open();
        QVERIFY(room.contains(scene.picker.geometry()));
        scene.picker.close();
    }
    scene.open();
    QCOMPARE(scene.list()->model()->rowCount(), 3000);
    scene.key(Qt::Key_PageDown);
    QVERIFY(scene.list()->currentIndex().row() > 1);
    scene.key(Qt::Key_PageUp);
    QCOMPARE(scene.list()->currentIndex().row(), 0);
}

void ModelPickerTest::isReadOutByName()
{
    Scene scene;
    scene.open();
    QStringList unnamed;
    for (const QList<QWidget *> parts = scene.picker.findChildren<QWidget *>(); QWidget *const part : parts) {
        const bool isControl = qobject_cast<QComboBox *>(part) || qobject_cast<QLineEdit *>(part) ||
                               qobject_cast<QPushButton *>(part) || qobject_cast<QListView *>(part);
        const bool isOurs = isControl && !part->objectName().startsWith("qt_"_L1) && !part->objectName().isEmpty();
        const auto *const button = qobject_cast<QPushButton *>(part);
        if (isOurs && part->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            unnamed.append(part->objectName());
    }
    QCOMPARE(unnamed, QStringList());
}

void ModelPickerTest::fillsTheFieldItWasOpenedFor()
{
    Scene scene;
    scene.fetch();
    panelui::Offer offer{.picker = &scene.picker};
    for (const catalogue::Listing &listing : scene.catalogue.listings())
        offer.endpoints.append(listing.endpoint);
    panelui::ModelField one(offer, panelui::ModelField::Choice::FromPicker);
    panelui::ModelField other(offer, panelui::ModelField::Choice::FromPicker);
    one.show();
    other.setModel({.endpoint = u"quiet"_s, .id = u"x"_s, .name = {}});
    one.findChild<QPushButton *>(u"chooseModel"_s)->click();
    scene.key(Qt::Key_Return);
    QCOMPARE(one.model(), (chat::Model{.endpoint = u"loud"_s, .id = u"a/alto-2"_s, .name = u"Alto 2"_s}));
    QCOMPARE(other.model().id, u"x"_s);
}

QTEST_MAIN(ModelPickerTest)
#include "tst_modelpicker.moc"
