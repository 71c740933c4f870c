// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/panelpage.h"
#include "ui/style/elidedlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using panelui::PanelPage;

namespace {

chat::Panel preset()
{
    chat::Panel panel{.id = u"budget"_s, .name = u"Budget"_s, .note = u"64.7 · DRACO, June 2026, with web tools"_s};
    for (const QString &id : {u"google/flash"_s, u"moonshot/kimi"_s}) {
        panel.members.append({.model = {.endpoint = u"openrouter"_s, .id = id, .name = id.section(u'/', 1)},
                              .settings = {.maxTokens = 4000, .web = {.search = true, .fetch = true}}});
    }
    chat::numberMembers(panel);
    panel.judge.model = {.endpoint = u"openrouter"_s, .id = u"anthropic/opus"_s, .name = u"Opus"_s};
    panel.judge.settings.temperature = 0;
    panel.writer.model = panel.judge.model;
    return panel;
}

const panelui::Offer offer{.endpoints = {settings::openRouter(), {.id = u"ollama"_s, .name = u"Ollama"_s}},
                           .models = {{u"ollama"_s, {u"llama"_s}}}};

} // namespace

class TestPanelPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsGivenComesBackUnchanged();
    void theNoteIsGoneOnceAnythingIsChanged_data();
    void theNoteIsGoneOnceAnythingIsChanged();
    void membersComeAndGo();
    void eightMembersAtMost();
    void theLastMemberStays();
    void aDuplicateKeepsAllSettings();
    void everySettingIsTaken();
    void anotherModelLosesTheOldName();
    void aConnectionThatIsNotThereIsKept();
    void problemsAreSaid_data();
    void problemsAreSaid();
    void savingNeedsAName();
    void aNewPanelBeginsWithOneMember();
    void fieldsAreNamed();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_page->findChild<Widget *>(name);
    }
    [[nodiscard]] QList<QWidget *> members() const
    {
        QList<QWidget *> shown;
        const QList<QWidget *> all = m_page->findChildren<QWidget *>(u"member"_s);
        for (QWidget *const one : all) {
            if (!one->isHidden())
                shown.append(one);
        }
        return shown;
    }
    [[nodiscard]] QString problem() const
    {
        const auto *const label = find<styleui::ElidedLabel>(u"problem"_s);
        return label->isHidden() ? QString() : label->text();
    }

    std::unique_ptr<PanelPage> m_page;
};

void TestPanelPage::init()
{
    QTest::failOnWarning();
    m_page = std::make_unique<PanelPage>();
    m_page->resize(1000, 800);
    m_page->edit(preset(), offer);
}

void TestPanelPage::whatIsGivenComesBackUnchanged()
{
    QCOMPARE(m_page->panel(), preset());
    QCOMPARE(find<styleui::ElidedLabel>(u"note"_s)->text(), preset().note);
}

void TestPanelPage::theNoteIsGoneOnceAnythingIsChanged_data()
{
    QTest::addColumn<std::function<void(PanelPage &)>>("change");
    QTest::addColumn<bool>("isKept");
    using Change = std::function<void(PanelPage &)>;
    QTest::newRow("another model") << Change([](PanelPage &page) {
        page.findChild<QLineEdit *>(u"model"_s)->setText(u"google/pro"_s);
    }) << false;
    QTest::newRow("no web search") << Change([](PanelPage &page) {
        page.findChild<QWidget *>(u"member"_s)->findChild<QCheckBox *>()->toggle();
    }) << false;
    QTest::newRow("without the judge") << Change([](PanelPage &page) {
        page.findChild<QCheckBox *>(u"withJudge"_s)->toggle();
    }) << false;
    QTest::newRow("another writer") << Change([](PanelPage &page) {
        page.findChild<QWidget *>(u"writer"_s)->findChild<QLineEdit *>(u"model"_s)->setText(u"x"_s);
    }) << false;
    QTest::newRow("one member more") << Change([](PanelPage &page) {
        page.findChild<QPushButton *>(u"duplicate"_s)->click();
    }) << false;
    QTest::newRow("only another name") << Change([](PanelPage &page) {
        page.findChild<QLineEdit *>(u"name"_s)->setText(u"Mine"_s);
    }) << true;
}

