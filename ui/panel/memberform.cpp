// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/memberform.h"

#include "ui/panel/formrows.h"
#include "ui/panel/modelfield.h"
#include "ui/panel/modelsettingsform.h"
#include "ui/panel/offer.h"
#include "ui/style/metrics.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

constexpr int longestLabel = 200; // characters

} // namespace

MemberForm::MemberForm(const chat::Member &member, const Offer &offer, QWidget *parent)
    : QWidget(parent)
    , m_member(member)
    , m_offer(offer)
    , m_model(new ModelField(offer, ModelField::Choice::ByHand, this))
    , m_label(new QLineEdit(this))
    , m_weight(new QDoubleSpinBox(this))
    , m_settings(new ModelSettingsForm(member.settings, ModelSettingsForm::Of::Member, this))
    , m_hasFallback(new QCheckBox(tr("If it fails, ask"), this))
    , m_fallback(new ModelField(offer, ModelField::Choice::FromPicker, this))
{
    m_model->setModel(member.model);
    m_label->setObjectName(u"label"_s);
    m_label->setMaxLength(std::max(longestLabel, int(member.label.size())));
    m_label->setText(member.label);
    m_label->setPlaceholderText(tr("Its model's name"));
    m_weight->setObjectName(u"weight"_s);
    m_weight->setRange(0.1, 10);
    m_weight->setSingleStep(0.1);
    m_weight->setDecimals(1);
    m_weight->setValue(member.weight);
    passWheelOn(m_weight);
    m_hasFallback->setObjectName(u"hasFallback"_s);
    m_hasFallback->setMinimumWidth(rowNameWidth(this));
    m_hasFallback->setChecked(member.fallback.has_value());
    m_fallback->setObjectName(u"fallback"_s);
    m_fallback->setModel(member.fallback.value_or(chat::Model{.endpoint = member.model.endpoint}));
    m_fallback->setEnabled(member.fallback.has_value());
    createLayout();
    connectFields();
    setNumber(member.id.number);
    refresh();
}

void MemberForm::createLayout()
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(2 * styleui::step, styleui::step, styleui::step, 2 * styleui::step);
    column->setSpacing(2 * styleui::step);
    QFormLayout *const form = formRows();
    form->addRow(rowName(tr("Model"), this), m_model);
    form->addRow(rowName(tr("Shown as"), this, m_label),
                 inRow({m_label, words(tr("Weight"), this, m_weight), m_weight}));
    column->addLayout(form);
    column->addWidget(m_settings);
    QHBoxLayout *const end = inRow({m_hasFallback, m_fallback});
    end->setSpacing(styleui::padding); // as in the rows above
    column->addLayout(end);
}

void MemberForm::connectFields()
{
    connect(m_model, &ModelField::changed, this, [this] {
        m_member.model = m_model->model();
        refresh();
        Q_EMIT changed();
    });
    connect(m_label, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_member.label = text.trimmed();
        Q_EMIT changed();
    });
    connect(m_weight, &QDoubleSpinBox::valueChanged, this, [this](double weight) {
        m_member.weight = weight;
        Q_EMIT changed();
    });
    connect(m_settings, &ModelSettingsForm::changed, this, [this] {
        m_member.settings = m_settings->settings();
        Q_EMIT changed();
    });
    connect(m_hasFallback, &QCheckBox::toggled, m_fallback, &QWidget::setEnabled);
    connect(m_hasFallback, &QCheckBox::toggled, this, &MemberForm::takeFallback);
    connect(m_fallback, &ModelField::changed, this, &MemberForm::takeFallback);
}

void MemberForm::takeFallback()
{
    const chat::Model model = m_fallback->model();
    m_member.fallback = m_hasFallback->isChecked() && !model.id.isEmpty() ? std::optional(model) : std::nullopt;
    Q_EMIT changed();
}

void MemberForm::refresh()
{
    m_settings->setCapabilities(m_offer.capabilities(m_member.model));
}

void MemberForm::setModel(const chat::Model &model)
{
    m_model->setModel(model);
}

void MemberForm::setNumber(int number)
{
    m_member.id.number = number;
    const QString whose = tr("member %1").arg(number);
    m_model->setNames(tr("Connection of %1").arg(whose), tr("Model of %1").arg(whose));
    m_label->setAccessibleName(tr("Member %1 is shown as").arg(number));
    m_weight->setAccessibleName(tr("Weight of %1").arg(whose));
    m_settings->setOwner(whose);
    m_hasFallback->setAccessibleName(tr("If %1 fails, ask another model").arg(whose));
    m_fallback->setNames(tr("Connection of the fallback of %1").arg(whose), tr("Fallback of %1").arg(whose));
}

void MemberForm::focusModel()
{
    m_model->focusModel();
}

} // namespace panelui
