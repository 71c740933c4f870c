// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/membercard.h"
#include "ui/panel/panelactions.h"
#include "ui/panel/panelpage.h"
#include "ui/style/elidedlabel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using panelui::MemberCard;
using panelui::PanelPage;
using settings::Origin;
using settings::StoredPanel;

namespace {

chat::Panel duo()
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

StoredPanel stored(Origin origin, const chat::Panel &panel = duo())
{
    return {.panel = panel, .origin = origin};
}

panelui::Offer offer()
{
    return {.endpoints = {settings::openRouter(), {.id = u"ollama"_s, .name = u"Ollama"_s}},
            .models = {{u"ollama"_s, {u"llama"_s}}},
            .uncovered =
                [](const chat::Panel &panel) {
                    return panel.privacy.localOnly ? QStringList{u"Flash is elsewhere."_s} : QStringList();
                },
            .savedNames = {u"Budget"_s, u"Trio"_s}};
}

} // namespace

/// The builder as a whole: what comes back of a panel, what changed, and what is asked before something is lost.
class TestPanelPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsGivenComesBackUnchanged_data();
    void whatIsGivenComesBackUnchanged();
    void whatIsNotShownStays();
    void theNoteIsGoneOnceAnythingIsChanged_data();
    void theNoteIsGoneOnceAnythingIsChanged();
    void everythingCanBeSet();
    void aConnectionThatIsNotThereIsKept();
    void changesAreSaidAndMarked();
    void revertGoesBackToWhatIsKept();
    void shippedPanelsStayAsTheyAre();
    void ctrlSSaves();
    void membersMoveByKey_data();
    void membersMoveByKey();
    void otherKeysMoveMembers();
    void savingAsksForANameOnce();
    void anotherPanelIsReplacedOnlyOnceAsked();
    void deletingIsAskedFor();
    void theFirstMemberJudgesAndWritesUnlessAnotherDoes();
    void tabGoesThroughAllInTheirOrder();
    void problemsAreSaid_data();
    void problemsAreSaid();
    void escapeLosesNothingUnasked();
    void aJudgeThatResemblesAMemberIsWarnedOf();
    void privacySaysWhatItDoesNotCover();
    void aNewPanelBeginsWithOneMember();
    void fieldsAreNamed();
    void tabsGoInReadingOrder();

private:
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_page->findChild<Widget *>(name);
    }
    [[nodiscard]] QList<MemberCard *> cards() const { return m_page->findChildren<MemberCard *>(u"member"_s); }
    [[nodiscard]] QString text(const QString &label) const
    {
        const auto *const shown = find<styleui::ElidedLabel>(label);
        return shown->isVisible() ? shown->text() : QString();
    }
    void click(const QString &button) const { find<QPushButton>(button)->click(); }
    void open(const chat::Panel &panel, const std::optional<StoredPanel> &kept = {}) const
    {
        m_page->edit(panel, offer(), kept);
    }
    void openAll() const;

    panelui::PanelActions m_actions;
    std::unique_ptr<PanelPage> m_page;
};

void TestPanelPage::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support propagateSizeHints)"_s));
    m_page = std::make_unique<PanelPage>(m_actions);
    m_page->resize(1000, 800);
    m_page->show();
    open(duo(), stored(Origin::Saved));
}

void TestPanelPage::openAll() const
{
    for (const QList<MemberCard *> all = cards(); MemberCard *const card : all)
        card->setOpen(true);
    click(u"openJudge"_s);
    click(u"openWriter"_s);
}

void TestPanelPage::whatIsGivenComesBackUnchanged_data()
{
    QTest::addColumn<chat::Panel>("panel");
    QTest::newRow("two members") << duo();
    const QTemporaryDir nothingSaved;
    const settings::PanelStore store(nothingSaved.path());
    for (const QList<StoredPanel> shipped = store.panels(); const StoredPanel &one : shipped) {
        if (one.isReady())
            QTest::newRow(qPrintable(one.panel.id)) << one.panel;
    }
}

void TestPanelPage::whatIsGivenComesBackUnchanged()
{
    QFETCH(chat::Panel, panel);
    open(panel, stored(Origin::Shipped, panel));
    QCOMPARE(m_page->panel(), panel);
    openAll();
    QCOMPARE(m_page->panel(), panel);
    QCOMPARE(text(u"note"_s), panel.note);
}

