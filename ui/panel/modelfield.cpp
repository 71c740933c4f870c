// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/modelfield.h"

#include "ui/panel/formrows.h"
#include "ui/panel/modelpicker.h"
#include "ui/panel/offer.h"
#include "ui/style/metrics.h"
#include "ui/style/plaintext.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace panelui {

ModelField::ModelField(const Offer &offer, Choice choice, QWidget *parent)
    : QWidget(parent)
    , m_offer(offer)
    , m_endpoint(new QComboBox(this))
    , m_id(new QLineEdit(this))
    , m_known(new QStringListModel(this))
{
    m_endpoint->setObjectName(u"connection"_s);
    passWheelOn(m_endpoint);
    m_endpoint->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_endpoint->setMinimumContentsLength(12);
    for (const settings::Endpoint &endpoint : offer.endpoints)
        m_endpoint->addItem(styleui::buttonText(endpoint.name), endpoint.id);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_id->setObjectName(u"model"_s);
    m_id->setPlaceholderText(tr("Model, as the connection names it"));
    auto *const completer = new QCompleter(m_known, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_id->setCompleter(completer);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * styleui::step);
    row->addWidget(m_endpoint, 1);
    row->addWidget(m_id, 2);
    if (choice == Choice::FromPicker && m_offer.picker)
        addPickerButton(row);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &ModelField::offerModels);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &ModelField::changed);
    connect(m_id, &QLineEdit::textChanged, this, &ModelField::changed);
    offerModels();
}

void ModelField::addPickerButton(QLayout *row)
{
    m_choose = new QPushButton(tr("Choose…"), this);
    m_choose->setObjectName(u"chooseModel"_s);
    m_choose->setToolTip(tr("Search the models of all connections"));
    row->addWidget(m_choose);
    connect(m_choose, &QPushButton::clicked, this, [this] { m_offer.picker->popUp(m_choose, model()); });
    connect(m_offer.picker, &ModelPicker::picked, this, [this](const chat::Model &picked) {
        if (m_offer.picker->anchor() == m_choose)
            setModel(picked);
    });
}

void ModelField::setPlaceholder(const QString &text)
{
    m_id->setPlaceholderText(text);
}

void ModelField::setNames(const QString &ofConnection, const QString &ofModel)
{
    m_endpoint->setAccessibleName(ofConnection);
    m_id->setAccessibleName(ofModel);
    if (m_choose)
        m_choose->setAccessibleName(tr("Choose: %1").arg(ofModel));
}

void ModelField::focusModel()
{
    m_id->setFocus();
}

void ModelField::offerModels()
{
    m_known->setStringList(m_offer.models.value(m_endpoint->currentData().toString()));
}

void ModelField::setModel(const chat::Model &model)
{
    m_given = model;
    int row = m_endpoint->findData(model.endpoint);
    if (row < 0 && !model.endpoint.isEmpty()) { // not connected here; it must not be lost
        row = m_endpoint->count();
        m_endpoint->addItem(tr("%1 (not connected)").arg(styleui::buttonText(model.endpoint)), model.endpoint);
    }
    m_endpoint->setCurrentIndex(std::max(0, row));
    m_id->setText(model.id);
}

chat::Model ModelField::model() const
{
    const chat::Model model{.endpoint = m_endpoint->currentData().toString(), .id = m_id->text().trimmed()};
    // The name that came with it goes on belonging to it only as long as it is the same model.
    return model.endpoint == m_given.endpoint && model.id == m_given.id ? m_given : model;
}

} // namespace panelui
