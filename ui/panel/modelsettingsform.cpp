// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/modelsettingsform.h"

#include "ui/panel/formrows.h"
#include "ui/panel/hostsform.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

// Below its least value a temperature is not sent at all.
constexpr double noTemperature = -0.1;
constexpr int mostTokens = 100'000'000;
constexpr int promptLines = 3;
// Longer paragraphs take seconds to be broken into lines; they are shown on one.
constexpr int longestWrapped = 20'000; // characters

} // namespace

ModelSettingsForm::ModelSettingsForm(const chat::ModelSettings &settings, Of of, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_prompt(new QPlainTextEdit(this))
    , m_temperature(new QDoubleSpinBox(this))
    , m_effort(new QComboBox(this))
    , m_limit(new QSpinBox(this))
    , m_search(new QCheckBox(tr("Web search"), this))
    , m_fetch(new QCheckBox(tr("Web fetch"), this))
    , m_hosts(new HostsForm(settings.provider, this))
    , m_reasons(new styleui::ElidedLabel(this))
{
    createFields();
    createLayout(of);
    connectFields();
    setCapabilities(catalogue::capabilitiesOf(nullptr, nullptr));
}

void ModelSettingsForm::createFields()
{
    m_prompt->setObjectName(u"systemPrompt"_s);
    m_prompt->setTabChangesFocus(true);
    if (m_settings.systemPrompt.size() > longestWrapped)
        m_prompt->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_prompt->setPlainText(m_settings.systemPrompt);
    m_prompt->setFixedHeight(promptLines * m_prompt->fontMetrics().lineSpacing() + 4 * styleui::step);
    m_temperature->setObjectName(u"temperature"_s);
    m_temperature->setRange(noTemperature, 2);
    m_temperature->setSingleStep(0.1);
    m_temperature->setDecimals(2);
    m_temperature->setSpecialValueText(tr("not sent"));
    m_temperature->setValue(m_settings.temperature.value_or(noTemperature));
    m_effort->setObjectName(u"effort"_s);
    m_effort->addItem(tr("not sent"), QString());
    const QStringList efforts = catalogue::capabilitiesOf(nullptr, nullptr).efforts;
    for (const QString &effort : efforts)
        m_effort->addItem(effort, effort);
    m_effort->setCurrentIndex(std::max(0, m_effort->findData(m_settings.effort)));
    m_limit->setObjectName(u"outputLimit"_s);
    m_limit->setRange(0, mostTokens);
    m_limit->setSingleStep(1000);
    m_limit->setGroupSeparatorShown(true);
    m_limit->setSuffix(tr(" tokens"));
    m_limit->setSpecialValueText(tr("no limit"));
    m_limit->setValue(m_settings.maxTokens.value_or(0));
    m_search->setObjectName(u"webSearch"_s);
    m_search->setChecked(m_settings.web.search);
    m_fetch->setObjectName(u"webFetch"_s);
    m_fetch->setChecked(m_settings.web.fetch);
    m_reasons->setObjectName(u"reasons"_s);
    m_reasons->setMaximumLines(0);
    m_reasons->setInk(styleui::Ink::Faint);
    m_reasons->setFont(styleui::figuresFont(font()));
    for (QWidget *const field :
         {static_cast<QWidget *>(m_temperature), static_cast<QWidget *>(m_effort), static_cast<QWidget *>(m_limit)})
        passWheelOn(field);
    const auto widen = [](QAbstractSpinBox *field, const QString &longest) {
        field->setMinimumWidth(field->fontMetrics().horizontalAdvance(longest) + 12 * styleui::step);
    };
    widen(m_temperature, m_temperature->specialValueText());
    widen(m_limit, u"128,000"_s + m_limit->suffix());
}

void ModelSettingsForm::createLayout(Of of)
{
    const bool isMember = of == Of::Member;
    m_prompt->setPlaceholderText(isMember ? tr("What this member is told before every conversation")
                                          : tr("Added after the program's own instructions"));
    m_temperature->setVisible(of != Of::Judge);
    QLabel *const temperature = words(tr("Temperature"), this, m_temperature);
    temperature->setVisible(of != Of::Judge);

    QFormLayout *const form = formRows();
    setLayout(form);
    form->addRow(rowName(isMember ? tr("System prompt") : tr("Own instructions"), this, m_prompt), m_prompt);
    form->addRow(rowName(tr("Asked for"), this),
                 inRow({temperature, m_temperature, words(tr("Effort"), this, m_effort), m_effort,
                        words(tr("Answer at most"), this, m_limit), m_limit}));
    form->addRow(rowName(tr("Web"), this), inRow({m_search, m_fetch}));
    form->addRow(rowName(tr("Hosts"), this), m_hosts);
    form->addRow(QString(), m_reasons);
}

void ModelSettingsForm::connectFields()
{
    const auto take = [this](auto change) {
        return [this, change](const auto &...value) {
            change(value...);
            refresh();
            Q_EMIT changed();
        };
    };
    connect(m_prompt, &QPlainTextEdit::textChanged, this,
            take([this](const auto &...) { m_settings.systemPrompt = m_prompt->toPlainText(); }));
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this,
            take([this](double value) { m_settings.temperature = value < 0 ? std::nullopt : std::optional(value); }));
    connect(m_effort, &QComboBox::currentIndexChanged, this,
            take([this](int index) { m_settings.effort = m_effort->itemData(index).toString(); }));
    connect(m_limit, &QSpinBox::valueChanged, this,
            take([this](int tokens) { m_settings.maxTokens = tokens == 0 ? std::nullopt : std::optional(tokens); }));
    connect(m_search, &QCheckBox::toggled, this, take([this](bool isOn) { m_settings.web.search = isOn; }));
    connect(m_fetch, &QCheckBox::toggled, this, take([this](bool isOn) { m_settings.web.fetch = isOn; }));
    connect(m_hosts, &HostsForm::changed, this,
            take([this](const auto &...) { m_settings.provider = m_hosts->provider(); }));
}