void TestPanelPage::whatIsNotShownStays()
{
    chat::Panel odd = duo();
    odd.members[0].settings.temperature = 0.123456;
    odd.members[0].weight = 1.25;
    odd.members[0].settings.provider = {{u"quantizations"_s, QJsonArray{u"fp8"_s}}, {u"order"_s, QJsonArray{u"a"_s}}};
    odd.members[1].settings.systemPrompt = QString(30'000, u'x');
    odd.members[1].label = QString(500, u'l');
    odd.judge.settings.temperature = 0.5;
    odd.policy.grace = std::chrono::milliseconds(1500);
    odd.policy.firstTokenTimeout = std::chrono::milliseconds(2500);
    odd.policy.budgetUsd = 0.0012;
    open(odd);
    openAll();
    QCOMPARE(m_page->panel(), odd);
    find<QLineEdit>(u"hostOrder"_s)->clear();
    QTest::keyClicks(find<QLineEdit>(u"hostOrder"_s), u"b, c"_s);
    odd.members[0].settings.provider.insert(u"order"_s, QJsonArray{u"b"_s, u"c"_s});
    odd.note.clear();
    QCOMPARE(m_page->panel(), odd);
}

void TestPanelPage::theNoteIsGoneOnceAnythingIsChanged_data()
{
    QTest::addColumn<std::function<void(PanelPage &)>>("change");
    using Change = std::function<void(PanelPage &)>;
    const auto press = [](const char *button) {
        return Change(
            [button](PanelPage &page) { page.findChild<QAbstractButton *>(QLatin1StringView(button))->click(); });
    };
    QTest::newRow("no web search") << press("webSearch");
    QTest::newRow("without the judge") << press("withJudge");
    QTest::newRow("one member more") << press("duplicate");
    QTest::newRow("a wish for privacy") << press("zeroRetention");
    QTest::newRow("another model") << Change(
        [](PanelPage &page) { page.findChild<QLineEdit *>(u"model"_s)->setText(u"google/pro"_s); });
    QTest::newRow("another writer") << Change([](PanelPage &page) {
        page.findChild<QWidget *>(u"writer"_s)->findChild<QLineEdit *>(u"model"_s)->setText(u"x"_s);
    });
}

void TestPanelPage::theNoteIsGoneOnceAnythingIsChanged()
{
    QFETCH(std::function<void(PanelPage &)>, change);
    openAll();
    QCOMPARE(text(u"note"_s), duo().note);
    change(*m_page);
    QCOMPARE(m_page->panel().note, QString());
    QCOMPARE(text(u"note"_s), QString());
}

void TestPanelPage::everythingCanBeSet()
{
    openAll();
    QWidget *const first = cards()[0];
    first->findChild<QLineEdit *>(u"label"_s)->setText(u" Alto "_s);
    first->findChild<QDoubleSpinBox *>(u"weight"_s)->setValue(2.5);
    first->findChild<QPlainTextEdit *>(u"systemPrompt"_s)->setPlainText(u"Be brief."_s);
    first->findChild<QDoubleSpinBox *>(u"temperature"_s)->setValue(0.5);
    auto *const effort = first->findChild<QComboBox *>(u"effort"_s);
    effort->setCurrentIndex(effort->findData(u"high"_s));
    first->findChild<QSpinBox *>(u"outputLimit"_s)->setValue(0);
    first->findChild<QCheckBox *>(u"webSearch"_s)->click();
    QTest::keyClicks(first->findChild<QLineEdit *>(u"hostOrder"_s), u"anthropic,google ,"_s);
    QTest::keyClicks(first->findChild<QLineEdit *>(u"onlyHosts"_s), u"google"_s);
    first->findChild<QComboBox *>(u"hostSort"_s)->setCurrentIndex(1);
    first->findChild<QCheckBox *>(u"hasFallback"_s)->click();
    first->findChild<QWidget *>(u"fallback"_s)->findChild<QLineEdit *>(u"model"_s)->setText(u"x/y"_s);
    find<QWidget>(u"openJudge"_s)->parentWidget()->findChild<QPlainTextEdit *>()->setPlainText(u"Weigh costs."_s);
    find<QSpinBox>(u"quorum"_s)->setValue(1);
    find<QSpinBox>(u"grace"_s)->setValue(30);
    find<QSpinBox>(u"connectTimeout"_s)->setValue(5);
    find<QSpinBox>(u"firstWordTimeout"_s)->setValue(50);
    find<QSpinBox>(u"progressTimeout"_s)->setValue(40);
    find<QSpinBox>(u"totalTimeout"_s)->setValue(300);
    find<QSpinBox>(u"moreTries"_s)->setValue(1);
    find<QDoubleSpinBox>(u"budget"_s)->setValue(0.25);
    find<QCheckBox>(u"noDataCollection"_s)->click();

    using std::chrono::seconds;
    chat::Panel expected = duo();
    expected.note.clear();
    expected.members[0].label = u"Alto"_s;
    expected.members[0].weight = 2.5;
    expected.members[0].fallback = chat::Model{.endpoint = u"openrouter"_s, .id = u"x/y"_s};
    expected.members[0].settings = {.systemPrompt = u"Be brief."_s,
                                    .temperature = 0.5,
                                    .effort = u"high"_s,
                                    .maxTokens = {},
                                    .web = {.fetch = true},
                                    .provider = {{u"order"_s, QJsonArray{u"anthropic"_s, u"google"_s}},
                                                 {u"only"_s, QJsonArray{u"google"_s}},
                                                 {u"sort"_s, u"price"_s}}};
    expected.judge.settings.systemPrompt = u"Weigh costs."_s;
    expected.policy = {.quorum = 1,
                       .grace = seconds(30),
                       .connectTimeout = seconds(5),
                       .firstTokenTimeout = seconds(50),
                       .noProgressTimeout = seconds(40),
                       .totalTimeout = seconds(300),
                       .moreTries = 1,
                       .budgetUsd = 0.25};
    expected.privacy.noDataCollection = true;
    QCOMPARE(m_page->panel(), expected);
}

void TestPanelPage::aConnectionThatIsNotThereIsKept()
{
    chat::Panel other = duo();
    other.members[0].model.endpoint = u"gone"_s;
    open(other);
    openAll();
    QCOMPARE(m_page->panel(), other);
}

void TestPanelPage::changesAreSaidAndMarked()
{
    const auto mark = [this](qsizetype card) {
        const auto *const label = cards()[card]->findChild<styleui::ElidedLabel *>(u"difference"_s);
        return label->isHidden() ? QString() : label->text();
    };
    QCOMPARE(text(u"changes"_s), QString());
    QCOMPARE(find<QPushButton>(u"usePanel"_s)->text(), u"Use"_s);
    QVERIFY(!find<QPushButton>(u"savePanel"_s)->isEnabled());
    cards()[1]->setOpen(true);
    cards()[1]->findChild<QLineEdit *>(u"model"_s)->setText(u"moonshot/k3"_s);
    find<QSpinBox>(u"quorum"_s)->setValue(1);
    QCOMPARE(text(u"changes"_s), u"Changed: member 2: model · start of judging"_s);
    QCOMPARE(mark(0), QString());
    QCOMPARE(mark(1), u"changed"_s);
    QCOMPARE(find<QPushButton>(u"usePanel"_s)->text(), u"Use without saving"_s);
    QVERIFY(find<QPushButton>(u"savePanel"_s)->isEnabled());
    cards()[1]->findChild<QPushButton *>(u"duplicate"_s)->click();
    QCOMPARE(mark(2), u"new"_s);
}

void TestPanelPage::revertGoesBackToWhatIsKept()
{
    chat::Panel now = duo();
    now.members.removeLast();
    open(now, stored(Origin::Saved));
    QCOMPARE(text(u"changes"_s), u"Changed: kimi is gone"_s);
    click(u"revertPanel"_s);
    QCOMPARE(m_page->panel(), duo());
    QCOMPARE(text(u"changes"_s), QString());
    QVERIFY(!find<QPushButton>(u"revertPanel"_s)->isEnabled());
}

void TestPanelPage::shippedPanelsStayAsTheyAre()
{
    open(duo(), stored(Origin::Shipped));
    const QString why = u"This panel came with Counterpoint and stays as it is. “Save as…” makes a copy."_s;
    QCOMPARE(text(u"changes"_s), why);
    QVERIFY(!find<QPushButton>(u"deletePanel"_s)->isVisible());
    find<QCheckBox>(u"withJudge"_s)->click();
    QCOMPARE(text(u"changes"_s), u"Changed: without a judge"_s);
    QVERIFY(!find<QPushButton>(u"savePanel"_s)->isEnabled());
    QCOMPARE(find<QPushButton>(u"savePanel"_s)->accessibleDescription(), why);
    const QSignalSpy saved(m_page.get(), &PanelPage::saveRequested);
    click(u"savePanelAs"_s);
    QCOMPARE(find<QLineEdit>(u"name"_s)->text(), u"Budget (copy)"_s);
    QTest::keyClicks(find<QLineEdit>(u"name"_s), u"Mine"_s); // over what is proposed
    QTest::keyClick(find<QLineEdit>(u"name"_s), Qt::Key_Return);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().first().value<chat::Panel>().name, u"Mine"_s);
}