void TestPanelPage::theNoteIsGoneOnceAnythingIsChanged()
{
    QFETCH(std::function<void(PanelPage &)>, change);
    QFETCH(bool, isKept);
    change(*m_page);
    QCOMPARE(m_page->panel().note, isKept ? preset().note : QString());
    QCOMPARE(find<QWidget>(u"note"_s)->isHidden(), !isKept);
}

void TestPanelPage::membersComeAndGo()
{
    members()[0]->findChild<QPushButton *>(u"remove"_s)->click();
    QCOMPARE(m_page->panel().members.size(), 1);
    QCOMPARE(m_page->panel().members[0].model.id, u"moonshot/kimi"_s);
    QCOMPARE(m_page->panel().members[0].id, chat::MemberId{1});
    find<QPushButton>(u"addMember"_s)->click();
    QCOMPARE(m_page->panel().members.size(), 2);
    QCOMPARE(m_page->panel().members[1].id, chat::MemberId{2});
    QCOMPARE(m_page->panel().members[1].model.endpoint, u"openrouter"_s);
}

void TestPanelPage::eightMembersAtMost()
{
    while (members().size() < chat::maxMembers)
        find<QPushButton>(u"addMember"_s)->click();
    QVERIFY(find<QPushButton>(u"addMember"_s)->isHidden());
    const QList<QWidget *> all = members();
    for (const QWidget *const member : all)
        QVERIFY(!member->findChild<QPushButton *>(u"duplicate"_s)->isEnabled());
}

void TestPanelPage::theLastMemberStays()
{
    members()[0]->findChild<QPushButton *>(u"remove"_s)->click();
    QVERIFY(!members()[0]->findChild<QPushButton *>(u"remove"_s)->isEnabled());
}

void TestPanelPage::aDuplicateKeepsAllSettings()
{
    members()[0]->findChild<QDoubleSpinBox *>(u"temperature"_s)->setValue(0.7);
    members()[0]->findChild<QPushButton *>(u"duplicate"_s)->click();
    const QList<chat::Member> all = m_page->panel().members;
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[1].model, all[0].model);
    QCOMPARE(all[1].settings, all[0].settings);
    QCOMPARE(all[1].settings.maxTokens, 4000); // what the form does not show
    QCOMPARE(all[1].id, chat::MemberId{2});
}

void TestPanelPage::everySettingIsTaken()
{
    QWidget *const first = members()[0];
    first->findChild<QLineEdit *>(u"label"_s)->setText(u" Alto "_s);
    first->findChild<QDoubleSpinBox *>(u"temperature"_s)->setValue(0.5);
    auto *const effort = first->findChild<QComboBox *>(u"effort"_s);
    effort->setCurrentIndex(effort->findData(u"high"_s));
    first->findChild<QDoubleSpinBox *>(u"weight"_s)->setValue(2.5);
    first->findChild<QPlainTextEdit *>(u"systemPrompt"_s)->setPlainText(u"Be brief."_s);
    find<QSpinBox>(u"quorum"_s)->setValue(1);
    find<QSpinBox>(u"grace"_s)->setValue(30);
    chat::Panel expected = preset();
    expected.note.clear();
    expected.members[0].label = u"Alto"_s;
    expected.members[0].weight = 2.5;
    expected.members[0].settings.temperature = 0.5;
    expected.members[0].settings.effort = u"high"_s;
    expected.members[0].settings.systemPrompt = u"Be brief."_s;
    expected.policy.quorum = 1;
    expected.policy.grace = std::chrono::seconds(30);
    QCOMPARE(m_page->panel(), expected);
}

void TestPanelPage::anotherModelLosesTheOldName()
{
    auto *const model = find<QLineEdit>(u"model"_s);
    model->setText(u"google/pro"_s);
    QCOMPARE(m_page->panel().members[0].model.displayName(), u"google/pro"_s);
    model->setText(u"google/flash"_s);
    QCOMPARE(m_page->panel().members[0].model.displayName(), u"flash"_s);
}