void ModelSettingsForm::setCapabilities(const catalogue::Capabilities &can)
{
    m_can = can;
    auto *const efforts = qobject_cast<QStandardItemModel *>(m_effort->model());
    for (int row = 1; row < m_effort->count(); ++row)
        efforts->item(row)->setEnabled(can.efforts.contains(m_effort->itemData(row).toString()));
    refresh();
}

void ModelSettingsForm::refresh()
{
    QStringList reasons;
    const auto grey = [&reasons](QWidget *field, const QString &why, bool isSet) {
        field->setEnabled(why.isEmpty() || isSet);
        field->setAccessibleDescription(why);
        if (!why.isEmpty() && !reasons.contains(why))
            reasons.append(why);
    };
    if (!m_temperature->isHidden())
        grey(m_temperature, m_can.whyNoTemperature, m_settings.temperature.has_value());
    grey(m_effort, m_can.whyNoEffort, !m_settings.effort.isEmpty());
    grey(m_search, m_can.whyNoWebTools, m_settings.web.search);
    grey(m_fetch, m_can.whyNoWebTools, m_settings.web.fetch);
    grey(m_hosts, m_can.whyNoHosts, !m_settings.provider.isEmpty());
    if (m_can.maxOutputTokens && m_settings.maxTokens > m_can.maxOutputTokens)
        reasons.append(tr("The model writes %L1 tokens at most.").arg(*m_can.maxOutputTokens));
    m_reasons->setText(reasons.join(u' '));
    m_reasons->setVisible(!reasons.isEmpty());
}

void ModelSettingsForm::setOwner(const QString &whose)
{
    m_prompt->setAccessibleName(tr("Instructions of %1").arg(whose));
    m_temperature->setAccessibleName(tr("Temperature of %1").arg(whose));
    m_effort->setAccessibleName(tr("Effort of %1").arg(whose));
    m_limit->setAccessibleName(tr("Longest answer of %1").arg(whose));
    m_search->setAccessibleName(tr("Web search for %1").arg(whose));
    m_fetch->setAccessibleName(tr("Web fetch for %1").arg(whose));
    m_hosts->setOwner(whose);
}

} // namespace panelui
