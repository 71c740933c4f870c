// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/membercard.h"
#include "ui/panel/memberlist.h"
#include "ui/panel/modelsettingsform.h"
#include "ui/panel/offer.h"
#include "ui/style/elidedlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using panelui::MemberCard;
using panelui::MemberList;
using panelui::ModelSettingsForm;

/// The members as cards: they come, go and move, by mouse and by keyboard.
class TestMemberList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void membersComeAndGo();
    void eightMembersAtMost();
    void theLastMemberStays();
    void aDuplicateKeepsAllSettings();
    void membersAreDragged();
    void aCardSaysWhatMatters();
    void aCardOpensAndCloses();
    void anotherModelLosesTheOldName();
    void whatAModelDoesNotTakeIsGrey();
    void whatIsSetAllTheSameCanBeTakenBack();
    void theWheelChangesNothingInPassing();
    void X11_hostileNamesArePlainText();

private:
    /// Ids in their order; a number after the name of a member says where it was numbered.
    [[nodiscard]] QString order() const
    {
        QString order;
        for (const QList<chat::Member> all = m_list->members(); const chat::Member &member : all)
            order += u"%1%2 "_s.arg(member.model.id).arg(member.id.number);
        return order.trimmed();
    }
    [[nodiscard]] MemberCard *card(const QString &id) const
    {
        for (const QList<MemberCard *> all = m_list->findChildren<MemberCard *>(); MemberCard *const one : all) {
            if (one->member().model.id == id && !one->isHidden())
                return one;
        }
        return nullptr;
    }
    void press(const QString &id, const QString &button) const { card(id)->findChild<QPushButton *>(button)->click(); }
    void show(const QList<chat::Member> &members);

    panelui::Offer m_offer{.endpoints = {settings::openRouter(), {.id = u"ollama"_s, .name = u"Ollama"_s}}};
    std::unique_ptr<MemberList> m_list;
};

void TestMemberList::show(const QList<chat::Member> &members)
{
    m_list = std::make_unique<MemberList>(members, m_offer);
    m_list->resize(900, 600);
    m_list->show();
    m_list->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
}

void TestMemberList::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    show({{.model = {.endpoint = u"openrouter"_s, .id = u"a"_s}},
          {.model = {.endpoint = u"openrouter"_s, .id = u"b"_s}},
          {.model = {.endpoint = u"ollama"_s, .id = u"c"_s}}});
}

void TestMemberList::membersComeAndGo()
{
    const QSignalSpy changed(m_list.get(), &MemberList::changed);
    press(u"a"_s, u"remove"_s);
    QCOMPARE(order(), u"b1 c2"_s);
    m_list->findChild<QPushButton *>(u"addMember"_s)->click();
    QCOMPARE(order(), u"b1 c2 3"_s);
    QCOMPARE(m_list->members()[2].model.endpoint, u"ollama"_s);
    QCOMPARE(changed.size(), 2);
}

void TestMemberList::eightMembersAtMost()
{
    auto *const add = m_list->findChild<QPushButton *>(u"addMember"_s);
    while (m_list->members().size() < chat::maxMembers)
        add->click();
    QVERIFY(add->isHidden());
    QVERIFY(!card(u"a"_s)->findChild<QPushButton *>(u"duplicate"_s)->isEnabled());
    press(u"a"_s, u"remove"_s);
    QVERIFY(!add->isHidden());
}

void TestMemberList::theLastMemberStays()
{
    press(u"a"_s, u"remove"_s);
    press(u"b"_s, u"remove"_s);
    auto *const button = card(u"c"_s)->findChild<QPushButton *>(u"remove"_s);
    QVERIFY(!button->isEnabled());
    QTest::mouseClick(m_list.get(), Qt::LeftButton, {}, button->mapTo(m_list.get(), button->rect().center()));
    QVERIFY(!card(u"c"_s)->isOpen());
}