void TestPanelPage::ctrlSSaves()
{
    const QSignalSpy saved(m_page.get(), &PanelPage::saveRequested);
    find<QSpinBox>(u"grace"_s)->setValue(1);
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTest::keyClick(m_page->focusWidget(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved.size(), 1);
    const auto kept = saved.first().first().value<chat::Panel>();
    QCOMPARE(kept.name, u"Budget"_s);
    m_page->showSaved(kept, {u"Budget"_s});
    QCOMPARE(text(u"changes"_s), u"Saved"_s);
    QCOMPARE(find<QPushButton>(u"usePanel"_s)->text(), u"Use"_s);
    QCOMPARE(m_page->panel(), kept);
}

void TestPanelPage::membersMoveByKey_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("the handle") << u"move"_s;
    QTest::newRow("the model") << u"memberModel"_s;
    QTest::newRow("another button") << u"duplicate"_s;
    QTest::newRow("a field") << u"label"_s;
}

void TestPanelPage::membersMoveByKey()
{
    QFETCH(QString, field);
    const QShortcut shortcut(QKeySequence(Qt::ALT | Qt::Key_Up), m_page.get());
    const QSignalSpy activated(&shortcut, &QShortcut::activated);
    const QString first = m_page->panel().members[0].model.id;
    const auto second = [this] { return m_page->panel().members[1].model.id; };
    QVERIFY(second() != first);
    MemberCard *const card = cards()[0];
    card->setOpen(true);
    auto *const widget = card->findChild<QWidget *>(field);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(second(), first);
    QTest::keyClick(widget, Qt::Key_Down, Qt::AltModifier); // no further
    QCOMPARE(second(), first);
    QCOMPARE(m_page->focusWidget(), widget);
    QTest::keyClick(widget, Qt::Key_Up, Qt::AltModifier);
    QVERIFY(second() != first);
    QCOMPARE(activated.size(), 0); // whatever the window does with the keys
}

