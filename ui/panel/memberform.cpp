// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/memberform.h"

#include "ui/panel/modelfield.h"
#include "ui/style/look.h"
#include "ui/style/membermark.h"
#include "ui/style/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

// Below its least value a temperature is not sent at all.
constexpr double noTemperature = -0.1;

} // namespace

MemberForm::MemberForm(const chat::Member &member, const Offer &offer, QWidget *parent)
    : styleui::Card(parent)
    , m_given(member)
    , m_mark(new styleui::MemberMark(member.id.number, this))
    , m_model(new ModelField(offer, this))
    , m_duplicate(new QPushButton(tr("Duplicate"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
    , m_label(new QLineEdit(member.label, this))
    , m_temperature(new QDoubleSpinBox(this))
    , m_effort(new QComboBox(this))
    , m_weight(new QDoubleSpinBox(this))
    , m_search(new QCheckBox(tr("Web search"), this))
    , m_fetch(new QCheckBox(tr("Web fetch"), this))
    , m_systemPrompt(new QPlainTextEdit(member.settings.systemPrompt, this))
{
    m_model->setModel(member.model);
    m_label->setObjectName(u"label"_s);
    m_label->setPlaceholderText(tr("Its model's name"));
    m_temperature->setObjectName(u"temperature"_s);
    m_temperature->setRange(noTemperature, 2);
    m_temperature->setSingleStep(0.1);
    m_temperature->setDecimals(2);
    m_temperature->setSpecialValueText(tr("not sent"));
    m_temperature->setMinimumWidth(fontMetrics().horizontalAdvance(m_temperature->specialValueText()) +
                                   12 * styleui::step);
    m_temperature->setValue(member.settings.temperature.value_or(noTemperature));
    m_effort->setObjectName(u"effort"_s);
    m_effort->addItem(tr("not sent"), QString());
    for (const char *const effort : {"max", "xhigh", "high", "medium", "low", "minimal", "none"})
        m_effort->addItem(QLatin1StringView(effort), QString(QLatin1StringView(effort)));
    m_effort->setCurrentIndex(std::max(0, m_effort->findData(member.settings.effort)));
    m_weight->setObjectName(u"weight"_s);
    m_weight->setRange(0.1, 10);
    m_weight->setSingleStep(0.1);
    m_weight->setDecimals(1);
    m_weight->setValue(member.weight);
    m_search->setChecked(member.settings.web.search);
    m_fetch->setChecked(member.settings.web.fetch);
    m_systemPrompt->setObjectName(u"systemPrompt"_s);
    m_systemPrompt->setPlaceholderText(tr("System prompt: what this member is told before every conversation"));
    m_systemPrompt->setTabChangesFocus(true);
    m_systemPrompt->setFrameShape(QFrame::NoFrame);
    m_systemPrompt->setFixedHeight(2 * fontMetrics().lineSpacing() + 2 * styleui::step);
    createLayout();
    createChangeSignals();
    setNumber(member.id.number);
}

void MemberForm::createLayout()
{
    auto *const head = new QHBoxLayout;
    head->setSpacing(2 * styleui::step);
    head->addWidget(m_mark);
    head->addWidget(m_model, 1);
    head->addWidget(m_duplicate);
    head->addWidget(m_remove);
    for (QPushButton *const button : {m_duplicate, m_remove})
        styleui::setLook(button, styleui::Look::Plain);
    m_duplicate->setObjectName(u"duplicate"_s);
    m_remove->setObjectName(u"remove"_s);

    auto *const settings = new QHBoxLayout;
    settings->setSpacing(2 * styleui::step);
    const auto add = [&](const QString &name, QWidget *field, int stretch) {
        auto *const label = new QLabel(name, this);
        label->setFont(styleui::figuresFont(font()));
        label->setBuddy(field);
        settings->addWidget(label);
        settings->addWidget(field, stretch);
    };
    add(tr("Shown as"), m_label, 1);
    add(tr("Temperature"), m_temperature, 0);
    add(tr("Effort"), m_effort, 0);
    add(tr("Weight"), m_weight, 0);
    settings->addWidget(m_search);
    settings->addWidget(m_fetch);

    auto *const field = new styleui::Card(this); // its text must not cover the round corners
    auto *const inside = new QVBoxLayout(field);
    inside->setContentsMargins(styleui::step, 1, styleui::step, 1);
    inside->addWidget(m_systemPrompt);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, styleui::padding, styleui::padding, styleui::padding);
    column->setSpacing(2 * styleui::step);
    column->addLayout(head);
    column->addLayout(settings);
    column->addWidget(field);
}

void MemberForm::createChangeSignals()
{
    connect(m_model, &ModelField::changed, this, &MemberForm::changed);
    connect(m_label, &QLineEdit::textChanged, this, &MemberForm::changed);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, &MemberForm::changed);
    connect(m_effort, &QComboBox::currentIndexChanged, this, &MemberForm::changed);
    connect(m_weight, &QDoubleSpinBox::valueChanged, this, &MemberForm::changed);
    connect(m_search, &QCheckBox::toggled, this, &MemberForm::changed);
    connect(m_fetch, &QCheckBox::toggled, this, &MemberForm::changed);
    connect(m_systemPrompt, &QPlainTextEdit::textChanged, this, &MemberForm::changed);
    connect(m_duplicate, &QPushButton::clicked, this, &MemberForm::duplicateRequested);
    connect(m_remove, &QPushButton::clicked, this, &MemberForm::removeRequested);
}

chat::Member MemberForm::member() const
{
    chat::Member member = m_given;
    member.model = m_model->model();
    member.label = m_label->text().trimmed();
    member.weight = m_weight->value();
    chat::ModelSettings &settings = member.settings;
    settings.systemPrompt = m_systemPrompt->toPlainText();
    settings.temperature = m_temperature->value() < 0 ? std::nullopt : std::optional(m_temperature->value());
    settings.effort = m_effort->currentData().toString();
    settings.web = {.search = m_search->isChecked(), .fetch = m_fetch->isChecked()};
    return member;
}

void MemberForm::setNumber(int number)
{
    m_given.id.number = number;
    m_mark->setNumber(number);
    setAccessibleName(tr("Member %1").arg(number));
    m_model->setNames(tr("Connection of member %1").arg(number), tr("Model of member %1").arg(number));
    m_label->setAccessibleName(tr("Member %1 is shown as").arg(number));
    m_temperature->setAccessibleName(tr("Temperature of member %1").arg(number));
    m_effort->setAccessibleName(tr("Effort of member %1").arg(number));
    m_weight->setAccessibleName(tr("Weight of member %1").arg(number));
    m_systemPrompt->setAccessibleName(tr("System prompt of member %1").arg(number));
    m_duplicate->setAccessibleName(tr("Duplicate member %1").arg(number));
    m_remove->setAccessibleName(tr("Remove member %1").arg(number));
}

void MemberForm::setCanRemove(bool can)
{
    m_remove->setEnabled(can);
}

void MemberForm::setCanDuplicate(bool can)
{
    m_duplicate->setEnabled(can);
}

void MemberForm::focusModel()
{
    m_model->focusModel();
}

} // namespace panelui
