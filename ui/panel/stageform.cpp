// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/stageform.h"

#include "chat/panelwords.h"
#include "ui/panel/formrows.h"
#include "ui/panel/modelfield.h"
#include "ui/panel/modelsettingsform.h"
#include "ui/panel/offer.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace panelui {

namespace {

ModelSettingsForm::Of settingsOf(StageForm::Stage stage)
{
    return stage == StageForm::Stage::Judge ? ModelSettingsForm::Of::Judge : ModelSettingsForm::Of::Writer;
}

} // namespace

StageForm::StageForm(Stage stage, const chat::StageModel &model, const Offer &offer, QWidget *parent)
    : styleui::Card(parent)
    , m_stage(stage)
    , m_model(model)
    , m_offer(offer)
    , m_isOn(new QCheckBox(tr("Judge"), this))
    , m_field(new ModelField(offer, ModelField::Choice::FromPicker, this))
    , m_open(iconButton(u"chevron-down"_s, stage == Stage::Judge ? u"openJudge"_s : u"openWriter"_s, this))
    , m_summary(new styleui::ElidedLabel(this))
    , m_warning(new styleui::ElidedLabel(this))
    , m_settings(new ModelSettingsForm(model.settings, settingsOf(stage), this))
{
    m_isOn->setObjectName(u"withJudge"_s);
    m_isOn->setToolTip(tr("Without a judge the writer works from the answers alone."));
    m_isOn->setChecked(true);
    m_field->setObjectName(stage == Stage::Judge ? u"judge"_s : u"writer"_s);
    m_field->setNames(tr("Connection of %1").arg(whose()), tr("Model of %1").arg(whose()));
    m_field->setPlaceholder(tr("The first member's model"));
    m_field->setModel(model.model);
    m_summary->setInk(styleui::Ink::Secondary);
    m_summary->setFont(styleui::figuresFont(font()));
    m_warning->setObjectName(u"warning"_s);
    m_warning->setInk(styleui::Ink::Warning);
    m_warning->setMaximumLines(0);
    m_warning->hide();
    m_settings->setOwner(whose());
    createLayout();
    connectFields();
    setOpen(false);
    refresh();
}

QString StageForm::whose() const
{
    return m_stage == Stage::Judge ? tr("the judge") : tr("the writer");
}

void StageForm::createLayout()
{
    QLabel *const title = words(tr("Writer"), this);
    title->setFont(font());
    title->setVisible(m_stage == Stage::Writer);
    m_isOn->setVisible(m_stage == Stage::Judge);
    const int widest = std::max(m_isOn->sizeHint().width(), title->sizeHint().width()) + 2 * styleui::step;
    title->setMinimumWidth(widest);
    m_isOn->setMinimumWidth(widest);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(styleui::padding, 2 * styleui::step, 2 * styleui::step, 2 * styleui::step);
    column->setSpacing(2 * styleui::step);
    column->addLayout(inRow({m_isOn, title, m_field, m_open}));
    column->addWidget(m_summary);
    column->addWidget(m_warning);
    column->addWidget(m_settings);
}

void StageForm::connectFields()
{
    connect(m_isOn, &QCheckBox::toggled, this, [this](bool isOn) {
        m_field->setEnabled(isOn);
        m_settings->setEnabled(isOn);
        Q_EMIT changed();
    });
    connect(m_field, &ModelField::changed, this, [this] {
        m_model.model = m_field->model();
        refresh();
        Q_EMIT changed();
    });
    connect(m_settings, &ModelSettingsForm::changed, this, [this] {
        m_model.settings = m_settings->settings();
        showSummary();
        Q_EMIT changed();
    });
    connect(m_open, &QAbstractButton::clicked, this, [this] { setOpen(m_settings->isHidden()); });
}

void StageForm::setOpen(bool isOpen)
{
    m_settings->setVisible(isOpen);
    m_open->setIcon(styleui::icon(isOpen ? u"chevron-up"_s : u"chevron-down"_s));
    m_open->setAccessibleName(isOpen ? tr("Close the settings of %1").arg(whose())
                                     : tr("Open the settings of %1").arg(whose()));
    m_open->setToolTip(isOpen ? tr("Close") : tr("Settings"));
    showSummary();
    if (isOpen)
        Q_EMIT opened();
}

void StageForm::showSummary()
{
    m_summary->setText(chat::wordsOf(m_model.settings).join(u" · "_s));
    m_summary->setVisible(m_settings->isHidden() && !m_summary->text().isEmpty());
}

bool StageForm::isOn() const
{
    return m_isOn->isChecked();
}

void StageForm::setOn(bool isOn)
{
    m_isOn->setChecked(isOn);
}

void StageForm::setWarning(const QString &warning)
{
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
}

void StageForm::refresh()
{
    m_settings->setCapabilities(m_offer.capabilities(m_model.model));
}

} // namespace panelui