void TestPanelPage::otherKeysMoveMembers()
{
    m_actions.moveDown->setShortcut(Qt::CTRL | Qt::Key_Question); // typed with Shift
    const QString first = m_page->panel().members[0].model.id;
    auto *const model = cards()[0]->findChild<QWidget *>(u"memberModel"_s);
    model->setFocus();
    QTest::keyClick(model, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_page->panel().members[0].model.id, first);
    QTest::keyClick(model, Qt::Key_Question, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_page->panel().members[1].model.id, first);
}

void TestPanelPage::savingAsksForANameOnce()
{
    chat::Panel made = duo();
    made.id.clear();
    made.name.clear();
    open(made);
    QCOMPARE(text(u"title"_s), u"New panel"_s);
    QCOMPARE(text(u"changes"_s), u"Not saved yet"_s);
    const QSignalSpy saved(m_page.get(), &PanelPage::saveRequested);
    click(u"savePanel"_s);
    QVERIFY(find<QLineEdit>(u"name"_s)->isVisible());
    click(u"yes"_s);
    QCOMPARE(text(u"problem"_s), u"Give the panel a name."_s);
    QTest::keyClicks(find<QLineEdit>(u"name"_s), u"  My  own "_s);
    QCOMPARE(text(u"problem"_s), QString());
    click(u"yes"_s);
    QCOMPARE(saved.size(), 1);
    chat::Panel kept = saved.first().first().value<chat::Panel>();
    QCOMPARE(kept.name, u"My own"_s);
    m_page->showProblem(u"The disk is full."_s);
    QCOMPARE(text(u"problem"_s), u"The disk is full."_s);
    kept.id = u"my-own"_s;
    m_page->showSaved(kept, {u"My own"_s});
    QVERIFY(!find<QLineEdit>(u"name"_s)->isVisible());
    QCOMPARE(text(u"title"_s), u"My own"_s);
    find<QSpinBox>(u"grace"_s)->setValue(1);
    click(u"savePanel"_s);
    QCOMPARE(saved.size(), 2);
}