void TestMemberList::aDuplicateKeepsAllSettings()
{
    card(u"a"_s)->setOpen(true);
    card(u"a"_s)->findChild<QDoubleSpinBox *>(u"temperature"_s)->setValue(0.7);
    press(u"a"_s, u"duplicate"_s);
    QCOMPARE(order(), u"a1 a2 b3 c4"_s);
    QCOMPARE(m_list->members()[1].settings, m_list->members()[0].settings);
    QCOMPARE(m_list->members()[1].settings.temperature, 0.7);
}

void TestMemberList::membersAreDragged()
{
    auto *const handle = card(u"a"_s)->findChild<QWidget *>(u"move"_s);
    const auto move = [this, handle](const QString &to, int beyond) {
        const QPoint centre = card(to)->mapTo(m_list.get(), card(to)->rect().center()) + QPoint(0, beyond);
        const QPointF place = handle->mapFrom(m_list.get(), centre);
        QMouseEvent event(QEvent::MouseMove, place, m_list->mapToGlobal(centre), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(handle, &event);
    };
    QTest::mousePress(handle, Qt::LeftButton);
    move(u"b"_s, -2); // not yet past it
    QCOMPARE(order(), u"a1 b2 c3"_s);
    move(u"b"_s, 2);
    QCOMPARE(order(), u"b1 a2 c3"_s);
    move(u"c"_s, 40);
    QCOMPARE(order(), u"b1 c2 a3"_s);
    move(u"b"_s, -40);
    QCOMPARE(order(), u"a1 b2 c3"_s);
    QTest::mouseRelease(handle, Qt::LeftButton);
}

void TestMemberList::aCardSaysWhatMatters()
{
    show({{.model = {.id = u"x/opus"_s, .name = u"Opus & Sons"_s},
           .settings = {.effort = u"high"_s, .web = {.search = true}},
           .weight = 2}});
    const auto *const model = m_list->findChild<QPushButton *>(u"memberModel"_s);
    QCOMPARE(model->text(), u"Opus && Sons"_s);
    QCOMPARE(model->accessibleName(), u"Model of member 1: Opus & Sons"_s);
    const auto *const summary = m_list->findChild<styleui::ElidedLabel *>(u"summary"_s);
    QCOMPARE(summary->text(), u"effort high · web search · weight 2"_s);
    show({{.model = {.endpoint = u"gone"_s, .id = u"x"_s}, .weight = 2}});
    QCOMPARE(m_list->findChild<styleui::ElidedLabel *>(u"summary"_s)->text(), u"not connected: gone · weight 2"_s);
    show({{}});
    QCOMPARE(m_list->findChild<QPushButton *>(u"memberModel"_s)->text(), u"Choose a model…"_s);
}

void TestMemberList::aCardOpensAndCloses()
{
    MemberCard *const one = card(u"b"_s);
    const int height = one->sizeHint().height();
    const auto *const button = one->findChild<QPushButton *>(u"openMember"_s);
    QCOMPARE(button->accessibleName(), u"Open the settings of member 2"_s);
    QTest::mouseClick(one->findChild<QWidget *>(u"summary"_s), Qt::LeftButton);
    QVERIFY(one->isOpen());
    QCOMPARE(button->accessibleName(), u"Close the settings of member 2"_s);
    press(u"b"_s, u"openMember"_s);
    QVERIFY(!one->isOpen());
    QCOMPARE(one->sizeHint().height(), height);
    QCOMPARE(order(), u"a1 b2 c3"_s);
}

void TestMemberList::anotherModelLosesTheOldName()
{
    show({{.model = {.endpoint = u"openrouter"_s, .id = u"google/flash"_s, .name = u"Flash"_s}}});
    card(u"google/flash"_s)->setOpen(true);
    auto *const model = m_list->findChild<QLineEdit *>(u"model"_s);
    model->setText(u"google/pro"_s);
    QCOMPARE(m_list->members()[0].model.displayName(), u"google/pro"_s);
    QCOMPARE(m_list->findChild<QPushButton *>(u"memberModel"_s)->text(), u"google/pro"_s);
    model->setText(u"google/flash"_s);
    QCOMPARE(m_list->members()[0].model.displayName(), u"Flash"_s);
}

void TestMemberList::whatAModelDoesNotTakeIsGrey()
{
    card(u"c"_s)->setOpen(true);
    const auto isEnabled = [this](const QString &name) {
        return card(u"c"_s)->findChild<QWidget *>(name)->isEnabled();
    };
    QVERIFY(!isEnabled(u"webSearch"_s) && !isEnabled(u"webFetch"_s) && !isEnabled(u"hostOrder"_s));
    const auto *const reasons = card(u"c"_s)->findChild<styleui::ElidedLabel *>(u"reasons"_s);
    QCOMPARE(reasons->text(), u"Web search and fetch are tools of OpenRouter; Ollama has none. Hosts are chosen at "
                              "OpenRouter only."_s);
    card(u"c"_s)->findChild<QComboBox *>(u"connection"_s)->setCurrentIndex(0);
    QVERIFY(isEnabled(u"webSearch"_s) && isEnabled(u"webFetch"_s) && isEnabled(u"hostOrder"_s));
    QVERIFY(reasons->isHidden());
}

void TestMemberList::whatIsSetAllTheSameCanBeTakenBack()
{
    ModelSettingsForm form({.temperature = 1, .effort = u"max"_s, .maxTokens = 9000}, ModelSettingsForm::Of::Member);
    form.setCapabilities({.whyNoTemperature = u"No temperature."_s,
                          .whyNoEffort = u"No effort."_s,
                          .efforts = {u"high"_s, u"low"_s},
                          .maxOutputTokens = 8000});
    auto *const temperature = form.findChild<QDoubleSpinBox *>(u"temperature"_s);
    auto *const effort = form.findChild<QComboBox *>(u"effort"_s);
    QVERIFY(temperature->isEnabled() && effort->isEnabled());
    QCOMPARE(form.findChild<styleui::ElidedLabel *>(u"reasons"_s)->text(),
             u"No temperature. No effort. The model writes 8,000 tokens at most."_s);
    QCOMPARE(form.settings().effort, u"max"_s);
    QStringList choices;
    for (int row = 0; row < effort->count(); ++row) {
        if (qobject_cast<QStandardItemModel *>(effort->model())->item(row)->isEnabled())
            choices.append(effort->itemText(row));
    }
    QCOMPARE(choices, QStringList({u"not sent"_s, u"high"_s, u"low"_s}));
    temperature->setValue(temperature->minimum());
    effort->setCurrentIndex(0);
    QVERIFY(!temperature->isEnabled() && !effort->isEnabled());
    QVERIFY((form.settings() == chat::ModelSettings{.maxTokens = 9000}));
}

void TestMemberList::theWheelChangesNothingInPassing()
{
    card(u"a"_s)->setOpen(true);
    auto *const weight = card(u"a"_s)->findChild<QDoubleSpinBox *>(u"weight"_s);
    const auto turn = [weight] {
        const QPointF place(weight->rect().center());
        QWheelEvent event(place, weight->mapToGlobal(place), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(weight, &event);
    };
    turn();
    QCOMPARE(m_list->members()[0].weight, 1.0);
    weight->setFocus();
    turn();
    QCOMPARE(m_list->members()[0].weight, 1.1);
}

void TestMemberList::X11_hostileNamesArePlainText()
{
    const QString hostile = u"<img src=x>\n\u202Eevil&"_s + QString(50'000, u'x');
    show({{.model = {.endpoint = hostile, .id = hostile}, .label = hostile, .settings = {.systemPrompt = hostile}}});
    m_list->findChild<MemberCard *>()->setOpen(true);
    QVERIFY(m_list->minimumSizeHint().width() < 1000);
    const QString shown = m_list->findChild<QPushButton *>(u"memberModel"_s)->text();
    QVERIFY2(shown.startsWith(u"<img src=x>"_s) && !shown.contains(u'\u202E') && shown.size() < 100, qPrintable(shown));
    QCOMPARE(m_list->members()[0].label, hostile);
}

QTEST_MAIN(TestMemberList)
#include "tst_memberlist.moc"
