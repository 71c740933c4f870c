// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/keysource.h"
#include "settings/endpointstore.h"
#include "settings/preferences.h"
#include "ui/settings/settingspage.h"
#include "ui/style/elidedlabel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

class CanaryKeys : public provider::KeySource
{
public:
    [[nodiscard]] provider::Secret key(const settings::Endpoint &endpoint) const override
    {
        return endpoint.id == settings::openRouter().id ? provider::Secret("sk-CANARY-1") : provider::Secret();
    }
};

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theAppearanceIsKept();
    void theSizeOfTheTextIsKept();
    void connectionsAreListed();
    void aConnectionIsAddedAndRemoved();
    void aBadAddressIsSaid_data();
    void aBadAddressIsSaid();
    void X25_theKeyIsNowhere();

private:
    [[nodiscard]] QStringList texts() const;
    void openForm();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::PreferenceStore> m_preferences;
    std::unique_ptr<settings::EndpointStore> m_endpoints;
    CanaryKeys m_keys;
    std::unique_ptr<settingsui::SettingsPage> m_page;
};

void TestSettingsPage::init()
{
    QTest::failOnWarning();
    m_page.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<settings::PreferenceStore>(m_folder->filePath(u"preferences.json"_s));
    m_endpoints = std::make_unique<settings::EndpointStore>(m_folder->filePath(u"endpoints.json"_s));
    m_page = std::make_unique<settingsui::SettingsPage>(*m_preferences, *m_endpoints, m_keys);
}

QStringList TestSettingsPage::texts() const
{
    QStringList all;
    const QList<styleui::ElidedLabel *> labels = m_page->findChildren<styleui::ElidedLabel *>();
    for (const styleui::ElidedLabel *const label : labels) {
        if (label->isVisibleTo(m_page.get()) && !label->text().isEmpty())
            all.append(label->text());
    }
    return all;
}

void TestSettingsPage::openForm()
{
    m_page->findChild<QPushButton *>(u"startConnection"_s)->click();
}

void TestSettingsPage::theAppearanceIsKept()
{
    auto *const box = m_page->findChild<QComboBox *>(u"appearance"_s);
    QCOMPARE(box->currentText(), u"Like the system"_s);
    box->setCurrentIndex(box->findText(u"Dark"_s));
    QCOMPARE(m_preferences->current().appearance, settings::Appearance::Dark);
    const settings::PreferenceStore again(m_folder->filePath(u"preferences.json"_s));
    QCOMPARE(again.current().appearance, settings::Appearance::Dark);
}

void TestSettingsPage::theSizeOfTheTextIsKept()
{
    auto *const size = m_page->findChild<QDoubleSpinBox *>(u"textSize"_s);
    const double usual = size->value();
    size->stepUp();
    QCOMPARE(m_preferences->current().fontSizeDelta, 1);
    size->setValue(usual + 100);
    QCOMPARE(m_preferences->current().fontSizeDelta, settings::largestFontSizeDelta);
    settings::Preferences next = m_preferences->current();
    next.fontSizeDelta = -2; // by a key, meanwhile
    QVERIFY(m_preferences->replace(next));
    QCOMPARE(size->value(), usual - 2);
}

void TestSettingsPage::connectionsAreListed()
{
    QCOMPARE(texts(), QStringList({u"OpenRouter"_s, u"https://openrouter.ai/api/v1 · with a key"_s}));
    QVERIFY(!m_page->findChild<QPushButton *>(u"removeConnection"_s)); // it is always there
}

void TestSettingsPage::aConnectionIsAddedAndRemoved()
{
    openForm();
    m_page->findChild<QLineEdit *>(u"address"_s)->setText(u" https://llm.example.org/v1/chat/completions "_s);
    m_page->findChild<QPushButton *>(u"addConnection"_s)->click();
    QCOMPARE(m_endpoints->endpoints().size(), 2);
    QCOMPARE(m_endpoints->endpoints().last().url, QUrl(u"https://llm.example.org/v1"_s));
    QVERIFY(texts().contains(u"https://llm.example.org/v1 · no key"_s));
    m_page->findChild<QPushButton *>(u"removeConnection"_s)->click();
    QCOMPARE(m_endpoints->endpoints().size(), 1);
}

void TestSettingsPage::aBadAddressIsSaid_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("no URL") << u"just words"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("a file") << u"file:///etc/passwd"_s;
    QTest::newRow("a password in it") << u"https://me:secret@example.org/v1"_s;
}

void TestSettingsPage::aBadAddressIsSaid()
{
    QFETCH(QString, address);
    openForm();
    m_page->findChild<QLineEdit *>(u"address"_s)->setText(address);
    m_page->findChild<QPushButton *>(u"addConnection"_s)->click();
    QCOMPARE(m_endpoints->endpoints().size(), 1);
    const auto *const problem = m_page->findChild<styleui::ElidedLabel *>(u"problem"_s);
    QVERIFY(!problem->isHidden());
    QVERIFY(!problem->text().isEmpty());
    QVERIFY(!problem->text().contains(u"secret"_s));
    QTest::keyClicks(m_page->findChild<QLineEdit *>(u"address"_s), u"x"_s);
    QVERIFY(problem->isHidden());
}

void TestSettingsPage::X25_theKeyIsNowhere()
{
    const QStringList all = texts();
    for (const QString &text : all)
        QVERIFY(!text.contains(u"CANARY"_s));
    const QList<QWidget *> widgets = m_page->findChildren<QWidget *>();
    for (const QWidget *const widget : widgets)
        QVERIFY(!(widget->toolTip() + widget->accessibleName()).contains(u"CANARY"_s));
}

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