void TestPanelPage::anotherPanelIsReplacedOnlyOnceAsked()
{
    const QSignalSpy saved(m_page.get(), &PanelPage::saveRequested);
    click(u"savePanelAs"_s);
    find<QLineEdit>(u"name"_s)->setText(u"TRIO"_s);
    click(u"yes"_s);
    QCOMPARE(saved.size(), 0);
    QCOMPARE(text(u"question"_s), u"There is a panel “TRIO” already. Replace it?"_s);
    click(u"no"_s);
    QCOMPARE(saved.size(), 0);
    click(u"savePanelAs"_s);
    find<QLineEdit>(u"name"_s)->setText(u"TRIO"_s);
    click(u"yes"_s);
    click(u"yes"_s);
    QCOMPARE(saved.size(), 1);
}

void TestPanelPage::deletingIsAskedFor()
{
    const QSignalSpy removed(m_page.get(), &PanelPage::removeRequested);
    click(u"deletePanel"_s);
    QCOMPARE(text(u"question"_s), u"Delete “Budget” for good?"_s);
    m_page->leave(); // as Escape does: no
    QVERIFY(!find<QWidget>(u"question"_s)->isVisible());
    QCOMPARE(removed.size(), 0);
    click(u"deletePanel"_s);
    click(u"yes"_s);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toString(), u"budget"_s);
}

void TestPanelPage::theFirstMemberJudgesAndWritesUnlessAnotherDoes()
{
    chat::Panel fresh;
    fresh.members = {{.model = {.endpoint = u"ollama"_s, .id = u"llama"_s}}, {.model = {u"ollama"_s, u"qwen"_s, {}}}};
    chat::numberMembers(fresh);
    open(fresh);
    QVERIFY(!m_page->isTouched());
    QCOMPARE(m_page->panel().judge.model, fresh.members[0].model);
    QCOMPARE(m_page->panel().writer.model, fresh.members[0].model);
    find<QWidget>(u"writer"_s)->findChild<QLineEdit *>(u"model"_s)->setText(u"gemma"_s);
    QCOMPARE(m_page->panel().writer.model.id, u"gemma"_s);
    QVERIFY(m_page->isTouched());
}

void TestPanelPage::tabGoesThroughAllInTheirOrder()
{
    open({});
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    const auto passed = [this](int times) {
        QStringList names;
        for (int i = 0; i < times; ++i) {
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
            names.append(m_page->focusWidget()->objectName());
        }
        return names.join(u' ');
    };
    QCOMPARE(m_page->focusWidget()->objectName(), u"memberModel"_s);
    QCOMPARE(passed(4), u"duplicate openMember addMember withJudge"_s);
    cards()[0]->findChild<QPushButton *>(u"duplicate"_s)->click(); // and the copy has the focus
    QTRY_VERIFY(cards()[1]->isVisible());
    QCOMPARE(passed(5), u"duplicate remove openMember addMember withJudge"_s);
}

void TestPanelPage::problemsAreSaid_data()
{
    QTest::addColumn<std::function<void(chat::Panel &)>>("spoil");
    QTest::addColumn<QString>("problem");
    using Spoil = std::function<void(chat::Panel &)>;
    QTest::newRow("a member without a model") << Spoil([](chat::Panel &panel) { panel.members[1].model.id.clear(); })
                                              << u"Member 2 has no model yet. Choose one, or remove the member."_s;
    QTest::newRow("a quorum that cannot be met") << Spoil([](chat::Panel &panel) { panel.policy.quorum = 5; })
                                                 << u"Judging cannot wait for 5 answers: there are fewer members."_s;
}

