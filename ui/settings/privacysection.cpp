// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/privacysection.h"

#include "settings/preferences.h"
#include "ui/settings/taborder.h"
#include "ui/settings/wheelpass.h"
#include "ui/style/look.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace settingsui {

namespace {

constexpr double largestLimitUsd = 1'000'000;

} // namespace

PrivacySection::PrivacySection(settings::PreferenceStore &preferences, QWidget *parent)
    : Section(tr("Privacy and costs"), parent)
    , m_preferences(preferences)
    , m_limit(new QDoubleSpinBox(this))
    , m_model(new QPushButton(this))
    , m_usualModel(new QPushButton(tr("The writer's"), this))
{
    setObjectName(u"privacySection"_s);
    const auto explain = [this](const QString &name, const QString &meaning, const QString &words) {
        addSetting(name, meaning, nullptr, words);
    };
    explain(tr("What you ask"),
            tr("Your question, and what was said before in its session, go to the connections that the panel names, "
               "when you press Ask, and to nobody else. The judge and the writer also get the members' answers. Beside "
               "the field stands where a question goes."),
            tr("sent where data"));
    explain(
        tr("What these services do with it"),
        tr("A service such as OpenRouter passes it on to hosts of its choice. In the panel builder, a panel can ask "
           "for hosts that keep nothing, or be local only, which sends nothing beyond this computer. Web search and "
           "web fetch send words of the question to search services, whatever a panel asks of its models."),
        tr("retention collection local only web"));
    explain(
        tr("What stays here"),
        tr("Sessions, panels and settings are files on this computer; keys are in the system's keychain. There is no "
           "account, no telemetry, and no look for updates."),
        tr("keys keychain telemetry"));
    explain(
        tr("What is sent without a question"),
        tr("Servers on this computer are looked for at their usual ports. A connection that you add is asked "
           "what server it is. Lists of models are fetched when you open such a list, and from connections that you "
           "have asked. No picture or page that an answer names is loaded."),
        tr("network discovery models images"));
    createCosts();
    fill(m_preferences.current());
    connect(&m_preferences, &settings::PreferenceStore::changed, this, &PrivacySection::fill);
}

void PrivacySection::createCosts()
{
    m_limit->setObjectName(u"monthlyLimit"_s);
    m_limit->setRange(0, largestLimitUsd);
    m_limit->setDecimals(2);
    m_limit->setPrefix(tr("$"));
    m_limit->setSpecialValueText(tr("no limit"));
    m_limit->setKeyboardTracking(false);
    new WheelPass(m_limit);
    m_model->setObjectName(u"compareWith"_s);
    m_usualModel->setObjectName(u"compareWithWriter"_s);
    m_usualModel->setAccessibleDescription(tr("Compare with the panel's writer again"));
    styleui::setLook(m_usualModel, styleui::Look::Link);
    auto *const choice = new QWidget(this);
    auto *const row = new QHBoxLayout(choice);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_usualModel);
    row->addWidget(m_model);
    addSetting(tr("Limit for a month"),
               tr("You are warned before what may go beyond it is sent. What runs is never stopped."), m_limit,
               tr("money cost dollars budget"));
    addSetting(tr("Compare costs with"),
               tr("Beside the cost of a question stands how that is to this model alone, as “2.7× …”."), choice,
               tr("money cost ratio model"));
    orderTabs(this);
    connect(m_limit, &QDoubleSpinBox::valueChanged, this, [this](double usd) {
        settings::Preferences next = m_preferences.current();
        next.monthlyLimitUsd = usd > 0 ? std::optional(usd) : std::nullopt;
        keep(next);
    });
    connect(m_model, &QPushButton::clicked, this, [this] { Q_EMIT comparisonRequested(m_model); });
    connect(m_usualModel, &QPushButton::clicked, this, [this] {
        settings::Preferences next = m_preferences.current();
        next.compareWith.reset();
        m_model->setFocus(Qt::OtherFocusReason);
        keep(next);
    });
}

void PrivacySection::fill(const settings::Preferences &preferences)
{
    const QSignalBlocker quiet(m_limit);
    m_limit->setValue(preferences.monthlyLimitUsd.value_or(0));
    const auto &model = preferences.compareWith;
    const QString name = model ? model->displayName() : tr("The panel's writer");
    m_model->setText(styleui::buttonText(name) + u'…');
    m_model->setAccessibleName(tr("Compare costs with: %1").arg(name));
    m_usualModel->setVisible(model.has_value());
}

void PrivacySection::keep(const settings::Preferences &next)
{
    const auto written = m_preferences.replace(next);
    Q_EMIT problemChanged(written ? QString() : written.error());
}

} // namespace settingsui