void TestPanelPage::aConnectionThatIsNotThereIsKept()
{
    chat::Panel other = preset();
    other.members[0].model.endpoint = u"gone"_s;
    m_page->edit(other, offer);
    QCOMPARE(m_page->panel(), other);
}

void TestPanelPage::problemsAreSaid_data()
{
    QTest::addColumn<std::function<void(chat::Panel &)>>("spoil");
    QTest::addColumn<QString>("problem");
    using Spoil = std::function<void(chat::Panel &)>;
    QTest::newRow("a member without a model") << Spoil([](chat::Panel &panel) { panel.members[1].model.id.clear(); })
                                              << u"Member 2 has no model yet. Write which one, or remove the member."_s;
    QTest::newRow("a judge without a model")
        << Spoil([](chat::Panel &panel) { panel.judge.model.id.clear(); })
        << u"The judge has no model yet. Write which one, or leave the judge out."_s;
    QTest::newRow("a writer without a model") << Spoil([](chat::Panel &panel) { panel.writer.model.id.clear(); })
                                              << u"The writer has no model yet. Write which one."_s;
    QTest::newRow("a quorum that cannot be met") << Spoil([](chat::Panel &panel) { panel.policy.quorum = 5; })
                                                 << u"Judging cannot wait for 5 answers of 2 members."_s;
    QTest::newRow("no judge wanted") << Spoil([](chat::Panel &panel) {
        panel.judge.model.id.clear();
        panel.policy.judging = chat::Judging::WithoutJudge;
    }) << QString();
    QTest::newRow("one member needs neither") << Spoil([](chat::Panel &panel) {
        panel.members.removeLast();
        panel.judge.model.id.clear();
        panel.writer.model.id.clear();
    }) << QString();
}

void TestPanelPage::problemsAreSaid()
{
    QFETCH(std::function<void(chat::Panel &)>, spoil);
    QFETCH(QString, problem);
    chat::Panel panel = preset();
    spoil(panel);
    m_page->edit(panel, offer);
    QSignalSpy used(m_page.get(), &PanelPage::used);
    find<QPushButton>(u"usePanel"_s)->click();
    QCOMPARE(this->problem(), problem);
    QCOMPARE(used.size(), problem.isEmpty() ? 1 : 0);
}

void TestPanelPage::savingNeedsAName()
{
    QSignalSpy saved(m_page.get(), &PanelPage::saveRequested);
    find<QLineEdit>(u"name"_s)->setText(u"  "_s);
    find<QPushButton>(u"savePanel"_s)->click();
    QCOMPARE(problem(), u"Give the panel a name to save it."_s);
    find<QLineEdit>(u"name"_s)->setText(u"Mine"_s);
    QCOMPARE(problem(), QString());
    find<QPushButton>(u"savePanel"_s)->click();
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().first().value<chat::Panel>().name, u"Mine"_s);
}

void TestPanelPage::aNewPanelBeginsWithOneMember()
{
    m_page->edit({}, offer);
    QCOMPARE(members().size(), 1);
    QSignalSpy used(m_page.get(), &PanelPage::used);
    find<QPushButton>(u"usePanel"_s)->click();
    QCOMPARE(used.size(), 0);
    find<QLineEdit>(u"model"_s)->setText(u"a/b"_s);
    find<QPushButton>(u"usePanel"_s)->click();
    QCOMPARE(used.size(), 1);
}

void TestPanelPage::fieldsAreNamed()
{
    const QList<QWidget *> widgets = m_page->findChildren<QWidget *>();
    for (const QWidget *const widget : widgets) {
        const auto *const button = qobject_cast<const QAbstractButton *>(widget);
        const bool isInner = widget->parentWidget() && widget->parentWidget()->focusProxy() == widget;
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->window() != m_page->window() || isInner ||
            widget->objectName().startsWith(u"qt_"_s))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) + u" "_s + widget->objectName()));
    }
}

QTEST_MAIN(TestPanelPage)
#include "tst_panelpage.moc"