void TestPanelPage::problemsAreSaid()
{
    QFETCH(std::function<void(chat::Panel &)>, spoil);
    QFETCH(QString, problem);
    chat::Panel panel = duo();
    spoil(panel);
    open(panel);
    const QSignalSpy used(m_page.get(), &PanelPage::used);
    const QSignalSpy given(m_page.get(), &PanelPage::exportRequested);
    click(u"usePanel"_s);
    QCOMPARE(text(u"problem"_s), problem);
    click(u"exportPanel"_s);
    click(u"savePanel"_s);
    QCOMPARE(find<QWidget>(u"name"_s)->isVisible(), problem.isEmpty());
    QCOMPARE(used.size(), problem.isEmpty() ? 1 : 0);
    QCOMPARE(given.size(), problem.isEmpty() ? 1 : 0);
}

void TestPanelPage::escapeLosesNothingUnasked()
{
    const QSignalSpy left(m_page.get(), &PanelPage::cancelled);
    m_page->leave();
    QCOMPARE(left.size(), 1);
    find<QSpinBox>(u"grace"_s)->setValue(1);
    m_page->leave();
    QCOMPARE(left.size(), 1);
    QCOMPARE(text(u"question"_s), u"What you changed is neither saved nor used. Leave it?"_s);
    m_page->leave();
    QCOMPARE(left.size(), 1);
    m_page->leave();
    click(u"yes"_s);
    QCOMPARE(left.size(), 2);
}

void TestPanelPage::aJudgeThatResemblesAMemberIsWarnedOf()
{
    QCOMPARE(text(u"warning"_s), QString());
    cards()[0]->setOpen(true);
    cards()[0]->findChild<QLineEdit *>(u"model"_s)->setText(u"anthropic/haiku"_s);
    QCOMPARE(text(u"warning"_s),
             u"The judge is by the same maker (Anthropic) as member 1. Judges prefer what resembles them."_s);
    find<QCheckBox>(u"withJudge"_s)->click();
    QCOMPARE(text(u"warning"_s), QString());
}

void TestPanelPage::privacySaysWhatItDoesNotCover()
{
    QCOMPARE(text(u"localOnlyUncovered"_s), QString());
    find<QCheckBox>(u"localOnly"_s)->click();
    QCOMPARE(text(u"localOnlyUncovered"_s), u"Flash is elsewhere."_s);
    QCOMPARE(text(u"zeroRetentionUncovered"_s), QString());
}

void TestPanelPage::aNewPanelBeginsWithOneMember()
{
    open({});
    QCOMPARE(cards().size(), 1);
    QVERIFY(!m_page->isTouched());
    const QSignalSpy used(m_page.get(), &PanelPage::used);
    click(u"usePanel"_s);
    QCOMPARE(used.size(), 0);
    click(u"memberModel"_s); // without a picker the model is typed
    QTest::keyClicks(find<QLineEdit>(u"model"_s), u"a/b"_s);
    click(u"usePanel"_s);
    QCOMPARE(used.size(), 1);
}

void TestPanelPage::fieldsAreNamed()
{
    openAll();
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

void TestPanelPage::tabsGoInReadingOrder()
{
    openAll();
    cards()[0]->findChild<QPushButton *>(u"duplicate"_s)->click();
    QTest::keyClick(cards()[0]->findChild<QPushButton *>(u"move"_s), Qt::Key_Down);
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    find<QWidget>(u"importPanel"_s)->setFocus();
    const QWidget *const form = find<QScrollArea>(u"panelScroll"_s)->widget();
    constexpr int tallest = 10'000;
    QPoint last(-1, -1);
    QStringList names;
    while (!names.contains(u"usePanel"_s)) {
        QWidget *const focused = m_page->focusWidget();
        names.append(focused->objectName());
        const bool isInForm = form->isAncestorOf(focused);
        const bool isInBar = !isInForm && names.size() > 10;
        QPoint place = focused->mapTo(isInForm ? form : m_page.get(), focused->rect().center());
        place += QPoint(0, isInForm ? tallest : isInBar ? 2 * tallest : 0);
        constexpr int sameLine = 20;
        const bool isLater =
            place.y() > last.y() + sameLine || (place.y() > last.y() - sameLine && place.x() > last.x());
        QVERIFY2(isLater, qPrintable(names.join(u' ')));
        last = place;
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    QVERIFY(names.size() > 30);
}

QTEST_MAIN(TestPanelPage)
#include "tst_panelpage.moc"
